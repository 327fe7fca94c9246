CREATE TYPE order_status AS ENUM ('pending','paid','shipped','cancelled');

CREATE TYPE addr AS (street text, zip varchar(10), geo point);

CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');

CREATE DOMAIN positive AS integer CHECK (VALUE > 0);

CREATE TABLE customers (customer_id integer PRIMARY KEY, first_name varchar(40) NOT NULL, last_name varchar(40) NOT NULL, email email, country varchar(40), city text, signup_date date NOT NULL, created_at timestamptz DEFAULT now(), birth_date date, is_active boolean DEFAULT true, tags text[], home addr, prefs jsonb, credit_limit numeric(12,2), ref_code char(8), age smallint);

CREATE TABLE categories (category_id integer PRIMARY KEY, name varchar(50) NOT NULL, parent_id integer REFERENCES categories);

CREATE TABLE products (product_id integer PRIMARY KEY, name varchar(100) NOT NULL, category_id integer REFERENCES categories, price numeric(10,2) NOT NULL, cost money, weight real, attrs json, rating double precision, added date, discontinued boolean NOT NULL DEFAULT false, sku uuid, search tsvector, dims integer[], CONSTRAINT products_name_key UNIQUE (name, category_id));

CREATE TABLE orders (order_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id integer NOT NULL REFERENCES customers, order_date timestamp NOT NULL, status order_status NOT NULL DEFAULT 'pending', total numeric(12,2), shipped_at timestamptz, delivery_window tstzrange, notes text, ship_time interval, qty positive);

CREATE TABLE order_items (order_id bigint NOT NULL REFERENCES orders, product_id integer NOT NULL REFERENCES products, quantity integer NOT NULL, unit_price numeric(10,2) NOT NULL, discount real, PRIMARY KEY (order_id, product_id));

CREATE TABLE events (id bigserial PRIMARY KEY, user_id integer, event_type text NOT NULL, occurred_at timestamptz NOT NULL, payload jsonb, ip inet, session uuid, duration_ms integer, raw bytea);

CREATE TABLE employees (emp_id integer PRIMARY KEY, name text, manager_id integer, dept text, salary integer, hired date, bonus double precision);

CREATE VIEW active_customers AS SELECT customer_id, first_name, email FROM customers WHERE is_active;

CREATE MATERIALIZED VIEW sales AS SELECT date_trunc('month', order_date) AS month, sum(total) AS revenue FROM orders GROUP BY 1;

CREATE FUNCTION full_name(c customers) RETURNS text LANGUAGE sql AS 'SELECT c.first_name || '' '' || c.last_name';

CREATE FUNCTION discount(price numeric, pct numeric DEFAULT 10, VARIADIC extra numeric[] DEFAULT '{}') RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT price';

CREATE SEQUENCE tickets;

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE address AS (street text, city text, zip int);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE customer (
    id integer PRIMARY KEY, name text NOT NULL, email varchar(100) UNIQUE, born date, feeling mood,
    home address, tags text[], profile jsonb, balance numeric(10, 2) DEFAULT 0, level positive,
    created timestamptz NOT NULL DEFAULT now(), active boolean, doc json, uid uuid, ip inet);
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id integer NOT NULL REFERENCES customer,
    placed timestamp, total numeric, status varchar(20), note text, quantity smallint, weight real, score float8);
CREATE TABLE item (
    order_id bigint, line integer, product text NOT NULL, price money, doubled integer GENERATED ALWAYS AS (line * 2) STORED,
    PRIMARY KEY (order_id, line));
CREATE TABLE "Odd Name" ("Col A" integer, "select" text, plain integer);
CREATE TABLE nokey (a integer, b text, c integer);
CREATE VIEW rich AS SELECT id, name, balance FROM customer WHERE balance > 1000;
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n * 2';
CREATE FUNCTION pair(a integer DEFAULT 1, b text DEFAULT 'x') RETURNS text LANGUAGE sql AS 'SELECT b || a';
CREATE FUNCTION series(lo integer, hi integer) RETURNS TABLE (n integer, label text) LANGUAGE sql AS 'SELECT x, x::text FROM generate_series(lo, hi) x';
CREATE FUNCTION any_row() RETURNS SETOF record LANGUAGE sql AS 'SELECT 1, 2';
CREATE DOMAIN posix_text AS text COLLATE "POSIX";
CREATE TABLE coll (id integer, cx text COLLATE "C", px varchar(20) COLLATE "POSIX", plain text, dx posix_text, arr text[] COLLATE "C");
CREATE VIEW collview AS SELECT cx, px FROM coll;

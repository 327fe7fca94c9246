CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL COLLATE NOCASE, email VARCHAR(100) UNIQUE, born DATE,
    "user" TEXT, "Odd Name" INTEGER, "select" TEXT, balance DECIMAL(10, 2) DEFAULT 0 CHECK (balance >= 0));
CREATE TABLE orders (
    id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer (id), placed TEXT, total REAL,
    doubled REAL GENERATED ALWAYS AS (total * 2) VIRTUAL, UNIQUE (customer_id, placed));
CREATE TABLE item (order_id INTEGER, line INTEGER, product TEXT, PRIMARY KEY (order_id, line)) WITHOUT ROWID;
CREATE TABLE measure (at INT NOT NULL, value ANY) STRICT;
CREATE TABLE loose (a, b, rowid TEXT);
CREATE UNIQUE INDEX open_orders ON orders (placed) WHERE total > 0;
CREATE UNIQUE INDEX lower_email ON customer (lower(email));
CREATE VIEW rich AS SELECT id, name FROM customer WHERE balance > 1000;
CREATE VIEW entry AS SELECT id, total FROM orders;
CREATE TRIGGER into_entry INSTEAD OF INSERT ON entry BEGIN SELECT 1; END;

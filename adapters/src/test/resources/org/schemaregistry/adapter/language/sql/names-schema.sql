CREATE SCHEMA other;
CREATE COLLATION own (locale = 'C');
CREATE COLLATION other.theirs (locale = 'C');
CREATE OPERATOR CLASS own_ops FOR TYPE integer USING btree AS
    OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer);
CREATE OPERATOR CLASS own_hash FOR TYPE integer USING hash AS
    OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE item (id serial PRIMARY KEY, name text COLLATE own UNIQUE, label text COLLATE "POSIX", n integer);
CREATE INDEX item_n ON item (n);
CREATE MATERIALIZED VIEW items AS SELECT id, name FROM item;
CREATE UNIQUE INDEX items_id ON items (id);
CREATE VIEW names AS SELECT name FROM item;
CREATE SEQUENCE counter;
CREATE SEQUENCE other.counter2;
CREATE TABLE other.thing (id integer PRIMARY KEY)

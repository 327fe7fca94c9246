SELECT 1
SELECT id, name FROM customer
select ID, NaMe from CUSTOMER where `Email` is not null
SELECT [Odd Name], "select", `user`, user FROM customer
SELECT nme FROM customer
SELECT c.nme FROM customer AS c
SELECT x.name FROM customer c
SELECT customer.name FROM customer c
SELECT id FROM customer, orders
SELECT name FROM custmer
SELECT name FROM main.customer
SELECT main.customer.name FROM customer
SELECT name FROM other.customer
SELECT rowid, _rowid_, oid FROM customer
SELECT rowid FROM item
SELECT rowid FROM loose
SELECT _rowid_ FROM loose
SELECT rowid FROM rich
SELECT total AS t FROM orders WHERE t > 5
SELECT total AS t FROM orders WHERE tt > 5
SELECT name, count(*) FROM customer
SELECT name FROM customer GROUP BY born HAVING count(*) > 1
SELECT count(*) FROM customer WHERE count(*) > 1
SELECT 1 + 'a', 'a' || 1, 'a' = 1, NOT 'x'
SELECT name GLOB 'a*', name LIKE 'a', name NOT LIKE 'a' ESCAPE 'x' FROM customer
SELECT name REGEXP 'a' FROM customer
SELECT name IS 'a', name IS NOT born, name IS NULL, name NOT NULL, name ISNULL, name NOTNULL FROM customer
SELECT name IS DISTINCT FROM born FROM customer
SELECT CAST(total AS DOUBLE PRECISION), CAST(id AS nonsense) FROM orders
SELECT * FROM customer LIMIT 5, 10
SELECT * FROM customer LIMIT 5 OFFSET nope
SELECT * FROM customer ORDER BY name COLLATE NOCASE DESC NULLS LAST
SELECT * FROM customer ORDER BY 99
SELECT * FROM customer c JOIN orders o
SELECT * FROM customer c INNER JOIN orders o JOIN item i ON i.order_id = o.id
SELECT * FROM customer c LEFT JOIN orders o USING (id) NATURAL JOIN item
SELECT * FROM customer c LEFT JOIN orders o USING (nope)
SELECT * FROM customer NOT INDEXED
SELECT (SELECT max(o.total) FROM orders o WHERE o.customer_id = c.id) FROM customer c
SELECT (SELECT id, name FROM customer)
SELECT id FROM customer WHERE id IN (SELECT customer_id FROM orders) AND (id, name) IN (VALUES (1, 'a'))
SELECT id FROM customer WHERE id IN orders
SELECT id FROM customer UNION SELECT id, total FROM orders
SELECT id FROM customer UNION ALL SELECT total FROM orders ORDER BY id
WITH x AS (SELECT id AS n FROM customer) SELECT n FROM x
WITH x AS (SELECT id AS n FROM customer) SELECT m FROM x
WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT n FROM c
WITH x(a, b) AS (SELECT id FROM customer) SELECT a FROM x
SELECT row_number() OVER (PARTITION BY customer_id ORDER BY placed) AS r FROM orders
SELECT sum(total) OVER w FROM orders WINDOW w AS (ORDER BY placed ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
SELECT sum(total) OVER nope FROM orders
SELECT sum(total) FILTER (WHERE total > 1) FROM orders
SELECT json_extract('{"a": 1}', '$.a'), '{"a": 1}' ->> 'a', '{}' -> 'a'
SELECT value FROM json_each('[1, 2]')
SELECT j.value FROM customer c, json_each(c.name) j
SELECT length(name, 2) FROM customer
SELECT substr(name) FROM customer
SELECT coalesce(name) FROM customer
SELECT strftime('%Y', born), date('now', '+1 day'), ifnull(name, 'x'), iif(1, 2, 3) FROM customer
SELECT group_concat(name, ','), group_concat(name, ',' ORDER BY name) FROM customer
SELECT x'00ff', 0x1F, 1e5, .5, 5., 1_000
SELECT ?, ?2, :name, @name, $name
SELECT id FROM customer WHERE name = :name AND id = ?5
SELECT 'it''s', "name" FROM customer
SELECT CASE name WHEN 'a' THEN 1 ELSE 2 END, EXISTS (SELECT 1) FROM customer
SELECT ~id, id << 2, id >> 1, id & 1, id | 2, id % 3, - id, + id, id == 1, id <> 2, id != 3 FROM customer
SELECT name COLLATE RTRIM FROM customer
SELECT -- a comment
SELECT /* a comment */ 1
SELECT FROM customer
SELECT name customer
SELECT name, FROM customer
SELECT name FROM customer WHERE
SELECT (1
SELECT 'open
SELECT name FROM customer WHERE name = = 1
SELEC name FROM customer
SELECT name FROM customer FETCH FIRST 1 ROWS ONLY
SELECT name::text FROM customer
SELECT name FROM customer FOR UPDATE
VALUES (1, 2), (3, 4)
VALUES (1, 2), (3)
INSERT INTO customer (name, email) VALUES ('a', 'b')
INSERT INTO customer (name, emial) VALUES ('a', 'b')
INSERT INTO customer (name, email) VALUES ('a')
INSERT INTO customer VALUES (1, 2, 3)
INSERT INTO customer (name) SELECT product FROM item
INSERT INTO customer DEFAULT VALUES
INSERT INTO orders (doubled) VALUES (1)
INSERT INTO nowhere (a) VALUES (1)
INSERT OR REPLACE INTO customer (id, name) VALUES (1, 'a')
INSERT OR NOTHING INTO customer (id, name) VALUES (1, 'a')
REPLACE INTO customer (id, name) VALUES (1, 'a')
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = excluded.name
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = excluded.nme
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (name) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (email) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (lower(email)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT DO NOTHING RETURNING id, name
INSERT INTO orders (placed) VALUES ('a') ON CONFLICT (placed) DO NOTHING
INSERT INTO orders (placed) VALUES ('a') ON CONFLICT (placed) WHERE total > 0 DO NOTHING
INSERT INTO orders (placed) VALUES ('a') ON CONFLICT (customer_id, placed) DO NOTHING
INSERT INTO item (order_id, line) VALUES (1, 1) ON CONFLICT (order_id, line) DO UPDATE SET product = 'x'
INSERT INTO rich (id) VALUES (1)
INSERT INTO entry (id) VALUES (1)
UPDATE entry SET id = 1
UPDATE customer SET name = 'a', email = lower(name) WHERE id = 1 RETURNING *
UPDATE customer SET nme = 'a'
UPDATE OR IGNORE customer SET name = 'a'
UPDATE customer SET name = o.placed FROM orders AS o WHERE o.customer_id = customer.id
UPDATE customer SET (name, email) = ('a', 'b')
UPDATE orders SET doubled = 1
UPDATE measure SET value = 'x'
DELETE FROM customer WHERE id = 1
DELETE FROM customer WHERE idd = 1
DELETE FROM custmer
WITH gone AS (SELECT id FROM customer) DELETE FROM orders WHERE customer_id IN gone
SELECT name FROM sqlite_schema
SELECT type, name FROM sqlite_master WHERE nam = 'x'
SELECT a, b FROM loose WHERE a MATCH 'x'
SELECT name FROM pragma_table_info('customer')

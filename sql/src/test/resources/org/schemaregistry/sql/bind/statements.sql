SELECT 1
SELECT
SELECT id, name FROM customer
SELECT * FROM customer
SELECT c.* FROM customer c
SELECT c FROM customer c
SELECT customer FROM customer
SELECT customer.name FROM customer c
SELECT x.name FROM customer c
SELECT nme FROM customer
SELECT c.nme FROM customer c
SELECT id FROM customer, orders
SELECT id FROM customr
SELECT id FROM public.customer
SELECT public.customer.id FROM customer
SELECT nowhere.customer.id FROM customer
SELECT id FROM nowhere.customer
SELECT ctid, xmin, tableoid FROM customer
SELECT ctid FROM rich
SELECT "Col A", "select", plain FROM "Odd Name"
SELECT Col A FROM "Odd Name"
SELECT PLAIN FROM "Odd Name"
SELECT plain FROM odd name
SELECT 1 + 'a'
SELECT 1 + '2'
SELECT '1' + '2'
SELECT name + 1 FROM customer
SELECT name || 1 FROM customer
SELECT 1 || 2
SELECT name || born FROM customer
SELECT -name FROM customer
SELECT id = name FROM customer
SELECT id = '5', id = 'five' FROM customer
SELECT born > '2020-01-01', born > 'yesterday' FROM customer
SELECT born > '2020-13-01' FROM customer
SELECT born + 1, born - born, born + interval '1 day' FROM customer
SELECT born + '1 day' FROM customer
SELECT created - '1 day'::interval FROM customer
SELECT feeling = 'ok', feeling = 'bad' FROM customer
SELECT feeling = 'ok'::text FROM customer
SELECT feeling::text = 'bad' FROM customer
SELECT tags[1], tags[1:2], (tags)[2] FROM customer
SELECT tags['a'] FROM customer
SELECT name[1] FROM customer
SELECT profile['a']['b'] FROM customer
SELECT profile->'a'->>'b', profile#>'{a,b}', profile @> '{"a":1}' FROM customer
SELECT profile @> 'nope' FROM customer
SELECT doc->'a', doc = doc FROM customer
SELECT DISTINCT doc FROM customer
SELECT doc FROM customer ORDER BY doc
SELECT doc FROM customer GROUP BY doc
SELECT (home).street, (home).* FROM customer
SELECT (home).strt FROM customer
SELECT home.street FROM customer
SELECT (c.home).city FROM customer c
SELECT (name).x FROM customer
SELECT 'abc'::integer
SELECT '12'::integer, '1.5'::numeric, 't'::boolean, 'maybe'::boolean
SELECT CAST(name AS integer), CAST(born AS integer) FROM customer
SELECT id::date FROM customer
SELECT id::text::date FROM customer
SELECT 5::mood
SELECT 'ok'::mood, 'x'::mood
SELECT 1::nosuch
SELECT int '5', date '2020-02-30'
SELECT interval '1 year' * 2, interval 'x'
SELECT timestamp '2020-01-01 25:00'
SELECT row(1, 2) = row(1, 'x')
SELECT (1, 2) = (1, 2, 3)
SELECT (1, 2) < (3, 4)
SELECT (1, 'a') = (name, id) FROM customer
SELECT id IN (1, 2, '3') FROM customer
SELECT id IN (1, 2, 'x') FROM customer
SELECT id IN ('a', 'b') FROM customer
SELECT id IN (name, 'b') FROM customer
SELECT name IN (1, 2) FROM customer
SELECT id NOT IN (SELECT customer_id FROM orders) FROM customer
SELECT id IN (SELECT id, total FROM orders) FROM customer
SELECT name IN (SELECT id FROM orders) FROM customer
SELECT (id, name) IN (SELECT id, note FROM orders) FROM customer
SELECT (id, name) IN (SELECT id FROM orders) FROM customer
SELECT id = ANY (ARRAY[1, 2]), id = ANY ('{1,2}') FROM customer
SELECT id = ANY (1) FROM customer
SELECT id = ALL (SELECT id FROM orders) FROM customer
SELECT 'a' = ANY (tags), name = ANY (tags), id = ANY (tags) FROM customer
SELECT id BETWEEN 1 AND 'x' FROM customer
SELECT name BETWEEN 1 AND 2 FROM customer
SELECT born BETWEEN '2020-01-01' AND '2020-12-31' FROM customer
SELECT name LIKE 'a%', name ILIKE 5, id LIKE '1%' FROM customer
SELECT name LIKE 'a%' ESCAPE '!' , name SIMILAR TO 'a' FROM customer
SELECT name IS NULL, active IS TRUE, name IS TRUE FROM customer
SELECT id IS DISTINCT FROM name FROM customer
SELECT NOT id FROM customer
SELECT active AND id FROM customer
SELECT id FROM customer WHERE name
SELECT id FROM customer WHERE 'true'
SELECT id FROM customer WHERE 'truthy'
SELECT id FROM customer WHERE NULL
SELECT CASE WHEN active THEN 1 ELSE 'x' END FROM customer
SELECT CASE WHEN active THEN 1 ELSE 2.5 END FROM customer
SELECT CASE id WHEN 1 THEN 'a' WHEN 'b' THEN 'c' END FROM customer
SELECT CASE WHEN id THEN 1 END FROM customer
SELECT CASE name WHEN 1 THEN 2 END FROM customer
SELECT coalesce(name, id) FROM customer
SELECT coalesce(id, 1.5), greatest(id, 'x'), nullif(id, 'y') FROM customer
SELECT nullif(name, 1) FROM customer
SELECT ARRAY[1, 'a'], ARRAY[1, name] FROM customer
SELECT ARRAY[]
SELECT ARRAY[]::integer[], ARRAY['1', '2']::integer[], ARRAY['x']::integer[]
SELECT ARRAY[[1, 2], [3, 4]]
SELECT ARRAY(SELECT id FROM customer), ARRAY(SELECT id, name FROM customer)
SELECT (SELECT id FROM customer), (SELECT id, name FROM customer)
SELECT EXISTS (SELECT nothing FROM customer)
SELECT count(*), count(id), count(DISTINCT name), sum(balance) FROM customer
SELECT sum(name) FROM customer
SELECT name, count(*) FROM customer
SELECT name, count(*) FROM customer GROUP BY name
SELECT name, email, count(*) FROM customer GROUP BY id
SELECT name, count(*) FROM customer GROUP BY email
SELECT name FROM rich GROUP BY id
SELECT o.status, c.name FROM customer c JOIN orders o ON o.customer_id = c.id GROUP BY c.id
SELECT product FROM item GROUP BY order_id
SELECT product FROM item GROUP BY order_id, line
SELECT name AS n FROM customer GROUP BY n
SELECT upper(name) AS u FROM customer GROUP BY upper(name)
SELECT upper(name) FROM customer GROUP BY lower(name)
SELECT name FROM customer GROUP BY 1
SELECT name FROM customer GROUP BY 2
SELECT name FROM customer GROUP BY 'x'
SELECT count(*) FROM customer GROUP BY 1
SELECT count(*) AS c FROM customer GROUP BY c
SELECT sum(count(*)) FROM customer
SELECT name FROM customer WHERE count(*) > 1
SELECT name FROM customer HAVING count(*) > 1
SELECT count(*) FROM customer HAVING name = 'x'
SELECT name FROM customer GROUP BY name HAVING sum(balance) > 10 AND email = 'x'
SELECT name, (SELECT count(*) FROM orders WHERE customer_id = customer.id) FROM customer GROUP BY name
SELECT name, (SELECT max(customer.balance) FROM orders) FROM customer GROUP BY name
SELECT name FROM customer c WHERE (SELECT count(c.id) FROM orders) > 1
SELECT (SELECT count(c.id) FROM orders) FROM customer c
SELECT a, sum(c) FROM nokey GROUP BY ROLLUP (a, b)
SELECT a, b, grouping(a), grouping(c) FROM nokey GROUP BY CUBE (a, b)
SELECT a, sum(c) FROM nokey GROUP BY GROUPING SETS ((a), (), (a, b))
SELECT c FROM nokey GROUP BY GROUPING SETS ((a), ())
SELECT name FROM customer ORDER BY 1, 2
SELECT name FROM customer ORDER BY balance, nme
SELECT name AS x, id AS x FROM customer ORDER BY x
SELECT DISTINCT name FROM customer ORDER BY id
SELECT DISTINCT name FROM customer ORDER BY upper(name)
SELECT DISTINCT ON (name) id FROM customer ORDER BY name, id
SELECT DISTINCT ON (name) id FROM customer ORDER BY id
SELECT name FROM customer ORDER BY 'x'
SELECT name FROM customer ORDER BY name USING <
SELECT name FROM customer LIMIT 'x'
SELECT name FROM customer LIMIT 1 OFFSET name
SELECT name FROM customer LIMIT id
SELECT name FROM customer LIMIT 1.5
SELECT name FROM customer LIMIT 5, 10
SELECT name FROM customer FETCH FIRST 3 ROWS ONLY
SELECT name, row_number() OVER (ORDER BY id) FROM customer
SELECT name, row_number() FROM customer
SELECT sum(balance) OVER (PARTITION BY name ORDER BY nme) FROM customer
SELECT rank() OVER w, sum(id) OVER (w ORDER BY id) FROM customer WINDOW w AS (PARTITION BY name)
SELECT rank() OVER nope FROM customer
SELECT name FROM customer WHERE row_number() OVER () > 1
SELECT sum(row_number() OVER ()) FROM customer
SELECT lag(name, 1, 5) OVER (ORDER BY id) FROM customer
SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM customer
SELECT sum(id) OVER (ROWS BETWEEN 'x' PRECEDING AND CURRENT ROW) FROM customer
SELECT sum(sum(balance)) OVER (ORDER BY name) FROM customer GROUP BY name
SELECT count(*) FILTER (WHERE id > 1), count(*) FILTER (WHERE name) FROM customer
SELECT upper(name) FILTER (WHERE true) FROM customer
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY balance) FROM customer
SELECT percentile_cont(0.5) FROM customer
SELECT string_agg(name, ',' ORDER BY id), string_agg(DISTINCT name, ',' ORDER BY id) FROM customer
SELECT string_agg(name) FROM customer
SELECT array_agg(id), json_agg(c), jsonb_object_agg(id, name) FROM customer c
SELECT uper(name) FROM customer
SELECT upper(id) FROM customer
SELECT upper(name, id) FROM customer
SELECT upper() FROM customer
SELECT round(balance, 1), round(id), round(1.5::float8, 1) FROM customer
SELECT date_trunc('month', created), date_trunc('month', name), extract(year FROM created) FROM customer
SELECT extract(year FROM name), extract(nope FROM created) FROM customer
SELECT substring(name FROM 1 FOR 2), substring(name, 1), trim(both 'x' FROM name), position('a' IN name), overlay(name PLACING 'x' FROM 1) FROM customer
SELECT trim(id), position(1 IN name) FROM customer
SELECT created AT TIME ZONE 'UTC', name AT TIME ZONE 'UTC' FROM customer
SELECT length(name), length(id), char_length(name), concat(id, name), format('%s', id) FROM customer
SELECT to_char(created, 'YYYY'), to_char(id), to_date(name) FROM customer
SELECT now() - created, age(created), age(name) FROM customer
SELECT twice(1), twice('2'), twice('x'), twice(1.5)
SELECT pair(), pair(1), pair(b => 'y'), pair(c => 1), pair(1, 2)
SELECT public.twice(2), nowhere.twice(2), pg_catalog.upper('x')
SELECT generate_series(1, 3)
SELECT * FROM generate_series(1, 3)
SELECT g FROM generate_series(1, 3) g
SELECT g.x FROM generate_series(1, 3) AS g(x)
SELECT n, label, g.nope FROM series(1, 2) g
SELECT * FROM any_row()
SELECT a, b FROM any_row() AS (a integer, b integer)
SELECT a, c FROM any_row() AS t(a integer, b integer)
SELECT * FROM ROWS FROM (generate_series(1, 2), series(1, 2)) WITH ORDINALITY AS t(a, b, c, d)
SELECT ord FROM unnest(ARRAY[1, 2]) WITH ORDINALITY AS t(v, ord)
SELECT e FROM jsonb_array_elements('[1]') e
SELECT value FROM jsonb_array_elements('[1]') e
SELECT key, value FROM customer, jsonb_each(profile)
SELECT c.id, t FROM customer c, unnest(c.tags) t
SELECT c.id FROM customer c, (SELECT * FROM orders WHERE customer_id = c.id) o
SELECT c.id FROM customer c, LATERAL (SELECT * FROM orders WHERE customer_id = c.id) o
SELECT c.id FROM customer c LEFT JOIN LATERAL (SELECT total FROM orders WHERE customer_id = c.id) o ON true
SELECT c.id FROM customer c RIGHT JOIN LATERAL (SELECT c.id) o ON true
SELECT * FROM (SELECT 1)
SELECT * FROM (SELECT id, id FROM customer) x WHERE x.id = 1
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) v(n, t) WHERE n = 'x'
SELECT * FROM (VALUES (1, 'a'), (2)) v
SELECT * FROM (VALUES (1), ('x')) v
VALUES (1, 2), (3, 4)
SELECT * FROM customer c JOIN orders o ON c.id = o.customer_id
SELECT * FROM customer c JOIN orders o ON c.name = o.customer_id
SELECT * FROM customer c JOIN orders o ON c.id
SELECT id FROM customer c JOIN orders o USING (id)
SELECT o.id, c.id, id FROM customer c FULL JOIN orders o USING (id)
SELECT * FROM customer c JOIN orders o USING (nope)
SELECT * FROM customer c JOIN orders o USING (name)
SELECT * FROM customer NATURAL JOIN orders
SELECT id FROM customer NATURAL JOIN rich
SELECT * FROM customer, customer
SELECT * FROM customer a, customer b WHERE a.id = b.id
SELECT * FROM customer a JOIN (orders b JOIN item i ON i.order_id = b.id) ON a.id = b.customer_id
SELECT * FROM customer a, orders b JOIN item i ON i.order_id = a.id
SELECT j.name FROM (customer c JOIN orders o ON true) j
SELECT c.name FROM (customer c JOIN orders o ON true) j
SELECT x FROM customer AS c(x)
SELECT name FROM customer AS c(x)
SELECT name FROM customer AS c(x, name)
WITH t AS (SELECT id FROM customer) SELECT * FROM t
WITH t AS (SELECT id FROM customer) SELECT nope FROM t
WITH t(a) AS (SELECT id FROM customer) SELECT a, id FROM t
WITH t(a, b) AS (SELECT id FROM customer) SELECT a FROM t
WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1.5 FROM t) SELECT n FROM t
WITH RECURSIVE t(n) AS (SELECT n FROM t) SELECT n FROM t
WITH RECURSIVE t(n) AS (SELECT n FROM t UNION SELECT 1) SELECT n FROM t
WITH t AS (SELECT 1), t AS (SELECT 2) SELECT * FROM t
WITH ins AS (INSERT INTO nokey VALUES (1) RETURNING a) SELECT a FROM ins
WITH ins AS (INSERT INTO nokey VALUES (1)) SELECT * FROM ins
SELECT id FROM customer UNION SELECT name FROM customer
SELECT id FROM customer UNION SELECT customer_id FROM orders ORDER BY id
SELECT id FROM customer UNION SELECT customer_id FROM orders ORDER BY customer_id
SELECT id FROM customer UNION SELECT id, name FROM customer
SELECT id FROM customer UNION SELECT 'x'
SELECT id FROM customer EXCEPT SELECT '5' ORDER BY 1
SELECT NULL UNION SELECT 1 UNION SELECT 'x'
SELECT doc FROM customer UNION SELECT doc FROM customer
SELECT doc FROM customer UNION ALL SELECT doc FROM customer
(SELECT id FROM customer ORDER BY name LIMIT 1) UNION ALL (SELECT id FROM orders) ORDER BY 1 LIMIT 2
SELECT id FROM customer UNION SELECT id FROM orders ORDER BY id + 1
SELECT id FROM customer FOR UPDATE
SELECT count(*) FROM customer FOR UPDATE
SELECT id FROM customer c FOR UPDATE OF c
SELECT id FROM customer c FOR UPDATE OF customer
INSERT INTO nokey VALUES (1, 'a', 2)
INSERT INTO nokey VALUES (1, 'a', 2, 3)
INSERT INTO nokey (a, b) VALUES (1)
INSERT INTO nokey (a) VALUES (1, 2)
INSERT INTO nokey (a, x) VALUES (1, 2)
INSERT INTO nokey (a, a) VALUES (1, 2)
INSERT INTO nokey (a) VALUES ('x')
INSERT INTO nokey (a) VALUES (now())
INSERT INTO nokey (b) VALUES (5)
INSERT INTO nokey (a) SELECT name FROM customer
INSERT INTO nokey (a, b) SELECT id, 'x' FROM customer
INSERT INTO nokey (a) SELECT id, name FROM customer
INSERT INTO nokey DEFAULT VALUES
INSERT INTO nokey (a, b) VALUES (DEFAULT, 'x'), (1, DEFAULT)
INSERT INTO nope (a) VALUES (1)
INSERT INTO orders (id, customer_id) VALUES (1, 2)
INSERT INTO orders (customer_id) VALUES (2) RETURNING id, nope
INSERT INTO item (order_id, line, product, doubled) VALUES (1, 1, 'x', 2)
INSERT INTO customer (id, name, feeling) VALUES (1, 'x', 'great')
INSERT INTO customer (id, name, tags) VALUES (1, 'x', '{a,b}') ON CONFLICT (id) DO UPDATE SET name = excluded.name
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET nope = excluded.name
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.nope
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT DO UPDATE SET name = 'x'
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT DO NOTHING
INSERT INTO customer AS c (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET balance = c.balance + 1 WHERE c.active
INSERT INTO nokey SELECT * FROM nokey
INSERT INTO nokey (a) VALUES (count(*))
INSERT INTO nokey (a) VALUES ((SELECT id FROM customer LIMIT 1))
UPDATE customer SET name = 'x' WHERE id = 1
UPDATE customer SET name = 5
UPDATE customer SET id = 'x'
UPDATE customer SET id = name
UPDATE customer SET nope = 1
UPDATE customer SET balance = nope
UPDATE customer SET c.name = 'x' FROM orders
UPDATE customer c SET name = o.note FROM orders o WHERE o.customer_id = c.id RETURNING c.id, o.nope
UPDATE customer SET (name, balance) = ('x', 1)
UPDATE customer SET (name, balance) = (SELECT note, total FROM orders LIMIT 1)
UPDATE customer SET (name, balance) = (SELECT note FROM orders LIMIT 1)
UPDATE customer SET name = 'a', name = 'b'
UPDATE customer SET tags[1] = 'x', home.city = 'y'
UPDATE orders SET id = 5
UPDATE orders SET id = DEFAULT
UPDATE customer SET balance = sum(balance)
UPDATE customer SET name = 'x' WHERE sum(balance) > 1
UPDATE nope SET a = 1
DELETE FROM customer WHERE id = 1
DELETE FROM customer WHERE nope = 1
DELETE FROM customer c USING orders o WHERE c.id = o.customer_id RETURNING c.*
DELETE FROM customer USING nope WHERE true
MERGE INTO customer c USING orders o ON c.id = o.customer_id WHEN MATCHED THEN UPDATE SET name = o.note WHEN NOT MATCHED THEN INSERT (id, name) VALUES (o.customer_id, 'x')
MERGE INTO customer c USING orders o ON c.id = o.nope WHEN MATCHED THEN DELETE
MERGE INTO customer c USING orders o ON c.id = o.customer_id WHEN MATCHED AND o.total > 5 THEN DO NOTHING WHEN NOT MATCHED THEN INSERT VALUES (1, c.name)
SELECT $1 + 1, $2 || 'x', $3
SELECT id FROM customer WHERE id = $1 AND name = $2 AND born > $3
SELECT $1::integer, upper($2)
INSERT INTO nokey (a, b) VALUES ($1, $2)
SELECT current_date, current_user, localtime(2), session_user
SELECT name COLLATE "C" FROM customer ORDER BY name COLLATE "C"
SELECT id COLLATE "C" FROM customer
SELECT 1 AS select
SELECT 1 select
SELECT name nm, id AS "from" FROM customer
SELECT FROM customer WHERE
SELECT name FROM customer WHERE id = = 1
SELECT name,, id FROM customer
SELECT name FROM customer WHERE (id = 1
SELECT name FROM customer) x
SELECT 1.2.3
SELECT 123abc
SELECT a < b < c FROM nokey
SELECT a = b IS NULL FROM nokey
SELECT a IS NULL IS NULL FROM nokey
SELECT NOT a = 1 AND c = 2 FROM nokey
SELECT - a ^ 2, a - -1, a --1
SELECT a FROM nokey WHERE a = 1 OR c = 2 AND a <> 3
SELECT a !=- 1, @ a, a @@ b FROM nokey
SELECT a OPERATOR(pg_catalog.+) 1, a OPERATOR(+) 1 FROM nokey
SELECT U&'d\0061t\+000061', E'a\'b', 'a''b', $x$a'b$x$, B'101', X'1F'
SELECT U&"d\0061ta" FROM nokey
SELECT N'abc', 'a' 'b'
SELECT FROM
SELECT FROM FROM customer
FROM customer
SELECT * FROM customer WHERE id IN ()
SELECT max(id, name FROM customer
SELECT (1, 2).f1
SELECT f(*), count(*) FROM nokey
SELECT count(DISTINCT a, c) FROM nokey
SELECT every(a) FROM nokey
SELECT a::numeric(5), a::varchar(3), a::char, a::numeric(5, 9, 1) FROM nokey
SELECT pg_typeof(a), a::regclass FROM nokey
SELECT xmlelement(name foo, a), xmlforest(a AS b) FROM nokey
SELECT * FROM pg_class WHERE relname = 'x'
SELECT table_name FROM information_schema.tables
SELECT oid::regclass FROM pg_class
SELECT * FROM nokey TABLESAMPLE system (10)
TABLE nokey
TABLE nope
SELECT a FROM ONLY nokey
SELECT nokey.a FROM nokey AS n
SELECT n.nokey FROM nokey AS n
SELECT (SELECT a) FROM nokey
SELECT (SELECT nokey.x) FROM nokey
SELECT 1 WHERE EXISTS (SELECT 1 FROM nokey WHERE nokey.a = outer_table.a)
SELECT array_length(tags, 1), cardinality(tags), tags || 'x', 'x' || tags, tags && ARRAY['a'], tags @> '{a}' FROM customer
SELECT balance * 1.5, balance * weight FROM customer, orders
SELECT price * 2, price + 1 FROM item
SELECT quantity + 1, quantity || 'x', weight * score FROM orders
SELECT uid = 'x' FROM customer
SELECT uid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', ip << '10.0.0.0/8', ip = 'nope' FROM customer
SELECT level + 1, level = 'x' FROM customer
SELECT json_build_object('a', 1, 'b', name), row_to_json(c), to_jsonb(c) FROM customer c
SELECT count(c), count(c.*), max(c) FROM customer c
SELECT (c).name, (c.*).name FROM customer c
SELECT regexp_replace(name, 'a', 'b', 'g'), split_part(name, ',', 1), name ~ 'x', name ~* 5 FROM customer
SELECT make_date(2020, 1, 1), make_interval(days => 5), make_interval(day => 5)
SELECT overlaps(now(), now(), now(), now()), (created, created) OVERLAPS (created, interval '1 day') FROM customer
SELECT a FROM nokey GROUP BY a ORDER BY b
SELECT a, count(*) AS n FROM nokey GROUP BY a HAVING n > 1
SELECT a, count(*) AS n FROM nokey GROUP BY a ORDER BY n DESC, count(*) + 1
SELECT a + 1 AS b FROM nokey GROUP BY b
SELECT a + 1 AS x FROM nokey GROUP BY x ORDER BY x
SELECT a + 1 AS x FROM nokey WHERE x > 1
SELECT * FROM nokey GROUP BY a
SELECT * FROM customer GROUP BY id
SELECT a.* FROM nokey a GROUP BY a.a, a.b, a.c
SELECT DISTINCT a FROM nokey GROUP BY a ORDER BY count(*)
SELECT a FROM nokey UNION ALL SELECT c FROM nokey GROUP BY a
SELECT mode() WITHIN GROUP (ORDER BY a), rank(5) WITHIN GROUP (ORDER BY a) FROM nokey
SELECT mode(a) WITHIN GROUP (ORDER BY a) FROM nokey
SELECT abs(a) OVER () FROM nokey
SELECT a FROM nokey ORDER BY count(*)
SELECT a FROM nokey ORDER BY row_number() OVER (ORDER BY b)
SELECT set_config('a', 'b', false), pg_sleep(1)
SELECT 1;

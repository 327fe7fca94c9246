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
SELECT count(*) FROM customer WHERE created >= now() - interval '30 days' AND email LIKE '%@x.com'
SELECT date_trunc('month', placed)::date AS m, sum(total) FROM orders GROUP BY 1 ORDER BY m
SELECT date_trunc('month', placed)::date AS m, sum(total) FROM orders GROUP BY date_trunc('month', placed) ORDER BY 1
SELECT c.name, o.total, rank() OVER (PARTITION BY c.id ORDER BY o.total DESC NULLS LAST) rk FROM customer c LEFT OUTER JOIN orders o ON o.customer_id = c.id
SELECT * FROM (SELECT c.*, row_number() OVER (PARTITION BY name) rn FROM customer c) t WHERE rn = 1
SELECT strftime('%Y', placed) FROM orders
SELECT ifnull(name, 'x') FROM customer
SELECT datediff(day, placed, now()) FROM orders
SELECT group_concat(name) FROM customer
SELECT TOP 5 name FROM customer
SELECT `name` FROM customer
SELECT [name] FROM customer
SELECT name FROM customer WHERE name = "x"
SELECT name FROM customer WHERE active = 1
SELECT name FROM customer WHERE active = 't'
SELECT year(placed) FROM orders
SELECT placed::date = '2020-01-01', placed > current_date - 7 FROM orders
SELECT total / 0, total % 2, total ^ 2, |/ total FROM orders
SELECT cast(total as decimal(10,2)), cast(total as double precision), cast(total as signed) FROM orders
SELECT concat_ws('-', id, name), lpad(id::text, 5, '0'), lpad(id, 5, '0') FROM customer
SELECT isnull(name, 'x') FROM customer
SELECT len(name) FROM customer
SELECT iif(active, 1, 0) FROM customer
SELECT name FROM customer ORDER BY rand()
SELECT name FROM customer ORDER BY random()
SELECT count(distinct customer_id) FILTER (WHERE status = 'x') * 100.0 / count(*) FROM orders
SELECT sum(CASE WHEN status = 'x' THEN 1 ELSE 0 END)::float / nullif(count(*), 0) FROM orders
SELECT avg(status) FROM orders
SELECT max(status), min(placed), avg(quantity), stddev(weight), sum(placed) FROM orders
SELECT corr(weight, score), regr_slope(weight, total), bool_and(id = 1) FROM orders
SELECT to_timestamp('2020', 'YYYY'), to_timestamp(5), to_number('5', '9'), to_date(5, 'Y')
SELECT EXTRACT(EPOCH FROM (now() - placed)) / 86400, date_part('year', placed), date_part('year', '2020-01-01') FROM orders
SELECT age(now(), placed), justify_days(now() - placed), placed + 1 FROM orders
SELECT id FROM customer WHERE born IN ('2020-01-01', 'x')
SELECT id FROM customer WHERE (id, name) = (1, 2)
SELECT id FROM customer WHERE id = '1.5'
SELECT id FROM customer WHERE balance = '1.5' OR balance = 'x'
SELECT id FROM customer WHERE uid = 5
SELECT id FROM customer WHERE email = 5
SELECT id FROM customer WHERE email = name AND email = feeling
SELECT id + 1.5, id / 2, id / 2.0, balance + 1.5::float8, weight + balance, quantity * id FROM customer, orders
SELECT coalesce(o.total, 0), coalesce(placed, 'x'), coalesce(status, note) FROM orders o
SELECT CASE WHEN total > 1 THEN 'a' WHEN total > 2 THEN 5 END FROM orders
SELECT CASE total WHEN 'x' THEN 1 END FROM orders
SELECT greatest(total, quantity, 'x'), least(placed, now()) FROM orders
SELECT c.id FROM customer AS c WHERE c.id = (SELECT o.customer_id FROM orders o WHERE o.total = (SELECT max(total) FROM orders WHERE customer_id = c.id AND nope = 1))
SELECT c.id FROM customer c WHERE NOT EXISTS (SELECT 1 FROM orders WHERE c.idd = customer_id)
SELECT t.a FROM nokey t WHERE t.a > ALL (SELECT b FROM nokey)
SELECT t.a FROM nokey t WHERE t.a > (SELECT avg(c) FROM nokey)
SELECT t.a FROM nokey t WHERE t.b > (SELECT avg(c) FROM nokey)
SELECT a FROM nokey WHERE a = 1 UNION SELECT b FROM nokey INTERSECT SELECT b FROM nokey
SELECT a, b FROM nokey UNION ALL SELECT c, NULL FROM nokey ORDER BY 2, a
SELECT 'x' AS k UNION SELECT a FROM nokey
SELECT a FROM nokey UNION SELECT '1' UNION SELECT 'x'
SELECT a x, b y FROM nokey UNION SELECT 1, 2
WITH RECURSIVE t(n, p) AS (SELECT a, b FROM nokey UNION ALL SELECT k.a, t.p || '>' || k.b FROM nokey k JOIN t ON k.c = t.n) SELECT * FROM t
WITH RECURSIVE t(n, p) AS (SELECT a, ARRAY[a] FROM nokey UNION ALL SELECT k.a, p || k.a FROM nokey k JOIN t ON k.c = t.n WHERE k.a <> ALL (p)) SELECT * FROM t
WITH RECURSIVE t AS (SELECT 'x' AS v, 1 AS n UNION ALL SELECT v || 'y', n + 1 FROM t WHERE n < 3) SELECT * FROM t
WITH RECURSIVE t AS (SELECT name AS v FROM customer UNION ALL SELECT email FROM customer, t) SELECT v FROM t
WITH RECURSIVE t AS (SELECT email AS v FROM customer UNION ALL SELECT name FROM customer, t) SELECT v FROM t
WITH x AS (SELECT 1 AS a), y AS (SELECT a + 1 AS b FROM x) SELECT x.a, y.b, y.a FROM x, y
WITH x AS MATERIALIZED (SELECT 1 AS a) SELECT x.a FROM x WHERE x.b = 1
WITH x AS (SELECT * FROM customer) SELECT count(*), name FROM x GROUP BY id
WITH x AS (DELETE FROM nokey RETURNING *) INSERT INTO nokey SELECT * FROM x
WITH x AS (UPDATE nokey SET a = 1 RETURNING a) SELECT b FROM x
SELECT * FROM customer c CROSS JOIN orders o ON c.id = o.id
SELECT * FROM customer c INNER JOIN orders o
SELECT * FROM customer c JOIN orders o ON c.id = o.customer_id AND o.total > c.nme
SELECT * FROM customer c LEFT JOIN orders o ON c.id = o.customer_id LEFT JOIN item i ON i.order_id = o.id AND i.line = x.line
SELECT customer_id FROM orders o JOIN item i ON o.id = i.order_id JOIN customer c ON c.id = customer_id WHERE product = 'x' AND id = 1
SELECT id, customer_id FROM orders JOIN item ON order_id = id
SELECT o.* , i.nope FROM orders o, item i
SELECT name.first FROM customer
SELECT customer.home.street, (customer.home).street FROM customer
SELECT public.customer.name FROM public.customer
SELECT customer.name FROM public.customer AS customer
SELECT a AS "A", "A" FROM nokey
SELECT "a", "A" FROM nokey
SELECT a FROM nokey WHERE "a" = 1 AND "B" = 'x'
SELECT * FROM Nokey, "Nokey"
SELECT a FROM nokey GROUP BY a HAVING c > 1
SELECT a FROM nokey HAVING a > 1
SELECT 1 FROM nokey HAVING true
SELECT count(*) FROM nokey GROUP BY ()
SELECT b, max(a) FROM nokey GROUP BY b, c ORDER BY c, max(c), a
SELECT b || 'x' FROM nokey GROUP BY b || 'x'
SELECT b || 'y' FROM nokey GROUP BY b || 'x'
SELECT a + c FROM nokey GROUP BY a, c
SELECT a + c FROM nokey GROUP BY a + c
SELECT a + c + 1 FROM nokey GROUP BY a + c
SELECT c + a FROM nokey GROUP BY a + c
SELECT lower(b), count(*) FROM nokey GROUP BY lower(b) HAVING lower(b) > 'x' ORDER BY lower(b)
SELECT coalesce(b, 'x') FROM nokey GROUP BY coalesce(b, 'x')
SELECT coalesce(b, 'x') FROM nokey GROUP BY b
SELECT CASE WHEN a = 1 THEN b END FROM nokey GROUP BY a
SELECT a, (SELECT b FROM customer LIMIT 1) FROM nokey GROUP BY a
SELECT (SELECT max(n.a) FROM nokey m) FROM nokey n GROUP BY n.b
SELECT (SELECT sum(n.a + m.a) FROM nokey m) FROM nokey n GROUP BY n.b
SELECT n.b FROM nokey n WHERE n.a = (SELECT max(a) FROM nokey WHERE b = n.b) GROUP BY n.b
SELECT distinct a, count(*) OVER () FROM nokey ORDER BY 2
SELECT sum(a) OVER (PARTITION BY b) FROM nokey GROUP BY b
SELECT sum(sum(a)) OVER (PARTITION BY b) FROM nokey GROUP BY b
SELECT first_value(a) OVER w, nth_value(a, 2) OVER w, ntile(4) OVER w FROM nokey WINDOW w AS (ORDER BY c RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM nokey
SELECT sum(a) OVER (ORDER BY a RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM nokey
SELECT rank() OVER (ORDER BY count(*)) FROM nokey GROUP BY a
SELECT lag(a) OVER (ORDER BY b) - a AS d FROM nokey ORDER BY d
SELECT lag(a, 'x') OVER () FROM nokey
SELECT upper(b) OVER () FROM nokey
SELECT count() FROM nokey
SELECT count(a, b) FROM nokey
SELECT sum(*) FROM nokey
SELECT max(DISTINCT a), sum(DISTINCT b) FROM nokey
SELECT array_agg(a ORDER BY b DESC), array_agg(DISTINCT a ORDER BY a), array_to_string(array_agg(b), ',') FROM nokey
SELECT jsonb_agg(jsonb_build_object('a', a, 'b', b)) FROM nokey
SELECT jsonb_path_query(profile, '$.a'), jsonb_set(profile, '{a}', '1'), profile - 'a', profile ? 'a' FROM customer
SELECT profile->>'a' = 5, (profile->>'a')::int = 5, profile->'a' = '5' FROM customer
SELECT profile->a FROM customer
SELECT profile.a FROM customer
SELECT tags[1] || tags, array_append(tags, 'x'), array_append(tags, 1), unnest(tags) FROM customer
SELECT unnest(tags), count(*) FROM customer GROUP BY 1
SELECT id FROM customer WHERE unnest(tags) = 'x'
SELECT id FROM customer WHERE 'x' IN (tags)
SELECT id FROM customer WHERE tags = 'x'
SELECT id FROM customer WHERE tags = ARRAY['x'] AND tags @> ARRAY[1]
SELECT x.id, y FROM customer x, generate_series(1, x.id) y
SELECT d::date FROM generate_series('2020-01-01'::date, '2020-02-01'::date, '1 day') d
SELECT d::date FROM generate_series('2020-01-01', '2020-02-01', '1 day') d
SELECT * FROM json_to_recordset('[]') AS t(a int, b text)
SELECT * FROM json_to_recordset('[]')
SELECT * FROM regexp_matches('a', 'b') m, string_to_table('a,b', ',') s WHERE s = m[1]
SELECT interval '1' day, interval '1 day' + time '10:00', date '2020-01-01' + time '10:00', timestamp with time zone '2020-01-01 00:00+00'
SELECT time '25:00'
SELECT 5::text || 5, 5::bit(3), '101'::bit(3), 5::money, '5'::money
SELECT 99999999999, 99999999999999999999, 1e5, .5, 5., 1e400
SELECT 9999999999::int, '9999999999'::int, 3000000000 + 1
SELECT id FROM customer WHERE id = 9999999999
SELECT id FROM customer WHERE id = '9999999999'
SELECT true AND 'f', NOT 'x', 'yes'::bool
SELECT true = 1, true::int, 1::bool, 't' = true
SELECT NULL + 1, NULL || 'x', NULL = NULL, NULL::int
SELECT upper(NULL), sum(NULL) FROM nokey
SELECT round(5.5), round('5.5'), abs('x'), abs('-5'), mod(5, '2'), power(2, '3')
SELECT length(5), length('x'), substr(b, '1'), substr(a, 1), replace(b, 1, 2), strpos(b, 'x') FROM nokey
SELECT 1 WHERE 1, 2
SELECT 1 AS a WHERE a = 1
SELECT a FROM nokey LIMIT ALL OFFSET 5 ROWS
SELECT a FROM nokey LIMIT (SELECT 1)
SELECT a FROM nokey LIMIT a
SELECT a FROM nokey OFFSET 1 LIMIT 2
SELECT a FROM nokey ORDER BY a ASC NULLS FIRST, c DESC NULLS LAST, 3
SELECT a AS c, c AS a FROM nokey ORDER BY a + 1
SELECT a AS z FROM nokey ORDER BY z + 1
SELECT DISTINCT a AS z FROM nokey ORDER BY z, a
SELECT DISTINCT a FROM nokey ORDER BY a + 0
SELECT DISTINCT ON (a, b) * FROM nokey ORDER BY b, a, c
SELECT ALL a FROM nokey
INSERT INTO nokey VALUES (1), (2, 'x')
INSERT INTO nokey (a, b) VALUES (1, 'x'), (2, 5), ('y', 'z')
INSERT INTO nokey (a) VALUES (1) RETURNING *
INSERT INTO nokey (a) VALUES (a)
INSERT INTO nokey (nokey.a) VALUES (1)
INSERT INTO nokey AS n (a) VALUES (1) RETURNING n.a, nokey.b
INSERT INTO nokey (a) (SELECT id FROM customer)
INSERT INTO nokey SELECT a FROM nokey GROUP BY b
INSERT INTO customer VALUES (1, 'x', 'e', '2020-01-01', 'ok', ROW('a', 'b', 1), '{a}', '{}', 5, 3, now())
INSERT INTO customer VALUES (1, 'x', 'e', 'someday')
INSERT INTO customer (id, name, home) VALUES (1, 'x', ROW('a', 'b'))
INSERT INTO customer (id, name, home.city, tags[1]) VALUES (1, 'x', 'y', 5)
INSERT INTO customer (id, name, balance, level) VALUES ('1', 2, '3.5', 'x')
INSERT INTO customer (id, name, profile) VALUES (1, 'x', '{"a":')
INSERT INTO customer (id, name) SELECT id, product FROM item JOIN orders ON id = order_id
INSERT INTO rich VALUES (1, 'x', 5)
UPDATE nokey SET a = b
UPDATE nokey SET b = a
UPDATE nokey n SET a = 1 WHERE nokey.b = 'x'
UPDATE nokey SET n.a = 1
UPDATE nokey SET a = (SELECT max(id) FROM customer), b = upper(b) WHERE c IN (SELECT id FROM orders)
UPDATE nokey SET a = a + 1 FROM customer WHERE a = id
UPDATE nokey SET a = 1 FROM nokey
UPDATE nokey a SET a = 1 FROM nokey b WHERE a.a = b.a AND a.zz = 1
UPDATE nokey SET a = 1, c = 'x' RETURNING a, old.a
UPDATE customer SET feeling = 'bad', level = 5, created = 'now', balance = balance * 1.1
UPDATE customer SET home = ROW('a', 'b', 'c')
UPDATE nokey SET a = $1, b = $2 WHERE c = $3
UPDATE nokey SET (a, b) = (1, 2, 3)
UPDATE nokey SET (a, b) = ROW(1, 'x'), c = 2
UPDATE nokey SET a = 1 ORDER BY b
UPDATE nokey SET a == 1
DELETE FROM nokey WHERE a IN (SELECT id FROM customer WHERE nope = nokey.a)
DELETE nokey WHERE a = 1
DELETE FROM nokey n WHERE n.a = customer.id
DELETE FROM nokey LIMIT 5
MERGE INTO nokey t USING (SELECT id, name FROM customer) s ON t.a = s.id WHEN MATCHED THEN UPDATE SET b = s.name, z = 1
MERGE INTO nokey t USING customer s ON t.a = s.id WHEN NOT MATCHED THEN INSERT (a, b) VALUES (s.id, s.name), (1, 2)
MERGE INTO nokey t USING customer s ON t.a = s.id WHEN NOT MATCHED THEN INSERT (a) VALUES (s.id, 5)
MERGE INTO nokey t USING customer s ON t.a = s.id WHEN NOT MATCHED THEN INSERT (a) VALUES (s.name)
MERGE INTO nokey t USING customer s ON t.a WHEN MATCHED THEN DELETE
SELECT * FROM customer WHERE id = 1 AND
SELECT id name email FROM customer
SELECT id FROM customer WHERE id = 1 GROUP name
SELECT id, FROM customer
SELECT id FROM customer ORDER id
SELECT id FROM customer WHERE name IS 'x'
SELECT id FROM customer WHERE name NOT LIKE 'x' AND NOT name = 'y' OR
SELECT id FROM customer JOIN orders WHERE id = 1
SELECT id FROM (SELECT id FROM customer
SELECT id FROM customer WHERE id IN (1, 2
SELECT id FROM customer WHERE id BETWEEN 1
SELECT CASE WHEN active THEN 1 FROM customer
SELECT CASE active THEN 1 END FROM customer
SELECT cast(id AS) FROM customer
SELECT cast(id, text) FROM customer
SELECT extract(year, placed) FROM orders
SELECT count(*) cnt, sum(total) AS total sum FROM orders
SELECT id FROM customer HAVING
SELECT id FROM customer LIMIT
SELECT id FROM customer LIMIT 5 5
SELECT id AS order FROM customer
SELECT id order FROM customer
SELECT id value, name date, email year FROM customer
SELECT user, "user" FROM customer
SELECT id FROM user
SELECT id FROM order
SELECT left(name, 1), right(name, 1), left FROM customer
SELECT values FROM customer
SELECT id FROM customer c, d WHERE left = 1
SELECT * FROM customer WHERE name = 'x' && id = 1
SELECT * FROM customer WHERE name == 'x'
SELECT * FROM customer WHERE !active
SELECT a <> b, a != c, a <=> c FROM nokey
SELECT a::int::text::int, (a)::text, -a::text FROM nokey
SELECT a -- comment
SELECT a FROM nokey /* c /* nested */ */ WHERE a = 1
SELECT E'\x41', 'a\b', U&'\0041' UESCAPE '!'
SELECT 0x1F, 1_000, 0b11
SELECT :a FROM nokey
SELECT a FROM nokey WHERE a = %s
SELECT @a, #a
SELECT (((a))) FROM ((nokey)) 
SELECT a FROM ((nokey CROSS JOIN customer))
SELECT a FROM (nokey)
SELECT * FROM ((SELECT 1) UNION (SELECT 2)) x
SELECT ((SELECT 1)), ((SELECT 1) + 1), (SELECT 1) UNION (SELECT 2)
((SELECT 1))
(SELECT 1) LIMIT 1
SELECT 1 UNION SELECT 2 LIMIT 1 UNION SELECT 3
SELECT 1 ORDER BY 1 UNION SELECT 2
VALUES (1), (2) ORDER BY 1 LIMIT 1
VALUES (1), ('x')
SELECT * FROM (VALUES (1, NULL), (NULL, 'x')) t(a, b) WHERE a = 'y'
SELECT DEFAULT
SELECT ROW(a, b).f1, (ROW(a, b)).f1 FROM nokey
SELECT nokey.* IS NULL, nokey = nokey, ROW(a, b) = nokey FROM nokey
SELECT ROW(nokey.*), ROW(nokey.*, 1) = ROW(1, 'x', 2, 3) FROM nokey
SELECT string_agg(b, 1) FROM nokey
SELECT json_object('a', 'b'), json_object('{a,b}')
SELECT json_array(1, 2), json_object('a': 1)
SELECT any_value(a) FROM nokey
SELECT a IS JSON, b IS JSON OBJECT FROM nokey
SELECT count(*) FROM orders WHERE placed::text LIKE '2020%' AND placed LIKE '2020%'
SELECT to_char(placed, 'YYYY-MM') AS month FROM orders GROUP BY month ORDER BY month
SELECT to_char(placed, 'YYYY-MM') AS status FROM orders GROUP BY status
SELECT status AS note FROM orders GROUP BY note
SELECT sum(total) total FROM orders GROUP BY customer_id ORDER BY total
SELECT sum(total) total FROM orders GROUP BY customer_id HAVING total > 5
SELECT max(sum(total)) FROM orders GROUP BY customer_id
SELECT * FROM orders WHERE total = max(total)
SELECT * FROM orders WHERE placed > '2020-01-01'::date - interval '1 month' AND placed < 2020
SELECT * FROM orders WHERE quantity = 100000 OR quantity = '100000'
SELECT name FROM customer WHERE born = 20200101
SELECT name FROM customer WHERE born::text = 2020
SELECT product FROM item WHERE price > 5
SELECT product FROM item WHERE price > '5'
SELECT product FROM item WHERE price > 5::money
SELECT name FROM customer FETCH FIRST 5 ROWS WITH TIES
SELECT name FROM customer OFFSET 1 ROWS FETCH FIRST ROW WITH TIES
SELECT name FROM customer ORDER BY name FETCH FIRST 5 ROWS WITH TIES
SELECT name FROM customer ORDER BY name FETCH FIRST 5 ROWS WITH TIES FOR UPDATE SKIP LOCKED
SELECT c.name, tables.table_name FROM customer c, information_schema.tables t
SELECT c.name, pg_class.relname FROM customer c, pg_class t
SELECT id FROM customer ORDER BY id NULLS
SELECT id FROM customer ORDER BY id NULLS FIRST, name NULLS LAST
SELECT (('b', 2)).street
SELECT 1 WHERE NULL::xml IS DISTINCT FROM '{}'::json
SELECT 1 WHERE NULL IS DISTINCT FROM '{}'::json
SELECT 1 FROM customer c JOIN LATERAL (SELECT max(c.id), avg(line) AS a FROM item GROUP BY ()) s ON true
SELECT (SELECT max(c.id) FROM item) FROM customer c
MERGE INTO rich r USING orders o ON r.id = o.id WHEN MATCHED THEN UPDATE SET id = o.quantity
SELECT concat($1)
SELECT $2::integer
SELECT now() IN ('[1]', 'abc'::text)
SELECT id FROM customr, orders WHERE nme = 1
SELECT 1 FROM (SELECT DISTINCT id FROM customer) s FOR UPDATE
SELECT 1 FROM (SELECT id, name FROM customer GROUP BY id) s FOR SHARE
SELECT 1 FROM (SELECT max(id) FROM customer) s FOR UPDATE
SELECT 1 FROM (SELECT row_number() OVER () FROM customer) s FOR UPDATE
SELECT 1 FROM (SELECT 1 UNION SELECT 2) s FOR UPDATE
SELECT 1 FROM (SELECT 1 FROM (SELECT count(*) FROM item) t) s FOR UPDATE
SELECT 1 FROM (SELECT count(*) FROM item) s, orders o FOR UPDATE OF o
SELECT 1 FROM (SELECT count(*) FROM item) s, orders o FOR UPDATE OF s
SELECT 1 FROM orders o WHERE EXISTS (SELECT count(*) FROM item) FOR UPDATE
WITH w AS (SELECT count(*) FROM item) SELECT 1 FROM w, orders FOR UPDATE
SELECT 1 FROM (SELECT id FROM customer) s FOR UPDATE
SELECT 1 FROM orders WHERE 'today' IN (placed, '[1]'::jsonb)
SELECT 1 FROM orders WHERE 'now' IN (current_timestamp, interval '1 day')
SELECT 1 FROM orders WHERE '1' IN (quantity, total)
SELECT 'x' = ('b', 2)
SELECT greatest('x', ('b', 2))
SELECT NULL = ('b', 2)
SELECT to_jsonb('a' COLLATE "C")
SELECT 'a' COLLATE "C", upper('a' COLLATE "C")
SELECT CAST('a' COLLATE "C" AS integer)
SELECT name < 'a' COLLATE "C" FROM customer
SELECT DISTINCT FROM customer
SELECT DISTINCT ON (id) FROM customer
SELECT ALL FROM customer
UPDATE orders SET note = 1, status = home, note = 2 FROM customer
UPDATE orders SET id = 5, note = 1, note = 2
SELECT * FROM (WITH gone AS (DELETE FROM customer RETURNING id) SELECT id FROM gone) AS s
INSERT INTO customer (id) WITH gone AS (DELETE FROM customer RETURNING id) SELECT id FROM gone
WITH outside AS (WITH gone AS (DELETE FROM customer RETURNING id) SELECT id FROM gone) SELECT 1
WITH gone AS (DELETE FROM customer RETURNING id) SELECT id FROM gone
SELECT (q).nope FROM (SELECT 1 AS a) q
SELECT (q).a + 1 FROM (SELECT 1 AS a) q GROUP BY q.a
SELECT (c).name FROM customer c GROUP BY c.name
SELECT (c).nope FROM customer c
SELECT (q).a FROM (SELECT 1 AS a, 2 AS a) q
SELECT count(*) FROM customer WHERE $1 IS NULL OR name = $1
SELECT count(*) FROM customer WHERE name = $1 OR $1 IS NULL
SELECT id FROM customer WHERE $1::int IS NULL OR id = $1
SELECT concat($1), $1::int
SELECT name FROM customer WHERE ($1 IS NULL OR id = $2) AND name LIKE $1
SELECT name FROM customer UNION SELECT nope FROM customer FOR UPDATE
(SELECT 1 FOR UPDATE) UNION SELECT nope
SELECT DISTINCT ON ((customer).*) name FROM customer
SELECT count((customer).*) FROM customer
SELECT 'a b'::regclass
INSERT INTO nokey (a, b) VALUES (1, 'x'), (DATE '2020-01-01')
INSERT INTO nokey (a) VALUES (1, DATE '2020-01-01')
INSERT INTO nokey (a[1]) VALUES (1)
UPDATE nokey SET a[1] = 1
SELECT name FROM customer FETCH FIRST ROW WITH TIES
(SELECT name FROM customer LIMIT 1) LIMIT 2
(SELECT name FROM customer OFFSET 1) OFFSET 2
SELECT count(*) filter FROM customer
SELECT count(*) filter (WHERE true) AS filter FROM customer
SELECT id FROM customer WHERE id BETWEEN DEFAULT AND 2
SELECT json '1' -> 'a', json '{"a": 1}' FROM customer
SELECT DISTINCT ON (pg_sleep(1)) name FROM customer
SELECT DISTINCT ON (doc) name FROM customer
SELECT 1 FROM customer WHERE name COLLATE "C" = email COLLATE "POSIX"
SELECT 1 FROM customer WHERE name COLLATE "C" = email || 'a' COLLATE "C"
SELECT coalesce(name COLLATE "C", email COLLATE "POSIX") FROM customer
SELECT concat(name COLLATE "C", lower(email) COLLATE "POSIX") FROM customer
SELECT name COLLATE "C" < email COLLATE "C", name COLLATE "POSIX" = 'a' FROM customer
INSERT INTO nokey (a, b) SELECT b, max(a) FROM nokey GROUP BY b
INSERT INTO nokey (a) SELECT a, b FROM nokey GROUP BY a, b
SELECT id FROM customer GROUP BY id UNION SELECT name FROM customer GROUP BY name
SELECT id FROM customer UNION SELECT id, name FROM customer GROUP BY id, name
SELECT json_value(id, '$.a') FROM customer
SELECT json_query(balance, '$.a'), json_exists(profile, '$.b'), json_value(name, '$.c') FROM customer
INSERT INTO orders (note) SELECT $2
INSERT INTO orders (note) SELECT $1 FROM customer WHERE $1 IS NULL
SELECT name FROM customer EXCEPT SELECT
(SELECT name FROM customer ORDER BY name) ORDER BY name
UPDATE nokey SET (a, c) = (SELECT count(*), b)
SELECT name FROM customer INTERSECT SELECT b FROM nokey OFFSET name
SELECT name FROM customer UNION SELECT b FROM nokey LIMIT 1 + 1
SELECT 1 FROM customer JOIN nokey USING (id, id)
SELECT 1 FROM nokey JOIN nokey n USING (a, a)
SELECT exists ('a' r
SELECT exists ((SELECT 1)), exists (TABLE customer), exists (VALUES (1)), exists (WITH q AS (SELECT 1) SELECT * FROM q)
WITH q AS (SELECT 1) SELECT * FROM q TABLESAMPLE SYSTEM (10)
SELECT 1 FROM customer WHERE name = ALL ('infinity')
SELECT 1 FROM customer WHERE name = ANY ('{a,b}') OR id = ANY ('1')
SELECT count(DISTINCT json_agg(name)) FROM customer
SELECT count(DISTINCT doc) FROM customer
SELECT string_agg(DISTINCT email, ',' ORDER BY email) FROM customer
SELECT string_agg(DISTINCT email, ',' ORDER BY email::text) FROM customer
SELECT string_agg(DISTINCT email::text, ',' ORDER BY email::text) FROM customer
SELECT string_agg(DISTINCT email, ',' ORDER BY name), sum(DISTINCT quantity ORDER BY quantity) FROM customer, orders
SELECT string_agg(DISTINCT lower(name), ',' ORDER BY lower(name) DESC, ',') FROM customer
SELECT array_agg(DISTINCT quantity ORDER BY quantity DESC), avg(DISTINCT quantity ORDER BY quantity) FROM orders
SELECT "" FROM customer
SELECT $1 FROM customer ORDER BY $1
SELECT $1 FROM customer GROUP BY $1
SELECT $1, id FROM customer WHERE name = $1 ORDER BY $1
SELECT DISTINCT ON ($1) $1, id FROM customer ORDER BY $1
SELECT $1 AS p, row_number() OVER (ORDER BY $1) FROM customer
SELECT ROW($1) FROM customer GROUP BY ROW($1)
SELECT $1, $2 FROM customer ORDER BY $2, $1 IS NULL
SELECT id FROM customer WHERE $1 IS NULL GROUP BY id, $1
SELECT $1 COLLATE "C" FROM customer ORDER BY $1 COLLATE "C"
SELECT id FROM customer WHERE name = $1 COLLATE "C"
SELECT id FROM customer WHERE $1 COLLATE "C" <> id
SELECT id FROM customer WHERE $1 COLLATE "C" IS NULL
SELECT max($1 COLLATE "C") FROM customer
SELECT 1 IN (generate_series(1, 2))
SELECT 1 IN (generate_series(1, 2), 3)
SELECT 1 IN (generate_series(1, 2), generate_series(1, 3))
SELECT 1 NOT IN (generate_series(1, 2))
SELECT generate_series(1, 2) IN (1)
SELECT generate_series(1, 2) IN (1, 2)
SELECT id IN (generate_series(1, 2)) FROM customer
SELECT id IN (generate_series(1, id), 3) FROM customer
SELECT id IN (id, generate_series(1, 3), 4) FROM customer
SELECT (1, 2) IN ((generate_series(1, 2), 3)) FROM customer
SELECT 1 FROM customer WHERE id IN (generate_series(1, 2), 3)
SELECT id = ANY (ARRAY[generate_series(1, 2)]) FROM customer
SELECT 1 FROM customer ORDER BY id IN (generate_series(1, 2))
SELECT 1 BETWEEN 1 AND generate_series(1, 2)
SELECT 1 FROM customer GROUP BY id IN (generate_series(1, 2))
SELECT (generate_series(1, 2)) IS NULL
SELECT (generate_series(1, 2) = 1) IS TRUE
SELECT NOT (generate_series(1, 2) = 1)
SELECT nullif(generate_series(1, 2), 1)
SELECT nullif(1, generate_series(1, 2))
SELECT greatest(generate_series(1, 2), 1)
SELECT coalesce(generate_series(1, 2), 1)
SELECT CASE WHEN generate_series(1, 2) = 1 THEN 1 END
SELECT CASE generate_series(1, 2) WHEN 1 THEN 1 END
SELECT ARRAY[generate_series(1, 2)]
SELECT ROW(generate_series(1, 2))
SELECT (generate_series(1, 2), 1) = (1, 1)
SELECT (generate_series(1, 2), 1) < (1, 1)
SELECT generate_series(1, 2) IS DISTINCT FROM 1
SELECT 1 IN (SELECT generate_series(1, 2))
SELECT generate_series(1, 2) IN (SELECT 1)
SELECT sum(generate_series(1, 2))
SELECT sum(1) OVER (ORDER BY generate_series(1, 2))
SELECT sum(1) FILTER (WHERE 1 IN (generate_series(1, 2)))
SELECT name FROM customer LIMIT generate_series(1, 2)
UPDATE customer SET id = generate_series(1, 2)
INSERT INTO nokey VALUES (generate_series(1, 2))
INSERT INTO nokey VALUES (generate_series(1, 2)), (1)
INSERT INTO nokey SELECT generate_series(1, 2)
DELETE FROM customer WHERE id = generate_series(1, 2)
DELETE FROM customer RETURNING generate_series(1, 2)
SELECT generate_series(1, generate_series(1, 2))
SELECT * FROM generate_series(1, generate_series(1, 2))
SELECT 1 FROM customer c JOIN orders o ON generate_series(1, 2) = 1
SELECT 1 FROM customer HAVING generate_series(1, 2) = 1
SELECT generate_series(1, 2)::text || 'a'
SELECT 'a' LIKE generate_series(1, 2)::text
SELECT (generate_series(1, 2)).x
SELECT (ARRAY[1, 2])[generate_series(1, 2)]
SELECT generate_series(1, 2) AT TIME ZONE 'UTC'
SELECT json_build_object('a', generate_series(1, 2))
SELECT avg(grouping(id)) FROM customer GROUP BY id
SELECT count(*) FILTER (WHERE grouping(id) = 1) FROM customer GROUP BY id
SELECT sum(1 + grouping(id)) FROM customer GROUP BY id
SELECT sum(id + grouping(id)) FROM customer GROUP BY id
SELECT sum(grouping(id) + max(id)) FROM customer GROUP BY id
SELECT sum(max(id) + grouping(id)) FROM customer GROUP BY id
SELECT sum(grouping(nope)) FROM customer GROUP BY id
SELECT sum(grouping(name)) FROM customer GROUP BY id
SELECT grouping(max(id)) FROM customer GROUP BY id
SELECT grouping(grouping(id)) FROM customer GROUP BY id
SELECT grouping(id) FROM customer GROUP BY 1
SELECT grouping(id) AS g FROM customer GROUP BY g
SELECT id FROM customer GROUP BY id ORDER BY grouping(name)
SELECT id, name FROM customer GROUP BY id, tags ORDER BY grouping(name)
SELECT id, feeling FROM customer GROUP BY name, id ORDER BY grouping(feeling), nope
SELECT feeling FROM customer GROUP BY name ORDER BY grouping(feeling)
SELECT feeling, grouping(feeling) FROM customer GROUP BY name
SELECT grouping(feeling), feeling FROM customer GROUP BY name
SELECT sum(grouping(id)) OVER () FROM customer GROUP BY id
SELECT rank() OVER (ORDER BY grouping(id)) FROM customer GROUP BY id
SELECT rank() OVER (ORDER BY grouping(name)) FROM customer GROUP BY id
SELECT string_agg(name, ',' ORDER BY grouping(id)) FROM customer GROUP BY id
SELECT percentile_disc(grouping(id)) WITHIN GROUP (ORDER BY balance) FROM customer GROUP BY id
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY grouping(id)) FROM customer GROUP BY id
SELECT sum((SELECT grouping(c.id) FROM orders LIMIT 1)) FROM customer c GROUP BY id
SELECT (SELECT grouping(c.id) FROM orders LIMIT 1) FROM customer c GROUP BY id
SELECT (SELECT grouping(c.name) FROM orders LIMIT 1) FROM customer c GROUP BY id
SELECT (SELECT sum(grouping(c.id)) FROM orders LIMIT 1) FROM customer c GROUP BY id
SELECT (SELECT sum(o.id + grouping(c.id)) FROM orders o LIMIT 1) FROM customer c GROUP BY id
SELECT 1 FROM customer c WHERE grouping(id) = 1 GROUP BY id
SELECT 1 FROM customer c GROUP BY id HAVING grouping(name) = 1
SELECT name FROM customer c GROUP BY feeling HAVING grouping(name) = 1
SELECT DISTINCT ON (grouping(id)) id FROM customer c GROUP BY id
SELECT id FROM customer GROUP BY grouping(id)
SELECT id FROM customer ORDER BY grouping(id)
SELECT grouping(id) FROM customer
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id int4_ops) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id pg_catalog.int4_ops) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id text_ops) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (email text_pattern_ops) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (nope nonexist_ops) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id a.b.c.int4_ops) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id pg_catalog.nope_ops) WHERE nope > 1 DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id pg_catalog.nope_ops, nope) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ((generate_series(1, id))) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ((sum(id))) DO NOTHING
SELECT * FROM a.b.c.customer
SELECT a.b.c.customer.* FROM customer
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE 1 DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE generate_series(1, 2) = 1 DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE sum(id) > 1 DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE grouping(id) > 1 DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE rank() OVER () > 1 DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE EXISTS (SELECT 1) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE id IN (SELECT 1) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE id = (SELECT nope) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE id = ANY (SELECT 1) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) WHERE nope IN (SELECT 1) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ((rank() OVER ())) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ((grouping(id))) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ((1 + (SELECT 1))) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ((ARRAY(SELECT 1))) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ((id = excluded.id)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (lower(name)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (email COLLATE pg_catalog."C") DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id pg_catalog.nope_ops) DO NOTHING
SELECT name COLLATE pg_catalog."C" FROM customer
SELECT nope COLLATE nope FROM customer
SELECT id COLLATE pg_catalog.nope FROM customer
SELECT name COLLATE "ucs_basic" FROM customer
SELECT id + ANY (SELECT 1) FROM customer
SELECT 1 FROM postgres.public.nope
SELECT postgres.public.customer.nope FROM customer
SELECT a.b.c.twice(1)
SELECT 1 FROM a.b.c.d
SELECT ARRAY[1] COLLATE "C"
SELECT tags COLLATE "C" FROM customer
SELECT name COLLATE "C" FROM customer UNION SELECT note FROM orders
SELECT name COLLATE "C" FROM customer UNION SELECT note COLLATE "POSIX" FROM orders
SELECT name COLLATE "C" FROM customer UNION ALL SELECT note COLLATE "POSIX" FROM orders
SELECT name COLLATE "C" FROM customer EXCEPT ALL SELECT note COLLATE "POSIX" FROM orders
SELECT cx FROM coll UNION SELECT px FROM coll
SELECT cx FROM coll UNION ALL SELECT px FROM coll
SELECT cx FROM coll INTERSECT ALL SELECT px FROM coll
SELECT cx FROM coll UNION SELECT plain FROM coll
SELECT plain FROM coll UNION SELECT px FROM coll UNION SELECT cx FROM coll
SELECT plain FROM coll UNION ALL SELECT px FROM coll UNION ALL SELECT cx FROM coll UNION SELECT plain FROM coll
SELECT (cx) FROM coll UNION SELECT px COLLATE "C" FROM coll
SELECT cx || px FROM coll
SELECT cx || px FROM coll ORDER BY 1
SELECT cx || px FROM coll ORDER BY cx || px
SELECT cx FROM coll ORDER BY cx || px
SELECT DISTINCT cx || px FROM coll
SELECT DISTINCT ON (cx || px) cx FROM coll
SELECT max(id) FROM coll GROUP BY cx || px
SELECT cx = px FROM coll
SELECT cx < px FROM coll
SELECT cx = px COLLATE "C" FROM coll
SELECT cx COLLATE "POSIX" = px COLLATE "C" FROM coll
SELECT lower(cx || px) FROM coll ORDER BY 1
SELECT length(cx || px) FROM coll ORDER BY 1
SELECT coalesce(cx, px) FROM coll ORDER BY 1
SELECT CASE WHEN cx = px THEN cx ELSE px END FROM coll ORDER BY 1
SELECT CASE cx WHEN px THEN 'a' END FROM coll ORDER BY 1
SELECT CASE cx COLLATE "C" WHEN px COLLATE "POSIX" THEN 'a' END FROM coll
SELECT CASE WHEN true THEN cx COLLATE "C" ELSE px COLLATE "POSIX" END FROM coll
SELECT greatest(cx, px) FROM coll ORDER BY 1
SELECT nullif(cx, px) FROM coll ORDER BY 1
SELECT string_agg(cx, px) FROM coll
SELECT string_agg(cx, ',' ORDER BY px) FROM coll ORDER BY 1
SELECT string_agg(cx, ',' ORDER BY cx || px) FROM coll
SELECT string_agg(cx, px) FROM coll ORDER BY 1
SELECT string_agg(DISTINCT cx || px, ',') FROM coll
SELECT rank() OVER (ORDER BY cx || px) FROM coll
SELECT rank() OVER (PARTITION BY cx || px) FROM coll
SELECT max(cx || px) FROM coll
SELECT (SELECT cx FROM coll LIMIT 1) || px FROM coll ORDER BY 1
SELECT (SELECT plain COLLATE "C" FROM coll LIMIT 1) || px FROM coll ORDER BY 1
SELECT x || px FROM (SELECT plain COLLATE "C" AS x, px FROM coll) s ORDER BY 1
SELECT x FROM (SELECT cx || px AS x FROM coll) s ORDER BY 1
SELECT x FROM (SELECT cx || px AS x FROM coll) s ORDER BY x || 'a'
SELECT x || y FROM (SELECT plain COLLATE "C" AS x, plain COLLATE "POSIX" AS y FROM coll) s
SELECT x || y FROM (SELECT plain COLLATE "C" AS x, plain COLLATE "POSIX" AS y FROM coll) s ORDER BY 1
WITH s AS (SELECT plain COLLATE "C" AS x, plain COLLATE "POSIX" AS y FROM coll) SELECT x || y FROM s GROUP BY 1
SELECT column1 || column2 FROM (VALUES ('a' COLLATE "C", 'b' COLLATE "POSIX")) v ORDER BY 1
VALUES ('a' COLLATE "C"), ('b' COLLATE "POSIX")
SELECT 1 FROM coll WHERE cx IN (px, plain)
SELECT 1 FROM coll WHERE cx IN ('a' COLLATE "C", 'b' COLLATE "POSIX")
SELECT 1 FROM coll WHERE cx COLLATE "POSIX" IN ('a' COLLATE "C", 'b' COLLATE "C")
SELECT 1 FROM coll WHERE cx COLLATE "POSIX" IN ('a' COLLATE "C")
SELECT 1 FROM coll WHERE cx COLLATE "POSIX" IN (px COLLATE "C", 'b', 'c')
SELECT 1 FROM coll WHERE cx COLLATE "C" IN (px, 'b', 'c' COLLATE "POSIX")
SELECT 1 FROM coll WHERE (cx COLLATE "C", 1) = (px COLLATE "POSIX", 1)
SELECT 1 FROM coll WHERE (cx COLLATE "C", px COLLATE "POSIX") = ('a', 'b')
SELECT 1 FROM coll WHERE (cx COLLATE "C") = ANY (ARRAY[px COLLATE "POSIX"])
SELECT 1 FROM coll WHERE cx COLLATE "C" IN (SELECT px COLLATE "POSIX" FROM coll)
SELECT 1 FROM coll WHERE cx COLLATE "C" BETWEEN px COLLATE "POSIX" AND 'x'
SELECT 1 FROM coll WHERE cx COLLATE "C" LIKE px COLLATE "POSIX"
SELECT ROW(cx COLLATE "C", px COLLATE "POSIX") FROM coll
SELECT ARRAY[cx, px] FROM coll ORDER BY 1
SELECT ARRAY[cx COLLATE "C", px COLLATE "POSIX"] FROM coll
SELECT a.cx FROM coll a JOIN coll b ON a.cx = b.px
SELECT cx FROM coll a JOIN (SELECT px AS cx FROM coll) b USING (cx) ORDER BY cx
SELECT cx FROM coll a FULL JOIN (SELECT px AS cx FROM coll) b USING (cx) ORDER BY cx
SELECT cx FROM coll a FULL JOIN (SELECT px AS cx FROM coll) b USING (cx)
WITH RECURSIVE r AS (SELECT cx FROM coll UNION ALL SELECT px FROM r, coll) SELECT * FROM r
WITH RECURSIVE r AS (SELECT plain FROM coll UNION ALL SELECT px FROM r, coll) SELECT * FROM r
WITH RECURSIVE r AS (SELECT plain COLLATE "C" AS x FROM coll UNION ALL SELECT x || 'a' FROM r) SELECT * FROM r
WITH RECURSIVE r AS (SELECT plain AS x FROM coll UNION ALL SELECT (x || 'a') COLLATE "C" FROM r) SELECT * FROM r
WITH RECURSIVE r AS (SELECT plain AS x FROM coll UNION SELECT px FROM r, coll) SELECT * FROM r
SELECT cx || relname FROM coll, pg_class ORDER BY 1
SELECT px || relname FROM coll, pg_class ORDER BY 1
SELECT px || relname::text FROM coll, pg_class ORDER BY 1
SELECT px FROM coll UNION SELECT relname FROM pg_class
SELECT px::varchar || cx::text FROM coll ORDER BY 1
SELECT id::text || cx || px FROM coll ORDER BY 1
SELECT concat(cx, px) FROM coll ORDER BY 1
SELECT format('%s%s', cx, px) FROM coll ORDER BY 1
SELECT (cx || px) COLLATE "C" FROM coll ORDER BY 1
SELECT cx || (px COLLATE "C") FROM coll ORDER BY 1
SELECT 1 FROM coll WHERE cx || px = 'a'
SELECT count(*) FROM coll HAVING max(cx) = min(px)
INSERT INTO coll (cx, px) SELECT px, cx FROM coll ORDER BY cx || px
INSERT INTO coll (cx, px) VALUES ('a' COLLATE "C" || 'b' COLLATE "POSIX", 'x')
INSERT INTO coll (cx) VALUES ('a' COLLATE "POSIX")
UPDATE coll SET cx = px
UPDATE coll SET cx = px || cx
UPDATE coll SET cx = px COLLATE "C" || cx COLLATE "POSIX"
DELETE FROM coll WHERE cx COLLATE "C" = px COLLATE "POSIX"
SELECT cx FROM collview UNION SELECT px FROM collview
SELECT dx FROM coll UNION SELECT px FROM coll
SELECT a.cx COLLATE "C", b.px COLLATE "POSIX" FROM coll a, coll b ORDER BY 1, 2
SELECT cx COLLATE "POSIX" FROM coll GROUP BY cx COLLATE "POSIX" HAVING cx COLLATE "POSIX" = 'a' COLLATE "C"
SELECT arr FROM coll UNION SELECT ARRAY[px] FROM coll
SELECT * FROM unnest(ARRAY['a' COLLATE "C", 'b' COLLATE "POSIX"])
SELECT regexp_replace(cx, px, 'a') FROM coll ORDER BY 1
SELECT substring(cx from px) FROM coll ORDER BY 1
SELECT overlay(cx placing px from 1) FROM coll ORDER BY 1
SELECT trim(both px from cx) FROM coll ORDER BY 1
SELECT position(px in cx) FROM coll ORDER BY 1
SELECT cx SIMILAR TO px FROM coll ORDER BY 1
SELECT (array_agg(cx))[1] || px FROM coll GROUP BY px ORDER BY 1
SELECT lag(cx, 1, px) OVER () FROM coll ORDER BY 1
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY cx || px) FROM coll
SELECT mode() WITHIN GROUP (ORDER BY cx) || px FROM coll GROUP BY px ORDER BY 1
INSERT INTO orders (customer_id, id) SELECT 1, 2
INSERT INTO orders (customer_id, id) SELECT 1, rank() OVER ()
INSERT INTO orders (customer_id, id) SELECT 1, rank() OVER (ORDER BY 'a')
INSERT INTO orders (customer_id, id) SELECT 1, count(*)
INSERT INTO orders (customer_id, id) SELECT 1, 2 ORDER BY 1
INSERT INTO orders (customer_id, id) SELECT 1, 2 FROM customer ORDER BY 1
INSERT INTO orders (customer_id, id) SELECT 1, 2 FROM customer ORDER BY name
INSERT INTO orders (customer_id, id) SELECT 1, 2 FROM customer GROUP BY name
INSERT INTO orders (customer_id, id) VALUES (1, 2), (3, DEFAULT)
INSERT INTO orders (customer_id, id) VALUES (1, DEFAULT), (3, DEFAULT)
INSERT INTO orders (customer_id, id) SELECT 1, 2 FROM customer LIMIT 1
INSERT INTO orders (customer_id, id) SELECT DISTINCT 1, 2 FROM customer
INSERT INTO orders (customer_id, id) (SELECT 1, 2 FROM customer UNION SELECT 1, 2)
INSERT INTO orders (customer_id, id) WITH a AS (SELECT 1) SELECT 1, 2
INSERT INTO orders SELECT 1, 2
SELECT currval('7')
SELECT ' 7 '::regproc
SELECT ' customer '::regclass
UPDATE customer SET name = CURRENT_TIMESTAMP, name = $2
UPDATE customer SET name = $1, name = $2
UPDATE customer SET name = $3, name = $1
INSERT INTO orders (customer_id, id) SELECT 1, $2::int
SELECT '{"a": 1}'::json IN ('{"a": 1}'::json, E'a\n')
SELECT 1 WHERE $1 BETWEEN $1 AND -7
SELECT 1 WHERE $1 BETWEEN 1 AND $1
SELECT 1 WHERE $1 BETWEEN SYMMETRIC $2 AND -7
SELECT 1 WHERE 1 BETWEEN SYMMETRIC $2 AND $2
WITH RECURSIVE AS (SELECT 1 AS a) SELECT a FROM recursive
WITH RECURSIVE (x) AS (SELECT 1 AS a) SELECT x FROM recursive
WITH RECURSIVE recursive AS (SELECT 1 AS a) SELECT a FROM recursive
SELECT 1::numeric(AS,2)
SELECT 1::numeric(8,ILIKE)
SELECT 1::numeric(8,x)
SELECT 1::numeric(select)
SELECT 1::varchar(1+1)
SELECT 1::numeric('8', 2)
SELECT 1::numeric(int, 2)
SELECT 1::numeric(-8, 2)
SELECT 1::numeric(between, 2)
SELECT FROM unnest(ARRAY['a','b']) WITH ORDINALITY t0(v o) WHERE 1=1
SELECT FROM any_row() WITH ORDINALITY t0(v int) WHERE 1=1
SELECT sum(json_value(value, '$.a'))
SELECT json_value(value, '$.a')
SELECT json_value(nope, '$.a')
SELECT json_value('{}', '$.a'), nope
SELECT (orders).* FROM orders GROUP BY note HAVING count(*) = 2
SELECT (o).* FROM orders o GROUP BY id
SELECT (c.home).* FROM customer c GROUP BY name
SELECT ((o)).* FROM orders o
SELECT '{1,2}'::money
SELECT '12'::money, '$1,234.56'::money, '-$3'::money, '(5)'::money, 'abc'::money, ''::money, '1.2.3'::money, ' 1 '::money
SELECT 'abc'::money
SELECT ''::money
SELECT '99999999999999999999'::money
SELECT ' 1 '::money
SELECT '[1]'::int[]
SELECT '[1, 2]'::int[]
SELECT '["a"]'::text[]
SELECT '[]'::text[]
SELECT '[a]'::text[]
SELECT ' [1] '::int[]
SELECT '[12'::int[]
SELECT '['::int[]
SELECT '[1]x'::int[]
SELECT '[1] {1}'::int[]
SELECT '[{"a": 1}]'::text[]
SELECT '[null]'::int[]
SELECT ('{a}'::text[] IN ('[1]', 2))
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ('2024-02-29') DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (1) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ($1) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (DEFAULT) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (null) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (customer.id) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (customer.id + 1) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id + 1) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (-id) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (coalesce(id, 1)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (CAST(id AS text)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (CASE WHEN true THEN 1 END) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (ARRAY[1]) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (ROW(1)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (EXISTS (SELECT 1)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (grouping(id)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (current_date) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (user) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (date '2020-01-01') DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (pg_catalog.lower(name)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (extract(year FROM born)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (not active) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (left(name, 1)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (left) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (substring(name from 1)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (trim(name)) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT () DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (tags[1]) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id::text) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (exists) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (U&"id") DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT ("id", name text_ops) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (merge_action()) DO NOTHING
SELECT 1 WHERE DATE '2020-01-01' + 1
SELECT 1 WHERE (1) + 2
SELECT 1 WHERE ((1) + (2)) * 3
SELECT 1 WHERE ((1 + 2))
SELECT 1 WHERE now() AT TIME ZONE 'UTC'
SELECT 1 WHERE ('2020-01-01' AT TIME ZONE 'UTC')
SELECT 1 WHERE (now() AT TIME ZONE 'UTC') - (now() AT TIME ZONE 'UTC')
SELECT 1 WHERE - (1)
SELECT 1 WHERE (1)::text || 'a'
SELECT 1 WHERE CAST(1 AS text) || 'a'
SELECT 1 WHERE CAST($1 AS date)
SELECT 1 WHERE $1::date
SELECT 1 WHERE CAST($1 AS date) - 1
SELECT 1 WHERE ('a', 1)::address
SELECT 1 FROM customer WHERE (id) + 1
SELECT 1 FROM customer WHERE (((id))) + (level)
SELECT 1 FROM customer WHERE (lower(name)) || 'a'
SELECT 1 FROM customer WHERE (SELECT 1) + 2
SELECT 1 FROM customer WHERE ARRAY[1] || 2
SELECT 1 FROM customer WHERE (CASE WHEN true THEN 1 END) + 2
SELECT 1 FROM customer WHERE CASE (1) WHEN 1 THEN 2 END
SELECT CASE 1 WHEN 'x' THEN 2 END
SELECT CASE (id) WHEN 1 THEN 2 END FROM customer GROUP BY name
SELECT (id) + (1) FROM customer GROUP BY name
SELECT ((id)) BETWEEN (1) AND (2) FROM customer GROUP BY name
SELECT 1 LIMIT (1.5) + true
SELECT id FROM customer LIMIT ((id)) + 1
INSERT INTO nokey (a) VALUES (DATE '2024-02-29' - 7)
INSERT INTO nokey (a) VALUES ((INTERVAL '1 day' * 2))
INSERT INTO nokey (a) VALUES ((now() AT TIME ZONE 'UTC'))
INSERT INTO nokey (a) SELECT (now() AT TIME ZONE 'UTC')
INSERT INTO nokey (a) SELECT 1, 2, 3, (now() AT TIME ZONE 'UTC')
INSERT INTO nokey (a) SELECT 1, (now() AT TIME ZONE 'UTC')
SELECT count(avg(count(*)) OVER ())
SELECT sum(count(*) + rank() OVER ())
SELECT sum(max(id)) FROM customer
(SELECT) EXCEPT (SELECT name FROM customer GROUP BY name)
SELECT DISTINCT 1 FROM customer ORDER BY (now() AT TIME ZONE 'UTC')
SELECT DISTINCT name FROM customer ORDER BY (id) + 1
SELECT DISTINCT ON (name) name FROM customer ORDER BY (id) + 1, name
SELECT (name) LIKE 'a' AND (id) + 1 FROM customer
SELECT (name) || (id) AND true FROM customer
SELECT NOT (name || 'a') FROM customer
SELECT coalesce((1) + 1, (true) AND false)
SELECT CASE WHEN true THEN (1) + 1 ELSE (true) END
SELECT (1) + 1 UNION SELECT (true)
SELECT 1 UNION SELECT (DATE '2020-01-01' - 7) UNION SELECT (true)
SELECT true UNION SELECT (DATE '2020-01-01' - 7)
SELECT sum((id) + 1 + sum(1)) FROM customer
SELECT 1 FROM customer WHERE (name) ~ 'a' || 1
SELECT 1 FROM customer WHERE 1 + 1 IN (2)
SELECT ((1) + 1).x
SELECT ((1) + 1)[1]
SELECT (tags || 'a').x FROM customer
SELECT 1 FROM customer WHERE name COLLATE "C" || 'a'
SELECT (1) + 1 COLLATE "C"
SELECT 1 WHERE (1 + 1)::numeric(8,2)
SELECT 1 WHERE (1 + 1)::text::int + 1
SELECT generate_series(1, 2) + 1 WHERE (generate_series(1, 2)) + 1 = 1
SELECT 1 FROM customer WHERE extract(year FROM (born)) + 1
SELECT 1 FROM customer WHERE position('a' IN name) + 1
SELECT 1 FROM customer WHERE (name) IS NULL + 1
SELECT nullif((1) + 1, 'x')
SELECT 1 FROM customer WHERE nullif((1) + 1, 2)
SELECT 1 FROM customer c WHERE (c.home).zip + 1
SELECT 1 FROM customer c WHERE (tags)[1] || 'a'
SELECT 1 WHERE (('a', 1)::address)::text
SELECT 1 WHERE (1 + 1)::text
SELECT 1 WHERE ((1) + 1)::text::varchar
SELECT 1 WHERE CAST((1) + 1 AS text)
SELECT 1 FROM customer WHERE (home)::text
SELECT 1 FROM customer WHERE ((id))::text
SELECT 1 WHERE text (1 + 1)
SELECT 1 WHERE (now() AT TIME ZONE 'UTC')::date
SELECT (name COLLATE "C")::varchar || (name COLLATE "POSIX")::varchar FROM customer
SELECT 1 FROM orders o FULL JOIN customer c USING (id) WHERE id + 1
SELECT 1 FROM orders o JOIN customer c USING (id) WHERE id + 1
SELECT 1 FROM orders o LEFT JOIN customer c USING (id) WHERE (id)::text
SELECT 1 FROM customer o LEFT JOIN orders c USING (id) WHERE (id)::text
SELECT 1 FROM customer o FULL JOIN orders c USING (id) WHERE (id)::text
SELECT 1 FROM customer o FULL JOIN orders c USING (id) WHERE 1 + id
INSERT INTO orders (customer_id, id) OVERRIDING SYSTEM VALUE SELECT 1, 2
INSERT INTO orders (customer_id, id) OVERRIDING USER VALUE SELECT 1, 2
INSERT INTO item (order_id, line, product, doubled) SELECT 1, 2, 'a', 4
INSERT INTO item SELECT 1, 2, 'a'
INSERT INTO item SELECT 1, 2, 'a', NULL, NULL
UPDATE orders SET id = 1
UPDATE orders SET (id, note) = (SELECT 1, 'a')
UPDATE orders SET (id, note) = (DEFAULT, 'a')
UPDATE orders SET (id, note) = ROW(1, 'a')
UPDATE orders SET (customer_id, note) = (SELECT 1)
UPDATE orders SET (customer_id, note) = (1, 2, 3)
UPDATE item SET doubled = DEFAULT
UPDATE item SET doubled = 1
INSERT INTO orders AS o (customer_id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 2
INSERT INTO orders AS o (customer_id) VALUES (1) ON CONFLICT (id) DO UPDATE SET note = orders.note
INSERT INTO orders AS o (customer_id) VALUES (1) ON CONFLICT (id) DO UPDATE SET note = o.note || excluded.note
INSERT INTO orders AS o (customer_id) VALUES (1) ON CONFLICT (o.id) DO NOTHING
INSERT INTO orders (customer_id) VALUES (1) RETURNING excluded.id
INSERT INTO customer (id, name, name) VALUES (1, 'a', 'b')
INSERT INTO customer (id, home.street, home.city) VALUES (1, 'a', 'b')
INSERT INTO customer (id, home.street, home) VALUES (1, 'a', NULL)
INSERT INTO customer (id, tags[1], tags[2]) VALUES (1, 'a', 'b')
UPDATE customer SET tags[1] = 'a', tags = NULL
UPDATE customer SET home.zip = 'a'
UPDATE customer SET home.nope = 'a'
MERGE INTO orders o USING customer c ON o.customer_id = c.id WHEN NOT MATCHED THEN INSERT (customer_id, id) VALUES (1, 2)
MERGE INTO orders o USING customer c ON o.customer_id = c.id WHEN MATCHED THEN UPDATE SET id = 1
MERGE INTO orders o USING customer c ON o.customer_id = c.id WHEN MATCHED THEN UPDATE SET note = 'a' WHEN MATCHED THEN DELETE
MERGE INTO orders o USING customer c ON o.customer_id = c.id WHEN NOT MATCHED THEN UPDATE SET note = 'a'
MERGE INTO orders o USING customer c ON o.customer_id = c.id WHEN MATCHED AND sum(o.id) > 1 THEN DELETE
MERGE INTO orders o USING customer c ON generate_series(1, 2) = 1 WHEN MATCHED THEN DELETE
MERGE INTO orders o USING customer o ON true WHEN MATCHED THEN DELETE
MERGE INTO rich o USING customer c ON true WHEN MATCHED THEN DELETE
SELECT 1 FROM customer FOR UPDATE OF orders
SELECT 1 FROM customer c, orders o FOR UPDATE OF c, nope
SELECT 1 FROM customer FOR UPDATE SKIP LOCKED NOWAIT
SELECT 1 FROM (SELECT 1 UNION SELECT 2) x FOR UPDATE
SELECT 1 FROM generate_series(1, 2) x FOR UPDATE
SELECT 1 FROM generate_series(1, 2) x FOR UPDATE OF x
WITH x AS (SELECT 1) SELECT 1 FROM x FOR UPDATE OF x
WITH x AS (INSERT INTO nokey VALUES (1)) SELECT * FROM x
WITH x AS (INSERT INTO nokey VALUES (1) RETURNING a) SELECT b FROM x
SELECT (WITH x AS (INSERT INTO nokey VALUES (1) RETURNING a) SELECT a FROM x)
SELECT * FROM customer TABLESAMPLE nope (1)
SELECT * FROM customer TABLESAMPLE bernoulli (1, 2)
SELECT * FROM customer TABLESAMPLE bernoulli ('a')
SELECT * FROM customer TABLESAMPLE bernoulli (id)
SELECT * FROM rich TABLESAMPLE system (1)
SELECT * FROM customer TABLESAMPLE system (1) REPEATABLE ('x')
SELECT rank() FROM customer
SELECT rank(1) OVER () FROM customer
SELECT rank() WITHIN GROUP (ORDER BY id) FROM customer
SELECT rank(1) WITHIN GROUP (ORDER BY id) FROM customer
SELECT rank('a') WITHIN GROUP (ORDER BY id) FROM customer
SELECT sum(id) WITHIN GROUP (ORDER BY id) FROM customer
SELECT percentile_cont(id) WITHIN GROUP (ORDER BY balance) FROM customer
SELECT mode() WITHIN GROUP (ORDER BY id) OVER () FROM customer
SELECT sum(DISTINCT id) OVER () FROM customer
SELECT sum(id ORDER BY id) OVER () FROM customer
SELECT rank() FILTER (WHERE true) OVER () FROM customer
SELECT lower(DISTINCT name) FROM customer
SELECT lower(name ORDER BY name) FROM customer
SELECT lower(name) FILTER (WHERE true) FROM customer
SELECT lower(name) OVER () FROM customer
SELECT lower(*) FROM customer
SELECT sum(*) FROM customer
SELECT count() FROM customer
SELECT string_agg(DISTINCT name, ',' ORDER BY id) FROM customer
SELECT string_agg(DISTINCT name, ',' ORDER BY name) FROM customer
SELECT sum(id) OVER w FROM customer
SELECT sum(id) OVER (w ROWS 1 PRECEDING) FROM customer WINDOW w AS (ORDER BY id ROWS 1 PRECEDING)
SELECT sum(id) OVER (w ORDER BY id) FROM customer WINDOW w AS (ORDER BY id)
SELECT sum(id) OVER (w PARTITION BY id) FROM customer WINDOW w AS (ORDER BY id)
SELECT sum(id) OVER (ROWS BETWEEN UNBOUNDED FOLLOWING AND 1 FOLLOWING) FROM customer
SELECT sum(id) OVER (ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM customer
SELECT sum(id) OVER (ROWS id PRECEDING) FROM customer
SELECT sum(id) OVER (RANGE 1 PRECEDING) FROM customer
SELECT sum(id) OVER (ORDER BY name RANGE 1 PRECEDING) FROM customer
SELECT sum(id) OVER (GROUPS 1 PRECEDING) FROM customer
SELECT sum(id) OVER (ORDER BY born RANGE '1 day' PRECEDING) FROM customer
SELECT sum(id) OVER (ORDER BY born RANGE 'x' PRECEDING) FROM customer
SELECT sum(id) OVER (ORDER BY id, name RANGE 1 PRECEDING) FROM customer
SELECT 1 FROM customer WINDOW w AS (), w AS ()
SELECT * FROM customer c JOIN item i USING (id)
SELECT * FROM customer c JOIN customer d USING (id) AS x WHERE x.name = 'a'
SELECT * FROM customer c JOIN customer d USING (id) AS x WHERE x.id = 1
SELECT * FROM customer c JOIN customer d USING (profile)
SELECT * FROM customer c JOIN customer d USING (doc)
SELECT * FROM customer c LEFT JOIN LATERAL (SELECT c.id) x ON true
SELECT * FROM customer c RIGHT JOIN LATERAL (SELECT c.id) x ON true
SELECT * FROM customer c FULL JOIN orders o ON c.id > o.id
SELECT * FROM (customer c JOIN orders o ON true) x WHERE c.id = 1
SELECT * FROM customer c, customer c
SELECT * FROM ROWS FROM (generate_series(1, 2), generate_series(1, 3)) WITH ORDINALITY x (a, b, c, d)
SELECT * FROM ROWS FROM (any_row()) AS x (a int, b int)
SELECT * FROM ROWS FROM (any_row() AS (a int, b int), generate_series(1, 2)) x
SELECT * FROM ROWS FROM (any_row(), generate_series(1, 2)) AS x (a int, b int)
SELECT * FROM any_row() AS x (a setof int)
SELECT * FROM any_row() AS x (a unknown)
SELECT * FROM any_row() AS x (a int, a int)
SELECT * FROM series(1, 2) AS x (a int, b text)
SELECT any_row()
SELECT (any_row()).*
SELECT (series(1, 2)).*
SELECT (series(1, 2)).n
SELECT (series(1, 2)).nope
SELECT * FROM lower('a') AS x (a, b)
SELECT * FROM now() WITH ORDINALITY
SELECT * FROM current_date x
SELECT * FROM coalesce(1, 2) x
SELECT (ROW(1, 2)).f1
SELECT (ROW(1, 2)).f3
SELECT (ROW(1, 2)).*
SELECT (ROW(1, 2)).x
SELECT (any_row()).x
SELECT (any_row()).a
SELECT (json_each('{}')).key
SELECT (json_each('{}')).*
SELECT (json_each('{}')).nope
SELECT (json_to_record('{}')).a
SELECT (json_to_record('{}')).*
SELECT (pg_get_keywords()).word
SELECT x.n FROM (SELECT (series(1, 2)).*) x
SELECT x.nope FROM (SELECT (series(1, 2)).*) x
SELECT x.key || 'a' FROM (SELECT (jsonb_each(profile)).* FROM customer) x
SELECT * FROM any_row() AS x (a record)
SELECT * FROM any_row() AS x (a anyelement)
SELECT * FROM any_row() AS x (a cstring)
SELECT * FROM any_row() AS x (a void, b int)
SELECT * FROM any_row() AS x (a positive, b mood)
UPDATE customer SET tags = NULL, tags[1] = 'a'
UPDATE customer SET tags[1] = 'b', tags[2] = 'a'
UPDATE customer SET home.zip = 1, home.city = 'a'
INSERT INTO customer (id, home, home.street) VALUES (1, NULL, 'a')
SELECT (c.home).* FROM customer c
SELECT (c.nope).* FROM customer c
SELECT (SELECT c FROM customer c LIMIT 1).*
SELECT ((SELECT c FROM customer c LIMIT 1)).name
SELECT ((SELECT ROW(1, 2))).f1
SELECT (x).* FROM (SELECT ROW(1, 2) AS x) s
SELECT (x).* FROM (SELECT 1) x
SELECT (CASE WHEN true THEN ROW(1, 2) END).f1
SELECT (CASE WHEN true THEN c.home END).zip FROM customer c
SELECT (ARRAY[c.home])[1].zip FROM customer c
SELECT (coalesce(c.home, c.home)).* FROM customer c
SELECT (1).*
SELECT (name).* FROM customer
SELECT (profile).* FROM customer
SELECT (ROW(1, 'a')).f1 || true
SELECT * FROM any_row() AS x (a record[])
SELECT (c.*).name FROM customer c
SELECT (ARRAY[ROW(1, 2)])[1].f1
SELECT (('a')).*
SELECT (level).* FROM customer
SELECT (max(ROW(1, 2))).f1 FROM customer
WITH a AS (SELECT 1), a AS (SELECT 2) SELECT 1
WITH a (x, y) AS (SELECT 1) SELECT 1
WITH a (x, x) AS (SELECT 1, 2) SELECT x FROM a
WITH a AS (SELECT 1 AS x) SELECT y FROM a
WITH a AS (SELECT 1 AS x), b AS (SELECT x FROM a) SELECT x FROM b
WITH b AS (SELECT x FROM a), a AS (SELECT 1 AS x) SELECT x FROM b
WITH RECURSIVE b AS (SELECT x FROM a), a AS (SELECT 1 AS x) SELECT x FROM b
WITH RECURSIVE a AS (SELECT x FROM b), b AS (SELECT x FROM a) SELECT 1
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM a) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT sum(x) FROM a) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a ORDER BY 1) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a LIMIT 1) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT a.x FROM a, a b) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT a.x FROM customer c LEFT JOIN a ON true) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x EXCEPT SELECT x FROM a) SELECT x FROM a
WITH RECURSIVE a AS (SELECT x FROM a UNION ALL SELECT 1 AS x) SELECT x FROM a
WITH RECURSIVE a AS (SELECT x FROM a) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT (SELECT x FROM a)) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT 'a' FROM a) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT 1.5 FROM a) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a FOR UPDATE) SELECT x FROM a
WITH RECURSIVE a AS (INSERT INTO nokey SELECT x FROM a RETURNING a AS x) SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a) SEARCH DEPTH FIRST BY x SET s SELECT s FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a) SEARCH DEPTH FIRST BY y SET s SELECT s FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a) SEARCH DEPTH FIRST BY x SET x SELECT x FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a) CYCLE x SET c USING p SELECT c, p FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a) CYCLE x SET c TO 'y' DEFAULT 1 USING p SELECT c, p FROM a
WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a) CYCLE y SET c USING p SELECT c, p FROM a
WITH a AS (SELECT 1 AS x) SEARCH DEPTH FIRST BY x SET s SELECT s FROM a
WITH a AS (SELECT 1 AS x) INSERT INTO nokey SELECT x FROM a
WITH a AS (SELECT 1 AS x) UPDATE nokey SET a = (SELECT x FROM a)
WITH a AS (SELECT 1 AS x) DELETE FROM a
WITH a AS (SELECT 1 AS x) UPDATE a SET x = 1
WITH a AS (SELECT 1 AS x) INSERT INTO a VALUES (1)
WITH customer AS (SELECT 1 AS x) SELECT name FROM customer
WITH customer AS (SELECT 1 AS x) SELECT name FROM public.customer
WITH a AS (UPDATE nokey SET a = 1 RETURNING *) SELECT c FROM a
WITH a AS (UPDATE nokey SET a = 1 RETURNING nope) SELECT c FROM a
WITH a AS MATERIALIZED (SELECT 1) SELECT 1
UPDATE nokey n SET n.a = 1
UPDATE nokey n SET a = nokey.a
UPDATE nokey SET a = c.id FROM customer c WHERE c.id = nokey.a
UPDATE nokey SET a = c.nope FROM customer c
UPDATE nokey SET a = 1 FROM nokey n
UPDATE nokey SET a = sum(c)
UPDATE nokey SET a = rank() OVER ()
UPDATE nokey SET ctid = '(0,1)'
UPDATE nokey SET tableoid = 1
UPDATE nokey SET (a, b) = (1)
UPDATE nokey SET (a, b) = 1
UPDATE nokey SET (a) = (1)
UPDATE nokey SET (a) = ROW(1)
UPDATE nokey SET a = DEFAULT + 1
UPDATE nokey SET a = (DEFAULT)
DELETE FROM nokey USING customer c WHERE c.id = a
DELETE FROM nokey USING nokey
DELETE FROM nokey n WHERE nokey.a = 1
DELETE FROM nokey ORDER BY a
DELETE FROM nokey RETURNING sum(a)
DELETE FROM nokey RETURNING old.a
DELETE FROM nokey RETURNING new.a
UPDATE nokey SET a = 1 RETURNING old.a, new.a, old.nope
UPDATE nokey SET a = 1 RETURNING WITH (OLD AS o, NEW AS n) o.a, n.a
INSERT INTO nokey VALUES (1) RETURNING WITH (OLD AS o) o.a, old.a
INSERT INTO nokey VALUES (1, 2, 3, 4)
INSERT INTO nokey (a, nope) VALUES (1, 2)
INSERT INTO nokey VALUES (a)
INSERT INTO nokey (a) SELECT 'a'
INSERT INTO nokey (a) SELECT 'a'::text
INSERT INTO nokey (a) VALUES ('a')
INSERT INTO nokey (a) VALUES (1.5)
INSERT INTO nokey (a) VALUES (true)
INSERT INTO nokey (b) VALUES (1)
INSERT INTO nokey (b) VALUES (now())
INSERT INTO nokey (b) VALUES (ARRAY[1])
INSERT INTO nokey (a) VALUES ($1), ($2)
INSERT INTO nokey (a, b) SELECT $1, $2
INSERT INTO nokey (a) VALUES (1), (1, 2)
INSERT INTO nokey (a) VALUES ((SELECT 1)), (DEFAULT)
INSERT INTO nokey (a) VALUES (DEFAULT + 1)
INSERT INTO nokey DEFAULT VALUES RETURNING *
INSERT INTO nokey (a) TABLE customer
INSERT INTO nokey TABLE nokey
INSERT INTO nokey (a) (SELECT 1)
INSERT INTO nokey (a) ((SELECT 1) UNION (SELECT 'a'))
INSERT INTO nokey VALUES (1) ON CONFLICT DO UPDATE SET a = 1
INSERT INTO nokey VALUES (1) ON CONFLICT DO NOTHING RETURNING nope
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = excluded.nope
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = name
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = 1
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET level = 'a'
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = sum(excluded.id)
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = 'a' WHERE 1
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET (name, email) = (SELECT 'a', 'b')
SELECT * FROM customer c WHERE c.id = (SELECT max(o.id) FROM orders o WHERE o.customer_id = c.nope)
SELECT (SELECT max(c.id)) FROM customer c
SELECT (SELECT max(c.id) FROM orders) FROM customer c GROUP BY c.name
SELECT (SELECT sum(o.id + c.id) FROM orders o) FROM customer c GROUP BY c.name
SELECT name FROM customer c HAVING (SELECT max(c.id)) > 1
SELECT 1 FROM customer c WHERE (SELECT max(c.id)) > 1
SELECT name, count(*) FROM customer GROUP BY 1 HAVING email = 'a'
SELECT lower(name) || 'a' FROM customer GROUP BY lower(name)
SELECT c.* FROM customer c GROUP BY c.id
SELECT c FROM customer c GROUP BY c.name
SELECT c FROM customer c GROUP BY c
SELECT c.name FROM customer c GROUP BY c
SELECT id FROM customer GROUP BY id ORDER BY name
SELECT a FROM nokey GROUP BY a ORDER BY count(b)
SELECT a AS b FROM nokey GROUP BY b
SELECT a AS x FROM nokey WHERE x = 1
SELECT a AS x FROM nokey GROUP BY x HAVING x = 1
SELECT a AS x FROM nokey ORDER BY x + 1
SELECT a AS x, b AS x FROM nokey ORDER BY x
SELECT a FROM nokey ORDER BY 2
SELECT a FROM nokey ORDER BY 'a'
SELECT a FROM nokey UNION SELECT b FROM nokey
SELECT a FROM nokey UNION SELECT c FROM nokey ORDER BY c
SELECT a FROM nokey UNION SELECT c FROM nokey ORDER BY a + 1
SELECT a FROM nokey UNION SELECT c FROM nokey ORDER BY 1 LIMIT 1
(SELECT a FROM nokey ORDER BY b) UNION SELECT c FROM nokey
SELECT a FROM nokey INTERSECT ALL SELECT '1' EXCEPT SELECT NULL
SELECT NULL UNION SELECT 1
SELECT NULL UNION SELECT NULL UNION SELECT 1
SELECT 'a' UNION SELECT 1
VALUES (1, 'a'), ('b', 2)
VALUES (1), ('2')
SELECT * FROM (VALUES (1, 2)) v (a)
SELECT * FROM (VALUES (1, 2)) v (a, b, c)
SELECT json_object('a': 1, 'b' VALUE 2)
SELECT json_array(1, 2 NULL ON NULL)
SELECT json_objectagg('a': 1)
SELECT json_arrayagg(id ORDER BY id) FROM customer
SELECT * FROM json_table('[1]', '$[*]' COLUMNS (a int PATH '$', b text)) j
SELECT * FROM json_table('[1]', '$[*]' COLUMNS (a int PATH '$', a text)) j
SELECT nope FROM json_table('[1]', '$[*]' COLUMNS (a int PATH '$')) j
SELECT * FROM xmltable('/a' PASSING '<a/>' COLUMNS a int PATH 'b') x
SELECT xmlelement(name a, xmlattributes('b' AS c), 'd')
SELECT json_exists('{}', '$.a')
SELECT '{}' IS JSON, 1 IS JSON
SELECT jsonb_path_query('{}', '$.a[')
SELECT '$.a['::jsonpath
SELECT * FROM xmltable('/a' PASSING '<a/>' COLUMNS a int PATH 'b', a text PATH 'c') x
UPDATE rich SET ctid = '(0,1)'
UPDATE nokey SET xmin = DEFAULT
INSERT INTO nokey (ctid) VALUES (1)

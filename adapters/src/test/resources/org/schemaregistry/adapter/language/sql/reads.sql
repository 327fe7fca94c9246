SELECT date_trunc('month', placed) AS m, count(*) FROM orders GROUP BY 1 ORDER BY 1
SELECT date_trunc('month', placed) AS m, count(*) FROM orders GROUP BY m HAVING count(*) > 1
SELECT to_char(placed, 'YYYY-MM') AS m, sum(total) FROM orders GROUP BY to_char(placed, 'YYYY-MM')
SELECT extract(year FROM born), count(*) FROM customer GROUP BY extract(year FROM born)
SELECT EXTRACT(YEAR FROM AGE(born)) FROM customer
SELECT age(now(), born) FROM customer
SELECT now() - created AS waited, placed + interval '1 day', placed - placed, born + 1, born - born, born + interval '1 month' FROM customer, orders
SELECT born + born FROM customer
SELECT placed - 1 FROM orders
SELECT created > '2024-01-01' AND born BETWEEN '2020-01-01' AND '2024-12-31' FROM customer
SELECT * FROM customer WHERE created >= NOW() - INTERVAL 30 DAY
SELECT * FROM customer WHERE created >= DATE_SUB(NOW(), INTERVAL 30 DAY)
SELECT * FROM customer WHERE born > DATE_SUB(NOW(), '30')
SELECT * FROM customer WHERE born > date('now', '-30 days')
SELECT STRFTIME('%Y', born) FROM customer
SELECT DATE_FORMAT(born, '%Y') FROM customer
SELECT YEAR(born) FROM customer
SELECT IFNULL(name, 'x') FROM customer
SELECT NVL(name, 'x') FROM customer
SELECT ISNULL(name, 'x') FROM customer
SELECT GROUP_CONCAT(name) FROM customer
SELECT GROUP_CONCAT(name SEPARATOR ', ') FROM customer
SELECT GROUP_CONCAT(DISTINCT name ORDER BY name) FROM customer
SELECT string_agg(name, ', ' ORDER BY name) FROM customer
SELECT string_agg(DISTINCT name, ', ' ORDER BY name) FROM customer
SELECT string_agg(DISTINCT name, ', ' ORDER BY id) FROM customer
SELECT string_agg(id, ', ') FROM customer
SELECT string_agg(id::text, ', ') FROM customer
SELECT array_agg(name ORDER BY id DESC NULLS LAST) FROM customer
SELECT array_agg(name ORDER BY id DESC) FILTER (WHERE active) FROM customer
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY total) FROM orders
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY score) FROM orders
SELECT percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY score) FROM orders
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY name) FROM customer
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY name) FROM customer
SELECT mode() WITHIN GROUP (ORDER BY status) FROM orders
SELECT percentile_cont(total) WITHIN GROUP (ORDER BY total) FROM orders
SELECT median(total) FROM orders
SELECT customer_id, percentile_cont(0.9) WITHIN GROUP (ORDER BY total) OVER (PARTITION BY customer_id) FROM orders
SELECT count(*) FILTER (WHERE status = 'x') AS f, sum(total) FILTER (WHERE quantity > 3) FROM orders
SELECT DISTINCT ON (customer_id) customer_id, placed FROM orders ORDER BY customer_id, placed DESC
SELECT DISTINCT ON (customer_id) customer_id, placed FROM orders ORDER BY placed DESC
SELECT DISTINCT name FROM customer ORDER BY id
SELECT profile->'a'->>'b', profile #>> '{a,b}', profile @> '{"a":1}', profile ? 'a', profile ?| array['a','b'] FROM customer
SELECT profile->>'a' > 1 FROM customer
SELECT (profile->>'a')::int > 1 FROM customer
SELECT profile->'a' = 1 FROM customer
SELECT profile['a']['b'] FROM customer
SELECT profile.a FROM customer
SELECT doc->>'a', doc @> '{}' FROM customer
SELECT doc = doc FROM customer
SELECT DISTINCT doc FROM customer
SELECT jsonb_array_elements(profile->'items')->>'id' FROM customer
SELECT c.id, e->>'x' FROM customer c, jsonb_array_elements(c.profile->'items') e
SELECT c.id, e.value->>'x' FROM customer c CROSS JOIN LATERAL jsonb_array_elements(c.profile->'items') AS e
SELECT c.id, k, v FROM customer c, jsonb_each_text(c.profile) AS t(k, v)
SELECT c.id, t.key, t.value FROM customer c, jsonb_each(c.profile) t
SELECT * FROM jsonb_to_recordset('[{"a":1}]') AS x(a int, b text)
SELECT * FROM jsonb_to_record('{"a":1}')
SELECT jsonb_path_query(profile, '$.a[*] ? (@.b > 1)') FROM customer
SELECT jsonb_path_exists(profile, '$.x'), profile @? '$.a', profile @@ '$.a > 1' FROM customer
SELECT jsonb_build_object('a', id, 'b', name) FROM customer
SELECT json_agg(c) FROM customer c
SELECT json_agg(json_build_object('n', name) ORDER BY name) FROM customer
SELECT row_to_json(c) FROM customer c
SELECT to_jsonb(c) - 'id' FROM customer c
SELECT jsonb_set(profile, '{a}', '1') FROM customer
SELECT jsonb_set(profile, '{a}', 1) FROM customer
SELECT * FROM `customer`
SELECT * FROM customer LIMIT 1, 2
SELECT * FROM customer LIMIT 10 OFFSET 5
SELECT * FROM customer OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY
SELECT TOP 10 * FROM customer
SELECT * FROM customer WHERE id == 1
SELECT * FROM customer WHERE name = "Bob"
SELECT * FROM customer WHERE name LIKE "%x%"
SELECT * FROM customer WHERE name ILIKE '%x%' AND name NOT ILIKE 'a_' AND name ~* '^x' AND name SIMILAR TO 'a|b'
SELECT * FROM customer WHERE id LIKE '1%'
SELECT * FROM customer WHERE name REGEXP '^a'
SELECT * FROM customer WHERE name RLIKE '^a'
SELECT * FROM customer WHERE name GLOB 'a*'
SELECT id || name FROM customer
SELECT id || '-' || name FROM customer
SELECT name + 'x' FROM customer
SELECT 'a' || 1
SELECT 'a' + 'b'
SELECT '1' + 2
SELECT 1 + '2'
SELECT name || NULL FROM customer
SELECT CONCAT(name, id, NULL) FROM customer
SELECT CONCAT_WS('-', name, id) FROM customer
SELECT SUBSTR(name, 1, 2), SUBSTRING(name FROM 1 FOR 2), SUBSTRING(name, 1), LEFT(name, 1), LENGTH(name), CHAR_LENGTH(name) FROM customer
SELECT LENGTH(id) FROM customer
SELECT ROUND(score, 2) FROM orders
SELECT ROUND(score::numeric, 2) FROM orders
SELECT ROUND(total, 2), ROUND(total), TRUNC(total, 1), CEIL(score), FLOOR(total) FROM orders
SELECT CAST(total AS INT), CAST(total AS INTEGER), total::float, CAST(id AS VARCHAR), CAST(id AS STRING) FROM orders
SELECT CAST(id AS SIGNED) FROM orders
SELECT CAST(id AS UNSIGNED) FROM orders
SELECT CAST(id AS CHAR) FROM orders
SELECT CAST(total AS REAL), CAST(total AS DOUBLE) FROM orders
SELECT CAST(total AS DECIMAL(10,2)), CAST(total AS NUMERIC(10)) FROM orders
SELECT CAST(placed AS DATETIME) FROM orders
SELECT CAST(placed AS DATE), placed::date, placed::time, DATE(placed) FROM orders
SELECT julianday(placed) FROM orders
SELECT DATEDIFF(placed, now()) FROM orders
SELECT DATEDIFF(day, placed, now()) FROM orders
SELECT TIMESTAMPDIFF(DAY, placed, now()) FROM orders
SELECT DATEADD(day, 1, placed) FROM orders
SELECT CURDATE()
SELECT GETDATE()
SELECT SYSDATE
SELECT CURRENT_DATE - INTERVAL '7 days', CURRENT_DATE - 7, CURRENT_TIMESTAMP(3), LOCALTIME, LOCALTIMESTAMP(0)
SELECT IF(active, 1, 0) FROM customer
SELECT IIF(active, 1, 0) FROM customer
SELECT CASE WHEN active THEN 1 ELSE 'x' END FROM customer
SELECT CASE WHEN active THEN 1 ELSE name END FROM customer
SELECT CASE id WHEN 1 THEN 'a' WHEN 'x' THEN 'b' END FROM customer
SELECT SUM(active) FROM customer
SELECT SUM(active::int) FROM customer
SELECT AVG(active) FROM customer
SELECT MAX(active) FROM customer
SELECT MIN(uid) FROM customer
SELECT MAX(profile) FROM customer
SELECT SUM(name) FROM customer
SELECT SUM(id), AVG(id), COUNT(DISTINCT name), COUNT(DISTINCT (name, id)) FROM customer
SELECT COUNT(DISTINCT name, id) FROM customer
SELECT COUNT(name, id) FROM customer
SELECT COUNT() FROM customer
SELECT count(DISTINCT *) FROM customer
SELECT name, SUM(balance) FROM customer
SELECT name, SUM(balance) FROM customer GROUP BY id
SELECT c.name, SUM(o.total) FROM customer c JOIN orders o ON o.customer_id = c.id GROUP BY c.id
SELECT c.name, o.status, SUM(o.total) FROM customer c JOIN orders o ON o.customer_id = c.id GROUP BY c.id
SELECT name FROM rich GROUP BY id
SELECT * FROM customer GROUP BY id
SELECT c.* FROM customer c GROUP BY c.id
SELECT o.* FROM orders o JOIN customer c ON c.id = o.customer_id GROUP BY c.id
SELECT status, count(*) c FROM orders GROUP BY status HAVING c > 1
SELECT status AS s FROM orders WHERE s = 'x'
SELECT total * 2 AS t FROM orders ORDER BY t, t + 1
SELECT total * 2 AS t FROM orders ORDER BY 2
SELECT total FROM orders GROUP BY 2
SELECT total FROM orders ORDER BY 0
SELECT id FROM customer UNION SELECT id FROM orders ORDER BY id
SELECT id FROM customer UNION SELECT name FROM customer
SELECT id, name FROM customer UNION SELECT id FROM orders
SELECT id FROM customer UNION ALL SELECT id FROM orders ORDER BY name
SELECT id FROM customer UNION ALL SELECT id FROM orders ORDER BY id + 1
SELECT id FROM customer ORDER BY id UNION SELECT id FROM orders
(SELECT id FROM customer ORDER BY id LIMIT 1) UNION (SELECT id FROM orders)
SELECT id FROM customer EXCEPT SELECT customer_id FROM orders INTERSECT SELECT id FROM orders
SELECT id FROM customer MINUS SELECT id FROM orders
SELECT ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed DESC) rn FROM orders
SELECT *, RANK() OVER (ORDER BY total DESC) AS r FROM orders WHERE r = 1
SELECT * FROM (SELECT *, RANK() OVER (ORDER BY total DESC) AS r FROM orders) t WHERE r = 1
SELECT * FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed) = 1
SELECT ROW_NUMBER() FROM orders
SELECT RANK() OVER w, LAG(total, 1, 0) OVER w, LEAD(total) OVER w, NTILE(4) OVER w, FIRST_VALUE(total) OVER w FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY placed)
SELECT LAG(total, 1, 0.5) OVER (ORDER BY id), LAG(id, 1, 0) OVER (ORDER BY id), LAG(note, 1, 0) OVER (ORDER BY id) FROM orders
SELECT SUM(total) OVER (ORDER BY placed ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ORDER BY placed RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ORDER BY placed RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ORDER BY id RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ORDER BY id, placed RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ORDER BY note RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ORDER BY id ROWS BETWEEN 'x' PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ORDER BY id ROWS BETWEEN 1.5 PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ORDER BY id ROWS BETWEEN id PRECEDING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (ROWS BETWEEN CURRENT ROW AND UNBOUNDED PRECEDING) FROM orders
SELECT SUM(total) OVER (ROWS BETWEEN UNBOUNDED FOLLOWING AND CURRENT ROW) FROM orders
SELECT SUM(total) OVER (GROUPS 2 PRECEDING) FROM orders
SELECT SUM(total) OVER (ORDER BY id GROUPS BETWEEN 2 PRECEDING AND 1 FOLLOWING EXCLUDE TIES) FROM orders
SELECT SUM(SUM(total)) OVER (ORDER BY status) FROM orders GROUP BY status
SELECT SUM(total) OVER (ORDER BY SUM(total)) FROM orders GROUP BY status
SELECT SUM(total) / SUM(SUM(total)) OVER () FROM orders GROUP BY status
SELECT SUM(COUNT(*)) FROM orders
SELECT COUNT(*) FROM orders WHERE COUNT(*) > 1
SELECT COUNT(DISTINCT total) OVER () FROM orders
SELECT status, COUNT(*) OVER (PARTITION BY note) FROM orders GROUP BY status
SELECT status, note, GROUPING(status, note), COUNT(*) FROM orders GROUP BY ROLLUP (status, note)
SELECT status, note FROM orders GROUP BY CUBE (status, note), GROUPING SETS ((status), ())
SELECT status, note FROM orders GROUP BY GROUPING SETS ((status), ())
SELECT GROUPING(total) FROM orders GROUP BY status
SELECT customer_id, id FROM orders GROUP BY GROUPING SETS ((id), (customer_id))
SELECT total FROM orders GROUP BY ROLLUP (id)
SELECT DISTINCT status FROM orders GROUP BY DISTINCT ROLLUP (status, note), CUBE (status)
SELECT status FROM orders GROUP BY ALL
SELECT generate_series(1, 10)
SELECT g FROM generate_series(1, 10) g
SELECT g.d::date FROM generate_series('2024-01-01'::date, '2024-12-31'::date, '1 day') AS g(d)
SELECT * FROM generate_series('2024-01-01', '2024-12-31', '1 day')
SELECT * FROM generate_series('2024-01-01', '2024-12-31', INTERVAL '1 day')
SELECT d FROM generate_series(CURRENT_DATE - 7, CURRENT_DATE, '1 day') d
SELECT d FROM generate_series(CURRENT_DATE - 7, CURRENT_DATE, 1) d
SELECT a, o FROM unnest(ARRAY['x','y']) WITH ORDINALITY AS t(a, o)
SELECT * FROM ROWS FROM (generate_series(1, 3), unnest(ARRAY['a']), series(1, 2)) WITH ORDINALITY AS t(a, b, c, d, e)
SELECT * FROM ROWS FROM (generate_series(1, 3), unnest(ARRAY['a'])) AS t(a, b, c)
SELECT * FROM unnest(ARRAY[1,2], ARRAY['a']) AS t(n, s)
SELECT unnest(tags) AS tag, count(*) FROM customer GROUP BY tag
SELECT c.id, t FROM customer c, unnest(c.tags) t
SELECT c.id, t.* FROM customer c LEFT JOIN LATERAL unnest(c.tags) t ON true
SELECT * FROM customer c JOIN LATERAL (SELECT * FROM orders o WHERE o.customer_id = c.id LIMIT 3) o ON true
SELECT * FROM customer c JOIN (SELECT * FROM orders o WHERE o.customer_id = c.id) o ON true
SELECT * FROM customer c, (SELECT c.id) x
SELECT 'x' = ANY(tags), 1 = ANY(tags), 'x' IN (tags), tags @> ARRAY['x'], tags && '{a,b}', tags[1], tags[1:2], array_length(tags, 1), cardinality(tags) FROM customer
SELECT id = ANY('{1,2}'), id IN (1, '2', 3.5), id = ANY(ARRAY[1,2]) FROM customer
SELECT id IN ('x') FROM customer
SELECT id = ANY(1) FROM customer
SELECT id = ANY(SELECT id FROM orders), id IN (SELECT name FROM customer) FROM customer
SELECT (SELECT id, name FROM customer) FROM orders
SELECT * FROM customer WHERE id = (SELECT id, name FROM customer)
SELECT * FROM customer WHERE (id, name) IN (SELECT id FROM orders)
SELECT * FROM customer WHERE (id, name) = (SELECT id, name FROM customer LIMIT 1)
SELECT * FROM customer WHERE (id, name) IN ((1, 'a'), (2, 'b'))
SELECT * FROM customer WHERE (id, name) IN ((1, 'a', 3), (2, 'b'))
SELECT * FROM customer WHERE (id, name) > (1, 'a')
SELECT * FROM customer WHERE (id, born) > (1, 'a')
SELECT * FROM customer WHERE EXISTS (SELECT 1 FROM orders WHERE customer_id = customer.id)
SELECT * FROM customer c WHERE EXISTS (SELECT 1 FROM orders WHERE customer_id = customer.id)
SELECT ROW(1, 'a') = ROW(2, 'b'), ROW(1, 2) < ROW(1), ROW(1,2) IS NULL
SELECT (home).city, (home).nope FROM customer
SELECT home.city FROM customer
SELECT (c.home).zip + 1, (c).name, c.home FROM customer c
SELECT (home).* FROM customer
SELECT home = ROW('a', 'b', 1) FROM customer
SELECT home = ROW('a', 'b', 1)::address FROM customer
SELECT feeling = 'sad', feeling = 'angry', feeling < 'ok' FROM customer
SELECT feeling::text = 'x', feeling || 'x', feeling IN ('sad', 'ok') FROM customer
SELECT feeling = name FROM customer
SELECT feeling = state FROM customer, orders
SELECT feeling LIKE 's%' FROM customer
SELECT state = 'new', state = 'nix' FROM orders
SELECT 'new'::app.status, 'new'::status
SELECT level + 1, level = 'x' FROM customer
SELECT 5::positive, '7'::positive, (-1)::positive, '-1'::positive
SELECT 'nope'::email, 'a@b'::email
SELECT uid = 'x' FROM customer
SELECT uid = '123e4567-e89b-12d3-a456-426614174000' FROM customer
SELECT ip = '10.0.0.1', ip << '10.0.0.0/8', host(ip), ip = 'x' FROM customer
SELECT during && tsrange('2024-01-01', '2024-02-01'), during @> now()::timestamp, lower(during), during @> now() FROM orders
SELECT during @> '2024-01-01' FROM orders
SELECT during @> '2024-01-01'::timestamp FROM orders
SELECT '[1,5)'::int4range @> 3, int4range(1, 5) * int4range(2, 6), '[1,x)'::int4range
SELECT '{[1,2)}'::int4multirange
SELECT floatrange(1, 2), '[1.5,2]'::floatrange, floatmultirange(floatrange(1,2))
SELECT nrng @> 1, nrng @> 1.5, rng @> 1.5, rng -|- rng FROM geo
SELECT search @@ to_tsquery('english', 'a & b'), ts_rank(search, plainto_tsquery('x')), to_tsvector('english', name) @@ 'x' FROM customer
SELECT to_tsvector('english', name || ' ' || coalesce(email, '')) FROM customer
SELECT name @@ 'x', name @@ to_tsquery('x') FROM customer
SELECT search @@ 'a &' FROM customer
SELECT 'a &'::tsquery
SELECT span * 2, span / 2, span + span, extract(epoch FROM span), span > '1 day', placed + span, span * '2' FROM orders
SELECT span + 1 FROM orders
SELECT interval '1' day, interval '1-2' year to month, interval(3) '1.5 s', INTERVAL '1 fortnight'
SELECT INTERVAL 1 DAY
SELECT INTERVAL '1' DAY + DATE '2024-01-01', DATE '2024-13-01'
SELECT DATE '2024-02-30'
SELECT TIMESTAMP '2024-01-01 25:00'
SELECT TIMESTAMP 'yesterday', DATE 'today', TIME 'now', 'infinity'::timestamp
SELECT placed AT TIME ZONE 'UTC', created AT TIME ZONE 'Europe/Berlin', born AT TIME ZONE 'UTC' FROM customer, orders
SELECT created AT LOCAL FROM customer
SELECT name AT TIME ZONE 'UTC' FROM customer
SELECT extract(dow FROM placed), extract(foo FROM placed), date_part('dow', placed), date_part('hour', born), extract(hour FROM born) FROM orders, customer
SELECT extract('year' FROM placed), extract(year FROM name) FROM orders, customer
SELECT date_part('year', '2024-01-01')
SELECT extract(year FROM '2024-01-01')
SELECT date_trunc('day', '2024-01-01')
SELECT date_trunc('day', name) FROM customer
SELECT to_date('2024', 'YYYY'), to_timestamp(0), to_timestamp('x', 'YYYY'), to_number('1', '9'), to_char(1, '9'), to_char(name, 'x') FROM customer
SELECT make_date(2024, 1, 1), make_interval(days => 10), make_interval(day => 10)
SELECT make_interval(days := 10), make_interval(0, 0, 0, 10)
SELECT justify_days(span), age(placed), age(placed, placed), isfinite(born) FROM orders, customer
SELECT overlay(name placing 'x' from 1), position('a' in name), trim(both 'x' from name), trim(name), trim(leading from name), strpos(name, 'a') FROM customer
SELECT position(name, 'a') FROM customer
SELECT split_part(name, ' ', 1), regexp_replace(name, 'a', 'b', 'g'), regexp_matches(name, 'a'), initcap(name), lpad(name, 10, '*'), repeat(name, 2), reverse(name), translate(name, 'a', 'b') FROM customer
SELECT lpad(id, 5, '0') FROM customer
SELECT lpad(id::text, 5, '0') FROM customer
SELECT upper(id) FROM customer
SELECT lower(name), lower(during), lower(feeling) FROM customer, orders
SELECT replace(name, 'a'), replace(name, 'a', 'b') FROM customer
SELECT instr(name, 'a') FROM customer
SELECT charindex('a', name) FROM customer
SELECT greatest(1, 2.5, '3'), least('a', 'b'), greatest(1, 'x')
SELECT coalesce(name, 1) FROM customer
SELECT coalesce(id, 'x') FROM customer
SELECT coalesce(balance, 0), coalesce(balance, '0'), nullif(id, 0), nullif(name, 0) FROM customer
SELECT nullif(name, '') FROM customer
SELECT 1 / 0, 5 % 2, 2 ^ 3, |/ 4, @ -5, 5 & 3, ~1, 1 << 2, 5 # 3
SELECT 5 MOD 2
SELECT mod(5, 2), power(2, 3), sqrt(2), random(), mod(5.5, 2), div(5, 2), log(10), ln(2), log(2, 8)
SELECT total % 2, score % 2 FROM orders
SELECT NOT 1
SELECT NOT name FROM customer
SELECT * FROM customer WHERE id
SELECT * FROM customer WHERE active = 1
SELECT * FROM customer WHERE active = 'yes' AND active IS TRUE AND active = true AND NOT active
SELECT * FROM customer WHERE active = 'maybe'
SELECT * FROM customer WHERE active IS NOT 1
SELECT * FROM customer WHERE name IS 'x'
SELECT * FROM customer WHERE name ISNULL OR name NOTNULL
SELECT * FROM customer WHERE name = NULL AND name <> 'x' AND name != 'y' AND id !< 2
SELECT * FROM customer WHERE name <=> 'x'
SELECT * FROM customer WHERE born > 2020
SELECT * FROM customer WHERE born > '2020'
SELECT * FROM customer WHERE born = '2020-01'
SELECT * FROM customer WHERE born LIKE '2020%'
SELECT * FROM customer WHERE born::text LIKE '2020%'
SELECT * FROM customer WHERE id BETWEEN 1 AND 'x'
SELECT * FROM customer WHERE id = 1.5 AND id = '1.5'
SELECT * FROM customer WHERE balance = '1.5' AND balance = 'abc'
SELECT * FROM customer WHERE balance > '$100'
SELECT price > 100, price > '$100', price > 100::money, price * 2, price / price, price + 1 FROM item
SELECT price::numeric, sum(price), avg(price) FROM item
SELECT code = 'abc', code || 'x', length(code), code LIKE 'a%' FROM orders
SELECT bits & B'00000001', bits = '10101010', bits = B'1', vbits || B'1', bits = X'FF', bits << 1 FROM orders
SELECT bits = '2' FROM orders
SELECT raw = '\xDEADBEEF', raw || 'x', encode(raw, 'hex'), length(raw), raw = '\xZZ' FROM orders
SELECT * FROM "Odd Name" WHERE "Col A" = 1 AND "select" = 'x' AND plain = 1 AND "MixedCase" = 'x'
SELECT MixedCase FROM "Odd Name"
SELECT "mixedcase" FROM "Odd Name"
SELECT "Col a" FROM "Odd Name"
SELECT o."Col A" AS "x y" FROM "Odd Name" o ORDER BY "x y"
SELECT * FROM Odd Name
SELECT [Col A] FROM "Odd Name"
SELECT NAME FROM CUSTOMER
SELECT "NAME" FROM customer
SELECT * FROM "Customer"
SELECT * FROM public.customer, app.task, pg_catalog.pg_class, information_schema.tables
SELECT * FROM task
SELECT task.title FROM app.task
SELECT app.task.title FROM app.task
SELECT public.customer.name FROM customer
SELECT app.customer.name FROM customer
SELECT nope.customer.name FROM customer
SELECT * FROM nope.customer
SELECT twice(2), twice('2'), twice('x'), twice(2.5)
SELECT twice(n => 2), twice(m => 2), twice(n := 3)
SELECT pair(), pair(1), pair(b => 'y'), pair(1, b => 'y'), pair(b => 'y', 1)
SELECT * FROM series(1, 2), series(1, 2) s, series(1, 2) AS t(a, b)
SELECT s.n, s.label, s.nope FROM series(1, 2) s
SELECT * FROM any_row()
SELECT * FROM any_row() AS t(a int, b text)
SELECT * FROM any_row() AS (a int, b text)
SELECT any_row()
SELECT (outs(1)).a, (outs(1)).*, outs(1)
SELECT * FROM outs(1)
SELECT o.a, o.b FROM outs(1) o
SELECT * FROM outs(1) AS t(x, y, z)
SELECT * FROM outs(1) AS t(x int, y text)
SELECT * FROM inouts(1, 'x')
SELECT one_out(1) + 1
SELECT * FROM one_out(1)
SELECT a FROM one_out(1)
SELECT glue('-', 'a', 'b'), glue('-'), glue('-', VARIADIC ARRAY['a']), glue('-', 1)
SELECT glue('-', VARIADIC 'a')
SELECT any_of(1, 2, 3) + 1, any_of('a', 'b'), any_of(1, 'x')
SELECT any_of('a'::text, 'b') || 'x'
SELECT first_of(1, 2) + 1, first_of(1, 2.5)
SELECT first_of('a', 'b')
SELECT first_c(1, 2.5) + 1, first_c(1, 'x'), first_c('a', 'b')
SELECT as_array(1) || 2, as_array('x')
SELECT customers(), (customers()).name, c.name FROM customers() c
SELECT a_customer(1), (a_customer(1)).home, (a_customer(1)).home.city
SELECT ((a_customer(1)).home).city
SELECT * FROM a_customer(1)
SELECT names(), n FROM names() n
SELECT names FROM names()
SELECT label_of(c), c.label_of, customer.label_of FROM customer c
SELECT c.label_of FROM customer c
SELECT over_int(1), over_int('x'), over_int(NULL), over_int(1.5)
SELECT over_int($1)
SELECT app.hidden(1)
SELECT hidden(1)
SELECT do_it(1)
SELECT nothing()
SELECT nothing() IS NULL
SELECT my_sum(id) FROM customer
SELECT my_sum(DISTINCT id), my_sum(id) OVER (), my_sum(id ORDER BY name) FROM customer
SELECT my_sum(name) FROM customer
SELECT my_concat(name, ',') FROM customer
SELECT home === 'x' FROM customer
SELECT home === 1 FROM customer
SELECT @@@ name FROM customer
SELECT name OPERATOR(pg_catalog.=) 'x', 1 OPERATOR(pg_catalog.+) 2, name OPERATOR(nope.=) 'x' FROM customer
SELECT feeling::integer + 1, feeling + 1, CAST(feeling AS integer) FROM customer
SELECT mood_rank('sad'), mood_rank('nope'), mood_rank(feeling), mood_rank('sad'::text) FROM customer
SELECT 1::mood
SELECT 'sad'::mood::text, name::mood, id::mood FROM customer
SELECT 1::app.status, name::app.status, 'new'::app.status = 'open' FROM customer
SELECT addr_eq('x'::text, 'y')
SELECT coalesce(home, 'x'::text) FROM customer
SELECT nextval('customer')
SELECT nextval(name) FROM customer
SELECT nextval(name::regclass) FROM customer
SELECT 'integer'::regtype, 'mood'::regtype, 'nope'::regtype, 'int4[]'::regtype
SELECT 'now'::regproc, 'twice'::regproc, 'nope'::regproc, 'over_int'::regproc
SELECT 'twice(integer)'::regprocedure, 'twice(text)'::regprocedure, 'sum(int4)'::regprocedure
SELECT to_regclass('nope'), to_regtype('nope')
SELECT relname FROM pg_class WHERE oid = 'customer'::regclass
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
SELECT * FROM pg_class WHERE oid = 'customer'
SELECT * FROM measure_2024 WHERE value > 1
SELECT * FROM measure_2024 WHERE nope > 1
SELECT * FROM measure WHERE day > '2024-01-01'
SELECT measure.value, tableoid::regclass FROM measure
SELECT name, breed FROM dog
SELECT breed FROM animal
SELECT * FROM ONLY animal
SELECT * FROM animal*
SELECT id COLLATE "C" FROM customer
SELECT name COLLATE pg_catalog."C", name COLLATE "default", name COLLATE "POSIX" FROM customer
SELECT de < sv FROM german_text
SELECT de || sv FROM german_text
SELECT de = c FROM german_text ORDER BY de COLLATE "C"
SELECT max(de || sv) FROM german_text
SELECT upper(de || sv) FROM german_text
SELECT de FROM german_text UNION ALL SELECT sv FROM german_text
SELECT CASE WHEN true THEN de ELSE sv END < 'x' FROM german_text
SELECT coalesce(de, sv) LIKE 'x' FROM german_text
SELECT greatest(de, sv) FROM german_text
SELECT de LIKE d, de < d FROM german_text
SELECT de IN (sv, 'x') FROM german_text
SELECT merge_action()
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 10) SELECT sum(n) FROM t
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1.5 FROM t) SELECT * FROM t
WITH RECURSIVE t AS (SELECT 'a' AS n UNION ALL SELECT n || 'b' FROM t) SELECT * FROM t
WITH RECURSIVE t AS (SELECT name FROM customer UNION ALL SELECT n FROM t) SELECT * FROM t
WITH RECURSIVE t AS (SELECT status FROM orders UNION ALL SELECT status || 'x' FROM t) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM t) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM customer UNION ALL SELECT t.id FROM t, t u) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM customer UNION ALL SELECT count(*)::int FROM t) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM t UNION ALL SELECT id FROM customer) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM customer UNION ALL SELECT c.id FROM customer c LEFT JOIN t ON true) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM customer UNION ALL SELECT c.id FROM customer c WHERE id IN (SELECT id FROM t)) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM customer UNION ALL SELECT id FROM t ORDER BY id) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM customer UNION ALL SELECT id FROM t LIMIT 1) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM customer UNION ALL SELECT id FROM t FOR UPDATE) SELECT * FROM t
WITH RECURSIVE t AS (SELECT id FROM customer EXCEPT SELECT id FROM t) SELECT * FROM t
WITH t AS (SELECT id FROM t) SELECT * FROM t
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b WHERE y > x
WITH b AS (SELECT x FROM a), a AS (SELECT 1 AS x) SELECT * FROM b
WITH a AS MATERIALIZED (SELECT 1 AS x), b AS NOT MATERIALIZED (SELECT 2) SELECT * FROM a, b
WITH a(x, y) AS (SELECT 1) SELECT * FROM a
WITH a(x) AS (SELECT 1, 2) SELECT * FROM a
WITH RECURSIVE t(n, p) AS (SELECT 1, 0 UNION ALL SELECT n + 1, n FROM t) SEARCH DEPTH FIRST BY n SET ord SELECT * FROM t ORDER BY ord
WITH RECURSIVE t(n, p) AS (SELECT 1, 0 UNION ALL SELECT n + 1, n FROM t) SEARCH BREADTH FIRST BY nope SET ord SELECT * FROM t ORDER BY ord
WITH RECURSIVE t(n, p) AS (SELECT 1, 0 UNION ALL SELECT n + 1, n FROM t) CYCLE n SET is_cycle USING path SELECT * FROM t WHERE NOT is_cycle
WITH RECURSIVE t(n, p) AS (SELECT 1, 0 UNION ALL SELECT n + 1, n FROM t) CYCLE n SET is_cycle TO 'Y' DEFAULT 'N' USING path SELECT path, is_cycle || 'x' FROM t
WITH RECURSIVE t(n, p) AS (SELECT 1, 0 UNION ALL SELECT n + 1, n FROM t) CYCLE nope SET is_cycle USING path SELECT * FROM t
WITH t AS (SELECT 1 AS n) SEARCH DEPTH FIRST BY n SET ord SELECT * FROM t
SELECT * FROM customer JOIN orders USING (id)
SELECT id, customer.id, c2.id FROM customer JOIN customer c2 USING (id)
SELECT * FROM customer JOIN orders USING (nope)
SELECT * FROM customer JOIN orders USING (name)
SELECT * FROM customer JOIN orders USING (id) AS j
SELECT j.id FROM customer JOIN orders USING (id) AS j
SELECT j.name FROM customer JOIN orders USING (id) AS j
SELECT * FROM customer NATURAL JOIN orders
SELECT * FROM customer c JOIN orders o ON c.id = o.customer_id JOIN item i ON i.order_id = o.id AND i.line = c.id
SELECT * FROM customer c JOIN orders o ON c.id = i.line JOIN item i ON true
SELECT * FROM customer c JOIN orders c ON true
SELECT * FROM customer, customer
SELECT * FROM customer c JOIN orders o
SELECT * FROM customer c LEFT JOIN orders o
SELECT id FROM customer c JOIN orders o ON c.id = o.customer_id
SELECT * FROM customer c CROSS JOIN orders o ON true
SELECT * FROM customer c FULL OUTER JOIN orders o ON c.id = o.customer_id
SELECT * FROM customer c LEFT OUTER JOIN orders o ON name = note
SELECT x.* FROM (customer c JOIN orders o ON true) x
SELECT c.id FROM (customer c JOIN orders o ON true) x
SELECT c.id FROM (customer c JOIN orders o ON true)
SELECT x.name FROM (customer c JOIN orders o ON true) x
SELECT x.id FROM (customer c JOIN orders o ON true) x
SELECT * FROM (SELECT 1)
SELECT * FROM (SELECT 1) x(a, b)
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) v(n, s) WHERE n = s
SELECT * FROM (VALUES (1, 'a'), (2.5, NULL)) v(n, s) WHERE n > 1.5 AND s = 'x'
SELECT * FROM (VALUES (1), ('x')) v
VALUES (1, 'a'), (2, 'b') ORDER BY 1 LIMIT 1
VALUES (1), (2, 3)
TABLE customer
TABLE customer ORDER BY id LIMIT 1
SELECT * FROM customer FOR UPDATE
SELECT * FROM customer c FOR UPDATE OF c SKIP LOCKED
SELECT * FROM customer c FOR UPDATE OF customer
SELECT * FROM customer c, orders o FOR NO KEY UPDATE OF c NOWAIT FOR SHARE OF o
SELECT count(*) FROM customer FOR UPDATE
SELECT DISTINCT id FROM customer FOR UPDATE
SELECT id FROM customer UNION SELECT id FROM orders FOR UPDATE
SELECT * FROM rich FOR UPDATE
SELECT * FROM (SELECT 1) x FOR UPDATE
SELECT * FROM (SELECT 1) x FOR UPDATE OF x
SELECT * FROM generate_series(1, 2) g FOR UPDATE OF g
WITH x AS (SELECT 1) SELECT * FROM x FOR UPDATE OF x
SELECT * FROM (SELECT * FROM customer FOR UPDATE) x
SELECT * FROM customer c LEFT JOIN orders o ON true FOR UPDATE
SELECT * FROM customer TABLESAMPLE bernoulli (10)
SELECT * FROM customer TABLESAMPLE system (10) REPEATABLE (1)
SELECT * FROM customer TABLESAMPLE nope (10)
SELECT * FROM customer TABLESAMPLE bernoulli ('x')
SELECT * FROM customer TABLESAMPLE bernoulli (10, 20)
SELECT * FROM customer TABLESAMPLE bernoulli (id)
SELECT * FROM rich TABLESAMPLE bernoulli (10)
SELECT * FROM customer c TABLESAMPLE bernoulli (10) WHERE c.id = 1
SELECT ctid, xmin, tableoid, c.ctid FROM customer c
SELECT ctid FROM rich
SELECT oid FROM customer
SELECT rowid FROM customer
SELECT ctid FROM (SELECT * FROM customer) x
SELECT c FROM customer c WHERE c IS NOT NULL AND c = c
SELECT customer FROM customer c
SELECT (c).nope FROM customer c
SELECT c.nope FROM customer c
SELECT x.nope FROM customer c
SELECT nope.* FROM customer
SELECT customer.* FROM customer c
SELECT count(c.*), count(c) FROM customer c
SELECT *
SELECT FROM customer
SELECT id, FROM customer
SELECT id name FROM customer
SELECT id AS select FROM customer
SELECT id user FROM customer
SELECT id "user", id AS user, id year, id AS value FROM customer
SELECT FROM
SELECT * FROM customer WHERE
SELECT * FROM customer WHERE id =
SELECT * FROM customer WHERE (id = 1
SELECT * FROM customer WHERE id = 1)
SELECT * FROM customer;
SELECT * FROM customer GROUP BY
SELECT * FROM customer ORDER BY
SELECT * FROM customer ORDER id
SELECT * FROM customer WHERE name IN ()
SELECT * FROM user
SELECT * FROM order
SELECT * FROM customer as order
SELECT * FROM customer HAVING id > 1
SELECT * FROM customer WHERE id > 1 HAVING id > 1
SELECT * FORM customer
SELEC * FROM customer
SELECT * FROM customer WHER id = 1
SELECT * FROM customer LIMIT 'x'
SELECT * FROM customer LIMIT '5'
SELECT * FROM customer LIMIT -1
SELECT * FROM customer LIMIT id
SELECT * FROM customer LIMIT (SELECT 1)
SELECT * FROM customer LIMIT ALL OFFSET NULL
SELECT * FROM customer ORDER BY id FETCH FIRST 5 ROWS WITH TIES
SELECT * FROM customer LIMIT 5 LIMIT 6
SELECT * FROM customer ORDER BY id USING <
SELECT * FROM customer ORDER BY id USING @@
SELECT * FROM customer ORDER BY doc
SELECT * FROM customer ORDER BY profile
SELECT * FROM customer GROUP BY doc
SELECT $1, $2::int, $3 + 1 FROM customer WHERE name = $4 AND born > $5
SELECT $1 = $1
SELECT $1 || 'x', $2 + $3
SELECT $1 + 1, $1 || 'x'
SELECT * FROM customer WHERE id = $1 OR name = $1
SELECT coalesce($1, 1), CASE WHEN $2 THEN 1 END, $3 IS NULL
SELECT * FROM customer WHERE id = ANY($1) AND tags && $2 AND name LIKE $3 LIMIT $4 OFFSET $5
SELECT * FROM customer WHERE id IN ($1, $2) AND created BETWEEN $3 AND $4
SELECT $1::date + $2
SELECT extract(year FROM $1)
SELECT date_trunc('day', $1)
SELECT interval $1
SELECT ?::int
SELECT :x
SELECT @x
SELECT * FROM customer WHERE id = %s
SELECT * FROM customer WHERE id = {id}
SELECT name::varchar(2), name::char, 'abc'::char(2), 1::bit(3), 1::bool, 'x'::bool, 1.5::bool FROM customer
SELECT 1::text::int, '1'::int8, 1e400, 1e400::float8, 'NaN'::numeric, 'inf'::float8
SELECT 1_000, 0x1F, 0b11, 0o17
SELECT 1a, 0x, 1_
SELECT 123abc
SELECT 1.e5, .5, 5., 1e5
SELECT 99999999999, 99999999999999999999, 2147483648, -2147483648
SELECT '99999999999'::int
SELECT SYSTEM_USER, CURRENT_USER, SESSION_USER, USER, CURRENT_CATALOG, CURRENT_SCHEMA, CURRENT_ROLE
SELECT ANY_VALUE(name) FROM customer
SELECT array_agg(id), array_sample(ARRAY[1,2], 1), array_shuffle(ARRAY[1]) FROM customer
SELECT JSON_OBJECT('a': 1), JSON_OBJECT('a' VALUE name ABSENT ON NULL) FROM customer
SELECT JSON_ARRAY(1, 'a', NULL NULL ON NULL), JSON_ARRAY(SELECT id FROM customer)
SELECT JSON_ARRAYAGG(name ORDER BY id), JSON_OBJECTAGG(name: id) FROM customer
SELECT JSON_VALUE(profile, '$.a'), JSON_QUERY(profile, '$.b'), JSON_EXISTS(profile, '$.c') FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT 0 ON EMPTY ERROR ON ERROR) FROM customer
SELECT JSON_VALUE(profile, '$.a[') FROM customer
SELECT jt.* FROM customer c, JSON_TABLE(c.profile, '$.items[*]' COLUMNS (id int PATH '$.id', n text PATH '$.n')) jt
SELECT JSON('{"a":1}'), JSON_SCALAR(1), JSON_SERIALIZE('{}')
SELECT profile IS JSON, name IS JSON OBJECT, '{}' IS JSON WITH UNIQUE KEYS, id IS JSON FROM customer
SELECT name IS NORMALIZED, name IS NFC NORMALIZED, normalize(name, NFD) FROM customer
SELECT xmlelement(name a, 'x'), xmlforest(name, id), xmlagg(x), xpath('/a', x) FROM customer, geo
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS id int PATH 'b', t text)
SELECT p <-> p, p <@ b, b && b, c @> p, area(b), box(p, p), center(c), p ~= p, s ?# s, p << p FROM geo
SELECT p = p FROM geo
SELECT DISTINCT p FROM geo
SELECT p[0], b[0], emb[1], emb[1:2], grid[1][2], emb || 1.5, emb || '{1}' FROM geo
SELECT q @@ 'x', q && q, numnode(q) FROM geo
SELECT 'x'::point
SELECT '08:00:2b:01:02:03'::macaddr, 'x'::macaddr
SELECT ch = 'a', nm = 'x', nm || 'y', oidc = 1, oidc = 'x' FROM geo
SELECT ts + interval '1 hour', ts - ts, tz > '10:00', ts = '25:00' FROM geo
SELECT born + ts, ts + born, born - ts FROM customer, geo
SELECT big + 1, big * 1.5, big / 2, big::int, big = '5', big = 'x', big IN (1, 2) FROM geo
SELECT uuid_generate_v4(), gen_random_uuid()
SELECT uuidv7(), uuidv4()
SELECT crosstab('x')
SELECT st_distance(p, p) FROM geo
SELECT similarity(name, 'x') FROM customer
SELECT name % 'x' FROM customer
SELECT r @> 1, r && '{[1,2)}', lower(r), range_agg(rng), unnest(r) FROM multi, geo
SELECT r @> 1, unnest(r) FROM multi
SELECT range_agg(rng), range_intersect_agg(rng), multirange(rng) FROM geo
SELECT id, b FROM virt WHERE b > 1
SELECT bit_count(bits), bit_xor(quantity), trim_array(tags, 1), date_bin('15 minutes', placed, '2024-01-01'), string_to_table(name, ',') FROM customer, orders
SELECT regexp_count(name, 'a'), regexp_instr(name, 'a'), regexp_like(name, 'a'), regexp_substr(name, 'a') FROM customer
SELECT random(1, 10), to_bin(5), unistr('a'), array_reverse(tags), array_sort(tags), casefold(name), crc32(raw) FROM customer, orders
SELECT EXISTS (SELECT), EXISTS (SELECT * FROM nope)
SELECT ARRAY(SELECT id FROM customer), ARRAY(SELECT id, name FROM customer), ARRAY[]
SELECT ARRAY[]::int[], ARRAY[1, 'x'], ARRAY[1, 2.5], ARRAY[[1,2],[3]], ARRAY['a', NULL]
SELECT ARRAY[1,2] || 3, 3 || ARRAY[1], ARRAY[1] || ARRAY[[2]], ARRAY[1] || 'x', ARRAY['a'] || 'b'
SELECT ARRAY[1,2] || 'x'::text
SELECT name[1] FROM customer
SELECT tags[1.5], tags['x'], tags['1'] FROM customer
SELECT array_to_string(tags, ','), array_position(tags, 'x'), array_append(tags, 'x'), array_append(tags, 1), array_remove(tags, 'x'), array_cat(tags, tags) FROM customer
SELECT unnest(name) FROM customer
SELECT any(tags) FROM customer
SELECT name = ALL('{a,b}') , name <> ALL(tags), id = SOME(ARRAY[1]) FROM customer
SELECT name LIKE ANY(ARRAY['a%']), name ~ ANY('{a}') FROM customer
SELECT name LIKE ANY(SELECT note FROM orders) FROM customer
SELECT 1 = ALL(SELECT 'x')
SELECT count(*) FROM customer GROUP BY (), id
SELECT id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) FROM customer c GROUP BY id
SELECT (SELECT c.name) FROM customer c GROUP BY c.feeling
SELECT (SELECT max(c.id)) FROM customer c
SELECT (SELECT max(c.id) FROM orders o) FROM customer c
SELECT c.id, (SELECT sum(c.id + o.id) FROM orders o) FROM customer c
SELECT id FROM customer c WHERE id > (SELECT max(c.id) FROM orders)
SELECT sum(total) FROM orders HAVING count(*) > 1
SELECT 1 FROM orders HAVING true
SELECT status FROM orders GROUP BY lower(status)
SELECT lower(status), lower(status) || 'x' FROM orders GROUP BY lower(status)
SELECT status || 'x' FROM orders GROUP BY status || 'y'
SELECT total + 1 FROM orders GROUP BY total + 1
SELECT 1 + total FROM orders GROUP BY total + 1
SELECT CASE WHEN total > 1 THEN 'a' END k FROM orders GROUP BY k ORDER BY k
SELECT CASE WHEN total > 1 THEN 'a' END k FROM orders GROUP BY CASE WHEN total > 1 THEN 'a' END
SELECT count(*) AS n FROM orders ORDER BY count(*) DESC, n
SELECT status FROM orders GROUP BY status ORDER BY total
SELECT status FROM orders GROUP BY status ORDER BY count(*), max(total)
SELECT customer_id AS status FROM orders GROUP BY status
SELECT lower(status) AS status FROM orders GROUP BY status
SELECT name AS x, id AS x FROM customer ORDER BY x
SELECT name AS id FROM customer ORDER BY id
SELECT name AS id FROM customer ORDER BY id || 'x'
SELECT id FROM customer ORDER BY 'name'
SELECT id FROM customer ORDER BY NULL
SELECT id FROM customer ORDER BY $1
SELECT id FROM customer GROUP BY 'name'
SELECT id, name FROM customer ORDER BY 1, 3
SELECT DISTINCT ON (1) name FROM customer ORDER BY 1
SELECT DISTINCT ON (3) name FROM customer
SELECT DISTINCT ON (id, name) name, id FROM customer ORDER BY name, id DESC, born
(SELECT 'a', 'b') UNION (SELECT NULL::xml, doc FROM customer)
(SELECT 1) UNION (SELECT 1, 2 UNION SELECT 1.5, 'a')
(SELECT 1, 2) UNION (SELECT 'a' UNION SELECT name FROM customer)
(SELECT 1, 2) UNION (SELECT 1 UNION SELECT 1.5)
(SELECT id INTO t FROM customer ORDER BY id) UNION SELECT 1
(SELECT id INTO t FROM customer)
SELECT 'a' UNION SELECT NULL::xml
SELECT 'a', 'b' UNION SELECT NULL::xml, doc FROM customer
SELECT (SELECT 1 FROM (SELECT n.c) x WHERE n.a = 1) FROM nokey n GROUP BY n.b
SELECT (SELECT 1 FROM (VALUES (n.c)) v WHERE n.a = 1) FROM nokey n GROUP BY n.b
SELECT (SELECT 1 FROM generate_series(1, n.c) WHERE n.a = 1) FROM nokey n GROUP BY n.b
SELECT (SELECT 1 FROM orders WHERE n.a = 1 ORDER BY n.c LIMIT n.a) FROM nokey n GROUP BY n.b
SELECT (SELECT 1 INTO t)
SELECT (SELECT id FROM orders GROUP BY id, n.c HAVING n.a = 1 LIMIT n.a) FROM nokey n GROUP BY n.b
SELECT (SELECT n.b FROM orders o JOIN item i ON i.line = n.c WHERE o.id = n.a) FROM nokey n GROUP BY n.ctid
SELECT (WITH RECURSIVE q AS (INSERT INTO nokey (a) VALUES (1) RETURNING a), r AS (SELECT nope) SELECT 1)
SELECT (WITH RECURSIVE q AS (INSERT INTO nokey (a) VALUES (1) RETURNING nope) SELECT 1)
SELECT (WITH q AS (INSERT INTO nokey (a) VALUES (1) RETURNING a) SELECT 1)
SELECT (WITH q AS (INSERT INTO nokey (a) VALUES (1) RETURNING a), r AS (SELECT nope) SELECT 1)
SELECT (WITH q AS (INSERT INTO nokey (a) VALUES (1) RETURNING nope) SELECT 1)
SELECT (WITH q AS (SELECT n.c) SELECT n.a FROM q) FROM nokey n GROUP BY n.b
SELECT (WITH r AS (SELECT nope), q AS (INSERT INTO nokey (a) VALUES (1) RETURNING a) SELECT 1)
SELECT * FROM (SELECT generate_series(1, 2) FROM customer) x FOR UPDATE
SELECT * FROM (SELECT id INTO t FROM customer) x
SELECT * FROM (WITH q AS (DELETE FROM nope) SELECT 1) x
SELECT * FROM customer FOR UPDATE OF public.customer
SELECT * FROM customer c FOR UPDATE OF public.c, nope
SELECT * FROM customer c TABLESAMPLE SYSTEM (c.id)
SELECT * FROM nokey TABLESAMPLE SYSTEM (1) REPEATABLE (nokey.a)
SELECT * FROM nokey TABLESAMPLE SYSTEM (count(*))
SELECT * FROM nokey TABLESAMPLE SYSTEM (generate_series(1,2))
SELECT * FROM nokey n TABLESAMPLE SYSTEM (n.a)
SELECT * INTO t FROM customer
SELECT 1 FROM nokey LIMIT ((('a', 'b', 1)::address).street)
SELECT 1 FROM nokey LIMIT (((1, 2) <> (3, 4)))
SELECT 1 FROM nokey LIMIT ((1, 2) < (3, 4))
SELECT 1 FROM nokey LIMIT ((1, 2) = (3, 4))
SELECT 1 FROM nokey LIMIT ((1, 2) IN ((3, 4)))
SELECT 1 FROM nokey LIMIT ((1, 2) IN ((3, 4), (5, 6)))
SELECT 1 FROM nokey LIMIT ((1, 2) IS DISTINCT FROM (3, 4))
SELECT 1 FROM nokey LIMIT ((a, 2) = (3, c))
SELECT 1 FROM nokey LIMIT CASE WHEN true THEN a ELSE c END
SELECT 1 FROM nokey LIMIT CASE a WHEN c THEN 1 ELSE c END
SELECT 1 FROM nokey WHERE ((('a', 'b', 1)::address).street)
SELECT 1 FROM nokey WHERE (ROW('a', 'b', 1)::address).street
SELECT 1 UNION (SELECT id INTO t FROM customer)
SELECT 1 WHERE id IN (SELECT 1 INTO t)
SELECT CASE WHEN a > 0 THEN b ELSE c::text END FROM nokey GROUP BY a
SELECT CASE WHEN a > 0 THEN b WHEN c > 1 THEN 'x' END FROM nokey GROUP BY a
SELECT EXISTS (SELECT id INTO t FROM customer UNION SELECT 2)
SELECT INSERT INTO nokey (a) DEFAULT VALUES
SELECT INTO t FROM customer
SELECT INTO t id FROM customer
SELECT count(*) INTO t FROM customer FOR UPDATE
SELECT count(*), id INTO t FROM customer
SELECT generate_series(1, 2) FROM customer FOR UPDATE
SELECT id FROM customer INTO t
SELECT id FROM customer ORDER BY generate_series(1, 2) FOR UPDATE
SELECT id FROM customer UNION SELECT id INTO t FROM customer
SELECT id INTO #t FROM customer
SELECT id INTO @x FROM customer
SELECT id INTO FROM customer
SELECT id INTO LOCAL TEMP x FROM customer
SELECT id INTO TABLE x FROM customer
SELECT id INTO TEMP FROM customer
SELECT id INTO TEMP TABLE x FROM customer
SELECT id INTO TEMPORARY TABLE t FROM customer WHERE name
SELECT id INTO UNLOGGED x FROM customer
SELECT id INTO customer FROM customer
SELECT id INTO local FROM customer
SELECT id INTO t (a) FROM customer
SELECT id INTO t FROM customer GROUP
SELECT id INTO t FROM customer UNION SELECT id FROM customer
SELECT id INTO t FROM nope
SELECT id INTO x.t FROM customer
SELECT id, name INTO a, b FROM customer
SELECT nope INTO TEMP t FROM customer
WITH a AS (SELECT 1 AS x) SELECT x INTO t FROM a
WITH a AS (SELECT nope), m AS (MERGE INTO nokey n USING orders o ON true WHEN MATCHED THEN DELETE) SELECT 1
WITH m AS (MERGE INTO customer c USING orders o ON c.id = o.customer_id WHEN MATCHED THEN DELETE) SELECT * FROM m
WITH m AS (MERGE INTO nokey n USING orders o ON true WHEN MATCHED THEN DELETE) SELECT 1
WITH m AS (MERGE INTO nope n USING orders o ON true WHEN MATCHED THEN DELETE) SELECT 1
WITH m AS (MERGE INTO nope n USING orders o ON true WHEN MATCHED THEN DELETE), m AS (SELECT 1) SELECT 1
WITH w AS ((SELECT 'a', '{}', 'a') UNION (SELECT NULL::xml, '2024-01-01', t1 FROM orders t1)) SELECT 1
WITH w AS (SELECT 'a' UNION SELECT NULL::xml) SELECT 1
WITH w AS (SELECT 1 INTO t) SELECT 1
WITH x AS (WITH q AS (INSERT INTO nokey (a) VALUES (1) RETURNING nope) SELECT 1) SELECT 2
SELECT ' '::regtype
SELECT ''::regtype, ' '::regtype
SELECT 'x' IS NFC NORMALIZED, NULL IS NORMALIZED, $1 IS NORMALIZED
SELECT 'x' || b FROM nokey GROUP BY 'x' || b
SELECT (SELECT 1 LIMIT c.id) FROM customer c
SELECT (SELECT grouping(n.a)) FROM nokey n GROUP BY a
SELECT (SELECT sum(c.id + o.id) FROM orders o) FROM customer c
SELECT (SELECT sum(c.id) FROM orders o WHERE o.id = c.id) FROM customer c GROUP BY name
SELECT (SELECT sum(c.id) FROM orders) FROM customer c
SELECT (a + 1) * 2, a * 2 FROM nokey GROUP BY a + 1
SELECT (a, c) FROM nokey GROUP BY (a, c)
SELECT * FROM (SELECT 1) x TABLESAMPLE SYSTEM (1)
SELECT * FROM (SELECT id FROM customer UNION SELECT 1) x FOR UPDATE
SELECT * FROM (VALUES (1)) v FOR UPDATE OF v
SELECT * FROM CAST(1 AS int) y
SELECT * FROM JSON_OBJECT('a': 1)
SELECT * FROM JSON_TABLE('[1', '$' COLUMNS (a int)) t
SELECT * FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a int PATH '$', b FOR ORDINALITY))
SELECT * FROM JSON_TABLE('[1]', name COLUMNS (a int)) t, customer
SELECT * FROM JSON_TABLE('[]', '$' AS a COLUMNS (a int)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS ()) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (NESTED PATH '$.a' COLUMNS (b int, c text), NESTED '$.d' AS e COLUMNS (f int))) t WHERE t.f > t.b
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (NESTED PATH name COLUMNS (b int))) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a FOR ORDINALITY, NESTED PATH '$' COLUMNS (b FOR ORDINALITY))) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a FOR ORDINALITY, b FOR ORDINALITY)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a SETOF int)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a bool EXISTS NULL ON ERROR)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a bytea FORMAT JSON ENCODING UTF8)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int DEFAULT 1 + 1 ON EMPTY, b date DEFAULT 'x' ON ERROR)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int ERROR ON EMPTY NULL ON ERROR, b text DEFAULT 'x' ON ERROR, c int TRUE ON EMPTY)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int EXISTS TRUE ON ERROR, b text EXISTS)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int PATH name)) t, customer
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int WITH WRAPPER)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int) EMPTY ARRAY ON ERROR) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int) EMPTY OBJECT ON ERROR) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int) ERROR ON EMPTY) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int)) WITH ORDINALITY
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int, NESTED PATH '$' COLUMNS (a int))) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a jsonb TRUE ON EMPTY)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a jsonb WITH WRAPPER OMIT QUOTES)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a record)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a text FORMAT JSON ENCODING UTF8)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a text OMIT QUOTES)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a text WITH WRAPPER OMIT QUOTES)) t
SELECT * FROM JSON_TABLE('[]', '$' COLUMNS a int) t
SELECT * FROM JSON_TABLE('[]', '$' PASSING nope AS x COLUMNS (a int)) t
SELECT * FROM JSON_TABLE('[]', '$' || 'a' COLUMNS (a int)) t
SELECT * FROM JSON_TABLE('[]', '$') t
SELECT * FROM JSON_TABLE(NULL, '$' COLUMNS (a int)) t
SELECT * FROM JSON_TABLE(jsonb '[1]', '$[*]' COLUMNS (a address PATH '$', b int[] PATH '$', c text FORMAT JSON PATH '$'))
SELECT * FROM JSON_TABLE(jsonb '[1]', '$[*]' COLUMNS (a int FORMAT JSON PATH '$' OMIT QUOTES))
SELECT * FROM JSON_TABLE(nope, '$' COLUMNS (a int)) t
SELECT * FROM JSON_VALUE('{}', '$.a') x
SELECT * FROM LATERAL names() AS n(x), LATERAL (SELECT x) y
SELECT * FROM ROWS FROM (any_row() AS (x int, y int)) WITH ORDINALITY AS t(a, b, c, d)
SELECT * FROM ROWS FROM (generate_series(1, 2), any_row() AS (x int, y int)) AS t
SELECT * FROM ROWS FROM (generate_series(1, 2), any_row()) AS t
SELECT * FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY['a'])) WITH ORDINALITY AS t(a, b, c)
SELECT * FROM XMLTABLE('/a' PASSING x COLUMNS a int PATH 'b', n FOR ORDINALITY) , geo
SELECT * FROM any_row() AS t(a int, b int) , LATERAL (SELECT t.a + t.b AS z) s
SELECT * FROM any_row() WITH ORDINALITY AS t(a int, b int)
SELECT * FROM coalesce(1, 2) c
SELECT * FROM count(*)
SELECT * FROM current_date, current_user AS u, localtime
SELECT * FROM customer FETCH FIRST 3 ROWS WITH TIES
SELECT * FROM customer FOR KEY SHARE
SELECT * FROM customer FOR NO KEY UPDATE
SELECT * FROM customer FOR READ ONLY
SELECT * FROM customer FOR UPDATE NOWAIT
SELECT * FROM customer LIMIT (SELECT count(*) FROM orders)
SELECT * FROM customer LIMIT (SELECT name)
SELECT * FROM customer LIMIT 1.5 OFFSET '2'
SELECT * FROM customer LIMIT 3, 4
SELECT * FROM customer LIMIT count(*)
SELECT * FROM customer LIMIT name
SELECT * FROM customer ORDER BY id FETCH FIRST 3 ROWS WITH TIES
SELECT * FROM customer ORDER BY id FETCH FIRST ROW ONLY
SELECT * FROM customer ORDER BY id FETCH NEXT (3 + 1) ROWS ONLY
SELECT * FROM customer ORDER BY id FETCH NEXT -3 ROWS ONLY
SELECT * FROM customer ORDER BY id FETCH NEXT 3 + 1 ROWS ONLY
SELECT * FROM customer ORDER BY id LIMIT 3 FETCH FIRST 2 ROWS ONLY
SELECT * FROM customer ORDER BY id OFFSET 3 LIMIT 2 OFFSET 1
SELECT * FROM customer ORDER BY id OFFSET 3 ROWS FETCH NEXT 2 ROWS ONLY
SELECT * FROM customer TABLESAMPLE SYSTEM ('x')
SELECT * FROM customer TABLESAMPLE SYSTEM (10) REPEATABLE (1), orders TABLESAMPLE BERNOULLI ('5')
SELECT * FROM customer TABLESAMPLE SYSTEM (10, 20)
SELECT * FROM customer TABLESAMPLE SYSTEM (NULL) REPEATABLE ('x')
SELECT * FROM customer WHERE JSON_EXISTS(profile, '$.tags[*] ? (@ == $t)' PASSING 'x' AS t)
SELECT * FROM customer WHERE JSON_VALUE(profile, '$.age' RETURNING numeric) > '5'
SELECT * FROM customer WHERE JSON_VALUE(profile, '$.age') > 5
SELECT * FROM customer c CROSS JOIN LATERAL (SELECT sum(c.id)) x
SELECT * FROM customer c FULL JOIN LATERAL generate_series(1, c.id) x ON true
SELECT * FROM customer c JOIN (SELECT * FROM orders o WHERE o.customer_id = c.id) x ON true
SELECT * FROM customer c JOIN orders o ON o.customer_id = c.id FOR UPDATE OF c SKIP LOCKED FOR SHARE OF o
SELECT * FROM customer c LEFT JOIN generate_series(1, c.id) x ON true
SELECT * FROM customer c LEFT JOIN orders o ON o.customer_id = c.id FOR UPDATE
SELECT * FROM customer c LEFT JOIN orders o ON o.customer_id = c.id FOR UPDATE OF o
SELECT * FROM customer c RIGHT JOIN LATERAL (SELECT c.id) x ON true
SELECT * FROM customer c WHERE id = (SELECT max(c.id))
SELECT * FROM customer c, (SELECT * FROM orders o WHERE o.customer_id = c.id) x
SELECT * FROM customer c, JSON_TABLE(c.profile, '$[*]' COLUMNS (a int PATH '$.a', b text, c jsonb PATH '$' WITH WRAPPER, NESTED PATH '$.x' COLUMNS (d date))) AS jt WHERE jt.a > 3
SELECT * FROM customer c, generate_series(1, c.id) g(i) WHERE g > 1 AND i < 3
SELECT * FROM customer, LATERAL (SELECT 1) y FOR UPDATE OF y
SELECT * FROM customer, sum(id) x
SELECT * FROM customers() c, a_customer(c.id) d, outs(d.id) o
SELECT * FROM extract(year FROM now()) y
SELECT * FROM generate_series(1, c.id) g, customer c
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS a SETOF int) t
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS a int DEFAULT 1 DEFAULT 2) t
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS a int DEFAULT id, b text DEFAULT 'x' NOT NULL) t
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS a int DEFAULT p) t
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS a int FOO 'a') t
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS a int NULL NOT NULL) t
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS a int PATH 'a' PATH 'b') t
SELECT * FROM geo, XMLTABLE('/a' PASSING x COLUMNS a int PATH id) t
SELECT * FROM geo, XMLTABLE('/a' PASSING x) t
SELECT * FROM geo, XMLTABLE(XMLNAMESPACES('x' AS a, 'y' AS a), '/a' PASSING x COLUMNS a int) t
SELECT * FROM geo, XMLTABLE(XMLNAMESPACES(1 AS a), '/a' PASSING x COLUMNS a int) t
SELECT * FROM geo, XMLTABLE(XMLNAMESPACES(DEFAULT 'x', DEFAULT 'y'), '/a' PASSING x COLUMNS a int) t
SELECT * FROM geo, XMLTABLE(id PASSING x COLUMNS a int) t
SELECT * FROM names() AS n(x text)
SELECT * FROM names() AS n(x, y)
SELECT * FROM per_status FOR UPDATE
SELECT * FROM rich TABLESAMPLE SYSTEM (1)
SELECT * FROM row_number() OVER ()
SELECT * FROM sum(1) x
SELECT * FROM totals FOR UPDATE
SELECT * FROM totals TABLESAMPLE SYSTEM (1)
SELECT 1 FROM customer FETCH FIRST (SELECT id) ROWS ONLY
SELECT 1 FROM customer LIMIT (SELECT count(*) FROM orders WHERE customer_id = customer.id)
SELECT 1 FROM customer LIMIT (SELECT id)
SELECT 1 FROM customer LIMIT coalesce((SELECT id), 1)
SELECT 1 FROM customer OFFSET (SELECT max(customer.id) FROM orders)
SELECT 1 FROM customer WHERE CAST('x' AS text)
SELECT 1 FROM customer WHERE CAST('x' AS varchar(3))
SELECT 1 FROM customer WHERE name IS NFX NORMALIZED
SELECT 1 FROM nokey GROUP BY ()
SELECT CASE WHEN a = 1 THEN 'a' END FROM nokey GROUP BY CASE WHEN a = 1 THEN 'a' END
SELECT CASE WHEN a = 2 THEN 'a' END FROM nokey GROUP BY CASE WHEN a = 1 THEN 'a' END
SELECT CASE WHEN true THEN '10:00'::time ELSE now() END
SELECT CASE WHEN true THEN 1 WHEN false THEN 'x' ELSE now() END
SELECT CASE WHEN true THEN now() ELSE '10:00'::time END
SELECT CASE WHEN true THEN now() WHEN false THEN '10:00'::time END
SELECT CAST('x' AS char(3)) = 1, 1 = CAST('x' AS varchar(2))
SELECT CAST('x' AS varchar(3)) + 1
SELECT DISTINCT JSON_OBJECT('a': id) FROM customer
SELECT DISTINCT ON () a FROM nokey
SELECT DISTINCT ON (1) a FROM nokey ORDER BY a
SELECT DISTINCT ON (2) a FROM nokey
SELECT DISTINCT ON (a + 1) a FROM nokey ORDER BY a + 1
SELECT DISTINCT ON (a) a, b FROM nokey ORDER BY a, b
SELECT DISTINCT ON (a) a, b FROM nokey ORDER BY b, a
SELECT DISTINCT ON (a, b) a FROM nokey ORDER BY b
SELECT DISTINCT ON (a, b) a FROM nokey ORDER BY b, a
SELECT DISTINCT ON (a, b) a FROM nokey ORDER BY b, c
SELECT DISTINCT ON (count(*)) a FROM nokey GROUP BY a
SELECT DISTINCT ON (x) a AS x FROM nokey ORDER BY x
SELECT DISTINCT a + 1 FROM nokey ORDER BY a + 1
SELECT DISTINCT a AS z FROM nokey ORDER BY z, a
SELECT DISTINCT a FROM nokey ORDER BY a + 1
SELECT DISTINCT a FROM nokey ORDER BY b
SELECT JSON('x' WITH UNIQUE KEYS)
SELECT JSON('x')
SELECT JSON('{"a":1}'), JSON('1' WITH UNIQUE KEYS), JSON(name), JSON(profile) FROM customer
SELECT JSON('{}' FORMAT JSON)
SELECT JSON('{}', 1)
SELECT JSON(1 WITH UNIQUE KEYS)
SELECT JSON(1)
SELECT JSON(NULL)
SELECT JSON(id) FROM customer
SELECT JSON(now())
SELECT JSON(profile WITH UNIQUE) FROM customer
SELECT JSON(raw) FROM orders
SELECT JSON_ARRAY($1, 'a')
SELECT JSON_ARRAY('{}' FORMAT JSON, 1)
SELECT JSON_ARRAY((SELECT 1) UNION (SELECT 2, 3))
SELECT JSON_ARRAY((SELECT 1) UNION SELECT 2), JSON_ARRAY((SELECT 1) + 1, (SELECT 2))
SELECT JSON_ARRAY((SELECT id FROM customer))
SELECT JSON_ARRAY(1 NULL ON NULL ABSENT ON NULL)
SELECT JSON_ARRAY(1 RETURNING jsonb NULL ON NULL)
SELECT JSON_ARRAY(1, 'a', NULL), JSON_ARRAY(), JSON_ARRAY(RETURNING jsonb)
SELECT JSON_ARRAY(1, 2 ABSENT ON NULL RETURNING jsonb) || '[1]', JSON_ARRAY(profile) || '[1]' FROM customer
SELECT JSON_ARRAY(1, 2 NULL ON NULL RETURNING text)
SELECT JSON_ARRAY(1,)
SELECT JSON_ARRAY(SELECT FROM customer)
SELECT JSON_ARRAY(SELECT id FROM customer NULL ON NULL)
SELECT JSON_ARRAY(SELECT id FROM customer ORDER BY id RETURNING jsonb)
SELECT JSON_ARRAY(SELECT id FROM customer RETURNING int)
SELECT JSON_ARRAY(SELECT id FROM customer)
SELECT JSON_ARRAY(SELECT id, name FROM customer)
SELECT JSON_ARRAY(SELECT nope FROM customer)
SELECT JSON_ARRAY(SELECT profile FROM customer RETURNING jsonb) || '[1]'
SELECT JSON_ARRAY(SELECT profile FROM customer) || '[1]'
SELECT JSON_ARRAY(VALUES (1), (2))
SELECT JSON_ARRAY(WITH a AS (SELECT 1 AS x) SELECT x FROM a)
SELECT JSON_ARRAYAGG($1) FROM customer
SELECT JSON_ARRAYAGG(*) FROM customer
SELECT JSON_ARRAYAGG(DISTINCT id) FROM customer
SELECT JSON_ARRAYAGG(id ABSENT ON NULL ORDER BY id) FROM customer
SELECT JSON_ARRAYAGG(id NULL ON NULL) FROM customer GROUP BY name
SELECT JSON_ARRAYAGG(id ORDER BY name RETURNING jsonb) FROM customer
SELECT JSON_ARRAYAGG(id ORDER BY name) OVER () FROM customer
SELECT JSON_ARRAYAGG(id ORDER BY nope) FROM customer
SELECT JSON_ARRAYAGG(id RETURNING bytea FORMAT JSON) FROM customer
SELECT JSON_ARRAYAGG(id RETURNING int) FROM customer
SELECT JSON_ARRAYAGG(id RETURNING text) || '1' FROM customer
SELECT JSON_ARRAYAGG(id) FILTER (WHERE name) FROM customer
SELECT JSON_ARRAYAGG(id) FROM customer WHERE JSON_ARRAYAGG(id) IS NOT NULL
SELECT JSON_ARRAYAGG(id, 2) FROM customer
SELECT JSON_ARRAYAGG(profile) || '1' FROM customer
SELECT JSON_ARRAYAGG(sum(id)) FROM customer
SELECT JSON_EXISTS(id, '$.a') FROM customer
SELECT JSON_EXISTS(name, '$.a') + 1 FROM customer
SELECT JSON_EXISTS(profile, '$.a' DEFAULT true ON ERROR) FROM customer
SELECT JSON_EXISTS(profile, '$.a' ERROR ON ERROR) AND JSON_EXISTS(doc, '$' PASSING 1 AS x FALSE ON ERROR) FROM customer
SELECT JSON_EXISTS(profile, '$.a' NULL ON ERROR) FROM customer
SELECT JSON_EXISTS(profile, '$.a' RETURNING int) FROM customer
SELECT JSON_EXISTS(profile, '$.a' TRUE ON EMPTY) FROM customer
SELECT JSON_EXISTS(profile, '$.a' TRUE ON ERROR), JSON_EXISTS(profile, '$.a' UNKNOWN ON ERROR) FROM customer
SELECT JSON_EXISTS(profile, '$.a'), JSON_EXISTS(doc, '$.a' PASSING 1 AS x) FROM customer
SELECT JSON_EXISTS(raw, '$.a') FROM orders
SELECT JSON_OBJECT($1: 1)
SELECT JSON_OBJECT('a' VALUE 'x' FORMAT JSON, 'b': profile) @> '{}' FROM customer
SELECT JSON_OBJECT('a' VALUE 1, 'b' VALUE name ABSENT ON NULL WITH UNIQUE KEYS RETURNING jsonb) FROM customer
SELECT JSON_OBJECT('a' || 'b' VALUE 1)
SELECT JSON_OBJECT('a')
SELECT JSON_OBJECT('a', 'b'), JSON_OBJECT(tags), JSON_OBJECT(tags, tags), JSON_OBJECT('{a}', '{b}') FROM customer
SELECT JSON_OBJECT('a', 1)
SELECT JSON_OBJECT('a': $1)
SELECT JSON_OBJECT('a': 'x' FORMAT JSON ENCODING UTF8)
SELECT JSON_OBJECT('a': '{}' FORMAT JSON)
SELECT JSON_OBJECT('a': 1 'b': 2)
SELECT JSON_OBJECT('a': 1 FORMAT JSON)
SELECT JSON_OBJECT('a': 1 RETURNING SETOF text)
SELECT JSON_OBJECT('a': 1 RETURNING address)
SELECT JSON_OBJECT('a': 1 RETURNING bytea FORMAT JSON ENCODING UTF16)
SELECT JSON_OBJECT('a': 1 RETURNING bytea FORMAT JSON ENCODING nope)
SELECT JSON_OBJECT('a': 1 RETURNING bytea), JSON_OBJECT('a': 1 RETURNING bytea FORMAT JSON ENCODING UTF32)
SELECT JSON_OBJECT('a': 1 RETURNING char(3))
SELECT JSON_OBJECT('a': 1 RETURNING email)
SELECT JSON_OBJECT('a': 1 RETURNING int FORMAT JSON)
SELECT JSON_OBJECT('a': 1 RETURNING int)
SELECT JSON_OBJECT('a': 1 RETURNING jsonb) @> '{}'
SELECT JSON_OBJECT('a': 1 RETURNING name)
SELECT JSON_OBJECT('a': 1 RETURNING nope)
SELECT JSON_OBJECT('a': 1 RETURNING positive)
SELECT JSON_OBJECT('a': 1 RETURNING record)
SELECT JSON_OBJECT('a': 1 RETURNING text FORMAT JSON ENCODING UTF8)
SELECT JSON_OBJECT('a': 1 RETURNING text FORMAT JSON)
SELECT JSON_OBJECT('a': 1 RETURNING varchar(10))
SELECT JSON_OBJECT('a': 1) @> '{}'
SELECT JSON_OBJECT('a': 1, 'b')
SELECT JSON_OBJECT('a': 1, 'b': name) FROM customer
SELECT JSON_OBJECT('a': 1,)
SELECT JSON_OBJECT('a': bits FORMAT JSON) FROM orders
SELECT JSON_OBJECT('a': generate_series(1,2))
SELECT JSON_OBJECT('a': nope, 'b': 1 RETURNING nope)
SELECT JSON_OBJECT('a': raw FORMAT JSON ENCODING UTF8) FROM orders
SELECT JSON_OBJECT('{a,b}')
SELECT JSON_OBJECT()
SELECT JSON_OBJECT(1: 2)
SELECT JSON_OBJECT(ARRAY[1]: 1) FROM customer
SELECT JSON_OBJECT(KEY 'a' VALUE 1)
SELECT JSON_OBJECT(NULL: 2)
SELECT JSON_OBJECT(RETURNING jsonb)
SELECT JSON_OBJECT(id) FROM customer
SELECT JSON_OBJECT(name: count(*)) FROM customer GROUP BY name
SELECT JSON_OBJECT(name: id) FROM customer GROUP BY name
SELECT JSON_OBJECT(profile: 1) FROM customer
SELECT JSON_OBJECT(text[] => '{a}')
SELECT JSON_OBJECTAGG($1: $2) FROM customer
SELECT JSON_OBJECTAGG(name VALUE id ABSENT ON NULL WITH UNIQUE) FROM customer
SELECT JSON_OBJECTAGG(name, id) FROM customer
SELECT JSON_OBJECTAGG(name: id FORMAT JSON) FROM customer
SELECT JSON_OBJECTAGG(name: id RETURNING int) FROM customer
SELECT JSON_OBJECTAGG(name: id RETURNING jsonb) FILTER (WHERE id > 1) OVER (PARTITION BY active) FROM customer
SELECT JSON_OBJECTAGG(name: id) FROM customer
SELECT JSON_OBJECTAGG(name: id) WITHIN GROUP (ORDER BY id) FROM customer
SELECT JSON_OBJECTAGG(name: profile) @> '{}' FROM customer
SELECT JSON_QUERY(doc, '$.a' RETURNING json) ->> 'x' FROM customer
SELECT JSON_QUERY(profile, '$.a' DEFAULT '[]' ON EMPTY), JSON_QUERY(profile, '$' RETURNING mood) FROM customer
SELECT JSON_QUERY(profile, '$.a' DEFAULT 1 ON EMPTY) FROM customer
SELECT JSON_QUERY(profile, '$.a' DEFAULT now() ON EMPTY) FROM customer
SELECT JSON_QUERY(profile, '$.a' EMPTY OBJECT ON EMPTY NULL ON ERROR), JSON_QUERY(doc, '$') FROM customer
SELECT JSON_QUERY(profile, '$.a' EMPTY OBJECT ON ERROR OMIT QUOTES) FROM customer
SELECT JSON_QUERY(profile, '$.a' EMPTY ON EMPTY EMPTY ARRAY ON ERROR) FROM customer
SELECT JSON_QUERY(profile, '$.a' OMIT QUOTES EMPTY OBJECT ON ERROR) -> 'a' FROM customer
SELECT JSON_QUERY(profile, '$.a' OMIT QUOTES ON SCALAR STRING RETURNING text) FROM customer
SELECT JSON_QUERY(profile, '$.a' RETURNING bytea FORMAT JSON ENCODING UTF8) FROM customer
SELECT JSON_QUERY(profile, '$.a' RETURNING int FORMAT JSON) FROM customer
SELECT JSON_QUERY(profile, '$.a' RETURNING int), JSON_QUERY(profile, '$.a' RETURNING int[]) FROM customer
SELECT JSON_QUERY(profile, '$.a' RETURNING text FORMAT JSON ENCODING UTF8) FROM customer
SELECT JSON_QUERY(profile, '$.a' RETURNING text OMIT QUOTES) FROM customer
SELECT JSON_QUERY(profile, '$.a' TRUE ON EMPTY) FROM customer
SELECT JSON_QUERY(profile, '$.a' WITH ARRAY) FROM customer
SELECT JSON_QUERY(profile, '$.a' WITH CONDITIONAL WRAPPER KEEP QUOTES) FROM customer
SELECT JSON_QUERY(profile, '$.a' WITH UNCONDITIONAL ARRAY WRAPPER) FROM customer
SELECT JSON_QUERY(profile, '$.a' WITH WRAPPER KEEP QUOTES) FROM customer
SELECT JSON_QUERY(profile, '$.a' WITH WRAPPER OMIT QUOTES) FROM customer
SELECT JSON_QUERY(profile, '$.a' WITHOUT WRAPPER OMIT QUOTES) FROM customer
SELECT JSON_QUERY(raw FORMAT JSON, '$.a') FROM orders
SELECT JSON_QUERY(raw, '$.a') FROM orders
SELECT JSON_SCALAR($1)
SELECT JSON_SCALAR(1 FORMAT JSON)
SELECT JSON_SCALAR(1), JSON_SCALAR('a'), JSON_SCALAR(NULL), JSON_SCALAR(now())
SELECT JSON_SCALAR(1, 2)
SELECT JSON_SCALAR(ARRAY[1]), JSON_SCALAR(profile) FROM customer
SELECT JSON_SERIALIZE('{')
SELECT JSON_SERIALIZE('{}' FORMAT JSON)
SELECT JSON_SERIALIZE('{}')
SELECT JSON_SERIALIZE('{}'), JSON_SERIALIZE(profile RETURNING bytea), JSON_SERIALIZE(profile RETURNING int) FROM customer
SELECT JSON_SERIALIZE(1 FORMAT JSON)
SELECT JSON_SERIALIZE(id) FROM customer
SELECT JSON_SERIALIZE(name) FROM customer
SELECT JSON_SERIALIZE(profile FORMAT JSON ENCODING UTF8) FROM customer
SELECT JSON_SERIALIZE(profile RETURNING varchar(5)) FROM customer
SELECT JSON_SERIALIZE(raw) FROM orders
SELECT JSON_VALUE('x', '$.a')
SELECT JSON_VALUE('{"a":1}', '$.a'), JSON_VALUE(NULL, '$'), JSON_VALUE($1, '$')
SELECT JSON_VALUE(generate_series(1,2)::text, '$')
SELECT JSON_VALUE(home, '$') FROM customer
SELECT JSON_VALUE(id, '$.a') FROM customer
SELECT JSON_VALUE(name FORMAT JSON, '$.a') FROM customer
SELECT JSON_VALUE(name, '$.a') FROM customer
SELECT JSON_VALUE(profile FORMAT JSON, '$.a') FROM customer
SELECT JSON_VALUE(profile) FROM customer
SELECT JSON_VALUE(profile, $1) FROM customer
SELECT JSON_VALUE(profile, '$' PASSING $1 AS x) FROM customer
SELECT JSON_VALUE(profile, '$' RETURNING int DEFAULT NULL::xml ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.' || name) FROM customer
SELECT JSON_VALUE(profile, '$.a' DEFAULT 'x' ON EMPTY RETURNING int) FROM customer
SELECT JSON_VALUE(profile, '$.a' DEFAULT 1 ON EMPTY DEFAULT 'a' || 'b' ON ERROR) FROM customer
SELECT JSON_VALUE(profile, '$.a' DEFAULT id ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' DEFAULT true ON EMPTY), JSON_VALUE(profile, '$.a' RETURNING int DEFAULT true ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' EMPTY ARRAY ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' NULL ON EMPTY NULL ON ERROR) FROM customer
SELECT JSON_VALUE(profile, '$.a' NULL ON ERROR NULL ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' PASSING 1 AS x, name AS "Y" RETURNING date NULL ON EMPTY ERROR ON ERROR) FROM customer
SELECT JSON_VALUE(profile, '$.a' PASSING id AS x AS y) FROM customer
SELECT JSON_VALUE(profile, '$.a' PASSING id AS x, home AS y, 'a' AS z, '{}' FORMAT JSON AS w) FROM customer
SELECT JSON_VALUE(profile, '$.a' PASSING id) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING SETOF int) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING address DEFAULT ROW('a','b',1) ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING address) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING date DEFAULT 5 ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING date DEFAULT now() ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT $1 ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT '5' ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT 'x' ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT (SELECT 1) ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT -5 ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT 1::text::int ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT 5 + id ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT 5.5 ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT NULL ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT coalesce(1, 2) ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT coalesce(1, 2)::numeric ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT count(*) ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT current_date ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int DEFAULT generate_series(1,2) ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int) + 1, JSON_VALUE(profile, '$.a') + 1 FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING int[] ) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING record) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING text DEFAULT '{1}'::int[] ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING text DEFAULT ARRAY[1] ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING text DEFAULT upper(coalesce('a', 'b')) ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' RETURNING text FORMAT JSON) FROM customer
SELECT JSON_VALUE(profile, '$.a' TRUE ON ERROR) FROM customer
SELECT JSON_VALUE(profile, '$.a' UNKNOWN ON EMPTY) FROM customer
SELECT JSON_VALUE(profile, '$.a' WITH WRAPPER) FROM customer
SELECT JSON_VALUE(profile, '$.a') FROM customer GROUP BY JSON_VALUE(profile, '$.a')
SELECT JSON_VALUE(profile, '$.a') FROM customer GROUP BY JSON_VALUE(profile, '$.b')
SELECT JSON_VALUE(profile, '$.a'), JSON_VALUE(profile, '$.a' RETURNING int) FROM customer
SELECT JSON_VALUE(profile, id) FROM customer
SELECT JSON_VALUE(profile, name) FROM customer
SELECT JSON_VALUE(profile, path) FROM customer, event
SELECT JSON_VALUE(raw, '$.a') FROM orders
SELECT JSON_VALUE(tags, '$') FROM customer
SELECT ROW('a', 'b', 1)::address = (SELECT home FROM customer)
SELECT ROW('a', 'b', 1)::address = ANY (SELECT 1)
SELECT ROW('a', 'b', 1)::address IN (SELECT 'a', 'b', 1)
SELECT ROW('a', 'b', 1)::address IN (SELECT home FROM customer)
SELECT ROW('a', 'b', 1)::address IN (home) FROM customer
SELECT ROW(a, c) FROM nokey GROUP BY ROW(a, c)
SELECT a + 1 + c FROM nokey GROUP BY a + 1, c
SELECT a + 1, a + c FROM nokey GROUP BY a + 1
SELECT a AS b FROM nokey GROUP BY b
SELECT a AS b, b AS a FROM nokey GROUP BY a, b
SELECT a AS x, a AS x FROM nokey GROUP BY x
SELECT a AS x, a AS x FROM nokey ORDER BY x
SELECT a AS x, b AS x FROM nokey GROUP BY x
SELECT a AS x, b AS x FROM nokey ORDER BY x
SELECT a FROM nokey GROUP BY '1'
SELECT a FROM nokey GROUP BY 'x'
SELECT a FROM nokey GROUP BY ()
SELECT a FROM nokey GROUP BY (a, c)
SELECT a FROM nokey GROUP BY -1
SELECT a FROM nokey GROUP BY 1 + 0
SELECT a FROM nokey GROUP BY 1, 2
SELECT a FROM nokey GROUP BY 1.0
SELECT a FROM nokey GROUP BY ALL ROLLUP (a, b), ROLLUP (a, c)
SELECT a FROM nokey GROUP BY DISTINCT ROLLUP (a, b), ROLLUP (a, c)
SELECT a FROM nokey GROUP BY NULL
SELECT a FROM nokey GROUP BY ROLLUP (a, (b, c)), CUBE (a), GROUPING SETS (ROLLUP (a), (), c)
SELECT a FROM nokey GROUP BY ROW(a, c)
SELECT a FROM nokey GROUP BY a HAVING grouping(a) = 0 ORDER BY grouping(a)
SELECT a FROM nokey WHERE grouping(a) = 0 GROUP BY a
SELECT a, b FROM nokey GROUP BY a, c HAVING b = 'x'
SELECT a, count(*) FROM nokey GROUP BY a, count(*)
SELECT a, grouping(a), grouping(a, c), grouping(b) FROM nokey GROUP BY GROUPING SETS ((a), (c), (a, c))
SELECT a, json_table.a FROM JSON_TABLE('[]', '$' COLUMNS (a int))
SELECT a::text || 'x', upper(a::text) FROM nokey GROUP BY a::text
SELECT b || 'x' FROM nokey GROUP BY 'x' || b
SELECT c FROM customer c GROUP BY c
SELECT c FROM customer c GROUP BY c.id
SELECT c, d.c FROM customers() c, customers() d
SELECT c.id, o.total FROM customer c JOIN orders o USING (id) GROUP BY id
SELECT c.label_of, label_of(c) FROM customers() c
SELECT c.name FROM customer c GROUP BY c
SELECT coalesce('', pg_typeof(1))
SELECT count(*) FROM customer c LEFT JOIN JSON_TABLE(c.profile, '$[*]' COLUMNS (a int)) t ON true GROUP BY c.id
SELECT count(JSON_VALUE(profile, '$.a')) FROM customer GROUP BY JSON_VALUE(profile, '$.b')
SELECT greatest(1, 'x'::varchar(3))
SELECT greatest(1, CAST('1 day' AS interval day))
SELECT greatest(1, CAST('1 day' AS interval(3)))
SELECT greatest(1, CAST('2020-01-01' AS timestamp(3)))
SELECT greatest(1, CAST('x' AS varchar(3)))
SELECT greatest(1, varchar(3) 'x')
SELECT greatest(now(), CAST('2' AS integer))
SELECT greatest(now(), CAST('2' AS numeric(3)))
SELECT greatest(now(), CAST('2' AS numeric))
SELECT greatest(now(), CAST(NULL AS numeric(3)))
SELECT grouping(a) FROM nokey
SELECT home IN (SELECT home FROM customer), home = ANY (SELECT home FROM customer) FROM customer
SELECT id FROM customer GROUP BY id FOR UPDATE
SELECT id FROM customer HAVING true FOR UPDATE
SELECT id FROM customer ORDER BY JSON_VALUE(profile, '$.a' RETURNING int)
SELECT id FROM customer ORDER BY sum(id)
SELECT id FROM customer UNION SELECT 1 FOR UPDATE
SELECT id FROM customer c FULL JOIN orders o USING (id) GROUP BY c.id
SELECT id FROM customer c LEFT JOIN orders o USING (id) GROUP BY c.id
SELECT id FROM customer c RIGHT JOIN orders o USING (id) GROUP BY c.id
SELECT id IS NORMALIZED FROM customer
SELECT id IS NOT NFKD NORMALIZED FROM customer
SELECT id, total FROM customer c JOIN orders o USING (id) GROUP BY o.id
SELECT id['x'], tags[nope] FROM customer
SELECT id[nope] FROM customer
SELECT json_array_elements(JSON_ARRAY(1, 2)), jsonb_array_elements(JSON_ARRAY(1, 2))
SELECT json_value, json FROM (SELECT 1 AS json_value, 2 AS json) x
SELECT jt.* FROM customer c, JSON_TABLE(c.id, '$' COLUMNS (a int PATH '$')) AS jt
SELECT jt.* FROM customer c, JSON_TABLE(c.profile, '$[*]' COLUMNS (a int PATH '$.a', a text)) AS jt
SELECT jt.* FROM customer c, JSON_TABLE(c.profile, '$[*]' COLUMNS (a nope PATH '$.a')) AS jt
SELECT jt.a FROM customer c, JSON_TABLE(c.profile, '$' AS p COLUMNS (a int, NESTED '$.b' AS p COLUMNS (x int))) AS jt
SELECT jt.a FROM customer c, JSON_TABLE(c.profile, '$' COLUMNS (a date EXISTS PATH '$.a')) AS jt
SELECT jt.a FROM customer c, JSON_TABLE(c.profile, '$' COLUMNS (a int EXISTS PATH '$.a', b bool EXISTS)) AS jt
SELECT jt.a FROM customer c, JSON_TABLE(c.profile, '$' COLUMNS (a int PATH '$' DEFAULT 'x' ON EMPTY)) AS jt
SELECT jt.a FROM customer c, JSON_TABLE(c.profile, '$' PASSING 1 AS z COLUMNS (a int) EMPTY ON ERROR) AS jt (q)
SELECT jt.b FROM customer c, JSON_TABLE(c.profile, '$' COLUMNS (a int PATH '$' DEFAULT 1 ON EMPTY ERROR ON ERROR)) AS jt
SELECT jt.q FROM customer c, JSON_TABLE(c.profile, '$' COLUMNS (a int) NULL ON ERROR) AS jt (q)
SELECT jt.q FROM customer c, JSON_TABLE(c.profile, '$' PASSING 1 AS z COLUMNS (a int) ERROR ON ERROR) AS jt (q)
SELECT n, n.n FROM names() n
SELECT name = nm, name || nm FROM customer, geo ORDER BY name || nm
SELECT name FROM customer GROUP BY id ORDER BY born
SELECT name FROM customer GROUP BY name ORDER BY id
SELECT name IS JSON SCALAR WITH UNIQUE KEYS, name IS JSON VALUE FROM customer
SELECT name IS NORMALIZED, name IS NOT NFC NORMALIZED FROM customer
SELECT name SIMILAR 'a' FROM customer
SELECT name, (SELECT avg(sum(c.id)) FROM orders) FROM customer c GROUP BY name
SELECT name, (SELECT count(*) FILTER (WHERE c.active) FROM orders) FROM customer c
SELECT name, JSON_ARRAYAGG(id) OVER (ORDER BY id) FROM customer GROUP BY name
SELECT name, count(*) FROM (SELECT * FROM customer) c GROUP BY id
SELECT names FROM names(), names() n
SELECT o.*, c.name FROM orders o JOIN customer c ON c.id = o.customer_id GROUP BY o.id
SELECT o.*, c.name FROM orders o JOIN customer c ON c.id = o.customer_id GROUP BY o.id, c.id
SELECT overlay(), overlay(name) FROM customer
SELECT profile IS JSON, doc IS JSON OBJECT, name IS NOT JSON ARRAY, id IS JSON FROM customer
SELECT profile['a'][1:2] FROM customer
SELECT profile[1:2], profile[:2], profile[1:], profile['a'][1:2] FROM customer
SELECT profile[1:] FROM customer
SELECT profile[:2] FROM customer
SELECT rank() OVER (PARTITION BY grouping(a) ORDER BY sum(c)) FROM nokey GROUP BY ROLLUP (a, b)
SELECT row_number() OVER () FROM customer FOR UPDATE
SELECT row_number() OVER () FROM nokey GROUP BY 1
SELECT substring((name SIMILAR TO 'a')::text FROM 1) FROM customer
SELECT substring(), substring(name) FROM customer
SELECT substring(id SIMILAR 'a' ESCAPE '#') FROM customer
SELECT substring(name SIMILAR 'a' ESCAPE '#') FROM customer
SELECT substring(name SIMILAR 'a' ESCAPE '#'), substring(name SIMILAR 'a') FROM customer
SELECT substring(name SIMILAR TO 'a') FROM customer
SELECT substring(name) FROM customer
SELECT sum((SELECT c.id)), sum((SELECT sum(c.id))) FROM customer c
SELECT sum((SELECT max(id) FROM orders)), sum((SELECT max(c.id) FROM orders)) FROM customer c
SELECT sum(a) FROM nokey GROUP BY 1
SELECT sum(grouping(a)) FROM nokey GROUP BY a
SELECT sum(id) FROM customer ORDER BY id
SELECT sum(id) FROM customer ORDER BY sum(id), max(name)
SELECT t.* FROM geo, XMLTABLE('/a' PASSING geo.nm COLUMNS a int PATH 'b') t
SELECT t.* FROM geo, XMLTABLE('/a' PASSING geo.x COLUMNS a FOR ORDINALITY, b FOR ORDINALITY) t
SELECT t.* FROM geo, XMLTABLE('/a' PASSING geo.x COLUMNS a int PATH 'b' DEFAULT 'z') t
SELECT t.* FROM geo, XMLTABLE('/a' PASSING geo.x COLUMNS a int PATH 'b' DEFAULT 3 NOT NULL, n FOR ORDINALITY) t
SELECT t.* FROM geo, XMLTABLE('/a' PASSING geo.x COLUMNS a int, a text) t
SELECT t.* FROM geo, XMLTABLE(XMLNAMESPACES('http://x' AS y), '/a' PASSING geo.x COLUMNS a int) t
SELECT t.* FROM geo, XMLTABLE(XMLNAMESPACES(DEFAULT 'http://x'), '/a' PASSING geo.x COLUMNS a int) t
SELECT tags[1:p] FROM customer, geo
SELECT tags[p:1], tags[1:p] FROM customer, geo
SELECT tags[p] FROM customer, geo
SELECT trim(), trim(both), trim(name, 1) FROM customer
SELECT xmlagg(x ORDER BY id), xmlconcat(x, x), xmlconcat(x, 1) FROM geo
SELECT xmlconcat(x, NULL, id) FROM geo
SELECT xmlelement(a) FROM customer c
SELECT xmlelement(name a, xmlattributes((id))) FROM customer
SELECT xmlelement(name a, xmlattributes(c.id)) FROM customer c
SELECT xmlelement(name a, xmlattributes(id + 1)) FROM geo
SELECT xmlelement(name a, xmlattributes(id AS b, name)), xmlelement(name a, name, 1, now()) FROM customer
SELECT xmlelement(name a, xmlattributes(id AS b, nm AS b)) FROM geo
SELECT xmlelement(name a, xmlattributes(id AS b, nm), x, 'c') FROM geo
SELECT xmlelement(name a, xmlattributes(id, id)) FROM customer c
SELECT xmlelement(name a, xmlattributes(id::text)) FROM customer c
SELECT xmlelement(name a, xmlattributes(nope AS x), nope2) FROM customer c
SELECT xmlexists('/a' PASSING BY REF x BY REF) FROM geo
SELECT xmlexists('/a' PASSING x), xmlexists('/a' PASSING BY REF x), xmlexists('/a' PASSING nm) FROM geo
SELECT xmlexists(id PASSING x) FROM geo
SELECT xmlforest(c.id, name AS n, 1 + 1 AS t, upper(name)) FROM customer c
SELECT xmlforest(id + 1) FROM geo
SELECT xmlforest(id, nm AS z), xmlforest(id + 1 AS y) FROM geo
SELECT xmlparse(content id) FROM geo
SELECT xmlparse(document '<a/>'), xmlparse(content nm), xmlpi(name a, 'b'), xmlroot(x, version '1.0', standalone yes) FROM geo
SELECT xmlparse(document nm) FROM geo
SELECT xmlparse(nm) FROM geo
SELECT xmlpi(name a, id) FROM geo
SELECT xmlroot(id, version '1.0') FROM geo
SELECT xmlroot(x, version id) FROM geo
SELECT xmlroot(x, version no value, standalone no value) FROM geo
SELECT xmlserialize(content id AS text) FROM geo
SELECT xmlserialize(content x AS nope) FROM geo
SELECT xmlserialize(content x AS text INDENT) FROM geo
SELECT xmlserialize(content x AS text), xmlserialize(document x AS int) FROM geo
SELECT xmlserialize(content x AS varchar(5)), xmlserialize(content x AS bytea) FROM geo
SELECT xpath('/a', x), xpath_exists('/a', x), x IS DOCUMENT, nm IS DOCUMENT FROM geo
WITH RECURSIVE r(t) AS (SELECT 'a' UNION ALL SELECT current_user::text FROM r) SELECT * FROM r
WITH RECURSIVE r(t) AS (SELECT 'a'::text UNION ALL SELECT current_user FROM r) SELECT * FROM r
WITH RECURSIVE r(t) AS (SELECT name FROM customer UNION ALL SELECT nm FROM r, geo) SELECT * FROM r
WITH RECURSIVE r(t) AS (SELECT name FROM customer UNION ALL SELECT nm::text FROM r, geo) SELECT * FROM r
WITH w AS (SELECT * FROM customer FOR UPDATE) SELECT * FROM w
WITH w AS (SELECT 1) SELECT * FROM w FOR UPDATE
WITH w AS (SELECT 1) SELECT * FROM w, customer FOR UPDATE OF w
SELECT '<a/>'::xml, '<a><b x="1" y=''2''>text</b> more <c_1/></a>'::xml
SELECT xpath('/a/b/text()', '<a><b>1</b></a>')
SELECT * FROM xmltable('/a' PASSING '<a/>' COLUMNS a int PATH 'b') x
SELECT xmlconcat('<a/>', '<b x="1"/>')
SELECT xml '<a b="1" c="2"><d/></a>'
SELECT $1 IS JSON OBJECT, NULL IS JSON, 'x' IS JSON
SELECT (SELECT name COLLATE "C" < email COLLATE "POSIX"), count(*) FROM customer
SELECT 1 FROM customer LIMIT (('2020-01-01'::date, DATE '2020-01-02') OVERLAPS (born, born))
SELECT 1 FROM customer LIMIT ((born, born) OVERLAPS (born, born))
SELECT 1 FROM customer LIMIT (name IS NORMALIZED)
SELECT 1 FROM customer LIMIT tags[id]
SELECT 1 FROM customer WHERE created AT TIME ZONE 'UTC'
SELECT 1 FROM customer WHERE created AT TIME ZONE upper(name)
SELECT 1 FROM customer WHERE name NOT LIKE 'a' ESCAPE 'b' AND name LIKE 'a' ESCAPE 1
SELECT DISTINCT count(nope) FROM customer ORDER BY count(id)
SELECT DISTINCT id FROM customer ORDER BY created AT TIME ZONE 'UTC'
SELECT DISTINCT id FROM customer ORDER BY name IS NORMALIZED
SELECT DISTINCT upper(name) FROM customer ORDER BY count(nope)
SELECT DISTINCT upper(name) FROM customer ORDER BY lower(name)
SELECT JSON_VALUE(profile, '$' RETURNING int DEFAULT ('a', 'b', 1)::address ON EMPTY) FROM customer
SELECT cost = '2024-01-01', cost > '$5', cost < '-3' FROM orders
SELECT count(*), name FROM customer WHERE name COLLATE "C" = email COLLATE "POSIX"
SELECT count(*), name FROM customer WHERE name COLLATE "C" = email COLLATE "POSIX" AND nope
SELECT mode() WITHIN GROUP (ORDER BY p) FROM geo
SELECT mode() WITHIN GROUP (ORDER BY p) FROM geo ORDER BY 1
SELECT name COLLATE "C" < email COLLATE "POSIX", $1 FROM customer GROUP BY id
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY NULL), mode() WITHIN GROUP (ORDER BY 'a') FROM customer
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY doc) FROM customer
SELECT profile[-now():2] FROM customer
SELECT profile[:-now()] FROM customer
SELECT rank('{}'::json) WITHIN GROUP (ORDER BY doc) FROM customer
SELECT rank(1) WITHIN GROUP (ORDER BY doc) FROM customer
SELECT tags[1] FROM customer GROUP BY name
SELECT tags[id:length(email)] FROM customer GROUP BY name
SELECT tags[id] FROM customer GROUP BY name
SELECT tags[id] FROM customer GROUP BY tags
SELECT tags[id] FROM customer GROUP BY tags[id]
WITH RECURSIVE r(t) AS (SELECT 'a'::text UNION ALL SELECT current_user FROM r) SELECT nope FROM r
WITH w AS (SELECT name COLLATE "C" < email COLLATE "POSIX" FROM customer) SELECT nope FROM w
WITH w AS (SELECT name COLLATE "C" < email COLLATE "POSIX", nope FROM customer) SELECT 1 FROM w
WITH w AS (SELECT nokey.a FROM customer) INSERT INTO nokey SELECT 1 FROM w
SELECT xmlelement(name a, $1)
SELECT xmlelement(name a, 'x', NULL)
SELECT xmlelement(name a, xmlattributes($1 AS b))
SELECT ((('a', 'b', 1)::address).nope)
SELECT (home).nope, (ROW(1, 2)).f3 FROM customer
SELECT ('x'::text).nope
SELECT (CAST('x' AS text)).nope
SELECT (1 + 1).nope
SELECT id FROM customer WHERE customer = $1
SELECT id FROM customer WHERE $1 = customer
SELECT id FROM customer WHERE customer IN ($1)
SELECT id FROM customer WHERE customer IN ($1, $2)
SELECT row_to_json($1)
SELECT ROW(1, 2) = $1
SELECT ROW(1, 2) < $1, $1
SELECT id FROM customer WHERE customer BETWEEN $1 AND $2
SELECT coalesce(customer, $1) FROM customer
SELECT ($1).x FROM customer WHERE customer = $1
SELECT * FROM cast x
SELECT * FROM cast
SELECT FROM cast x WHERE 1 = 1
SELECT * FROM customer JOIN cast x ON true
SELECT (SELECT FROM cast x)
SELECT FROM customer JOIN orders ON (SELECT FROM cast x)
SELECT * FROM CAST(1 AS int) y
SELECT * FROM cast (

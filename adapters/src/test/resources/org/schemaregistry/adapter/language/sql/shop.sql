SELECT date_trunc('month', order_date) AS month, sum(total) FROM orders GROUP BY month ORDER BY month
SELECT date_trunc('month', order_date)::date AS m, count(*) FILTER (WHERE status = 'paid') AS paid FROM orders GROUP BY 1 ORDER BY 1 DESC
SELECT to_char(order_date, 'YYYY-MM') AS ym, sum(total) AS rev, sum(sum(total)) OVER (ORDER BY to_char(order_date, 'YYYY-MM')) AS running FROM orders GROUP BY to_char(order_date, 'YYYY-MM')
SELECT to_char(order_date, 'YYYY-MM') AS ym, sum(total) OVER (ORDER BY ym) FROM orders
SELECT extract(year from order_date) AS y, extract(dow from order_date) AS d, avg(total) FROM orders GROUP BY y, d
SELECT extract(year from o.order_date)::int AS y, extract(quarter from o.order_date) q FROM orders o WHERE y = 2024
SELECT date_part('hour', occurred_at), count(*) FROM events GROUP BY date_part('hour', occurred_at) HAVING count(*) > 10
SELECT generate_series('2024-01-01'::date, '2024-12-31'::date, '1 month'::interval)::date AS d
SELECT d::date, coalesce(sum(o.total), 0) FROM generate_series('2024-01-01'::date, '2024-12-31'::date, interval '1 day') d LEFT JOIN orders o ON o.order_date::date = d::date GROUP BY d ORDER BY d
SELECT g.d, count(o.*) FROM generate_series(current_date - 30, current_date, '1 day') AS g(d) LEFT JOIN orders o ON date(o.order_date) = g.d GROUP BY g.d
SELECT generate_series(1, 10), generate_series('a', 'c')
SELECT generate_series(current_date, current_date + 7, 1)
SELECT country, string_agg(first_name || ' ' || last_name, ', ' ORDER BY last_name) FROM customers GROUP BY country
SELECT country, string_agg(DISTINCT city, ', ' ORDER BY city) FROM customers GROUP BY country
SELECT country, string_agg(DISTINCT city, ', ' ORDER BY last_name) FROM customers GROUP BY country
SELECT country, string_agg(customer_id, ',') FROM customers GROUP BY country
SELECT country, string_agg(customer_id::text, ',') FROM customers GROUP BY country
SELECT country, array_agg(customer_id ORDER BY signup_date DESC) FROM customers GROUP BY country
SELECT country, group_concat(first_name) FROM customers GROUP BY country
SELECT country, GROUP_CONCAT(first_name SEPARATOR ', ') FROM customers GROUP BY country
SELECT country, LISTAGG(first_name, ',') WITHIN GROUP (ORDER BY first_name) FROM customers GROUP BY country
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY total) FROM orders
SELECT percentile_cont(array[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY total) FROM orders
SELECT percentile_disc(0.9) WITHIN GROUP (ORDER BY status) FROM orders
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY status) FROM orders
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY total) OVER (PARTITION BY customer_id) FROM orders
SELECT median(total) FROM orders
SELECT mode() WITHIN GROUP (ORDER BY country) FROM customers
SELECT mode(country) FROM customers
SELECT percentile_cont(0.5, total) FROM orders
SELECT customer_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY total DESC) FILTER (WHERE total > 0) FROM orders GROUP BY 1
SELECT json_build_object('id', customer_id, 'name', first_name) FROM customers
SELECT json_build_object('id', customer_id, 'orders', (SELECT json_agg(o) FROM orders o WHERE o.customer_id = c.customer_id)) FROM customers c
SELECT json_agg(row_to_json(c)) FROM customers c
SELECT row_to_json(t) FROM (SELECT customer_id, first_name FROM customers) t
SELECT row_to_json(row(customer_id, first_name)) FROM customers
SELECT jsonb_object_agg(country, n) FROM (SELECT country, count(*) n FROM customers GROUP BY 1) s
SELECT json_agg(json_build_object('a', 1) ORDER BY customer_id) FROM customers
SELECT prefs->>'theme' AS theme, count(*) FROM customers GROUP BY prefs->>'theme'
SELECT prefs->'a'->>'b' FROM customers WHERE prefs->>'age' > 18
SELECT prefs->'a'->>'b' FROM customers WHERE (prefs->>'age')::int > 18
SELECT prefs->>'a'::int FROM customers
SELECT prefs.theme FROM customers
SELECT prefs->>theme FROM customers
SELECT payload #>> '{a,b,0}' FROM events WHERE payload @> '{"a": 1}'
SELECT payload #>> '{a,b,0}' FROM events WHERE payload @> {'a': 1}
SELECT payload ? 'a', payload ?| array['a','b'], payload ?& array['c'] FROM events
SELECT payload @? '$.a[*] ? (@ > 2)' FROM events
SELECT payload @@ '$.a > 2' FROM events
SELECT jsonb_path_query(payload, '$.items[*].price') FROM events
SELECT e.id, item->>'sku' FROM events e, jsonb_array_elements(e.payload->'items') AS item
SELECT e.id, item.value->>'sku' FROM events e CROSS JOIN LATERAL jsonb_array_elements(e.payload->'items') WITH ORDINALITY AS item(value, pos)
SELECT e.id, x.* FROM events e, jsonb_to_recordset(e.payload->'items') AS x(sku text, qty int, price numeric)
SELECT e.id, x.sku FROM events e, jsonb_to_recordset(e.payload->'items') AS x(sku, qty)
SELECT key, value FROM events, jsonb_each_text(payload)
SELECT e.id, k FROM events e, jsonb_object_keys(e.payload) k
SELECT e.id, k.key FROM events e, jsonb_object_keys(e.payload) k
SELECT json_array_length(payload) FROM events
SELECT jsonb_array_length(attrs) FROM products
SELECT attrs->>'color' FROM products WHERE attrs @> '{"a":1}'
SELECT attrs::jsonb @> '{"a":1}' FROM products
SELECT DISTINCT attrs FROM products
SELECT attrs, count(*) FROM products GROUP BY attrs
SELECT DISTINCT prefs FROM customers ORDER BY prefs
SELECT regexp_replace(email, '@.*$', '') FROM customers
SELECT regexp_matches(email, '^(.*)@(.*)$') FROM customers
SELECT (regexp_matches(email, '^(.*)@(.*)$'))[1] FROM customers
SELECT (regexp_match(email, '^(.*)@(.*)$'))[2] AS dom, count(*) FROM customers GROUP BY dom
SELECT regexp_split_to_table(notes, '\s+') AS word, count(*) FROM orders GROUP BY word
SELECT regexp_substr(email, '[^@]+') FROM customers
SELECT regexp_count(email, 'a'), regexp_like(email, 'b'), regexp_instr(email, 'c') FROM customers
SELECT split_part(email, '@', 2) AS domain, count(*) FROM customers GROUP BY domain ORDER BY count DESC LIMIT 10
SELECT split_part(email, '@', -1) FROM customers
SELECT substring(email from '@(.*)$') FROM customers
SELECT substring(email, position('@' in email) + 1) FROM customers
SELECT customer_id, order_date, total, row_number() OVER (PARTITION BY customer_id ORDER BY order_date) rn FROM orders WHERE rn = 1
SELECT * FROM (SELECT customer_id, total, rank() OVER (PARTITION BY customer_id ORDER BY total DESC) r FROM orders) x WHERE r <= 3
SELECT customer_id, total FROM orders QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY total) = 1
SELECT order_id, lag(total) OVER w, lead(total, 2, 0) OVER w FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY order_date)
SELECT order_id, lag(total, 1, 0) OVER (ORDER BY order_date) FROM orders
SELECT order_id, lag(total, 1, 'none') OVER (ORDER BY order_date) FROM orders
SELECT order_id, lag(order_id, 1, 0) OVER (ORDER BY order_date) FROM orders
SELECT order_id, lag(order_date, 1, now()) OVER (ORDER BY order_date) FROM orders
SELECT order_id, ntile(4) OVER (ORDER BY total), percent_rank() OVER (ORDER BY total), cume_dist() OVER (ORDER BY total) FROM orders
SELECT order_id, first_value(total) OVER (PARTITION BY customer_id ORDER BY order_date ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM orders
SELECT order_id, avg(total) OVER (ORDER BY order_date RANGE BETWEEN '7 days' PRECEDING AND CURRENT ROW) FROM orders
SELECT order_id, avg(total) OVER (ORDER BY order_date RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) FROM orders
SELECT order_id, avg(total) OVER (ORDER BY qty RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) FROM orders
SELECT order_id, avg(total) OVER (ORDER BY qty RANGE BETWEEN interval '1 day' PRECEDING AND CURRENT ROW) FROM orders
SELECT order_id, avg(total) OVER (ORDER BY customer_id, qty RANGE 5 PRECEDING) FROM orders
SELECT order_id, avg(total) OVER (RANGE 5 PRECEDING) FROM orders
SELECT order_id, avg(total) OVER (ORDER BY notes RANGE 5 PRECEDING) FROM orders
SELECT order_id, avg(total) OVER (ORDER BY total ROWS '5' PRECEDING) FROM orders
SELECT order_id, avg(total) OVER (ORDER BY total ROWS total PRECEDING) FROM orders
SELECT order_id, sum(total) OVER (ORDER BY order_date GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) FROM orders
SELECT customer_id, sum(total) OVER () / sum(total) FROM orders GROUP BY customer_id
SELECT customer_id, sum(total) / sum(sum(total)) OVER () * 100 FROM orders GROUP BY customer_id
SELECT customer_id, rank() OVER (ORDER BY sum(total) DESC) FROM orders GROUP BY customer_id
SELECT customer_id, rank() OVER (ORDER BY total DESC) FROM orders GROUP BY customer_id
SELECT count(DISTINCT customer_id) OVER () FROM orders
SELECT DISTINCT ON (customer_id) customer_id, order_id, total FROM orders ORDER BY customer_id, order_date DESC
SELECT DISTINCT ON (customer_id) customer_id, order_id FROM orders ORDER BY order_date DESC
SELECT DISTINCT customer_id FROM orders ORDER BY order_date
SELECT DISTINCT country FROM customers ORDER BY lower(country)
SELECT DISTINCT ON (c.customer_id) c.*, o.total FROM customers c JOIN orders o USING (customer_id) ORDER BY customer_id, o.total DESC
SELECT now() - interval '30 days', current_date - 30, current_date - interval '1 month'
SELECT * FROM orders WHERE order_date >= now() - interval '30' day
SELECT * FROM orders WHERE order_date >= now() - interval 30 day
SELECT * FROM orders WHERE order_date > DATE_SUB(NOW(), INTERVAL 30 DAY)
SELECT * FROM orders WHERE order_date > DATE_ADD(order_date, INTERVAL '1 day')
SELECT * FROM orders WHERE order_date > DATEADD(day, -30, GETDATE())
SELECT DATEDIFF(day, order_date, shipped_at) FROM orders
SELECT DATEDIFF(order_date, shipped_at) FROM orders
SELECT DATEDIFF('day', order_date, shipped_at) FROM orders
SELECT TIMESTAMPDIFF(MONTH, order_date, shipped_at) FROM orders
SELECT YEAR(order_date), MONTH(order_date) FROM orders
SELECT strftime('%Y', order_date) FROM orders
SELECT julianday(order_date) FROM orders
SELECT date(order_date) FROM orders
SELECT date(order_date, '+1 day') FROM orders
SELECT datetime('now')
SELECT DATE_FORMAT(order_date, '%Y-%m') FROM orders
SELECT FORMAT(order_date, 'yyyy-MM') FROM orders
SELECT CONVERT(varchar, order_date, 120) FROM orders
SELECT IFNULL(total, 0) FROM orders
SELECT ISNULL(total, 0) FROM orders
SELECT NVL(total, 0) FROM orders
SELECT total ISNULL, total NOTNULL FROM orders
SELECT IF(total > 0, 'a', 'b') FROM orders
SELECT IIF(total > 0, 'a', 'b') FROM orders
SELECT DECODE(status, 'paid', 1, 0) FROM orders
SELECT TOP 10 * FROM orders
SELECT TOP (10) * FROM orders ORDER BY total DESC
SELECT * FROM orders LIMIT 10, 20
SELECT * FROM orders OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY
SELECT * FROM orders ORDER BY total FETCH FIRST 5 ROWS WITH TIES
SELECT * FROM orders FETCH FIRST 5 ROWS WITH TIES
SELECT [order_id] FROM [orders]
SELECT "order_id" FROM "Orders"
SELECT * FROM orders WHERE notes = "paid"
SELECT * FROM orders WHERE status = 'complete'
SELECT * FROM orders WHERE status IN ('paid', 'done')
SELECT * FROM orders WHERE status LIKE 'p%'
SELECT * FROM orders WHERE status::text LIKE 'p%'
SELECT lower(status) FROM orders
SELECT status || 'x' FROM orders
SELECT concat(status, 'x') FROM orders
SELECT coalesce(status, 'none') FROM orders
SELECT coalesce(status, 'pending') FROM orders
SELECT coalesce(status::text, 'none') FROM orders
SELECT coalesce(total, 'n/a') FROM orders
SELECT coalesce(total, 0), coalesce(notes, 0) FROM orders
SELECT coalesce(total, notes) FROM orders
SELECT coalesce(total::text, notes) FROM orders
SELECT coalesce(shipped_at, order_date), coalesce(shipped_at, 'never') FROM orders
SELECT coalesce(shipped_at, current_date), coalesce(birth_date, 'now') FROM orders JOIN customers USING (customer_id)
SELECT nullif(total, 0), nullif(notes, ''), nullif(total, '') FROM orders
SELECT nullif(status, 'x') FROM orders
SELECT total / nullif(count(*), 0) FROM orders
SELECT sum(total) / nullif(count(*), 0) FROM orders
SELECT 5 / 2, 5 / 2.0, 5::float / 2, 5 / '2', 5 % 2.5, mod(5, 2), 5 // 2
SELECT 5 DIV 2
SELECT quantity * unit_price * (1 - discount) FROM order_items
SELECT sum(quantity * unit_price * (1 - discount))::numeric(10,2) FROM order_items
SELECT round(sum(quantity * unit_price * (1 - discount)), 2) FROM order_items
SELECT round(sum(quantity * unit_price * (1 - discount))::numeric, 2) FROM order_items
SELECT round(avg(rating), 1) FROM products
SELECT round(avg(rating)::numeric, 1) FROM products
SELECT round(avg(price), 1), round(avg(weight)), round(avg(price)::int, 2) FROM products
SELECT avg(cost) FROM products
SELECT sum(cost), max(cost), cost * 2, cost / cost, cost::numeric FROM products
SELECT cost > 5 FROM products
SELECT cost > '5' FROM products
SELECT price > '5', price > 'abc' FROM products
SELECT price::int, price::text || '$', price || '$' FROM products
SELECT to_char(price, '999.99'), to_char(cost, '999') FROM products
SELECT to_char(price, 'FM$999,999.00') FROM products
SELECT to_number('12', '99'), to_date('2024', 'YYYY'), to_timestamp('2024', 'YYYY')
SELECT to_timestamp(1700000000), to_timestamp('1700000000')
SELECT first_name ILIKE ANY (ARRAY['a%', 'b%']) FROM customers
SELECT first_name ILIKE ANY ('{a%,b%}') FROM customers
SELECT first_name ILIKE ANY ('a%', 'b%') FROM customers
SELECT first_name LIKE ALL (ARRAY['a%']) FROM customers
SELECT first_name NOT ILIKE ALL (ARRAY['a%']) FROM customers
SELECT first_name RLIKE 'a' FROM customers
SELECT first_name REGEXP 'a' FROM customers
SELECT first_name ~* '^a', first_name !~ 'b', first_name SIMILAR TO '(a|b)%' FROM customers
SELECT first_name GLOB 'a*' FROM customers
SELECT 'vip' = ANY (tags), tags @> ARRAY['vip'], tags && '{a,b}', array_length(tags, 1), cardinality(tags) FROM customers
SELECT 'vip' IN (tags) FROM customers
SELECT 'vip' IN tags FROM customers
SELECT tags[1], tags[1:2], tags[:2], tags[2:], tags['a'] FROM customers
SELECT tags[0][1], (tags)[1] FROM customers
SELECT tags.1 FROM customers
SELECT unnest(tags) AS tag, count(*) FROM customers GROUP BY tag
SELECT tag, count(*) FROM customers, unnest(tags) AS tag GROUP BY tag
SELECT tag, count(*) FROM customers CROSS JOIN unnest(tags) tag WHERE tag <> '' GROUP BY 1
SELECT t.tag, t.n FROM customers c, LATERAL unnest(c.tags) WITH ORDINALITY AS t(tag, n)
SELECT count(unnest(tags)) FROM customers
SELECT customer_id FROM customers WHERE unnest(tags) = 'a'
SELECT array_to_string(tags, ','), array_position(tags, 'a'), array_remove(tags, 'b'), array_cat(tags, tags) FROM customers
SELECT array_append(tags, 1) FROM customers
SELECT tags || 'x', 'x' || tags, tags || tags, tags || NULL, tags || ARRAY[1] FROM customers
SELECT array_contains(tags, 'a') FROM customers
SELECT (home).street, (home).zip FROM customers
SELECT home.street FROM customers
SELECT c.home.street FROM customers c
SELECT (c.home).street, (c.home).nope FROM customers c
SELECT (home).* FROM customers
SELECT full_name(c), c.full_name FROM customers c
SELECT c.full_name, full_name FROM customers c
SELECT full_name(customers) FROM customers
SELECT customers.full_name FROM customers
SELECT count(*) c, count(1), count(customer_id), count(DISTINCT (country, city)), count(DISTINCT country, city) FROM customers
SELECT count() FROM customers
SELECT count(c) FROM customers c
SELECT count(*) FILTER (WHERE is_active) * 100.0 / count(*) FROM customers
SELECT sum(is_active) FROM customers
SELECT sum(is_active::int), avg(is_active::int) FROM customers
SELECT sum(CASE WHEN is_active THEN 1 ELSE 0 END) FROM customers
SELECT sum(CASE WHEN is_active = 1 THEN 1 END) FROM customers
SELECT * FROM customers WHERE is_active = 'true' AND is_active = 't' AND is_active IS TRUE
SELECT * FROM customers WHERE is_active = 1
SELECT * FROM customers WHERE is_active AND 1
SELECT * FROM customers WHERE customer_id
SELECT CASE WHEN age > 18 THEN 'adult' ELSE 0 END FROM customers
SELECT CASE WHEN age > 18 THEN 'adult' WHEN age IS NULL THEN NULL ELSE age::text END FROM customers
SELECT CASE country WHEN 'US' THEN 1 WHEN 2 THEN 2 END FROM customers
SELECT CASE WHEN age BETWEEN 0 AND 18 THEN '0-18' WHEN age <= 30 THEN '19-30' ELSE '30+' END AS bucket, count(*) FROM customers GROUP BY bucket ORDER BY min(age)
SELECT width_bucket(age, 0, 100, 10) b, count(*) FROM customers GROUP BY b
SELECT width_bucket(total, 0, 1000, 10) b, count(*) FROM orders GROUP BY b
SELECT width_bucket(rating, 0, 5, 5), width_bucket(total, array[1,2,3]) FROM products, orders
SELECT age(birth_date), age(now(), birth_date), extract(year from age(birth_date)) FROM customers
SELECT age(current_date - birth_date) FROM customers
SELECT current_date - birth_date, (current_date - birth_date) / 365, extract(day from current_date - birth_date) FROM customers
SELECT extract(day from now() - created_at), extract(epoch from (now() - created_at)) / 86400 FROM customers
SELECT extract(days from now() - created_at), extract('year' from created_at), extract(week from created_at), extract(isodow from signup_date) FROM customers
SELECT extract(foo from created_at) FROM customers
SELECT date_trunc('foo', created_at) FROM customers
SELECT date_trunc(month, created_at) FROM customers
SELECT date_trunc('month', signup_date), date_trunc('month', '2024-01-01'), date_trunc('day', created_at, 'UTC') FROM customers
SELECT date_bin('15 minutes', occurred_at, '2001-01-01') FROM events
SELECT date_bin('15 minutes', occurred_at, timestamp '2001-01-01') FROM events
SELECT time_bucket('1 hour', occurred_at) FROM events
SELECT occurred_at AT TIME ZONE 'America/New_York', occurred_at::date, occurred_at::time FROM events
SELECT occurred_at AT TIME ZONE 'Nowhere/City' FROM events
SELECT occurred_at AT LOCAL FROM events
SELECT signup_date + 1, signup_date + '1 day', signup_date + '1 day'::interval, signup_date - signup_date, signup_date + 1.5 FROM customers
SELECT signup_date + signup_date FROM customers
SELECT signup_date = '2024-13-01' FROM customers
SELECT signup_date > 'last week' FROM customers
SELECT signup_date >= '2024-01-01' AND signup_date < '2024-02-30' FROM customers
SELECT signup_date BETWEEN '2024-01-01' AND '2024-12-31', signup_date LIKE '2024%' FROM customers
SELECT signup_date::text LIKE '2024%' FROM customers
SELECT signup_date = 20240101 FROM customers
SELECT order_date::date = '2024-01-01', order_date = current_date, order_date > shipped_at FROM orders
SELECT ship_time > '1 day', ship_time > 1, ship_time * 2, ship_time / 2 FROM orders
SELECT ship_time > 1 FROM orders
SELECT avg(shipped_at - order_date), sum(ship_time), justify_days(ship_time) FROM orders
SELECT to_char(ship_time, 'HH24:MI'), make_interval(days => 5), make_interval(day => 5) FROM orders
SELECT make_interval(days => 5), make_date(2024, 1, 1), make_timestamp(2024, 1, 1, 0, 0, 0)
SELECT make_date(2024, 1)
SELECT interval '1 year 2 months', interval '1-2', interval 'P1Y', interval '1' year, interval '5 foos'
SELECT interval '3' hour to minute, interval(3) '1.2345 sec'
SELECT now()::date - 7, now() - 7
SELECT current_timestamp - '1 hour', localtimestamp, sysdate
SELECT getdate(), curdate()
SELECT sum(generate_series(1,3))
SELECT max(generate_series(1,3)) OVER ()
SELECT generate_series(1, count(*)) FROM orders
SELECT generate_series(1, generate_series(1,3))
SELECT CASE WHEN true THEN generate_series(1,2) END
SELECT coalesce(generate_series(1,2), 3)
SELECT generate_series(1,2) + generate_series(1,3)
SELECT * FROM orders WHERE generate_series(1,2) = 1
SELECT * FROM orders ORDER BY generate_series(1,2)
SELECT * FROM orders LIMIT generate_series(1,2)
SELECT * FROM orders GROUP BY generate_series(1,2)
SELECT 1 FROM orders HAVING generate_series(1,2) = 1
SELECT * FROM orders o JOIN events e ON generate_series(1,2) = 1
SELECT * FROM generate_series(1, generate_series(1,2))
SELECT * FROM coalesce(generate_series(1,2))
SELECT * FROM ROWS FROM (generate_series(1,2), unnest(ARRAY['a'])) AS t(a, b)
SELECT * FROM ROWS FROM (generate_series(1,2) + 1) AS t(a)
SELECT * FROM unnest(ARRAY[1,2], ARRAY['a']) AS t(a, b)
SELECT * FROM unnest(ARRAY[1,2], ARRAY['a']) AS t(a, b, c)
VALUES (generate_series(1,2))
INSERT INTO categories VALUES (generate_series(1,2), 'a')
INSERT INTO categories VALUES (generate_series(1,2), 'a'), (3, 'b')
UPDATE orders SET total = generate_series(1,2)
DELETE FROM orders RETURNING generate_series(1,2)
SELECT sum(total) FILTER (WHERE generate_series(1,2) = 1) FROM orders
SELECT row_number() OVER (ORDER BY generate_series(1,2))
SELECT count(*) OVER (PARTITION BY unnest(tags)) FROM customers
SELECT lag(generate_series(1,2)) OVER ()
SELECT string_agg(regexp_split_to_table(notes, ','), ',') FROM orders
SELECT array_agg(unnest(tags)) FROM customers
SELECT json_agg(jsonb_array_elements(payload)) FROM events
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY generate_series(1,3))
SELECT customer_id, unnest(array_agg(order_id)) FROM orders GROUP BY customer_id
SELECT max((SELECT generate_series(1,2)))
SELECT max(sum(total)) FROM orders
SELECT max(sum(total)) OVER () FROM orders
SELECT sum(max(total) OVER ()) FROM orders
SELECT sum(total) OVER (ORDER BY sum(total) OVER ()) FROM orders
SELECT sum(total) FROM orders WHERE sum(total) > 5
SELECT customer_id FROM orders GROUP BY sum(total)
SELECT * FROM customers c WHERE c.total_spent > (SELECT avg(total) FROM orders)
SELECT * FROM customers c WHERE (SELECT sum(total) FROM orders o WHERE o.customer_id = c.customer_id) > 100
SELECT c.first_name, (SELECT o.total FROM orders o WHERE o.customer_id = c.customer_id ORDER BY o.order_date DESC LIMIT 1) last_total FROM customers c
SELECT c.first_name, (SELECT o.total, o.order_id FROM orders o WHERE o.customer_id = c.customer_id) FROM customers c
SELECT c.country, (SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id) FROM customers c GROUP BY c.country
SELECT c.country, sum((SELECT count(*) FROM orders o WHERE o.customer_id = c.customer_id)) FROM customers c GROUP BY c.country
SELECT c.customer_id, c.first_name, sum(o.total) FROM customers c JOIN orders o USING (customer_id) GROUP BY c.customer_id
SELECT customer_id, first_name, sum(o.total) FROM customers c JOIN orders o USING (customer_id) GROUP BY customer_id
SELECT customer_id, first_name, sum(o.total) FROM customers c LEFT JOIN orders o USING (customer_id) GROUP BY customer_id
SELECT customer_id, first_name, sum(o.total) FROM customers c RIGHT JOIN orders o USING (customer_id) GROUP BY customer_id
SELECT customer_id, first_name, sum(o.total) FROM customers c FULL JOIN orders o USING (customer_id) GROUP BY customer_id
SELECT o.customer_id, first_name, sum(o.total) FROM customers c JOIN orders o ON c.customer_id = o.customer_id GROUP BY o.customer_id
SELECT c.first_name, sum(o.total) FROM customers c JOIN orders o ON c.customer_id = o.customer_id GROUP BY c.first_name, c.last_name HAVING sum(o.total) > 100 AND c.country = 'US'
SELECT order_id, product_id, quantity FROM order_items GROUP BY order_id, product_id
SELECT order_id, product_id, quantity FROM order_items GROUP BY order_id
SELECT country, city, count(*) FROM customers GROUP BY ROLLUP (country, city)
SELECT country, city, count(*), grouping(country, city) FROM customers GROUP BY CUBE (country, city) HAVING grouping(country) = 0
SELECT coalesce(country, 'all'), city, count(*) FROM customers GROUP BY GROUPING SETS ((country), (city), ())
SELECT customer_id, first_name FROM customers GROUP BY GROUPING SETS ((customer_id), ())
SELECT country, grouping(city) FROM customers GROUP BY country
SELECT grouping(country) FROM customers
SELECT country FROM customers GROUP BY country WITH ROLLUP
SELECT country, count(*) FROM customers GROUP BY ALL
SELECT country, count(*) FROM customers GROUP BY DISTINCT ROLLUP (country), CUBE (city)
SELECT country, count(*) FROM customers GROUP BY ()
WITH t AS (SELECT customer_id, sum(total) s FROM orders GROUP BY 1) SELECT c.first_name, t.s FROM t JOIN customers c USING (customer_id) WHERE t.s > (SELECT avg(s) FROM t)
WITH t AS (SELECT customer_id, sum(total) FROM orders GROUP BY 1) SELECT t.sum, t.total FROM t
WITH t(a, b) AS (SELECT customer_id FROM orders) SELECT * FROM t
WITH t(a) AS (SELECT customer_id, total FROM orders) SELECT a, total, customer_id FROM t
WITH RECURSIVE tree AS (SELECT category_id, name, 1 AS depth, name::text AS path FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.category_id, c.name, t.depth + 1, t.path || '>' || c.name FROM categories c JOIN tree t ON c.parent_id = t.category_id) SELECT * FROM tree
WITH RECURSIVE tree AS (SELECT category_id, name, 1 AS depth, name AS path FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.category_id, c.name, t.depth + 1, t.path || '>' || c.name FROM categories c JOIN tree t ON c.parent_id = t.category_id) SELECT * FROM tree
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 10) SELECT sum(n) FROM t
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1.0 FROM t WHERE n < 10) SELECT sum(n) FROM t
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t LIMIT 5) SELECT * FROM t
WITH RECURSIVE t(d) AS (VALUES ('2024-01-01'::date) UNION ALL SELECT d + interval '1 day' FROM t) SELECT * FROM t
WITH RECURSIVE t(d) AS (VALUES ('2024-01-01'::date) UNION ALL SELECT (d + interval '1 day')::date FROM t WHERE d < '2024-02-01') SELECT * FROM t
WITH t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT * FROM t
WITH RECURSIVE emp AS (SELECT emp_id, name, manager_id, ARRAY[emp_id] AS path FROM employees WHERE manager_id IS NULL UNION ALL SELECT e.emp_id, e.name, e.manager_id, path || e.emp_id FROM employees e, emp WHERE e.manager_id = emp.emp_id AND NOT e.emp_id = ANY(path)) SELECT * FROM emp
WITH RECURSIVE t AS (SELECT emp_id FROM employees UNION SELECT max(e.emp_id) FROM employees e JOIN t USING (emp_id)) SELECT * FROM t
WITH RECURSIVE t AS (SELECT emp_id FROM employees UNION SELECT e.emp_id FROM employees e LEFT JOIN t USING (emp_id)) SELECT * FROM t
WITH RECURSIVE t AS (SELECT emp_id FROM employees UNION SELECT e.emp_id FROM employees e WHERE e.manager_id IN (SELECT emp_id FROM t)) SELECT * FROM t
WITH RECURSIVE t AS (SELECT 1 n UNION ALL SELECT n+1 FROM t) SEARCH DEPTH FIRST BY n SET ord CYCLE n SET c USING p SELECT * FROM t ORDER BY ord
WITH ins AS (INSERT INTO categories (category_id, name) VALUES (1, 'a') RETURNING *) SELECT * FROM ins
WITH upd AS (UPDATE orders SET status = 'paid' WHERE order_id = 1 RETURNING order_id, total) INSERT INTO events (event_type, occurred_at, payload) SELECT 'paid', now(), to_jsonb(upd) FROM upd
WITH del AS (DELETE FROM orders WHERE total < 0 RETURNING *) SELECT count(*) FROM del
WITH m AS MATERIALIZED (SELECT 1 a), n AS NOT MATERIALIZED (SELECT 2 b) SELECT * FROM m, n
SELECT * FROM (WITH x AS (DELETE FROM orders RETURNING *) SELECT * FROM x) y
SELECT * FROM orders o, LATERAL (SELECT sum(quantity) q FROM order_items i WHERE i.order_id = o.order_id) s
SELECT * FROM orders o, (SELECT sum(quantity) q FROM order_items i WHERE i.order_id = o.order_id) s
SELECT * FROM orders o LEFT JOIN LATERAL (SELECT quantity FROM order_items i WHERE i.order_id = o.order_id LIMIT 1) s ON true
SELECT * FROM orders o RIGHT JOIN LATERAL (SELECT quantity FROM order_items i WHERE i.order_id = o.order_id LIMIT 1) s ON true
SELECT * FROM orders o CROSS APPLY (SELECT 1) x
SELECT * FROM orders o LEFT JOIN customers c
SELECT * FROM orders o JOIN customers c USING (id)
SELECT * FROM orders o NATURAL JOIN customers c
SELECT customer_id FROM orders o JOIN customers c ON o.customer_id = c.customer_id
SELECT o.customer_id FROM orders JOIN customers c ON orders.customer_id = c.customer_id
SELECT orders.total FROM orders o
SELECT o.* , c.* EXCEPT (customer_id) FROM orders o JOIN customers c USING (customer_id)
SELECT * EXCLUDE (notes) FROM orders
SELECT total AS value, value * 2 FROM orders
SELECT total AS t FROM orders WHERE t > 5
SELECT total AS t FROM orders ORDER BY t + 1
SELECT total AS t FROM orders GROUP BY t HAVING t > 5
SELECT total t, count(*) FROM orders GROUP BY t ORDER BY count(*) DESC, t NULLS LAST
SELECT country, count(*) FROM customers ORDER BY 2
SELECT country, count(*) FROM customers GROUP BY 3
SELECT country, count(*) FROM customers GROUP BY 2
SELECT country, count(*) FROM customers GROUP BY country ORDER BY 3
SELECT country, count(*) FROM customers GROUP BY country ORDER BY customer_id
SELECT country FROM customers UNION SELECT city FROM customers ORDER BY country
SELECT country FROM customers UNION SELECT city FROM customers ORDER BY city
SELECT country FROM customers UNION SELECT city FROM customers ORDER BY lower(country)
SELECT country, city FROM customers UNION SELECT city FROM customers
SELECT customer_id FROM customers UNION SELECT country FROM customers
SELECT customer_id::text FROM customers UNION SELECT country FROM customers
SELECT 1 UNION SELECT 'a'
SELECT 1 UNION SELECT '2' UNION SELECT 2.5
SELECT NULL UNION SELECT 1
SELECT NULL UNION SELECT NULL UNION SELECT 1
SELECT 'a' AS x, total FROM orders UNION ALL SELECT 'b', price FROM products ORDER BY x, 2 LIMIT 3
SELECT country FROM customers LIMIT 5 UNION SELECT city FROM customers
(SELECT country FROM customers LIMIT 5) UNION (SELECT city FROM customers ORDER BY 1 LIMIT 5) ORDER BY 1
SELECT country FROM customers MINUS SELECT city FROM customers
SELECT country FROM customers EXCEPT ALL SELECT city FROM customers INTERSECT SELECT name FROM products
SELECT name, salary FROM employees WHERE salary = (SELECT max(salary) FROM employees)
SELECT name, max(salary) FROM employees
SELECT dept, name, max(salary) FROM employees GROUP BY dept
SELECT e.name, m.name AS manager FROM employees e LEFT JOIN employees m ON e.manager_id = m.emp_id
SELECT e.name, m.name AS manager FROM employees e, employees m WHERE e.manager_id = m.emp_id(+)
SELECT dept, corr(salary, bonus), regr_slope(salary, bonus), stddev(salary), variance(salary), stddev_pop(bonus) FROM employees GROUP BY dept
SELECT dept, any_value(name) FROM employees GROUP BY dept
SELECT dept, first(name) FROM employees GROUP BY dept
SELECT dept, max(name) KEEP (DENSE_RANK FIRST ORDER BY salary) FROM employees GROUP BY dept
SELECT dept, bool_or(salary > 5), every(salary > 5), bit_or(salary), count(*) FROM employees GROUP BY dept
SELECT dept, array_agg(DISTINCT name ORDER BY name), array_agg(DISTINCT name ORDER BY salary) FROM employees GROUP BY dept
SELECT array_agg(tags) FROM customers
SELECT xmlagg(xmlelement(name a, name)) FROM employees
SELECT name, salary, salary - avg(salary) OVER (PARTITION BY dept) diff FROM employees
SELECT name, dense_rank() OVER (ORDER BY salary DESC) FROM employees WHERE dense_rank() OVER (ORDER BY salary DESC) < 3
SELECT name FROM employees ORDER BY row_number() OVER (ORDER BY salary)
SELECT name FROM employees GROUP BY row_number() OVER ()
SELECT row_number() FROM employees
SELECT rank() WITHIN GROUP (ORDER BY salary) FROM employees
SELECT rank(5) WITHIN GROUP (ORDER BY salary) FROM employees
SELECT rank('x') WITHIN GROUP (ORDER BY salary) FROM employees
SELECT lower(name) OVER () FROM employees
SELECT lower(DISTINCT name) FROM employees
SELECT count(*) OVER w FROM employees
SELECT sum(salary) OVER (w ORDER BY name) FROM employees WINDOW w AS (PARTITION BY dept)
SELECT sum(salary) OVER (w PARTITION BY name) FROM employees WINDOW w AS (PARTITION BY dept)
SELECT sum(salary) OVER (w ORDER BY name) FROM employees WINDOW w AS (ORDER BY dept)
SELECT sum(salary) OVER (w ROWS 1 PRECEDING) FROM employees WINDOW w AS (ORDER BY dept ROWS 2 PRECEDING)
SELECT nth_value(salary, 2) OVER (ORDER BY hired) FROM employees
SELECT nth_value(salary, 2) FROM LAST OVER (ORDER BY hired) FROM employees
SELECT last_value(salary) IGNORE NULLS OVER (ORDER BY hired) FROM employees
SELECT last_value(salary IGNORE NULLS) OVER (ORDER BY hired) FROM employees
SELECT EXISTS (SELECT 1 FROM orders WHERE total > 5) AS has, NOT EXISTS (SELECT * FROM orders)
SELECT * FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM orders)
SELECT * FROM customers WHERE customer_id IN (SELECT customer_id, total FROM orders)
SELECT * FROM customers WHERE (customer_id, country) IN (SELECT customer_id, notes FROM orders)
SELECT * FROM customers WHERE (customer_id, country) IN ((1, 'US'), (2, 'DE'))
SELECT * FROM customers WHERE (customer_id, country) = (1, 'US', 2)
SELECT * FROM customers WHERE (customer_id, country) > (1, 2)
SELECT * FROM customers WHERE customer_id = ALL (SELECT customer_id FROM orders)
SELECT * FROM customers WHERE customer_id = ANY ('{1,2}') AND customer_id = ANY (ARRAY[1,2]::bigint[])
SELECT * FROM customers WHERE customer_id = ANY (1, 2)
SELECT * FROM customers WHERE customer_id IN ('1', '2') AND customer_id IN ('a')
SELECT * FROM customers WHERE country IN ('US', 5)
SELECT * FROM customers WHERE customer_id IN (1, 2.5, '3')
SELECT * FROM customers WHERE customer_id = '5' AND ref_code = 5
SELECT * FROM customers WHERE customer_id = '5' AND ref_code = '5'
SELECT * FROM customers WHERE customer_id LIKE '5%'
SELECT * FROM customers WHERE customer_id::varchar LIKE '5%'
SELECT * FROM products WHERE sku = 'not-a-uuid'
SELECT * FROM products WHERE sku = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'
SELECT * FROM products WHERE sku LIKE 'a0%'
SELECT * FROM products WHERE search @@ to_tsquery('english', 'a & b') ORDER BY ts_rank(search, plainto_tsquery('a')) DESC
SELECT * FROM products WHERE search @@ 'a & b' OR to_tsvector('english', name) @@ websearch_to_tsquery('x')
SELECT * FROM products WHERE name @@ 'a'
SELECT * FROM products WHERE MATCH(name) AGAINST ('a')
SELECT * FROM products WHERE CONTAINS(name, 'a')
SELECT * FROM events WHERE ip <<= '10.0.0.0/8' AND ip = '10.0.0.1' AND host(ip) = 'x'
SELECT * FROM events WHERE ip LIKE '10.%'
SELECT * FROM events WHERE ip << '10.0.0.0/99'
SELECT * FROM orders WHERE delivery_window @> now() AND lower(delivery_window) < now() AND delivery_window && '[2024-01-01,2024-02-01)'
SELECT * FROM orders WHERE delivery_window @> '2024-01-01'
SELECT * FROM orders WHERE delivery_window @> current_date
SELECT * FROM orders WHERE now() <@ delivery_window AND isempty(delivery_window)
SELECT encode(raw, 'hex'), md5(raw), length(raw), raw || 'a', sha256(raw) FROM events
SELECT gen_random_uuid(), uuid_generate_v4()
SELECT uuidv7()
SELECT random(), random(1, 10), setseed(0.5)
SELECT greatest(1, 2.5, '3'), least('a', 'b'), greatest(total, notes) FROM orders
SELECT initcap(name), reverse(name), repeat(name, 2), lpad(name, 5), lpad(5, 3, '0'), left(name, 2), right(name, -1) FROM employees
SELECT lpad(emp_id, 5, '0') FROM employees
SELECT lpad(emp_id::text, 5, '0') FROM employees
SELECT concat_ws(' ', first_name, last_name, age), concat(first_name, 1, true, null) FROM customers
SELECT first_name + ' ' + last_name FROM customers
SELECT first_name || age, age || age FROM customers
SELECT age || age FROM customers
SELECT length(age) FROM customers
SELECT length(age::text), char_length(first_name), len(first_name) FROM customers
SELECT substr(first_name, 1, 3), mid(first_name, 1, 3) FROM customers
SELECT charindex('a', first_name) FROM customers
SELECT instr(first_name, 'a') FROM customers
SELECT strpos(first_name, 'a'), locate('a', first_name) FROM customers
SELECT trim(both ' ' from first_name), ltrim(first_name, 'x'), trim(leading from first_name), btrim(first_name) FROM customers
SELECT trim(first_name, 'x') FROM customers
SELECT ascii(first_name), chr(65), translate(first_name, 'a', 'b'), overlay(first_name placing 'x' from 1 for 2) FROM customers
SELECT upper(first_name) AS "First Name", "First Name" FROM customers
SELECT cast(total as integer), cast(notes as varchar(10)), cast('x' as integer), total::decimal(10,2), total::money, total::boolean FROM orders
SELECT cast(total as string) FROM orders
SELECT cast(total as unsigned) FROM orders
SELECT cast(total as signed) FROM orders
SELECT cast(total as nvarchar(10)) FROM orders
SELECT cast(total as double) FROM orders
SELECT cast(total as datetime) FROM orders
SELECT cast(total as date) FROM orders
SELECT try_cast(total as integer) FROM orders
SELECT safe_divide(total, 2) FROM orders
SELECT total::int64 FROM orders
SELECT date '2024-01-01', timestamp '2024-01-01 25:00:00', time '10:00'
SELECT '2024-01-01'::timestamp, '2024-01-01T10:00:00Z'::timestamptz, 'yesterday'::date, 'foo'::date
SELECT true::int, 1::boolean, 'yes'::boolean, 'maybe'::boolean
SELECT 1::text || 2, 1::bit(4), 3::char, '12abc'::int
SELECT 10000000000 * 2, 2147483648::int, 1e400
SELECT E'\x41', U&'\0041', U&'\00', $$abc$$, B'101', X'1F', 0x1F, 1_000
SELECT U&'\0041' UESCAPE '!', U&'!0041' UESCAPE '!', U&'\zzzz'
SELECT U&'\zzzz'
SELECT U&'abc\'
SELECT U&'\D800'
SELECT U&'\D800\0041'
SELECT U&'\+110000'
SELECT U&"\zz"
SELECT U&'a' UESCAPE '+'
SELECT U&'a' UESCAPE 'ab'
SELECT U&'a' UESCAPE
SELECT U&'!00G1' UESCAPE '!'
SELECT E'\u00G1'
SELECT E'\uD800'
SELECT E'\U00110000'
SELECT E'\u12'
SELECT ""
SELECT $1 + 1, $2::text, $1 = $3
SELECT * FROM orders WHERE total > $1 AND order_date > $2 AND status = $3 LIMIT $4
SELECT * FROM orders WHERE total > ?
SELECT * FROM orders WHERE total > :min
SELECT * FROM orders WHERE total > @min
SELECT * FROM orders WHERE total > %s
SELECT * FROM orders WHERE total > {min}
SELECT @x := 1
SELECT * FROM orders o WHERE o.total == 5
SELECT * FROM orders o WHERE o.total != 5 AND o.total <> 5 AND NOT o.total = 5 AND o.total !> 5
SELECT * FROM orders WHERE total > 5 && status = 'paid'
SELECT * FROM orders WHERE total > 5 || status = 'paid'
SELECT * FROM orders WHERE status = NULL OR status IS NULL OR status <> NULL
SELECT * FROM orders WHERE status IS 'paid'
SELECT * FROM orders WHERE total BETWEEN 5
SELECT * FROM orders WHERE total IN ()
SELECT * FROM orders WHERE
SELECT FROM orders
SELECT * FROM
SELECT , total FROM orders
SELECT total, FROM orders
SELECT total total2 total3 FROM orders
SELECT total FROM orders GROUP customer_id
SELECT total FROM orders ORDER total
SELECT total FROM orders WHERE total > 5 ORDER BY total DESC LIMIT 5 WHERE x = 1
SELECT count(*) FROM orders WHERE total > 5 GROUP BY customer_id HAVING
SELECT (total FROM orders
SELECT total) FROM orders
SELECT user, current_user, session_user, current_role, current_catalog, current_schema, version(), pg_backend_pid()
SELECT current_database(), current_schema(), pg_size_pretty(pg_total_relation_size('orders')), 'orders'::regclass
SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
SELECT relname, n_live_tup FROM pg_stat_user_tables ORDER BY n_live_tup DESC
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relkind = 'r'
SELECT * FROM pg_catalog.pg_tables WHERE schemaname = 'public'
SELECT last_value, is_called FROM tickets
SELECT * FROM tickets
SELECT nextval('tickets'), currval('tickets'), tickets.last_value FROM tickets
SELECT nope FROM tickets
SELECT * FROM orders_order_id_seq
SELECT discount(5), discount(5, 10), discount(5, 10, 1, 2), discount(price => 5), discount(pct => 5, price => 1), discount(5, VARIADIC ARRAY[1]::numeric[])
SELECT discount()
SELECT discount(pct => 5)
SELECT discount(5, foo => 1)
SELECT discount(price => 5, 1)
SELECT discount(5, pct => 1, pct => 2)
SELECT discount('a')
SELECT U&'\D83D\DE00'
SELECT U&'\D83D' 'x'
SELECT U&'\DE00'
SELECT U&'\+10FFFF'
SELECT U&'\0000'
SELECT U&'\+00004'
SELECT U&"\D800"
SELECT U&"\0041", 1
SELECT U&'a' UESCAPE ''
SELECT U&'a' UESCAPE 'a'
SELECT U&'a' UESCAPE '"'
SELECT U&'a' UESCAPE ' '
SELECT U&'a' UESCAPE 5
SELECT U&'a' UESCAPE x
SELECT U&'a' UESCAPE E'!'
SELECT U&'a' UESCAPE $$!$$
SELECT U&'!0041' UESCAPE '!'
SELECT U&'!!' UESCAPE '!'
SELECT U&"a!0041" UESCAPE '!' FROM orders
SELECT E'\uD83D\uDE00'
SELECT E'\uD83Dx'
SELECT E'\uDE00'
SELECT E'abc\u'
SELECT E'\U0001F600 ok'
SELECT E'\u0000'
SELECT E'\000'
SELECT E'\x00'
SELECT E'\xff'
SELECT E'\xc3\xa9'
SELECT E'\377'
SELECT 'uescape', uescape FROM orders
SELECT max(total) 'Max Total' FROM orders
SELECT count(*) 'n' FROM orders
SELECT count(total) 'n', max(total) "m" FROM orders
SELECT sum(total) 'n', nope FROM orders
SELECT varchar(10) 'abc', numeric(10,2) '5.5', "numeric"(10,2) '5', timestamptz(3) 'now', bpchar(3) 'a'
SELECT foo.bar(3) 'x'
SELECT pg_catalog.numeric(10,2) '5'
SELECT numeric(total) '5' FROM orders
SELECT varchar(DISTINCT 5) 'a'
SELECT varchar(5 ORDER BY 1) 'a'
SELECT varchar(n => 5) 'a'
SELECT total LIKE FROM orders
SELECT total IS, 1 FROM orders
SELECT total AND, total OR FROM orders
SELECT total + 1 BETWEEN FROM orders
SELECT (total LIKE) FROM orders
SELECT (SELECT total LIKE) FROM orders
SELECT total NOT FROM orders
SELECT total COLLATE FROM orders
SELECT total ISNULL FROM orders
SELECT total AT FROM orders
SELECT total IN FROM orders
SELECT total ILIKE, total SIMILAR FROM orders
SELECT total AS LIKE FROM orders
UPDATE orders SET total = 1 RETURNING total LIKE
SELECT total FROM orders WHERE total LIKE
SELECT total FROM orders WHERE total = NOT NULL
SELECT 1 = NOT true, true = NOT false = true, true AND NOT false OR true
SELECT total FROM orders WHERE status != NOT NULL
SELECT -NOT true
SELECT true BETWEEN NOT true AND true
SELECT true BETWEEN true AND NOT true
SELECT notes LIKE NOT 'a' FROM orders
SELECT customer_id = ANY ((1), (2, 3)) FROM customers
SELECT customer_id = ANY (f(1,2), 3) FROM customers
SELECT (total).name, (total).text, (customer_id).abs, (notes).upper, (notes).length, (total).nope, (count(*)).name FROM orders
SELECT (notes).upper, (customer_id).abs FROM orders
SELECT (total).name FROM orders
SELECT (total).text FROM orders
SELECT (total).varchar FROM orders
SELECT (total).nope FROM orders
SELECT (order_date).date FROM orders
SELECT (SELECT name FROM products LIMIT 1).name
SELECT (max(total)).round FROM orders
SELECT (tags).cardinality, (tags).unnest FROM customers
SELECT (home).text FROM customers
SELECT (home).length FROM customers
SELECT customers.text FROM customers
SELECT customers.name FROM customers
SELECT orders.text FROM orders
SELECT orders.varchar FROM orders
SELECT orders.name FROM orders
SELECT orders.count FROM orders
SELECT orders.max FROM orders
SELECT orders.to_json FROM orders
SELECT orders.row_to_json FROM orders
SELECT * FROM orders JOIN.x
SELECT left.x FROM orders
SELECT left('abc', 2), right 'x'
SELECT binary.x
SELECT count(*) FILTER (WHERE generate_series(1,2) = 1) FROM orders
SELECT string_agg('a', ',' ORDER BY generate_series(1,2))
SELECT sum(CAST(generate_series(1,3) AS int))
SELECT sum(1 + generate_series(1,3))
SELECT sum((generate_series(1,3))::bigint)
SELECT CASE WHEN generate_series(1,2) = 1 THEN 1 ELSE 2 END
SELECT CASE WHEN true THEN (SELECT generate_series(1,2)) END
SELECT coalesce(1, CAST(generate_series(1,2) AS int))
SELECT greatest(generate_series(1,2), 3), nullif(generate_series(1,2), 3)
SELECT * FROM upper(regexp_split_to_table('a', 'b'))
SELECT * FROM generate_series(1, 3), generate_series(1, 2)
SELECT * FROM ROWS FROM (generate_series(1, generate_series(1,2)), unnest(ARRAY[1]))
SELECT * FROM unnest(ARRAY[generate_series(1,2)])
SELECT * FROM unnest(ARRAY[1], ARRAY[generate_series(1,2)])
SELECT * FROM generate_series(1, (SELECT generate_series(1,2)))
SELECT generate_series(1, generate_series(1, 3)) + 1
INSERT INTO categories (category_id, name) VALUES (generate_series(1,2), 'a') ON CONFLICT DO NOTHING
INSERT INTO categories VALUES (count(*), 'a')
VALUES (generate_series(1,2)), (3)
INSERT INTO categories SELECT generate_series(1,2), 'a'
MERGE INTO categories c USING orders o ON c.category_id = o.customer_id WHEN NOT MATCHED THEN INSERT (category_id, name) VALUES (generate_series(1,2), 'a')
MERGE INTO categories c USING orders o ON c.category_id = o.customer_id WHEN MATCHED AND generate_series(1,2) = 1 THEN DELETE
MERGE INTO categories c USING orders o ON c.category_id = o.customer_id WHEN NOT MATCHED THEN INSERT (category_id, name) VALUES (count(*), 'a')
MERGE INTO categories c USING orders o ON c.category_id = o.customer_id WHEN NOT MATCHED THEN INSERT (category_id, name) VALUES (row_number() over (), 'a')
SELECT rank() OVER (ORDER BY generate_series(1,2))
SELECT customers.unnest FROM customers
SELECT sum(max(generate_series(1,2)))
SELECT sum(rank() OVER (ORDER BY generate_series(1,2)))
SELECT sum((SELECT sum(generate_series(1,2))))
SELECT generate_series(1,2) ORDER BY sum(generate_series(1,2))
SELECT customer_id FROM orders GROUP BY CASE WHEN generate_series(1,2) = 1 THEN customer_id END
SELECT xmlelement(name a, generate_series(1,2))
SELECT percentile_cont(generate_series(1,3)) WITHIN GROUP (ORDER BY 1)
SELECT rank(generate_series(1,3)) WITHIN GROUP (ORDER BY 1)
WITH RECURSIVE a AS (SELECT * FROM b), b AS (SELECT * FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM b), b AS (SELECT x FROM a) SELECT * FROM b
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM b), b AS (SELECT 2 x UNION SELECT x FROM a) SELECT * FROM b
WITH RECURSIVE a AS (SELECT x FROM b), b AS (SELECT x FROM c), c AS (SELECT 1 x) SELECT * FROM a
WITH RECURSIVE a AS (SELECT x FROM b), b AS (SELECT x FROM c), c AS (SELECT x FROM a) SELECT * FROM a
WITH RECURSIVE z AS (SELECT 1), a AS (SELECT x FROM b), b AS (SELECT x FROM c), c AS (SELECT x FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT nope FROM b), b AS (SELECT nope2) SELECT * FROM a
WITH RECURSIVE a AS (SELECT nope UNION SELECT x FROM a LIMIT 1) SELECT * FROM a
WITH RECURSIVE a AS (WITH b AS (SELECT * FROM a) SELECT 1 x UNION SELECT x FROM a) SELECT * FROM a
WITH RECURSIVE a AS (WITH b AS (SELECT * FROM a) SELECT 1 x UNION SELECT x FROM b) SELECT * FROM a
WITH RECURSIVE a AS (WITH a AS (SELECT 1 x) SELECT x FROM a UNION SELECT x FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (WITH a AS (SELECT 2 x) SELECT x FROM a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (WITH b AS (SELECT x FROM a) SELECT x FROM b)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (WITH b AS (SELECT x FROM a) SELECT x FROM b, a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT x FROM a UNION SELECT 1) SELECT * FROM a
WITH RECURSIVE a AS (SELECT x FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x INTERSECT SELECT x FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x EXCEPT SELECT x FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (SELECT x FROM a INTERSECT SELECT x FROM a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (SELECT x FROM a INTERSECT SELECT 2)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (SELECT x FROM a INTERSECT ALL SELECT 2)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (SELECT x FROM a EXCEPT SELECT 2)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (SELECT x FROM a EXCEPT ALL SELECT 2)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (SELECT 2 EXCEPT SELECT x FROM a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM a UNION SELECT x FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT 2 UNION SELECT x + 1 FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION (SELECT 2 UNION SELECT x + 1 FROM a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT a1.x FROM a a1, a a2) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM a WHERE x IN (SELECT x FROM a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT 2 WHERE 1 IN (SELECT x FROM a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT (SELECT max(x) FROM a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM (SELECT x FROM a) s) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT s.x FROM (SELECT max(x) x FROM a) s) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT a.x FROM a LEFT JOIN orders ON true) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT a.x FROM orders LEFT JOIN a ON true) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT a.x FROM a RIGHT JOIN orders ON true) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT a.x FROM orders RIGHT JOIN a ON true) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT a.x FROM a FULL JOIN orders ON true) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT a.x FROM orders JOIN a ON EXISTS (SELECT 1 FROM a)) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM a ORDER BY 1) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM a OFFSET 1) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM a LIMIT 1) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM a FOR UPDATE) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT 2 FOR UPDATE) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT 2 ORDER BY 1 LIMIT 1) SELECT * FROM a
WITH RECURSIVE a AS (INSERT INTO categories SELECT x, 'a' FROM a RETURNING category_id x) SELECT * FROM a
WITH RECURSIVE a AS (DELETE FROM orders USING a RETURNING 1 x) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x), b AS (DELETE FROM orders USING a RETURNING 1 x) SELECT * FROM b
WITH RECURSIVE orders AS (DELETE FROM orders RETURNING *) SELECT * FROM orders
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x + 1 FROM a WHERE x < 5), b AS (SELECT x FROM a UNION SELECT x + 1 FROM b WHERE x < 5) SELECT * FROM b
WITH RECURSIVE b AS (SELECT x FROM a UNION SELECT x + 1 FROM b WHERE x < 5), a AS (SELECT 1 x UNION SELECT x + 1 FROM a WHERE x < 5) SELECT * FROM b
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT sum(x) FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT x FROM a GROUP BY x) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT row_number() OVER ()::int FROM a) SELECT * FROM a
WITH RECURSIVE a AS (SELECT 1 x UNION SELECT DISTINCT x FROM a) SELECT * FROM a
WITH RECURSIVE a AS (VALUES (1) UNION ALL SELECT column1 + 1 FROM a) SELECT * FROM a
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n FROM a UNION ALL SELECT n FROM a) SELECT * FROM a
WITH RECURSIVE a(n) AS ((SELECT 1) UNION ALL (SELECT n FROM a LIMIT 3)) SELECT * FROM a
WITH RECURSIVE a(n) AS ((SELECT 1 UNION ALL SELECT n + 1 FROM a)) SELECT * FROM a
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL TABLE a) SELECT * FROM a
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n FROM public.a) SELECT * FROM a
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT a.n + 1 FROM a, LATERAL (SELECT 1 FROM a) s) SELECT * FROM a
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE EXISTS (WITH RECURSIVE b(m) AS (SELECT 1 UNION ALL SELECT m + 1 FROM b) SELECT * FROM b)) SELECT * FROM a
SELECT * FROM orders WHERE customer_id IN (WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n)
SELECT (WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 5) SELECT max(i) FROM n), 2
SELECT * FROM orders LEFT JOIN (WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n) s ON true
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5) SELECT * FROM a a1 LEFT JOIN a a2 USING (n)
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM b), b(n) AS (SELECT 1 UNION ALL SELECT n FROM c), c(n) AS (SELECT n FROM b) SELECT * FROM a
WITH RECURSIVE a AS (SELECT * FROM c), b AS (SELECT 1 x), c AS (SELECT * FROM b), d AS (SELECT * FROM d) SELECT * FROM a
WITH RECURSIVE x AS (SELECT 1), x AS (SELECT 2) SELECT * FROM x
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5) CYCLE n SET c USING p SELECT n, c, p FROM a
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5) SEARCH BREADTH FIRST BY n SET o SELECT n, o FROM a ORDER BY o
WITH RECURSIVE a(n) AS (SELECT 1) CYCLE n SET c USING p SELECT n, c, p FROM a
WITH a(n) AS (SELECT 1 UNION ALL SELECT 2) CYCLE n SET c USING p SELECT n, c, p FROM a
INSERT INTO categories WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5) SELECT n, 'x' FROM a
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5) UPDATE orders SET total = n FROM a WHERE a.n = order_id
WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5) DELETE FROM orders WHERE order_id IN (SELECT n FROM a)
WITH RECURSIVE a AS (UPDATE orders SET total = 1 WHERE EXISTS (SELECT 1 FROM a) RETURNING *) SELECT * FROM a
WITH RECURSIVE a AS (INSERT INTO categories WITH q AS (SELECT * FROM a) SELECT 1, 'a' FROM q RETURNING *) SELECT * FROM a
WITH RECURSIVE t(a, b) AS (SELECT 1, 'x' UNION ALL SELECT a + 1, b || 'y' FROM t) SELECT * FROM t
WITH RECURSIVE t(a, b) AS (SELECT 1, 'x'::varchar UNION ALL SELECT a + 1, b || 'y' FROM t) SELECT * FROM t
WITH RECURSIVE t(a, b) AS (SELECT 1, 'x'::varchar(5) UNION ALL SELECT a + 1, b FROM t) SELECT * FROM t
WITH RECURSIVE t(a) AS (SELECT NULL UNION ALL SELECT a FROM t) SELECT a + 1 FROM t
WITH RECURSIVE t(a) AS (SELECT 1 UNION ALL SELECT a, 2 FROM t) SELECT a FROM t
WITH RECURSIVE t(a, b) AS (SELECT 1 UNION ALL SELECT a FROM t) SELECT a FROM t
WITH RECURSIVE t(a) AS (SELECT notes FROM orders UNION ALL SELECT a FROM t FOR UPDATE OF t) SELECT a FROM t
SELECT log_cnt + 1, t.* FROM tickets t
SELECT tickets FROM tickets
SELECT tickets.ctid, tableoid FROM tickets
SELECT count(*) FROM tickets GROUP BY last_value
UPDATE tickets SET last_value = 1
INSERT INTO tickets VALUES (1, 1, true)
DELETE FROM tickets
SELECT last_value FROM events_id_seq
SELECT last_value FROM events_id_sequence
SELECT * FROM tickets FOR UPDATE
SELECT * FROM tickets TABLESAMPLE system(1)
SELECT ROW(customer_id) IN (SELECT customer_id FROM orders) FROM customers
SELECT * FROM orders ORDER BY total, NULLS LAST
SELECT * FROM orders ORDER BY total NULLS LAST, nulls
SELECT nulls FROM orders
SELECT total nulls FROM orders
SELECT NULLS LAST FROM orders
MERGE INTO tickets t USING orders o ON true WHEN MATCHED THEN DELETE
INSERT INTO products (product_id, name, price) SELECT p.product_id, p.name, 'x' FROM products p WHERE products.price > 3
INSERT INTO products (product_id, name, price) SELECT product_id, products.nme, price FROM products p
INSERT INTO products (product_id, name, price) VALUES (products.product_id + 1, 'x', 3)
SELECT (created_at AT TIME ZONE city)::date, COUNT(*) FROM customers GROUP BY country
SELECT (home).street, (home).zip FROM customers GROUP BY country
SELECT * FROM (SELECT customer_id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY total DESC) rn FROM orders) WHERE rn = 1
SELECT * FROM (SELECT customer_id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY total DESC) rn FROM orders) t WHERE rn = 1 AND total > 5
SELECT * FROM employees WHERE (dept, salary) = ('a', 'b')
SELECT * FROM employees WHERE dept IN ('a', 5)
SELECT * FROM employees WHERE hired BETWEEN '2020-01-01' AND '2020-12-31'::timestamptz AND EXTRACT(DOW FROM hired) IN (0, 6) AND hired::text ~ '^2020'
SELECT * FROM employees WHERE hired LIKE '2020%' AND salary LIKE '5%'
SELECT * FROM employees WHERE name = 5
SELECT * FROM employees WHERE salary = '5.5'
SELECT * FROM employees WHERE salary = 'abc'
SELECT * INTO TEMP TABLE top_customers FROM customers WHERE credit_limit > 100
SELECT CASE WHEN age BETWEEN 0 AND 17 THEN '0-17' ELSE '18+' END AS bucket, AVG(credit_limit) FROM customers GROUP BY bucket ORDER BY MIN(age)
SELECT CASE WHEN age BETWEEN 0 AND 17 THEN '0-17' ELSE '18+' END AS bucket, AVG(credit_limit) FROM customers GROUP BY bucket ORDER BY age
SELECT CASE WHEN c.age < 30 THEN 'young' WHEN c.age < 60 THEN c.city ELSE c.country END AS grp, COUNT(*) FROM customers c GROUP BY c.age
SELECT CASE WHEN o.total > 100 THEN c.first_name ELSE c.last_name END AS who, COUNT(*) FROM customers c JOIN orders o USING (customer_id) GROUP BY o.total
SELECT DISTINCT country, city FROM customers GROUP BY country ORDER BY email
SELECT EXTRACT(YEAR FROM hired) AS y, EXTRACT(MONTH FROM hired) || '' AS m, hired - 30, hired + INTERVAL '1' MONTH, hired + '1 mon'::interval FROM employees WHERE EXTRACT(YEAR FROM hired) = '2020'
SELECT JSON_VALUE(prefs, '$.theme') AS theme, COUNT(*) FROM customers GROUP BY theme
SELECT TO_CHAR(hired, 'YYYY-MM'), TO_CHAR(salary, 'FM999,999'), TO_CHAR(dept, 'X') FROM employees
SELECT c.country, (SELECT COUNT(*) FROM orders o JOIN order_items i ON i.order_id = o.order_id AND i.quantity > c.age WHERE o.customer_id = c.customer_id) FROM customers c GROUP BY c.country
SELECT c.country, CASE WHEN SUM(o.total) > 100 THEN c.city ELSE c.email END FROM customers c JOIN orders o USING (customer_id) GROUP BY c.country
SELECT c.country, COUNT(*) AS n, SUM(CASE WHEN o.status = 'paid' THEN o.total ELSE 0 END) / COUNT(*) AS avg_paid FROM customers c LEFT JOIN orders o USING (customer_id) GROUP BY c.country HAVING n > 5
SELECT c.country, COUNT(*) FROM customers c JOIN orders o ON o.customer_id = c.customer_id GROUP BY c.country HAVING o.total > AVG(o.total) AND c.city = 'x'
SELECT c.country, EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.customer_id ORDER BY c.age) FROM customers c GROUP BY c.country
SELECT c.country, SUM(CASE WHEN o.status = 'paid' THEN o.total WHEN o.status = 'refunded' THEN -o.total ELSE 0 END) FROM customers c JOIN orders o USING (customer_id) GROUP BY c.country
SELECT c.country, c.city, COUNT(*) FROM customers c GROUP BY ROLLUP(c.country) ORDER BY 1
SELECT c.country, o.status, o.total, COUNT(*) FROM customers c JOIN orders o USING (customer_id) GROUP BY ROLLUP (c.country, o.status)
SELECT c.customer_id, (SELECT MAX(o.total) FROM orders o WHERE o.customer_id = c.customer_id AND o.order_date > c.created_at) FROM customers c GROUP BY c.country
SELECT c.first_name, o.total FROM customers c JOIN orders o ON c.customer_id = o.customer_id WHERE o.total > (SELECT AVG(total) FROM orders GROUP BY customer_id HAVING COUNT(*) > 3) AND c.country NOT IN (SELECT country FROM customers WHERE age < '18' AND is_active = 1)
SELECT categories.category_id, COUNT(*) FROM products LEFT JOIN categories USING (category_id) GROUP BY category_id
SELECT category_id FROM products JOIN categories ON products.category_id = categories.category_id
SELECT category_id, COUNT(*) FROM products JOIN categories USING (category_id) GROUP BY products.category_id
SELECT country AS c, (SELECT AVG(x.age) FROM customers x WHERE x.country = customers.city OR x.city = customers.email) FROM customers GROUP BY country
SELECT country FROM customers GROUP BY country HAVING city = 'x' OR email = 'y'
SELECT country FROM customers GROUP BY country ORDER BY CASE WHEN city = 'x' THEN email ELSE country END
SELECT country, (city, email) = (email, city) FROM customers GROUP BY country
SELECT country, (city, email) IN (SELECT city, country FROM customers) FROM customers GROUP BY country
SELECT country, -age, @ credit_limit FROM customers GROUP BY country
SELECT country, ARRAY[city, email] FROM customers GROUP BY country
SELECT country, AVG(age) OVER (PARTITION BY city ORDER BY email) FROM customers GROUP BY country
SELECT country, CAST(city AS int) + CAST(email AS int) FROM customers GROUP BY country
SELECT country, COALESCE(city, email, 'none') FROM customers GROUP BY country
SELECT country, COUNT(*) FILTER (WHERE city = 'x') * age FROM customers GROUP BY country
SELECT country, COUNT(*) INTO summary FROM customers GROUP BY city
SELECT country, EXTRACT(YEAR FROM signup_date) FROM customers GROUP BY country HAVING MIN(age) > credit_limit
SELECT country, GREATEST(age, credit_limit) FROM customers GROUP BY country
SELECT country, NOT (is_active AND age > 3 OR city = email) FROM customers GROUP BY country
SELECT country, NULLIF(city, email) FROM customers GROUP BY country
SELECT country, RANK() OVER (PARTITION BY city ORDER BY AVG(age)) FROM customers GROUP BY country
SELECT country, RANK() OVER w FROM customers GROUP BY country WINDOW w AS (PARTITION BY city ORDER BY email)
SELECT country, ROW(city, email) FROM customers GROUP BY country
SELECT country, SUM(age) / COUNT(*) + credit_limit - age FROM customers GROUP BY country
SELECT country, SUM(age) OVER (ORDER BY signup_date) FROM customers GROUP BY country, age
SELECT country, age > ALL (SELECT qty FROM orders o WHERE o.total > credit_limit) FROM customers GROUP BY country
SELECT country, age BETWEEN credit_limit AND 10 FROM customers GROUP BY country
SELECT country, age IN (SELECT customer_id FROM orders o WHERE o.total > credit_limit) FROM customers GROUP BY country
SELECT country, city FROM customers GROUP BY country ORDER BY email
SELECT country, city IN ('a', email) FROM customers GROUP BY country
SELECT country, city IS NOT DISTINCT FROM email FROM customers GROUP BY country
SELECT country, city IS NULL, email IS NOT NULL FROM customers GROUP BY country
SELECT country, city LIKE '%' || email ESCAPE age::text FROM customers GROUP BY country
SELECT country, city LIKE email FROM customers GROUP BY country
SELECT country, city || ' ' || email FROM customers GROUP BY country
SELECT country, customers, city FROM customers GROUP BY country
SELECT country, customers.*, city FROM customers GROUP BY country
SELECT country, format('%s %s', city, email) FROM customers GROUP BY country
SELECT country, jsonb_build_object('a', city, email, age) FROM customers GROUP BY country
SELECT country, position(city IN email), overlay(city PLACING email FROM age) FROM customers GROUP BY country
SELECT country, string_agg(city, email) FROM customers GROUP BY age
SELECT country, substring(city FROM age FOR 2) FROM customers GROUP BY country
SELECT country, tags[age] FROM customers GROUP BY country
SELECT country, trim(BOTH city FROM email) FROM customers GROUP BY country
SELECT customer_id FROM customers LIMIT (SELECT COUNT(*) FROM orders WHERE orders.customer_id = customers.customer_id)
SELECT customer_id, MAX(COUNT(*)) FROM orders GROUP BY customer_id
SELECT customer_id, RANK() OVER (ORDER BY total) FROM orders GROUP BY customer_id
SELECT customer_id, RANK() OVER (PARTITION BY status ORDER BY SUM(total)) FROM orders GROUP BY customer_id
SELECT customer_id, SUM(SUM(total)) FROM orders GROUP BY customer_id
SELECT customer_id, SUM(SUM(total)) OVER (), RANK() OVER (ORDER BY SUM(total) DESC) FROM orders GROUP BY customer_id
SELECT customer_id, SUM(total) OVER (PARTITION BY customer_id) AS s, COUNT(*) FROM orders
SELECT date_trunc('month', o.order_date), p.name FROM orders o JOIN order_items i USING (order_id) JOIN products p USING (product_id) GROUP BY 1
SELECT date_trunc('month', order_date) AS m, SUM(total) FROM orders GROUP BY date_trunc('year', order_date)
SELECT date_trunc('month', order_date) AS m, SUM(total) FROM orders WHERE m > '2024-01-01' GROUP BY m
SELECT date_trunc('month', order_date) AS m, SUM(total), LAG(SUM(total)) OVER (ORDER BY date_trunc('month', order_date)) FROM orders GROUP BY m
SELECT date_trunc('month', order_date) AS m, SUM(total), LAG(SUM(total)) OVER (ORDER BY m) FROM orders GROUP BY m
SELECT date_trunc('month', signup_date + age * INTERVAL '1 day') FROM customers GROUP BY country
SELECT dept FROM employees GROUP BY dept HAVING AVG(salary) > (SELECT AVG(salary) FROM employees) AND COUNT(*) > 1 AND name LIKE 'A%'
SELECT dept, COUNT(*) FILTER (WHERE salary > 50000), COUNT(*) FILTER (WHERE hired), SUM(bonus) FROM employees GROUP BY dept
SELECT dept, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY salary) OVER (PARTITION BY dept) FROM employees
SELECT dept, ROUND(AVG(bonus), 2) FROM employees GROUP BY dept
SELECT dept, ROUND(AVG(salary), 2), ROUND(STDDEV(bonus)::numeric, 1), ROUND(bonus, 2) FROM employees GROUP BY dept, bonus
SELECT dept, name, salary, NTILE(4) OVER w AS q, FIRST_VALUE(name) OVER w FROM employees WINDOW w AS (PARTITION BY dept ORDER BY salary DESC) HAVING q = 1
SELECT dept, name, salary, salary - AVG(salary) OVER (PARTITION BY dept) AS diff FROM employees ORDER BY ABS(diff)
SELECT e.name FROM employees e WHERE e.salary > (SELECT AVG(salary) FROM employees WHERE dept = e.dept) AND e.hired > DATE_SUB(CURDATE(), INTERVAL 1 YEAR)
SELECT e.name FROM employees e WHERE e.salary > ALL (SELECT salary FROM employees m WHERE m.manager_id = e.emp_id) AND EXISTS (SELECT 1 FROM employees x WHERE x.manager_id = e.id)
SELECT e.name, m.name AS manager FROM employees e LEFT JOIN employees m ON e.manager_id = m.emp_id WHERE manager = 'Bob'
SELECT jt.* FROM events e, JSON_TABLE(e.payload, '$.items[*]' COLUMNS (sku text PATH '$.sku', qty int PATH '$.qty')) jt WHERE jt.price > 3
SELECT jt.sku, SUM(jt.qty) FROM events e CROSS JOIN JSON_TABLE(e.payload, '$.items[*]' COLUMNS (sku text PATH '$.sku', qty int PATH '$.qty' DEFAULT 0 ON EMPTY)) AS jt GROUP BY jt.sku HAVING SUM(jt.qty) > '5'
SELECT name FROM products JOIN categories ON products.category_id = categories.category_id
SELECT o.customer_id, o.order_date, LAG(o.order_date) OVER (PARTITION BY o.customer_id ORDER BY o.order_date) AS prev, o.order_date - prev AS gap FROM orders o
SELECT o.order_id, c.* FROM orders o JOIN customers c USING (customer_id) GROUP BY o.order_id
SELECT p.name, SUM(i.quantity * i.unit_price * (1 - i.discount)) revenue FROM order_items i JOIN products p ON p.product_id = i.product_id GROUP BY p.product_id ORDER BY revenue DESC NULLS LAST LIMIT 10
SELECT p.name, SUM(i.quantity) * p.price FROM order_items i JOIN products p ON p.product_id = i.product_id GROUP BY p.name
SELECT p.name, cat.name FROM products p JOIN categories cat ON cat.category_id = p.category_id GROUP BY p.product_id, p.name
SELECT prefs -> city ->> email FROM customers GROUP BY country
SELECT products.category_id, COUNT(*) FROM products FULL JOIN categories USING (category_id) GROUP BY category_id
SELECT products.category_id, COUNT(*) FROM products JOIN categories USING (category_id) GROUP BY category_id
SELECT products.category_id, COUNT(*) FROM products LEFT JOIN categories USING (category_id) GROUP BY category_id
WITH RECURSIVE cat AS (SELECT category_id, name AS path FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.category_id, cat.path || ' > ' || c.name FROM categories c JOIN cat ON c.parent_id = cat.category_id) SELECT path FROM cat ORDER BY path
WITH RECURSIVE cat AS (SELECT category_id, name, parent_id, 0 AS depth FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.category_id, c.name, c.parent_id, cat.depth + 1 FROM categories c JOIN cat ON c.parent_id = cat.category_id) SELECT repeat('  ', depth) || name, COUNT(p.*) FROM cat LEFT JOIN products p USING (category_id) GROUP BY category_id, depth
WITH RECURSIVE cat AS (SELECT category_id, name::text AS path FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.category_id, cat.path || ' > ' || c.name FROM categories c JOIN cat ON c.parent_id = cat.category_id) SELECT path FROM cat ORDER BY path
WITH RECURSIVE d AS (SELECT MIN(order_date)::date AS day FROM orders UNION ALL SELECT day + 1 FROM d WHERE day < (SELECT MAX(order_date) FROM orders)) SELECT d.day, COALESCE(SUM(o.total), 0) FROM d LEFT JOIN orders o ON o.order_date::date = d.day GROUP BY d.day
WITH RECURSIVE d AS (SELECT MIN(order_date)::date AS day FROM orders UNION ALL SELECT day + INTERVAL '1 day' FROM d WHERE day < '2024-12-31') SELECT * FROM d
WITH RECURSIVE org AS (SELECT emp_id, name, manager_id, 1 lvl FROM employees WHERE manager_id IS NULL UNION ALL SELECT e.emp_id, e.name, e.manager_id, lvl + 1 FROM employees e INNER JOIN org o ON o.emp_id = e.manager_id) SELECT lvl, STRING_AGG(name, ', ' ORDER BY name), AVG(salary) FROM org GROUP BY lvl
WITH RECURSIVE org AS (SELECT emp_id, name, manager_id, 1 lvl FROM employees WHERE manager_id IS NULL UNION ALL SELECT e.emp_id, e.name, e.manager_id, lvl + 1 FROM employees e INNER JOIN org o ON o.emp_id = e.manager_id) SELECT lvl, STRING_AGG(name, ', ' ORDER BY name), AVG(salary) FROM org JOIN employees USING (emp_id) GROUP BY lvl
WITH first_orders AS (SELECT customer_id, MIN(order_date)::date AS d FROM orders GROUP BY customer_id) SELECT d, (o.order_date::date - d) / 30 AS k, COUNT(DISTINCT o.customer_id) FROM first_orders f JOIN orders o ON o.customer_id = f.customer_id GROUP BY d, k ORDER BY d, k
WITH first_orders AS (SELECT customer_id, MIN(order_date)::date AS d FROM orders GROUP BY customer_id) SELECT d, COUNT(DISTINCT customer_id), EXTRACT(MONTH FROM AGE(o.order_date, d)) FROM first_orders JOIN orders o USING (customer_id) GROUP BY d
WITH m AS (SELECT date_trunc('month', order_date) AS month, SUM(total) AS rev FROM orders GROUP BY 1) SELECT a.month, b.rev FROM m a JOIN m b ON a.month = b.month - INTERVAL '1 month' WHERE a.rev > b.revenue
WITH m AS (SELECT date_trunc('month', order_date) AS month, SUM(total) AS rev FROM orders GROUP BY 1), g AS (SELECT month, rev, LAG(rev) OVER (ORDER BY month) AS prev FROM m) SELECT month, ROUND((rev - prev) / NULLIF(prev, 0) * 100, 2) FROM g

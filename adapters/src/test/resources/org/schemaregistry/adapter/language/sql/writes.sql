INSERT INTO measure_2024 VALUES ('2024-02-02', 1, 1.5)
INSERT INTO customer (id, name) VALUES (1, 'x')
INSERT INTO customer VALUES (1, 'x', 'a@b', '2020-01-01', 'sad', ROW('a', 'b', 1), '{a}', '{}', 1, 1)
INSERT INTO customer VALUES (1)
INSERT INTO customer (id, name) VALUES (1)
INSERT INTO customer (id) VALUES (1, 'x')
INSERT INTO customer (id, nope) VALUES (1, 'x')
INSERT INTO customer (id, id) VALUES (1, 2)
INSERT INTO customer (id, name, born) VALUES ('x', 1, 2)
INSERT INTO customer (id, name, born) VALUES (1, 1, '2020-01-01')
INSERT INTO customer (id, name, born) VALUES (1, 'x', 2020)
INSERT INTO customer (id, name, feeling) VALUES (1, 'x', 'angry')
INSERT INTO customer (id, name, feeling) VALUES (1, 'x', 'sad'), (2, 'y', 3)
INSERT INTO customer (id, name) VALUES (1, 'x'), (2)
INSERT INTO customer (id, name) VALUES (1, DEFAULT), (DEFAULT, 'x')
INSERT INTO customer DEFAULT VALUES
INSERT INTO customer (id, home.city, tags[1]) VALUES (1, 'x', 'y')
INSERT INTO customer (id, home.nope) VALUES (1, 'x')
INSERT INTO customer (id, name.x) VALUES (1, 'x')
INSERT INTO customer (id, name) SELECT id, note FROM orders
INSERT INTO customer (id, name) SELECT note, id FROM orders
INSERT INTO customer (id, name) SELECT id FROM orders
INSERT INTO customer (id) SELECT id, note FROM orders
INSERT INTO customer SELECT * FROM customer
INSERT INTO customer TABLE customer
INSERT INTO customer (id, name) WITH x AS (SELECT 1 AS a, 'b' AS b) SELECT a, b FROM x
WITH x AS (SELECT 1 AS a, 'b' AS b) INSERT INTO customer (id, name) SELECT a, b FROM x RETURNING id, name, x
INSERT INTO customer (id, name) VALUES (1, 'x') RETURNING *
INSERT INTO customer (id, name) VALUES (1, 'x') RETURNING id AS new_id, upper(name), nope
INSERT INTO customer AS c (id, name) VALUES (1, 'x') RETURNING c.id, customer.id
INSERT INTO customer (id, name) VALUES (1, 'x') RETURNING count(*)
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.nope
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = customer.name || EXCLUDED.name WHERE customer.id > 1
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = name || 'x'
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT DO UPDATE SET name = 'x'
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (nope) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (name) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT (born, name) DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT ON CONSTRAINT customer_pkey DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT ON CONSTRAINT customer_name_born_key DO UPDATE SET name = 'y'
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT ON CONSTRAINT nope DO NOTHING
INSERT INTO customer (id, name) VALUES (1, 'x') ON CONFLICT ON CONSTRAINT customer_email_key DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT (lower(kind)) DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT (upper(kind)) DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT (id) WHERE kind = 'a' DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT (id) WHERE kind = 'b' DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT (id) DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT ON CONSTRAINT event_partial DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT ON CONSTRAINT event_kind_key DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT (kind COLLATE "C") DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT (kind text_pattern_ops) DO NOTHING
INSERT INTO event (id, kind) VALUES (1, 'x') ON CONFLICT (kind DESC) DO NOTHING
INSERT INTO booking VALUES (1, '[2024-01-01,2024-01-02)') ON CONFLICT ON CONSTRAINT booking_during_excl DO NOTHING
INSERT INTO booking VALUES (1, '[2024-01-01,2024-01-02)') ON CONFLICT ON CONSTRAINT booking_during_excl DO UPDATE SET room = 1
INSERT INTO orders (customer_id, total) VALUES (1, 2)
INSERT INTO orders (id, customer_id) VALUES (1, 2)
INSERT INTO orders (id, customer_id) OVERRIDING SYSTEM VALUE VALUES (1, 2)
INSERT INTO orders (id, customer_id) OVERRIDING USER VALUE VALUES (1, 2)
INSERT INTO orders (id, customer_id) VALUES (DEFAULT, 2)
INSERT INTO orders (customer_id, status, state, cost, code) VALUES (1, 1, 'new', '$1', 'abcdefg')
INSERT INTO orders (customer_id, state) VALUES (1, 3)
INSERT INTO orders (customer_id, state) VALUES (1, 'x'::text)
INSERT INTO orders (customer_id, cost) VALUES (1, 3.5)
INSERT INTO orders (customer_id, cost) VALUES (1, 3.5::float8)
INSERT INTO item (order_id, line, doubled) VALUES (1, 2, 3)
INSERT INTO item (order_id, line, doubled) VALUES (1, 2, DEFAULT)
INSERT INTO item (order_id, line, seq) VALUES (1, 2, 3)
INSERT INTO rich (id, name) VALUES (1, 'x')
INSERT INTO totals VALUES (1, 1)
INSERT INTO customer (id, name) VALUES ($1, $2) RETURNING id
INSERT INTO customer VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
REPLACE INTO customer (id, name) VALUES (1, 'x')
INSERT IGNORE INTO customer (id, name) VALUES (1, 'x')
INSERT OR REPLACE INTO customer (id, name) VALUES (1, 'x')
INSERT INTO customer (id, name) VALUES (1, 'x') ON DUPLICATE KEY UPDATE name = 'y'
INSERT INTO customer SET id = 1
INSERT INTO nope (id) VALUES (1)
INSERT INTO customer (id, name) VALUES (1, nope)
INSERT INTO customer (id, name) VALUES (1, "x")
UPDATE customer SET name = 'x' WHERE id = 1
UPDATE customer SET name = 1, nope = 2 WHERE id = 1
UPDATE customer SET id = 'x'
UPDATE customer SET name = upper(name), balance = balance + 1, tags[1] = 'x', home.city = 'y', profile['a'] = '1'
UPDATE customer SET home.nope = 'y'
UPDATE customer SET name = DEFAULT, (born, active) = ('2020-01-01', true)
UPDATE customer SET (name, born) = (SELECT note, placed FROM orders WHERE orders.id = customer.id)
UPDATE customer SET (name, born) = (SELECT note FROM orders)
UPDATE customer SET (name, born) = ('a')
UPDATE customer SET (name) = ('a')
UPDATE customer SET (name) = ROW('a')
UPDATE customer SET (name, born) = ROW('a', 'b')
UPDATE customer c SET c.name = 'x'
UPDATE customer c SET name = 'x' WHERE customer.id = 1
UPDATE customer SET name = o.note FROM orders o WHERE o.customer_id = customer.id
UPDATE customer SET name = o.note FROM orders o JOIN item i ON i.order_id = o.id AND i.line = customer.id
UPDATE customer SET name = o.note FROM orders o, LATERAL (SELECT customer.id) x
UPDATE customer SET name = o.note FROM orders o WHERE o.customer_id = id
UPDATE customer INNER JOIN orders ON orders.customer_id = customer.id SET name = 'x'
UPDATE customer SET name = 'x' ORDER BY id LIMIT 1
UPDATE customer SET name = 'x' LIMIT 1
UPDATE customer SET balance = count(*)
UPDATE customer SET balance = (SELECT sum(total) FROM orders WHERE customer_id = customer.id)
UPDATE customer SET balance = generate_series(1, 2)
UPDATE customer SET balance = row_number() OVER ()
UPDATE orders SET id = 1
UPDATE orders SET id = DEFAULT
UPDATE item SET doubled = 1
UPDATE customer SET name = 'x', name = 'y'
UPDATE customer SET created = '2020-01-01', born = now(), active = 1
UPDATE customer SET active = 'yes', level = 5, level = '7'
UPDATE customer SET email = 'x', level = 'x'
UPDATE customer SET name = 'x' RETURNING id, name AS n, *
UPDATE customer SET name = 'x' FROM orders o RETURNING customer.*, o.note
UPDATE rich SET name = 'x'
UPDATE totals SET total = 1
UPDATE pg_class SET relname = 'x'
UPDATE ONLY animal SET name = 'x'
UPDATE customer SET name = $1 WHERE id = $2
UPDATE customer SET WHERE id = 1
UPDATE customer name = 'x'
DELETE FROM customer WHERE id = 1
DELETE FROM customer c USING orders o WHERE o.customer_id = c.id RETURNING c.name, o.id
DELETE customer WHERE id = 1
DELETE FROM customer WHERE nope = 1
DELETE FROM customer LIMIT 1
DELETE FROM customer WHERE id IN (SELECT customer_id FROM orders WHERE total < 0)
DELETE FROM customer WHERE CURRENT OF cur
DELETE c FROM customer c WHERE id = 1
DELETE FROM rich
DELETE FROM customer WHERE count(*) > 1
DELETE FROM customer USING customer WHERE true
DELETE FROM customer USING orders, item WHERE orders.id = item.order_id AND customer.id = line
MERGE INTO customer c USING orders o ON c.id = o.customer_id WHEN MATCHED THEN UPDATE SET name = o.note WHEN NOT MATCHED THEN INSERT (id, name) VALUES (o.customer_id, o.note)
MERGE INTO customer c USING orders o ON c.id = o.customer_id WHEN MATCHED AND o.total > 1 THEN DELETE WHEN MATCHED THEN DO NOTHING
MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id = s.id WHEN NOT MATCHED THEN INSERT VALUES (s.id, c.name)
MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id = s.id WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id, 1)
MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id = s.id WHEN NOT MATCHED BY SOURCE THEN DELETE
MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id = s.id WHEN NOT MATCHED BY SOURCE THEN UPDATE SET name = s.id
MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id = s.id WHEN NOT MATCHED BY TARGET THEN INSERT DEFAULT VALUES
MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id = s.id WHEN MATCHED THEN DELETE RETURNING merge_action(), c.id, s.id
MERGE INTO customer c USING (SELECT 1 AS id) s ON c.nope = s.id WHEN MATCHED THEN DELETE
MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id WHEN MATCHED THEN DELETE
MERGE INTO customer USING orders ON customer.id = orders.customer_id WHEN MATCHED THEN UPDATE SET nope = 1
MERGE INTO customer USING orders ON customer.id = orders.customer_id WHEN MATCHED THEN UPDATE SET name = DEFAULT, id = 'x'
MERGE INTO customer USING orders ON customer.id = orders.customer_id WHEN MATCHED AND count(*) > 1 THEN DELETE
MERGE INTO customer USING customer ON true WHEN MATCHED THEN DELETE
MERGE INTO rich USING orders ON true WHEN MATCHED THEN DELETE
MERGE INTO orders o USING customer c ON true WHEN NOT MATCHED THEN INSERT (id, customer_id) VALUES (1, 2)
MERGE INTO orders o USING customer c ON true WHEN NOT MATCHED THEN INSERT (id, customer_id) OVERRIDING SYSTEM VALUE VALUES (1, 2)
MERGE INTO orders o USING customer c ON true WHEN MATCHED THEN UPDATE SET id = 1
MERGE INTO orders o USING customer c ON true
MERGE INTO orders o USING customer c ON true WHEN MATCHED THEN DO NOTHING WHEN MATCHED THEN DELETE
WITH m AS (MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id = s.id WHEN MATCHED THEN DELETE RETURNING c.id) SELECT * FROM m
INSERT INTO customer (id, name) VALUES (1, 'x') RETURNING old.id, new.name
UPDATE customer SET name = 'x' RETURNING old.name, new.name, old.*, old
UPDATE customer SET name = 'x' RETURNING WITH (OLD AS o, NEW AS n) o.name, n.name
UPDATE customer SET name = 'x' RETURNING WITH (OLD AS o) old.name
DELETE FROM customer RETURNING old.*, new.id
WITH x AS (INSERT INTO customer (id, name) VALUES (1, 'x') RETURNING id, name) SELECT * FROM x JOIN orders o ON o.customer_id = x.id
WITH x AS (INSERT INTO customer (id, name) VALUES (1, 'x')) SELECT * FROM x
WITH x AS (UPDATE customer SET name = 'y' RETURNING *) INSERT INTO event (id, kind) SELECT id, name FROM x
WITH x AS (DELETE FROM customer RETURNING id) DELETE FROM orders USING x WHERE customer_id = x.id
SELECT * FROM (INSERT INTO customer (id, name) VALUES (1, 'x') RETURNING id) t
SELECT * FROM (WITH x AS (DELETE FROM customer RETURNING id) SELECT * FROM x) t
INSERT INTO virt (id, a, b) VALUES (1, 2, 3)
UPDATE virt SET b = 1
INSERT INTO customer (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = (SELECT excluded.name) RETURNING (SELECT excluded.name)
INSERT INTO customer (id, name, tags['x']) VALUES (1, 'a', 'b')
INSERT INTO customer (id, name, tags[1], profile['a']) SELECT 1, 'x', 'a', 3
INSERT INTO customer (id, name, tags[1], profile['a']) VALUES (1, 'x', 'a', 3)
INSERT INTO customer (id, name, tags[1], profile['a']) VALUES (1, 'x', 2, 3)
INSERT INTO customer (id, name, tags[nope]) VALUES (1, 'a', 'b')
INSERT INTO geo (id, grid[1][2], grid[2][2]) VALUES (1, 2, 3)
INSERT INTO nokey (a, b) DEFAULT VALUES
MERGE INTO totals c USING orders o ON true WHEN MATCHED THEN DELETE
MERGE INTO totals t USING nope ON true WHEN MATCHED THEN DELETE
UPDATE customer SET home.zip = name
UPDATE customer SET home.zip.x = 1
UPDATE customer SET profile['a'] = name
UPDATE customer SET profile['a'] = to_jsonb(name), tags['x'] = 1
UPDATE customer SET profile['a']['b'] = 1, profile['x'] = '{"a":1}'
UPDATE customer SET tags[nope] = 'a'
UPDATE geo SET grid[1:2][3] = ARRAY[1]
UPDATE geo SET grid[1][2] = 5
UPDATE geo SET grid[1][2] = p
UPDATE geo SET grid[p] = 1
INSERT INTO customer (id, name) SELECT c.id, customer.name FROM customer c
INSERT INTO nokey (a) SELECT a FROM nokey WHERE nokey.b = 'x'
INSERT INTO nokey (a) VALUES ((SELECT max(nokey.a) FROM nokey))
INSERT INTO nokey (a) VALUES ((SELECT nokey.a))
INSERT INTO nokey (a) VALUES (nokey.a), (2)
INSERT INTO nokey AS n SELECT n.a FROM customer
INSERT INTO nokey AS n SELECT nokey.a FROM customer
INSERT INTO nokey AS n VALUES (nokey.a)
INSERT INTO nokey SELECT a FROM nokey GROUP BY nokey.a, c HAVING nokey.b IS NULL
INSERT INTO nokey SELECT nokey.a FROM customer
INSERT INTO nokey VALUES (*)
INSERT INTO nokey VALUES (nokey.*)
INSERT INTO nokey VALUES (x.*), (1, 'a', 2)
INSERT INTO nope (a) VALUES (nope.a)
MERGE INTO nokey n USING nokey m ON false WHEN NOT MATCHED THEN INSERT (a) VALUES (m.*)
MERGE INTO nokey n USING nokey m ON false WHEN NOT MATCHED THEN INSERT (a, b, c) VALUES (m.*, DEFAULT)
MERGE INTO nokey n USING nokey m ON false WHEN NOT MATCHED THEN INSERT VALUES (*)
MERGE INTO nokey n USING nokey m ON false WHEN NOT MATCHED THEN INSERT VALUES (m.*)
MERGE INTO orders o USING nokey m ON false WHEN NOT MATCHED THEN INSERT (id, customer_id) VALUES (DEFAULT, m.a)
UPDATE customer SET active = 1, id = ('today' IS NORMALIZED)
UPDATE customer SET name = CASE WHEN name COLLATE "C" < email COLLATE "POSIX" THEN 'x' END, born = 1
UPDATE customer SET profile[1:2] = '1'
INSERT INTO item (order_id, line, doubled) VALUES (1, 2, 3) ON CONFLICT (order_id, line) DO UPDATE SET price = excluded.product
INSERT INTO item (order_id, line, doubled) VALUES (1, 2, 3) RETURNING nope
UPDATE item SET doubled = 3, price = product
UPDATE item SET doubled = 3 RETURNING nope
INSERT INTO orders (id, customer_id) VALUES (1, 2) RETURNING nope

SELECT name COLLATE own FROM item
SELECT name COLLATE public.own FROM item
SELECT name COLLATE other.theirs FROM item
SELECT name COLLATE theirs FROM item
SELECT name COLLATE nocase FROM item
SELECT name COLLATE "C" FROM item
SELECT name COLLATE "nope" FROM item ORDER BY nope
SELECT name COLLATE public."C" FROM item
SELECT name COLLATE pg_catalog.own FROM item
SELECT name COLLATE nowhere.own FROM item
SELECT 'a' COLLATE nocase
SELECT $1 COLLATE nocase
SELECT id COLLATE nocase FROM item
SELECT name || label FROM item ORDER BY 1
SELECT name FROM item UNION SELECT label FROM item
SELECT name FROM names UNION SELECT label FROM item
SELECT name FROM items UNION SELECT label FROM item
SELECT name FROM item UNION SELECT label COLLATE own FROM item
SELECT name FROM item UNION SELECT (SELECT label COLLATE own FROM item) FROM item
SELECT nextval('counter')
SELECT nextval('other.counter2')
SELECT nextval('counter2')
SELECT nextval('missing')
SELECT nextval('other.missing')
SELECT currval(' counter ')
SELECT currval('Counter')
SELECT currval('"Counter"')
SELECT setval('missing', 1)
SELECT 'item_n'::regclass, 'item_pkey'::regclass, 'item_name_key'::regclass, 'items_id'::regclass
SELECT 'pair'::regclass, 'items'::regclass, 'names'::regclass, 'item_id_seq'::regclass
SELECT 'other.thing_pkey'::regclass
SELECT 'thing_pkey'::regclass
SELECT 'other.item_n'::regclass
SELECT pg_get_indexdef('item_m'::regclass)
SELECT 1 FROM item WHERE nextval('missing') = id AND nope = 1
SELECT last_value FROM counter
SELECT last_value FROM missing
INSERT INTO item (name) VALUES ('a') ON CONFLICT (name COLLATE own) DO NOTHING
INSERT INTO item (name) VALUES ('a') ON CONFLICT (name COLLATE nocase) DO NOTHING
INSERT INTO item (id) VALUES (1) ON CONFLICT (id own_ops) DO NOTHING
INSERT INTO item (id) VALUES (1) ON CONFLICT (id own_hash) DO NOTHING
INSERT INTO item (id) VALUES (1) ON CONFLICT (id missing_ops) DO NOTHING
INSERT INTO item (id) VALUES (1) ON CONFLICT (id public.own_ops) DO NOTHING
INSERT INTO item (id) VALUES (1) ON CONFLICT (id other.own_ops) DO NOTHING
INSERT INTO item (id) VALUES (1) ON CONFLICT (id nowhere.own_ops) DO NOTHING
INSERT INTO item (id) VALUES (1) ON CONFLICT (id pg_catalog.int4_ops) DO NOTHING

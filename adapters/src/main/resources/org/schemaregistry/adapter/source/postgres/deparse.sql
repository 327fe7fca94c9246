-- Only what must be deparsed: expressions, predicates and bodies. These functions look at the newest
-- catalogs, not at the transaction's, may wait for a lock, and load all the engine knows of a table.
-- So what reads the same for many is deparsed once: a default that names no column, and a check over
-- columns of the same numbers and names.
WITH defaults AS MATERIALIZED (
  SELECT d.adrelid, d.adnum, d.adbin, strpos(d.adbin::text, '{VAR ') = 0 AS constant
    FROM pg_attrdef d
    JOIN pg_class c ON c.oid = d.adrelid
   WHERE c.relkind IN ('r', 'p', 'f', 'v') AND NOT c.relispartition AND c.relpersistence <> 't'
     AND {d.adrelid}
), default_texts AS MATERIALIZED (
  SELECT e.adbin, left(pg_get_expr(e.adbin, 0), {limit}) AS body
    FROM (SELECT DISTINCT adbin FROM defaults WHERE constant) AS e
), checks AS MATERIALIZED (
  SELECT co.oid, co.conrelid, co.conbin,
         CASE WHEN co.conkey IS NULL OR 0 = ANY (co.conkey) THEN co.conrelid ELSE 0 END AS whole_row,
         coalesce(CASE WHEN cardinality(co.conkey) = 1
              THEN (SELECT a.attname::text FROM pg_attribute a
                     WHERE a.attrelid = co.conrelid AND a.attnum = co.conkey[1])
              ELSE (SELECT array_agg(a.attname ORDER BY a.attnum)::text FROM pg_attribute a
                     WHERE a.attrelid = co.conrelid AND a.attnum = ANY (co.conkey))
         END, '') AS names
    FROM pg_constraint co
    JOIN pg_class c ON c.oid = co.conrelid
   WHERE co.contype = 'c' AND co.conrelid >= 16384 AND c.relkind IN ('r', 'p', 'f')
     AND NOT c.relispartition AND c.relpersistence <> 't' AND {co.conrelid}
), check_texts AS MATERIALIZED (
  SELECT e.conbin, e.whole_row, e.names,
         left(pg_get_expr(e.conbin, e.relation), {limit}) AS body
    FROM (SELECT conbin, whole_row, names, min(conrelid) AS relation FROM checks
           GROUP BY conbin, whole_row, names) AS e
)
SELECT d.adrelid AS relation, 'default' AS kind, d.adnum::bigint AS key, NULL::text AS name,
       t.body, NULL::text AS extra
  FROM defaults d
  JOIN default_texts t ON t.adbin = d.adbin
 WHERE d.constant
UNION ALL
SELECT d.adrelid, 'default', d.adnum, NULL, left(pg_get_expr(d.adbin, d.adrelid), {limit}), NULL
  FROM defaults d
 WHERE NOT d.constant
UNION ALL
SELECT k.conrelid, 'check', k.oid, NULL, t.body, NULL
  FROM checks k
  JOIN check_texts t ON t.conbin = k.conbin AND t.whole_row = k.whole_row AND t.names = k.names
UNION ALL
SELECT co.conrelid, 'exclusion', co.oid, NULL, left(pg_get_constraintdef(co.oid), {limit}), NULL
  FROM pg_constraint co
  JOIN pg_class c ON c.oid = co.conrelid
 WHERE co.contype = 'x' AND NOT c.relispartition AND c.relpersistence <> 't' AND {co.conrelid}
UNION ALL
SELECT c.oid, 'view', 0, NULL, left(pg_get_viewdef(c.oid), {limit}), NULL
  FROM pg_class c
 WHERE c.relkind IN ('v', 'm') AND c.oid >= 16384 AND c.relpersistence <> 't' AND {c.oid}
UNION ALL
SELECT i.indrelid, 'index key', i.indexrelid, k::text,
       left(pg_get_indexdef(i.indexrelid, k, false), {limit}), NULL
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indrelid
 CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) AS k
 WHERE i.indexprs IS NOT NULL AND i.indkey[k - 1] = 0 AND i.indrelid >= 16384
   AND NOT c.relispartition AND c.relpersistence <> 't' AND {i.indrelid}
UNION ALL
SELECT i.indrelid, 'index where', i.indexrelid, NULL,
       left(pg_get_expr(i.indpred, i.indrelid), {limit}), NULL
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indrelid
 WHERE i.indpred IS NOT NULL AND i.indrelid >= 16384
   AND NOT c.relispartition AND c.relpersistence <> 't' AND {i.indrelid}
UNION ALL
SELECT p.partrelid, 'partition key', 0, NULL, left(pg_get_partkeydef(p.partrelid), {limit}), NULL
  FROM pg_partitioned_table p
 WHERE {p.partrelid}
UNION ALL
SELECT c.oid, 'partition bound', 0, NULL, left(pg_get_expr(c.relpartbound, c.oid), {limit}), NULL
  FROM pg_class c
 WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f') AND {c.oid}
UNION ALL
SELECT t.tgrelid, 'trigger', t.oid, t.tgname,
       left(replace(pg_get_triggerdef(t.oid, false),
                    ' ON ' || t.tgrelid::regclass::text || ' ', ' '), {limit}),
       t.tgenabled::text
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
 WHERE NOT t.tgisinternal AND NOT c.relispartition AND c.relpersistence <> 't' AND {t.tgrelid}
UNION ALL
SELECT p.polrelid, 'policy', p.oid, NULL,
       left(pg_get_expr(p.polqual, p.polrelid), {limit}),
       left(pg_get_expr(p.polwithcheck, p.polrelid), {limit})
  FROM pg_policy p
 WHERE {p.polrelid}

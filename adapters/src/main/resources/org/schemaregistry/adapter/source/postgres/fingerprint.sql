-- One line per catalog that feeds the model: a sum over hashes of (oid, xmin), which no order of rows
-- changes. Temporary and toast relations come and go without a say in it. pg_class is taken by its
-- content, since TRUNCATE, REFRESH and VACUUM FULL give it new row versions without a change of schema.
WITH relation AS MATERIALIZED (
  SELECT c.oid, c.relkind,
         CASE WHEN c.relkind IN ('i', 'I') THEN
           hashtextextended(concat(c.relname, c.reloptions), c.oid::bigint)
         ELSE hashtextextended(
           concat_ws('|', c.oid, c.relname, c.relnamespace, c.reltype, c.reloftype, c.relowner,
                     c.relam, c.reltablespace, c.relpersistence, c.relkind, c.relnatts,
                     c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.relacl,
                     c.reloptions, c.relpartbound), 0)
         END AS content
    FROM pg_class c
   WHERE c.oid >= 16384
     AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'i', 'I')
     AND c.relpersistence <> 't'
     AND c.relnamespace <> 'pg_toast'::regnamespace
), tables AS MATERIALIZED (
  SELECT oid FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
)
SELECT 'pg_class', count(*), sum(content) FROM relation
UNION ALL
SELECT 'sequences', count(*), sum(hashtextextended(concat_ws('|', c.oid, c.relname, c.relnamespace), 0))
  FROM pg_class c WHERE c.relkind = 'S' AND c.relpersistence <> 't'
UNION ALL
SELECT 'pg_attribute', count(*), sum(hashtextextended(a.xmin::text, a.attrelid::bigint * 65536 + a.attnum))
  FROM pg_attribute a JOIN tables t ON t.oid = a.attrelid WHERE a.attnum > 0 AND a.attrelid >= 16384
UNION ALL
SELECT 'pg_attrdef', count(*), sum(hashtextextended(d.xmin::text, d.oid::bigint))
  FROM pg_attrdef d JOIN tables t ON t.oid = d.adrelid
UNION ALL
SELECT 'pg_constraint', count(*), sum(hashtextextended(c.xmin::text, c.oid::bigint))
  FROM pg_constraint c
 WHERE c.oid >= 16384 AND (c.conrelid = 0 OR c.conrelid IN (SELECT oid FROM tables))
UNION ALL
SELECT 'pg_index', count(*), sum(hashtextextended(i.xmin::text, i.indexrelid::bigint))
  FROM pg_index i JOIN tables t ON t.oid = i.indrelid
UNION ALL
SELECT 'pg_inherits', count(*), sum(hashtextextended(i.xmin::text, i.inhrelid::bigint * 65536 + i.inhseqno))
  FROM pg_inherits i JOIN relation r ON r.oid = i.inhrelid
UNION ALL
SELECT 'pg_partitioned_table', count(*), sum(hashtextextended(p.xmin::text, p.partrelid::bigint))
  FROM pg_partitioned_table p
UNION ALL
SELECT 'pg_rewrite', count(*), sum(hashtextextended(w.xmin::text, w.oid::bigint))
  FROM pg_rewrite w JOIN tables t ON t.oid = w.ev_class
UNION ALL
SELECT 'pg_trigger', count(*), sum(hashtextextended(g.xmin::text, g.oid::bigint))
  FROM pg_trigger g JOIN tables t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal
UNION ALL
SELECT 'pg_policy', count(*), sum(hashtextextended(p.xmin::text, p.oid::bigint)) FROM pg_policy p
UNION ALL
SELECT 'pg_description', count(*), sum(hashtextextended(d.xmin::text, d.objoid::bigint * 65536 + d.objsubid))
  FROM pg_description d WHERE d.classoid = 'pg_class'::regclass AND d.objoid >= 16384
UNION ALL
SELECT 'pg_type', count(*), sum(hashtextextended(t.xmin::text, t.oid::bigint))
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
 WHERE t.oid >= 16384 AND n.nspname NOT LIKE 'pg\_t%'
UNION ALL
SELECT 'pg_enum', count(*), sum(hashtextextended(e.xmin::text, e.oid::bigint)) FROM pg_enum e
UNION ALL
SELECT 'pg_range', count(*), sum(hashtextextended(r.xmin::text, r.rngtypid::bigint)) FROM pg_range r
UNION ALL
SELECT 'pg_proc', count(*), sum(hashtextextended(p.xmin::text, p.oid::bigint))
  FROM pg_proc p WHERE p.oid >= 16384
UNION ALL
SELECT 'pg_operator', count(*), sum(hashtextextended(o.xmin::text, o.oid::bigint))
  FROM pg_operator o WHERE o.oid >= 16384
UNION ALL
SELECT 'pg_cast', count(*), sum(hashtextextended(c.xmin::text, c.oid::bigint))
  FROM pg_cast c WHERE c.oid >= 16384
UNION ALL
SELECT 'pg_opclass', count(*), sum(hashtextextended(o.xmin::text, o.oid::bigint))
  FROM pg_opclass o WHERE o.oid >= 16384
UNION ALL
SELECT 'pg_collation', count(*), sum(hashtextextended(c.xmin::text, c.oid::bigint)) FROM pg_collation c
UNION ALL
SELECT 'pg_namespace', count(*), sum(hashtextextended(n.xmin::text, n.oid::bigint))
  FROM pg_namespace n WHERE n.nspname NOT LIKE 'pg\_t%'
UNION ALL
SELECT 'pg_foreign_table', count(*), sum(hashtextextended(f.xmin::text, f.ftrelid::bigint))
  FROM pg_foreign_table f
UNION ALL
SELECT 'pg_foreign_server', count(*), sum(hashtextextended(f.xmin::text, f.oid::bigint))
  FROM pg_foreign_server f
UNION ALL
SELECT 'pg_extension', count(*), sum(hashtextextended(e.xmin::text, e.oid::bigint)) FROM pg_extension e
UNION ALL
SELECT 'extension members', count(*), sum(hashtextextended(d.xmin::text, d.classid::bigint * 4294967296 + d.objid::bigint))
  FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
UNION ALL
SELECT 'pg_am', count(*), sum(hashtextextended(a.xmin::text, a.oid::bigint)) FROM pg_am a
UNION ALL
SELECT 'pg_tablespace', count(*), sum(hashtextextended(t.xmin::text, t.oid::bigint)) FROM pg_tablespace t
UNION ALL
SELECT 'pg_auth_members', count(*), sum(hashtextextended(m.xmin::text, m.roleid::bigint * 4294967296 + m.member::bigint))
  FROM pg_auth_members m
UNION ALL
SELECT 'pg_roles', count(*), sum(hashtextextended(concat_ws('|', r.oid, r.rolname, r.rolsuper, r.rolinherit), 0))
  FROM pg_roles r
UNION ALL
SELECT 'pg_database', count(*), sum(hashtextextended(concat_ws('|', d.oid, d.datname, d.datacl, d.datcollate), 0))
  FROM pg_database d WHERE d.datname = current_database()

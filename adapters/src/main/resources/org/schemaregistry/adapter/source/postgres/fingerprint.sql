-- One line per catalog that feeds the model: a sum over hashes of (oid, xmin), which no order of rows
-- changes. Temporary and toast relations come and go without a say in it. pg_class is taken by its
-- content, since TRUNCATE, REFRESH and VACUUM FULL give it new row versions without a change of schema.
WITH relation AS MATERIALIZED (
  SELECT c.oid, c.relkind,
         hashtextextended(
           concat_ws('|', c.oid, c.relname, c.relnamespace, c.reltype, c.reloftype, c.relowner,
                     c.relam, c.reltablespace, c.relpersistence, c.relkind, c.relnatts,
                     c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.relacl,
                     c.reloptions, c.relpartbound), 0) AS content
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
SELECT 'pg_attribute', count(*), sum(hashint8extended(a.attrelid::bigint * 65536 + a.attnum, a.xmin::text::bigint))
  FROM pg_attribute a JOIN tables t ON t.oid = a.attrelid WHERE a.attnum > 0 AND a.attrelid >= 16384
UNION ALL
SELECT 'pg_attrdef', count(*), sum(hashint8extended(d.oid::bigint, d.xmin::text::bigint))
  FROM pg_attrdef d JOIN tables t ON t.oid = d.adrelid
UNION ALL
SELECT 'pg_constraint', count(*), sum(hashint8extended(c.oid::bigint, c.xmin::text::bigint))
  FROM pg_constraint c
 WHERE c.oid >= 16384 AND (c.conrelid = 0 OR c.conrelid IN (SELECT oid FROM tables))
UNION ALL
SELECT 'pg_index', count(*), sum(hashint8extended(i.indexrelid::bigint, i.xmin::text::bigint))
  FROM pg_index i JOIN tables t ON t.oid = i.indrelid
UNION ALL
SELECT 'pg_inherits', count(*), sum(hashint8extended(i.inhrelid::bigint * 65536 + i.inhseqno, i.xmin::text::bigint))
  FROM pg_inherits i JOIN relation r ON r.oid = i.inhrelid
UNION ALL
SELECT 'pg_partitioned_table', count(*), sum(hashint8extended(p.partrelid::bigint, p.xmin::text::bigint))
  FROM pg_partitioned_table p
UNION ALL
SELECT 'pg_rewrite', count(*), sum(hashint8extended(w.oid::bigint, w.xmin::text::bigint))
  FROM pg_rewrite w JOIN tables t ON t.oid = w.ev_class
UNION ALL
SELECT 'pg_trigger', count(*), sum(hashint8extended(g.oid::bigint, g.xmin::text::bigint))
  FROM pg_trigger g JOIN tables t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal
UNION ALL
SELECT 'pg_policy', count(*), sum(hashint8extended(p.oid::bigint, p.xmin::text::bigint)) FROM pg_policy p
UNION ALL
SELECT 'pg_description', count(*), sum(hashint8extended(d.objoid::bigint * 65536 + d.objsubid, d.xmin::text::bigint))
  FROM pg_description d WHERE d.classoid = 'pg_class'::regclass AND d.objoid >= 16384
UNION ALL
SELECT 'pg_type', count(*), sum(hashint8extended(t.oid::bigint, t.xmin::text::bigint))
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
 WHERE t.oid >= 16384 AND n.nspname NOT LIKE 'pg\_t%'
UNION ALL
SELECT 'pg_enum', count(*), sum(hashint8extended(e.oid::bigint, e.xmin::text::bigint)) FROM pg_enum e
UNION ALL
SELECT 'pg_range', count(*), sum(hashint8extended(r.rngtypid::bigint, r.xmin::text::bigint)) FROM pg_range r
UNION ALL
SELECT 'pg_proc', count(*), sum(hashint8extended(p.oid::bigint, p.xmin::text::bigint))
  FROM pg_proc p WHERE p.oid >= 16384
UNION ALL
SELECT 'pg_operator', count(*), sum(hashint8extended(o.oid::bigint, o.xmin::text::bigint))
  FROM pg_operator o WHERE o.oid >= 16384
UNION ALL
SELECT 'pg_cast', count(*), sum(hashint8extended(c.oid::bigint, c.xmin::text::bigint))
  FROM pg_cast c WHERE c.oid >= 16384
UNION ALL
SELECT 'pg_opclass', count(*), sum(hashint8extended(o.oid::bigint, o.xmin::text::bigint))
  FROM pg_opclass o WHERE o.oid >= 16384
UNION ALL
SELECT 'pg_collation', count(*), sum(hashint8extended(c.oid::bigint, c.xmin::text::bigint)) FROM pg_collation c
UNION ALL
SELECT 'pg_namespace', count(*), sum(hashint8extended(n.oid::bigint, n.xmin::text::bigint))
  FROM pg_namespace n WHERE n.nspname NOT LIKE 'pg\_t%'
UNION ALL
SELECT 'pg_foreign_table', count(*), sum(hashint8extended(f.ftrelid::bigint, f.xmin::text::bigint))
  FROM pg_foreign_table f
UNION ALL
SELECT 'pg_foreign_server', count(*), sum(hashint8extended(f.oid::bigint, f.xmin::text::bigint))
  FROM pg_foreign_server f
UNION ALL
SELECT 'pg_extension', count(*), sum(hashint8extended(e.oid::bigint, e.xmin::text::bigint)) FROM pg_extension e
UNION ALL
SELECT 'extension members', count(*), sum(hashint8extended(d.classid::bigint * 4294967296 + d.objid::bigint, d.xmin::text::bigint))
  FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
UNION ALL
SELECT 'pg_am', count(*), sum(hashint8extended(a.oid::bigint, a.xmin::text::bigint)) FROM pg_am a
UNION ALL
SELECT 'pg_tablespace', count(*), sum(hashint8extended(t.oid::bigint, t.xmin::text::bigint)) FROM pg_tablespace t
UNION ALL
SELECT 'pg_auth_members', count(*), sum(hashint8extended(m.roleid::bigint * 4294967296 + m.member::bigint, m.xmin::text::bigint))
  FROM pg_auth_members m
UNION ALL
SELECT 'pg_roles', count(*), sum(hashtextextended(concat_ws('|', r.oid, r.rolname, r.rolsuper, r.rolinherit), 0))
  FROM pg_roles r
UNION ALL
SELECT 'pg_database', count(*), sum(hashtextextended(concat_ws('|', d.oid, d.datname, d.datacl, d.datcollate), 0))
  FROM pg_database d WHERE d.datname = current_database()

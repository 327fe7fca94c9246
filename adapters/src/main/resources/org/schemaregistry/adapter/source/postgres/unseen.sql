WITH RECURSIVE volatile AS (
    SELECT p.oid, p.pronamespace, p.proname
      FROM pg_proc p
     WHERE p.oid >= 16384 AND p.provolatile = 'v' AND p.prokind = 'f'
), operators AS (
    SELECT o.oid, o.oprnamespace, o.oprname, v.oid AS proc
      FROM pg_operator o
      JOIN volatile v ON v.oid = o.oprcode
     WHERE o.oid >= 16384
), views AS (
    SELECT r.oid AS rule, r.ev_class AS relation
      FROM pg_rewrite r
      JOIN pg_class c ON c.oid = r.ev_class AND c.relkind = 'v'
     WHERE r.ev_type = '1'
), behind (classid, object, proc) AS (
    SELECT 'pg_proc'::regclass, v.oid, v.oid FROM volatile v
     UNION ALL
    SELECT 'pg_operator'::regclass, o.oid, o.proc FROM operators o
), runs (relation, proc) AS (
    SELECT coalesce(v.relation, pol.polrelid), b.proc
      FROM behind b
      JOIN pg_depend d ON d.refclassid = b.classid AND d.refobjid = b.object
      LEFT JOIN views v ON d.classid = 'pg_rewrite'::regclass AND v.rule = d.objid
      LEFT JOIN pg_policy pol ON d.classid = 'pg_policy'::regclass AND pol.oid = d.objid
     WHERE coalesce(v.relation, pol.polrelid) IS NOT NULL
     UNION
    SELECT v.relation, u.proc
      FROM runs u
      JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = u.relation
                      AND d.classid = 'pg_rewrite'::regclass
      JOIN views v ON v.rule = d.objid
)
SELECT 'relation', n.nspname, c.relname, pn.nspname, v.proname
  FROM runs u
  JOIN pg_class c ON c.oid = u.relation
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN volatile v ON v.oid = u.proc
  JOIN pg_namespace pn ON pn.oid = v.pronamespace
 UNION
SELECT 'operator', n.nspname, o.oprname, pn.nspname, v.proname
  FROM operators o
  JOIN pg_namespace n ON n.oid = o.oprnamespace
  JOIN volatile v ON v.oid = o.proc
  JOIN pg_namespace pn ON pn.oid = v.pronamespace

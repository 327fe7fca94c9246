-- All types but the row types of tables and their arrays, of which there are as many as tables.
SELECT t.oid,
       n.nspname,
       t.typname,
       t.typtype,
       t.typcategory,
       t.typispreferred,
       t.typelem,
       t.typrelid,
       t.typbasetype,
       t.typtypmod,
       t.typnotnull,
       left(t.typdefault, {limit}),
       t.typcollation,
       coalesce(b.typcollation, t.typcollation) <> t.typcollation AS own_collation,
       format_type(t.oid, -1) AS spelling,
       EXISTS (SELECT 1 FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid) AS is_array,
       r.rngsubtype,
       r.rngmultitypid -- since 14
       0::oid -- until 13
  FROM pg_type t
  JOIN pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_type e ON e.oid = t.typelem
  LEFT JOIN pg_class c ON c.oid = CASE WHEN t.typtype = 'c' THEN t.typrelid ELSE e.typrelid END
  LEFT JOIN pg_type b ON b.oid = t.typbasetype
  LEFT JOIN pg_range r ON r.rngtypid = t.oid
 WHERE t.typisdefined
   AND {t.oid|c.oid IS NULL OR c.relkind = 'c'}

-- Columns of tables and attributes of composite types; partitions have their root's.
SELECT a.attrelid,
       a.attnum,
       a.attname,
       a.atttypid,
       a.atttypmod,
       a.attnotnull,
       a.attidentity,
       a.attgenerated,
       a.attcollation
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
 WHERE a.attrelid >= 16384
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND c.relpersistence <> 't'
   AND (c.relkind = 'c'
        OR (c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND {a.attrelid}))

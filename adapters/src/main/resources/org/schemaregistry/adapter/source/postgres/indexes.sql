-- Valid indexes that belong to no constraint.
SELECT i.indexrelid,
       i.indrelid,
       ic.relname,
       am.amname,
       i.indisunique,
       i.indnullsnotdistinct, -- since 15
       false, -- until 14
       i.indnkeyatts,
       i.indkey::text,
       i.indoption::text,
       i.indclass::text,
       i.indcollation::text
  FROM pg_index i
  JOIN pg_class ic ON ic.oid = i.indexrelid
  JOIN pg_am am ON am.oid = ic.relam
  JOIN pg_class c ON c.oid = i.indrelid
 WHERE i.indrelid >= 16384
   AND i.indisvalid
   AND NOT i.indisprimary
   AND c.relkind IN ('r', 'p', 'm')
   AND NOT c.relispartition
   AND c.relpersistence <> 't'
   AND NOT EXISTS (SELECT 1 FROM pg_constraint co
                    WHERE co.conindid = i.indexrelid AND co.contype IN ('p', 'u', 'x'))
   AND {i.indrelid}

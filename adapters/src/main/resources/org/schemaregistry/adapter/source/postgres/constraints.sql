-- Row security and foreign keys of partitions repeat their parents': conparentid is 0 for the original.
SELECT co.oid,
       co.conrelid,
       co.conname,
       co.contype,
       co.condeferrable,
       co.convalidated,
       co.conkey::text,
       co.confrelid,
       co.confkey::text,
       co.confupdtype,
       co.confdeltype,
       co.confmatchtype,
       co.confdelsetcols::text, -- since 15
       NULL::text, -- until 14
       co.conperiod, -- since 18
       false, -- until 17
       co.conenforced, -- since 18
       true, -- until 17
       coalesce(i.indnullsnotdistinct, false) AS nulls_not_distinct -- since 15
       false AS nulls_not_distinct -- until 14
  FROM pg_constraint co
  JOIN pg_class c ON c.oid = co.conrelid
  LEFT JOIN pg_index i ON i.indexrelid = co.conindid AND co.contype = 'u'
 WHERE co.conrelid >= 16384
   AND (co.contype IN ('p', 'u', 'c', 'x')
        OR (co.contype = 'f' AND co.conparentid = 0)
        OR (co.contype = 'n' AND NOT co.convalidated))
   AND NOT c.relispartition
   AND c.relpersistence <> 't'
   AND {co.conrelid}

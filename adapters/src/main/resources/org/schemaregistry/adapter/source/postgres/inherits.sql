-- Plain inheritance, which is no partitioning.
SELECT i.inhrelid, n.nspname, p.relname
  FROM pg_inherits i
  JOIN pg_class c ON c.oid = i.inhrelid
  JOIN pg_class p ON p.oid = i.inhparent
  JOIN pg_namespace n ON n.oid = p.relnamespace
 WHERE NOT c.relispartition
   AND c.relkind IN ('r', 'f')
   AND {i.inhrelid}
 ORDER BY i.inhrelid, i.inhseqno

-- Columns of relations that foreign keys point to from inside the scope.
SELECT a.attrelid, a.attnum, a.attname
  FROM pg_attribute a
 WHERE a.attrelid = ANY (?)
   AND a.attnum > 0
   AND NOT a.attisdropped

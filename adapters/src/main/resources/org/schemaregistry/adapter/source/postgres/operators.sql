SELECT n.nspname, o.oprname, o.oprleft, o.oprright, o.oprresult
  FROM pg_operator o
  JOIN pg_namespace n ON n.oid = o.oprnamespace
 WHERE o.oid >= 16384
   AND o.oprcode <> 0

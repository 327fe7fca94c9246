SELECT oc.oid, n.nspname, oc.opcname
  FROM pg_opclass oc
  JOIN pg_namespace n ON n.oid = oc.opcnamespace
 WHERE NOT oc.opcdefault

SELECT oc.oid, n.nspname, oc.opcname, NOT oc.opcdefault,
       oc.oid >= 16384 AND am.amname = 'btree'
  FROM pg_opclass oc
  JOIN pg_namespace n ON n.oid = oc.opcnamespace
  JOIN pg_am am ON am.oid = oc.opcmethod
 WHERE NOT oc.opcdefault OR oc.oid >= 16384

SELECT co.oid, n.nspname, co.collname, co.collisdeterministic
  FROM pg_collation co
  JOIN pg_namespace n ON n.oid = co.collnamespace

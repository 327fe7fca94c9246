SELECT co.oid, n.nspname, co.collname, co.collisdeterministic,
       co.collencoding IN (-1, (SELECT d.encoding FROM pg_database d WHERE d.datname = current_database())),
       current_setting('server_encoding'),
       current_database()
  FROM pg_collation co
  JOIN pg_namespace n ON n.oid = co.collnamespace

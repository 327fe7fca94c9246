SELECT current_setting('server_version_num')::int AS version,
       pg_is_in_recovery() AS standby,
       current_user AS role,
       r.rolsuper AS superuser,
       d.oid AS database,
       has_database_privilege(d.oid, 'CREATE') AS may_create_schemas,
       (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint AS started,
       has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') AS may_read_control,
       ARRAY(SELECT n.nspname FROM pg_namespace n
              WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
                AND has_schema_privilege(n.oid, 'CREATE') ORDER BY 1) AS writable_schemas
  FROM pg_database d, pg_roles r
 WHERE d.datname = current_database()
   AND r.rolname = current_user

-- The statistics counters of the catalogs: cheap, and up to some seconds late. The view
-- pg_stat_sys_tables would look at every table of the database for it.
SELECT coalesce(sum(pg_stat_get_tuples_inserted(c.oid)
                    + pg_stat_get_tuples_updated(c.oid)
                    + pg_stat_get_tuples_deleted(c.oid)), 0)::bigint AS writes,
       (SELECT (extract(epoch FROM pg_stat_get_db_stat_reset_time(d.oid)) * 1000000)::bigint
          FROM pg_database d WHERE d.datname = current_database()) AS reset
  FROM pg_class c
 WHERE c.oid < 16384
   AND c.relkind = 'r'
   AND c.relnamespace = 'pg_catalog'::regnamespace
   AND c.relname NOT IN ('pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject')

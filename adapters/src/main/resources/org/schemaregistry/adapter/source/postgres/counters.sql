-- The statistics collector's counters of the catalogs: cheap, and up to some seconds late.
SELECT coalesce(sum(s.n_tup_ins + s.n_tup_upd + s.n_tup_del), 0)::bigint AS writes,
       (SELECT (extract(epoch FROM b.stats_reset) * 1000000)::bigint
          FROM pg_stat_database b WHERE b.datname = current_database()) AS reset
  FROM pg_stat_sys_tables s
 WHERE s.schemaname = 'pg_catalog'
   AND s.relname NOT IN ('pg_statistic', 'pg_largeobject')

SELECT n.nspname,
       p.proname,
       p.prokind,
       p.proretset,
       p.prorettype,
       p.provariadic,
       p.proargtypes::text,
       p.proallargtypes::text,
       p.proargmodes::text,
       p.proargnames,
       p.pronargdefaults,
       a.aggkind,
       a.aggnumdirectargs
  FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace
  LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
 WHERE p.oid >= 16384
   AND n.nspname NOT LIKE 'pg\_temp\_%'

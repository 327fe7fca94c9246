SELECT d.objoid, d.objsubid, left(d.description, {limit})
  FROM pg_description d
 WHERE d.classoid = 'pg_class'::regclass
   AND d.objoid >= 16384
   AND {d.objoid}

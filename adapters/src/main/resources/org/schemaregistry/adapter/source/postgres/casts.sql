SELECT c.castsource, c.casttarget, c.castcontext, c.castmethod
  FROM pg_cast c
 WHERE c.oid >= 16384

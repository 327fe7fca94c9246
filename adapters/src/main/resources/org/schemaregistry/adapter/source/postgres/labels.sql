SELECT e.enumtypid, e.enumlabel
  FROM pg_enum e
 ORDER BY e.enumtypid, e.enumsortorder

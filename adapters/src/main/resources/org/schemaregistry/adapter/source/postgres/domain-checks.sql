SELECT co.contypid, left(pg_get_expr(co.conbin, 0), {limit})
  FROM pg_constraint co
 WHERE co.contypid >= 16384
   AND co.contype = 'c'

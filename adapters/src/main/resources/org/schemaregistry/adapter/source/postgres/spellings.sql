SELECT p.type, p.modifier, format_type(p.type, p.modifier)
  FROM unnest(?::oid[], ?::int[]) AS p (type, modifier)

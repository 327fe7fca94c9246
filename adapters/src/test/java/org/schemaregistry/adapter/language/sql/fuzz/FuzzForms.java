package org.schemaregistry.adapter.language.sql.fuzz;

import java.util.List;
import java.util.Map;

/// Templates of the rarer parts of the grammar: `$type` is an expression of the type, `$any` of
/// any.
final class FuzzForms {
    private FuzzForms() {}

    static final Map<String, List<String>> CALLS =
            Map.of(
                    "integer",
                    List.of(
                            "CASE $any WHEN $any THEN $integer WHEN $any THEN $integer END",
                            "CASE WHEN $boolean THEN $integer WHEN $boolean THEN $integer END",
                            "($integer[])[$integer]",
                            "($address).zip",
                            "(ROW($text, $integer)::address).zip",
                            "extract(day FROM $interval)::integer",
                            "date_part('month', $date)::integer",
                            "JSON_VALUE($jsonb, '$.a' RETURNING integer)",
                            "JSON_VALUE($jsonb, '$.a' RETURNING integer DEFAULT $integer ON EMPTY)",
                            "json_array_length($any)",
                            "array_position($text[], $text)",
                            "width_bucket($numeric, 0, $numeric, 5)",
                            "regexp_count($text, $text)",
                            "num_nulls($any, $any)",
                            "($integer[] || $integer)[1]",
                            "coalesce((SELECT $integer), $integer)",
                            "upper($int4range)",
                            "position($text IN $any)"),
                    "numeric",
                    List.of(
                            "round($any, 2)",
                            "div($numeric, $integer)",
                            "to_number($text, '99')",
                            "width_bucket($numeric, 1, 5, 3)",
                            "$numeric % $any",
                            "avg($numeric) OVER (PARTITION BY $any ORDER BY $date RANGE BETWEEN"
                                    + " $interval PRECEDING AND CURRENT ROW)",
                            "sum($numeric) OVER (ORDER BY $any RANGE BETWEEN $any PRECEDING AND"
                                    + " $any FOLLOWING)",
                            "sum($numeric) FILTER (WHERE $boolean) OVER (ORDER BY $any GROUPS"
                                + " BETWEEN $any PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES)",
                            "greatest($numeric, $any)",
                            "nullif($numeric, $any)"),
                    "text",
                    List.of(
                            "JSON_VALUE($any, '$.a')",
                            "JSON_VALUE($jsonb, '$.a' PASSING $any AS x DEFAULT $text ON ERROR)",
                            "JSON_QUERY($any, '$' RETURNING text OMIT QUOTES)",
                            "JSON_SERIALIZE($any)",
                            "xmlserialize(content xmlelement(name a, $any) AS text)",
                            "($text[])[1:$integer][1]",
                            "($jsonb['a'])::text",
                            "lead($text, $integer, $any) OVER (ORDER BY $any)",
                            "nth_value($text, $integer) OVER (PARTITION BY $any ORDER BY $any ROWS"
                                    + " $any PRECEDING)",
                            "to_char($any, 'YYYY')",
                            "concat_ws($text, $any, $any)",
                            "substring($any FROM $any FOR $any)",
                            "substring($text SIMILAR $text ESCAPE $text)",
                            "overlay($text PLACING $any FROM $any)",
                            "$text COLLATE \"POSIX\" || $text",
                            "normalize($text, NFC)",
                            "CAST($any AS varchar(3))",
                            "pair($integer, b => $any)",
                            "pair(VARIADIC $any)",
                            "format($text, VARIADIC $text[])",
                            "current_user",
                            "(SELECT string_agg($text, $text ORDER BY $any))"),
                    "boolean",
                    List.of(
                            "($any, $any) = ($any, $any)",
                            "($integer, $text) IN (($any, $any), ($any, $any))",
                            "ROW($any, $any) IS NOT DISTINCT FROM ROW($any, $any)",
                            "ROW($any, $any) IS NULL",
                            "($integer, $text) = ANY (SELECT $any, $any)",
                            "$any = ANY (SELECT $any)",
                            "$any > ALL (SELECT $any)",
                            "$any NOT IN (SELECT $any)",
                            "$any = ANY ($any)",
                            "$text LIKE ANY (ARRAY[$text, $any])",
                            "$any BETWEEN SYMMETRIC $any AND $any",
                            "($any, $any) OVERLAPS ($any, $any)",
                            "$text NOT SIMILAR TO $text ESCAPE $any",
                            "$any IS JSON OBJECT",
                            "JSON_EXISTS($any, '$.a')",
                            "$text IS NORMALIZED",
                            "xmlelement(name a) IS DOCUMENT",
                            "$any IS UNKNOWN",
                            "EXISTS (SELECT FROM customer x WHERE x.id = $any)",
                            "$any = CASE WHEN $boolean THEN $any ELSE $any END",
                            "$any OPERATOR(pg_catalog.=) $any",
                            "NOT $any BETWEEN $any AND $any AND $boolean"),
                    "date",
                    List.of(
                            "$date - $integer",
                            "to_date($text, $text)",
                            "date_trunc('month', $date)::date",
                            "date($any)",
                            "$date + $any"),
                    "timestamptz",
                    List.of(
                            "$date + $interval",
                            "$any AT TIME ZONE $text",
                            "date_trunc($text, $any)",
                            "date_bin($interval, $timestamptz, $timestamptz)",
                            "current_timestamp($integer)",
                            "CAST($any AS timestamptz)"),
                    "jsonb",
                    List.of(
                            "JSON_OBJECT('a': $any, $text: $any RETURNING jsonb)",
                            "JSON_ARRAY($any, $any NULL ON NULL RETURNING jsonb)",
                            "JSON_QUERY($jsonb, '$.a' WITH WRAPPER)",
                            "jsonb_path_query_first($jsonb, '$.a[*]')",
                            "$jsonb #- '{a}'",
                            "jsonb_agg($any) OVER (PARTITION BY $any)",
                            "coalesce($jsonb -> $any, $any)"));

    static final Map<String, List<String>> AGGREGATES =
            Map.of(
                    "integer",
                    List.of(
                            "count(*) FILTER (WHERE $boolean)",
                            "count(DISTINCT ($any, $any))",
                            "rank($any) WITHIN GROUP (ORDER BY $any)",
                            "grouping($any)",
                            "max(CASE WHEN $boolean THEN $integer ELSE $integer END)"),
                    "numeric",
                    List.of(
                            "percentile_disc($any) WITHIN GROUP (ORDER BY $numeric)",
                            "sum(DISTINCT $numeric) + avg($integer)",
                            "sum(sum($integer)) OVER (ORDER BY $any)",
                            "corr($numeric, $numeric)"),
                    "text",
                    List.of(
                            "string_agg(DISTINCT $text, ',' ORDER BY $any)",
                            "mode() WITHIN GROUP (ORDER BY $any)",
                            "array_agg($any ORDER BY $any DESC)",
                            "JSON_ARRAYAGG($any ORDER BY $any RETURNING text)",
                            "xmlagg(xmlelement(name a, $any))"),
                    "boolean",
                    List.of("bool_or($any)"),
                    "jsonb",
                    List.of("JSON_OBJECTAGG($text: $any RETURNING jsonb)"));

    /// Table expressions; `#` is the alias, behind `|` stand its columns.
    static final List<String> ITEMS =
            List.of(
                    "JSON_TABLE($jsonb, '$[*]' COLUMNS (j int PATH '$.a', k text, l jsonb FORMAT"
                            + " JSON)) AS # | j integer, k text, l jsonb",
                    "JSON_TABLE($any, '$' COLUMNS (j int DEFAULT $any ON EMPTY, o FOR ORDINALITY))"
                            + " AS # | j integer, o integer",
                    "XMLTABLE('/a' PASSING NULL::xml COLUMNS v int PATH '@v' DEFAULT $any) AS # |"
                            + " v integer",
                    "customer AS # TABLESAMPLE BERNOULLI ($any) | id integer",
                    "ROWS FROM (generate_series(1, $integer), unnest($text[])) WITH ORDINALITY AS"
                            + " #(a, b, c) | a integer, b text, c bigint",
                    "jsonb_to_recordset($jsonb) AS #(a integer, b text) | a integer, b text",
                    "LATERAL jsonb_each($jsonb) AS # | key text, value jsonb",
                    "LATERAL jsonb_array_elements($any) AS #(e) | e jsonb",
                    "regexp_matches($text, $text) AS #(m) | m text[]",
                    "unnest($any) AS #(u) | u text",
                    "series($integer, $any) WITH ORDINALITY AS #(n, l, o) | n integer, l text",
                    "(VALUES ($any, $any), ($any, $any)) AS #(x, y) | x integer, y text",
                    "(SELECT $any AS x UNION ALL SELECT $any) AS # | x integer",
                    "(customer JOIN orders USING (id)) AS # | id integer");

    /// What may stand around a query `%`.
    static final List<String> AROUND =
            List.of(
                    "WITH RECURSIVE r(n, t) AS (SELECT 1, $text UNION ALL SELECT n + 1, $text FROM"
                            + " r WHERE $boolean) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING"
                            + " p SELECT r.*, q.* FROM r, (%) AS q",
                    "WITH q AS MATERIALIZED (%), z AS (SELECT $any AS v FROM q) SELECT * FROM q, z",
                    "SELECT q.k0, count(*) FROM (%) AS q GROUP BY q.k0 HAVING count(*) > $integer",
                    "SELECT q, (q).k0, row_to_json(q) FROM (%) AS q ORDER BY q",
                    "SELECT DISTINCT ON (k0) * FROM (%) AS q ORDER BY k0, $integer",
                    "(%) ORDER BY 1 FETCH FIRST 3 ROWS WITH TIES",
                    "(%) UNION ALL (%) ORDER BY k0 DESC OFFSET $integer",
                    "SELECT ARRAY(%), EXISTS (%), (%)",
                    "SELECT k0 INTO made_up FROM (%) AS q",
                    "SELECT * FROM (%) AS q FOR UPDATE OF q SKIP LOCKED",
                    "SELECT JSON_ARRAY(%)",
                    "SELECT $any IN (%), $any = ANY (%)",
                    "SELECT q.k0, (SELECT CASE WHEN q.k0 = $any THEN q.k0 ELSE $any END FROM"
                            + " customer c JOIN orders o ON q.k0 = $any) FROM (%) AS q GROUP BY 1",
                    "SELECT (SELECT c.id FROM customer c JOIN orders o ON o.id = q.k0 WHERE c.id ="
                            + " q.k0 ORDER BY q.k0 LIMIT 1) FROM (%) AS q GROUP BY $any",
                    "INSERT INTO customer AS c (id) % ON CONFLICT (id) DO UPDATE SET name = $any"
                            + " WHERE c.id > excluded.id RETURNING c.id, $any",
                    "UPDATE orders SET (id, seq) = (%) WHERE $boolean",
                    "WITH w AS (DELETE FROM city WHERE id IN (%) RETURNING *) SELECT w.id FROM w",
                    "MERGE INTO orders o USING (%) AS q ON $boolean WHEN MATCHED AND $boolean THEN"
                            + " UPDATE SET id = $any WHEN NOT MATCHED BY SOURCE THEN DELETE"
                            + " RETURNING merge_action(), o.*");
}

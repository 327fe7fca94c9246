package org.schemaregistry.adapter.language.sql.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Draws expressions: of a wanted type as far as its small knowledge goes, or of any. One thread.
final class FuzzExpressions {
    private static final List<String> WANTED =
            List.of("integer", "numeric", "text", "boolean", "date", "timestamptz", "jsonb");

    private static final Map<String, List<String>> LITERALS =
            Map.ofEntries(
                    Map.entry("integer", List.of("1", "42", "-7", "'5'", "NULL", "1::int")),
                    Map.entry("bigint", List.of("3000000000", "1", "'12'::bigint")),
                    Map.entry("smallint", List.of("1::smallint", "'3'::smallint")),
                    Map.entry("numeric", List.of("1.5", "2e3", "'1.25'", "1::numeric(8,2)")),
                    Map.entry("real", List.of("1.5::real", "'NaN'::real")),
                    Map.entry("double precision", List.of("1.5::float8", "'Infinity'::float8")),
                    Map.entry("text", List.of("'a'", "'abc'::text", "''", "'x' 'y'", "E'a\\n'")),
                    Map.entry("varchar(20)", List.of("'a'::varchar", "'abc'")),
                    Map.entry("char(8)", List.of("'a'::char(8)")),
                    Map.entry("boolean", List.of("true", "false", "'t'", "NULL", "1 = 1")),
                    Map.entry(
                            "date",
                            List.of(
                                    "DATE '2024-02-29'",
                                    "'2024-01-01'",
                                    "current_date",
                                    "'today'")),
                    Map.entry(
                            "timestamp", List.of("TIMESTAMP '2024-01-01 10:00'", "localtimestamp")),
                    Map.entry("timestamptz", List.of("now()", "current_timestamp", "'now'")),
                    Map.entry("time", List.of("TIME '10:00'", "'10:00'::time", "localtime")),
                    Map.entry("interval", List.of("INTERVAL '1 day'", "'2 hours'::interval")),
                    Map.entry("json", List.of("'{\"a\": 1}'::json", "'[1]'")),
                    Map.entry("jsonb", List.of("'{\"a\": 1}'::jsonb", "'[1, 2]'::jsonb")),
                    Map.entry("bytea", List.of("'\\x00ff'::bytea")),
                    Map.entry("inet", List.of("'10.0.0.1'::inet", "'::1'")),
                    Map.entry("money", List.of("'1.50'::money")),
                    Map.entry("integer[]", List.of("ARRAY[1, 2]", "'{1,2}'", "'{}'::int[]")),
                    Map.entry("text[]", List.of("ARRAY['a', 'b']", "'{a,b}'::text[]")),
                    Map.entry("mood", List.of("'ok'", "'sad'::mood", "'happy'")),
                    Map.entry("int4range", List.of("'[1,5)'::int4range", "int4range(1, 5)")),
                    Map.entry("address", List.of("ROW('a', 1)::address", "('b', 2)")),
                    Map.entry("bit(4)", List.of("B'1010'", "'0101'")),
                    Map.entry("point", List.of("point(1, 2)", "'(1,2)'::point")),
                    Map.entry("positive", List.of("3", "5::positive")),
                    Map.entry("uuid", List.of("'00000000-0000-0000-0000-000000000001'::uuid")));

    /// Templates: `$type` is an expression of the type, `$any` of any type.
    private static final Map<String, List<String>> CALLS =
            Map.ofEntries(
                    Map.entry(
                            "integer",
                            List.of(
                                    "$integer + $integer",
                                    "$integer * $integer",
                                    "- $integer",
                                    "$integer % $integer",
                                    "length($text)",
                                    "strpos($text, $text)",
                                    "twice($integer)",
                                    "$date - $date",
                                    "abs($integer)",
                                    "CAST($text AS integer)",
                                    "array_length($integer[], 1)",
                                    "($integer[])[1]",
                                    "position($text IN $text)",
                                    "first_of($integer[])",
                                    "coalesce($integer, $integer)",
                                    "greatest($integer, $integer, $integer)",
                                    "nullif($integer, $integer)",
                                    "cardinality($text[])",
                                    "lower($int4range)",
                                    "jsonb_array_length($jsonb)",
                                    "CASE WHEN $boolean THEN $integer ELSE $integer END")),
                    Map.entry(
                            "numeric",
                            List.of(
                                    "$numeric + $integer",
                                    "$numeric / $numeric",
                                    "round($numeric, 2)",
                                    "round($numeric)",
                                    "extract(year FROM $date)",
                                    "extract(epoch FROM $timestamptz)",
                                    "trunc($numeric)",
                                    "$integer ^ $integer",
                                    "mod($numeric, $integer)",
                                    "($text)::numeric",
                                    "random()",
                                    "coalesce($numeric, $integer, 0)")),
                    Map.entry(
                            "text",
                            List.of(
                                    "$text || $text",
                                    "$text || $integer",
                                    "upper($text)",
                                    "substring($text FROM 1 FOR 2)",
                                    "substr($text, $integer)",
                                    "trim($text)",
                                    "trim(both 'x' FROM $text)",
                                    "overlay($text placing 'x' FROM 1)",
                                    "replace($text, $text, $text)",
                                    "concat($any, $any)",
                                    "format('%s', $any)",
                                    "to_char($timestamptz, 'YYYY')",
                                    "$jsonb ->> 'a'",
                                    "$jsonb #>> '{a,b}'",
                                    "pair($integer)",
                                    "pair(b => $text)",
                                    "($any)::text",
                                    "coalesce($text, $text)",
                                    "left($text, $integer)",
                                    "split_part($text, ',', 1)",
                                    "regexp_replace($text, 'a', 'b')",
                                    "array_to_string($text[], ',')",
                                    "($address).street",
                                    "CASE $any WHEN $any THEN $text END",
                                    "$text COLLATE \"C\"",
                                    "min($text) OVER (PARTITION BY $any)",
                                    "pg_typeof($any)",
                                    "md5($text)")),
                    Map.entry(
                            "boolean",
                            List.of(
                                    "$integer = $integer",
                                    "$text <> $text",
                                    "$numeric > $integer",
                                    "$date < $timestamptz",
                                    "$any = $any",
                                    "$any IS NULL",
                                    "$any IS DISTINCT FROM $any",
                                    "NOT $boolean",
                                    "$boolean AND $boolean",
                                    "$boolean OR $boolean",
                                    "$boolean IS NOT TRUE",
                                    "$integer BETWEEN $integer AND $integer",
                                    "$text LIKE $text",
                                    "$text ILIKE 'a%'",
                                    "$text ~ 'a'",
                                    "$text SIMILAR TO 'a'",
                                    "$integer IN ($integer, $integer)",
                                    "$any IN ($any, $any)",
                                    "$integer = ANY ($integer[])",
                                    "$text = ALL ($text[])",
                                    "$jsonb @> $jsonb",
                                    "$jsonb ? 'a'",
                                    "$integer[] && $integer[]",
                                    "($integer, $text) = ($integer, $text)",
                                    "($integer, $text) < ($any, $any)",
                                    "$int4range @> $integer",
                                    "$inet << $inet",
                                    "($date, $date) OVERLAPS ($date, $date)",
                                    "$mood = 'ok'",
                                    "$mood > $mood",
                                    "EXISTS (SELECT 1)",
                                    "starts_with($text, 'a')")),
                    Map.entry(
                            "date",
                            List.of(
                                    "$date + $integer",
                                    "($timestamptz)::date",
                                    "make_date(2024, $integer, 1)",
                                    "CAST($text AS date)",
                                    "greatest($date, $date)")),
                    Map.entry(
                            "timestamptz",
                            List.of(
                                    "$timestamptz + $interval",
                                    "date_trunc('day', $timestamptz)",
                                    "$timestamp AT TIME ZONE 'UTC'",
                                    "$timestamptz - interval '1 day'",
                                    "to_timestamp($integer)")),
                    Map.entry(
                            "jsonb",
                            List.of(
                                    "$jsonb -> 'a'",
                                    "$jsonb -> 0",
                                    "$jsonb || $jsonb",
                                    "to_jsonb($any)",
                                    "jsonb_build_object('a', $any)",
                                    "jsonb_set($jsonb, '{a}', $jsonb)",
                                    "$jsonb - 'a'",
                                    "$jsonb['a']")),
                    Map.entry("interval", List.of("$timestamptz - $timestamptz", "$interval * 2")),
                    Map.entry(
                            "integer[]",
                            List.of(
                                    "$integer[] || $integer",
                                    "array_append($integer[], $integer)")),
                    Map.entry(
                            "text[]",
                            List.of("string_to_array($text, ',')", "$text[] || $text[]")));

    private static final Map<String, List<String>> AGGREGATES =
            Map.of(
                    "integer", List.of("count(*)", "count(DISTINCT $any)", "max($integer)"),
                    "numeric",
                            List.of(
                                    "avg($integer)",
                                    "sum($numeric)",
                                    "sum($integer) FILTER (WHERE $boolean)",
                                    "percentile_cont(0.5) WITHIN GROUP (ORDER BY $numeric)"),
                    "text",
                            List.of(
                                    "string_agg($text, ',')",
                                    "min($text)",
                                    "longest($text)",
                                    "string_agg($text, ',' ORDER BY $any)"),
                    "boolean", List.of("bool_and($boolean)", "every($boolean)"),
                    "date", List.of("max($date)"),
                    "timestamptz", List.of("min($timestamptz)"),
                    "jsonb", List.of("jsonb_agg($any)", "jsonb_object_agg($text, $any)"));

    private final Random random;

    /// The share of values drawn without regard to the type that is wanted.
    private final double free;

    private int parameters;

    FuzzExpressions(Random random, double free) {
        this.random = random;
        this.free = free;
    }

    /// A column in scope; `reference` is how it may be written.
    record Visible(String reference, String type) {}

    String anyType() {
        return random.nextInt(3) > 0 ? one(WANTED) : one(FuzzSchema.TYPES);
    }

    String any(List<Visible> scope, int depth) {
        return of(anyType(), scope, depth);
    }

    String bool(List<Visible> scope, int depth) {
        return of("boolean", scope, depth);
    }

    String of(String wanted, List<Visible> scope, int depth) {
        String type = random.nextDouble() < free ? anyType() : wanted;
        int choice = random.nextInt(10);
        Map<String, List<String>> templates = random.nextInt(3) == 0 ? FuzzForms.CALLS : CALLS;
        List<String> calls = templates.getOrDefault(type, List.of());
        if (depth > 0 && !calls.isEmpty() && choice < 5) {
            String filled = filled(one(calls), scope, depth - 1);
            return random.nextInt(3) == 0 ? filled : "(" + filled + ")";
        }
        if (choice < 9) {
            List<Visible> fitting = new ArrayList<>();
            for (Visible column : scope) {
                if (column.type().equals(type)) {
                    fitting.add(column);
                }
            }
            if (!fitting.isEmpty()) {
                return one(fitting).reference();
            }
        }
        if (random.nextInt(40) == 0) {
            parameters++;
            return "$"
                    + (1 + random.nextInt(parameters))
                    + (random.nextBoolean() ? "::" + type : "");
        }
        return one(LITERALS.getOrDefault(type, List.of("NULL::" + type)));
    }

    String aggregate(List<Visible> scope, int depth) {
        String type = one(WANTED);
        List<String> usual = Objects.requireNonNull(AGGREGATES.get(type));
        List<String> rarer = FuzzForms.AGGREGATES.getOrDefault(type, usual);
        return filled(one(random.nextInt(3) == 0 ? rarer : usual), scope, depth - 1);
    }

    /// The template with drawn expressions; a `$` without a name behind it stays.
    String filled(String template, List<Visible> scope, int depth) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (c != '$') {
                text.append(c);
                at++;
                continue;
            }
            int end = at + 1;
            while (end < template.length() && Character.isLetterOrDigit(template.charAt(end))) {
                end++;
            }
            if (end == at + 1) {
                text.append(c);
                at++;
                continue;
            }
            if (template.startsWith("[]", end)) {
                end += 2;
            }
            String name = template.substring(at + 1, end);
            String type = name.equals("any") ? anyType() : name;
            text.append(of(type, scope, depth));
            at = end;
        }
        return text.toString();
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

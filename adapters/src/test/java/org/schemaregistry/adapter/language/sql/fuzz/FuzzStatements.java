package org.schemaregistry.adapter.language.sql.fuzz;

import org.schemaregistry.adapter.language.sql.SqlTokens;
import org.schemaregistry.adapter.language.sql.fuzz.FuzzExpressions.Visible;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws queries and DML over a schema: some right by construction, some free, some with a token
/// changed. One thread.
final class FuzzStatements {
    private static final int DEPTH = 2;
    private static final List<String> WORDS =
            List.of(
                    "SELECT",
                    "FROM",
                    "WHERE",
                    "AND",
                    "NOT",
                    "(",
                    ")",
                    ",",
                    ".",
                    "'x'",
                    "1",
                    "*",
                    "id",
                    "name",
                    "customer",
                    "count",
                    "NULL",
                    "AS",
                    "ORDER",
                    "::",
                    "=",
                    "[",
                    "]");

    private final FuzzSchema schema;
    private final Random random;
    private FuzzExpressions expressions;
    private int aliases;

    /// A table expression with what it shows.
    private record Source(String text, List<Visible> columns) {}

    FuzzStatements(FuzzSchema schema, Random random) {
        this.schema = schema;
        this.random = random;
        this.expressions = new FuzzExpressions(random, 0);
    }

    String next() {
        double free = List.of(0.0, 0.0, 0.05, 0.3).get(random.nextInt(4));
        expressions = new FuzzExpressions(random, free);
        aliases = 0;
        String statement =
                switch (random.nextInt(12)) {
                    case 0 -> insert();
                    case 1 -> update();
                    case 2 -> delete();
                    case 3 -> random.nextBoolean() ? merge() : with();
                    case 4 -> around();
                    default -> select(List.of(), DEPTH, true).text();
                };
        return random.nextInt(4) == 0 ? damaged(statement) : statement;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    // Queries

    private Source select(List<Visible> outer, int depth, boolean top) {
        if (depth > 0 && chance(9)) {
            return set(outer, depth);
        }
        Source from = chance(12) ? new Source("", List.of()) : from(outer, depth);
        List<Visible> scope = new ArrayList<>(from.columns());
        if (scope.isEmpty() || chance(3)) {
            scope.addAll(outer);
        }
        boolean grouped = chance(4);
        List<String> keys = new ArrayList<>();
        List<Visible> shown = new ArrayList<>();
        StringBuilder targets = new StringBuilder();
        if (!grouped && chance(8) && !from.columns().isEmpty()) {
            targets.append("*");
        } else {
            int width = 1 + random.nextInt(3);
            for (int i = 0; i < width; i++) {
                String type = expressions.anyType();
                String value = target(type, scope, depth, grouped, keys);
                targets.append(i == 0 ? "" : ", ").append(value);
                targets.append(" AS k").append(i);
                shown.add(new Visible("k" + i, type));
            }
        }
        StringBuilder text = new StringBuilder("SELECT ");
        text.append(chance(12) ? "DISTINCT " : "").append(targets);
        if (!from.text().isEmpty()) {
            text.append(" FROM ").append(from.text());
        }
        if (chance(2)) {
            text.append(" WHERE ").append(expressions.bool(scope, depth));
        }
        if (grouped && !keys.isEmpty()) {
            text.append(" GROUP BY ").append(groupBy(keys));
        }
        if (grouped && chance(3)) {
            text.append(" HAVING ").append(expressions.aggregate(scope, 1)).append(" IS NOT NULL");
        }
        if (top && chance(3)) {
            text.append(" ORDER BY ");
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "1";
                        case 1 -> "k0 DESC NULLS LAST";
                        case 2 -> grouped && !keys.isEmpty() ? keys.getFirst() : "k0";
                        default -> expressions.any(scope, 1);
                    });
        }
        if (chance(8)) {
            text.append(" LIMIT ").append(chance(4) ? expressions.of("integer", scope, 1) : "5");
        }
        text.append(top && chance(20) ? " FOR UPDATE" : "");
        return new Source(text.toString(), shown);
    }

    private String groupBy(List<String> keys) {
        String list = String.join(", ", keys);
        return switch (random.nextInt(8)) {
            case 0 -> "ROLLUP (" + list + ")";
            case 1 -> "GROUPING SETS ((" + list + "), ())";
            case 2 -> "1";
            default -> list;
        };
    }

    private String target(
            String type, List<Visible> scope, int depth, boolean grouped, List<String> keys) {
        if (grouped) {
            if (chance(2) && !scope.isEmpty()) {
                String key = expressions.one(scope).reference();
                keys.add(key);
                return chance(3) ? "coalesce(" + key + ")" : key;
            }
            return expressions.aggregate(scope, depth);
        }
        if (depth > 0 && chance(10)) {
            return "(" + select(scope, 0, false).text() + ")";
        }
        if (chance(12)) {
            return List.of(
                            "row_number() OVER (ORDER BY " + expressions.any(scope, 0) + ")",
                            "lag(" + expressions.any(scope, 0) + ") OVER ()",
                            "rank() OVER (PARTITION BY " + expressions.any(scope, 0) + ")",
                            "sum(1) OVER (ORDER BY 1 ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)")
                    .get(random.nextInt(4));
        }
        return expressions.of(type, scope, depth);
    }

    private Source set(List<Visible> outer, int depth) {
        Source left = select(outer, depth - 1, false);
        Source right = select(outer, depth - 1, false);
        String word = List.of("UNION", "UNION ALL", "INTERSECT", "EXCEPT").get(random.nextInt(4));
        return new Source(
                "(" + left.text() + ") " + word + " (" + right.text() + ")", left.columns());
    }

    private Source from(List<Visible> outer, int depth) {
        Source first = item(outer, depth, false);
        StringBuilder text = new StringBuilder(first.text());
        List<Visible> columns = new ArrayList<>(first.columns());
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            boolean lateral = chance(5);
            Source next = item(lateral ? columns : outer, depth, lateral);
            List<Visible> both = new ArrayList<>(columns);
            both.addAll(next.columns());
            switch (random.nextInt(5)) {
                case 0 -> text.append(", ").append(next.text());
                case 1 -> text.append(" CROSS JOIN ").append(next.text());
                case 2 ->
                        text.append(" LEFT JOIN ")
                                .append(next.text())
                                .append(" ON ")
                                .append(expressions.bool(both, 1));
                case 3 ->
                        text.append(" JOIN ")
                                .append(next.text())
                                .append(chance(2) ? " USING (id)" : " ON true");
                default ->
                        text.append(" JOIN ")
                                .append(next.text())
                                .append(" ON ")
                                .append(expressions.bool(both, 1));
            }
            columns = both;
        }
        return new Source(text.toString(), columns);
    }

    private Source item(List<Visible> outer, int depth, boolean lateral) {
        String alias = "t" + aliases++;
        if (depth > 0 && chance(5)) {
            Source inner = select(outer, depth - 1, false);
            return new Source(
                    (lateral ? "LATERAL (" : "(") + inner.text() + ") AS " + alias,
                    qualified(alias, inner.columns()));
        }
        if (chance(10)) {
            return rare(alias, outer);
        }
        if (chance(12)) {
            return switch (random.nextInt(4)) {
                case 0 ->
                        new Source(
                                "generate_series(1, "
                                        + expressions.of("integer", outer, 0)
                                        + ") AS "
                                        + alias
                                        + "(n)",
                                List.of(new Visible(alias + ".n", "integer")));
                case 1 ->
                        new Source(
                                "unnest(ARRAY['a', 'b']) WITH ORDINALITY AS " + alias + "(v, o)",
                                List.of(
                                        new Visible(alias + ".v", "text"),
                                        new Visible("o", "bigint")));
                case 2 ->
                        new Source(
                                "(VALUES (1, 'a'), (2, 'b')) AS " + alias + "(x, y)",
                                List.of(
                                        new Visible(alias + ".x", "integer"),
                                        new Visible("y", "text")));
                default ->
                        new Source(
                                "series(1, 3) AS " + alias,
                                List.of(
                                        new Visible(alias + ".n", "integer"),
                                        new Visible(alias + ".label", "text")));
            };
        }
        FuzzSchema.Table table = expressions.one(schema.tables());
        return new Source(table.name() + " AS " + alias, columns(table, alias));
    }

    private static List<Visible> columns(FuzzSchema.Table table, String alias) {
        List<Visible> columns = new ArrayList<>();
        for (FuzzSchema.Column column : table.columns()) {
            columns.add(new Visible(alias + "." + column.name(), column.type()));
        }
        return columns;
    }

    private static List<Visible> qualified(String alias, List<Visible> columns) {
        List<Visible> qualified = new ArrayList<>();
        for (Visible column : columns) {
            qualified.add(new Visible(alias + "." + column.reference(), column.type()));
        }
        return qualified;
    }

    private String with() {
        Source inner = select(List.of(), 1, false);
        Source other = select(qualified("w", inner.columns()), 1, false);
        if (chance(3)) {
            return "WITH RECURSIVE w(n) AS (SELECT "
                    + expressions.of("integer", List.of(), 1)
                    + " UNION ALL SELECT n + 1 FROM w WHERE n < 5) SELECT "
                    + expressions.of("integer", List.of(new Visible("w.n", "integer")), 2)
                    + " FROM w";
        }
        return "WITH w AS (" + inner.text() + ") SELECT x.* FROM w, (" + other.text() + ") AS x";
    }

    /// A query inside something else; the same one at each of its places.
    private String around() {
        Source inner = select(List.of(), 1, false);
        String template = expressions.one(FuzzForms.AROUND);
        List<Visible> scope = chance(2) ? List.of() : qualified("q", inner.columns());
        return expressions.filled(template, scope, 1).replace("%", inner.text());
    }

    /// One of the rarer table expressions, behind whose text stand its columns.
    private Source rare(String alias, List<Visible> outer) {
        String template = expressions.one(FuzzForms.ITEMS);
        int bar = template.lastIndexOf('|');
        String text = template.substring(0, bar).strip().replace("#", alias);
        List<Visible> columns = new ArrayList<>();
        for (String column : template.substring(bar + 1).split(",", -1)) {
            String[] parts = column.strip().split(" ", -1);
            columns.add(new Visible(alias + "." + parts[0], parts[1]));
        }
        return new Source(expressions.filled(text, outer, 0), columns);
    }

    // DML

    private String insert() {
        FuzzSchema.Table table = expressions.one(schema.tables());
        List<FuzzSchema.Column> columns = some(table);
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (FuzzSchema.Column column : columns) {
            names.add(column.name());
            values.add(chance(8) ? "DEFAULT" : expressions.of(column.type(), List.of(), 1));
        }
        String target = "INSERT INTO " + table.name() + " (" + String.join(", ", names) + ") ";
        String body =
                chance(4)
                        ? select(List.of(), 1, false).text()
                        : "VALUES (" + String.join(", ", values) + ")";
        String conflict =
                switch (random.nextInt(6)) {
                    case 0 -> " ON CONFLICT DO NOTHING";
                    case 1 -> " ON CONFLICT (id) DO NOTHING";
                    case 2 ->
                            " ON CONFLICT (id) DO UPDATE SET "
                                    + columns.getFirst().name()
                                    + " = excluded."
                                    + columns.getLast().name();
                    default -> "";
                };
        return target + body + conflict + returning(columns(table, table.name()));
    }

    private List<FuzzSchema.Column> some(FuzzSchema.Table table) {
        List<FuzzSchema.Column> columns = new ArrayList<>();
        for (FuzzSchema.Column column : table.columns()) {
            boolean made = column.name().equals("made") || column.name().equals("seq");
            if (made ? chance(12) : chance(2)) {
                columns.add(column);
            }
        }
        return columns.isEmpty() ? List.of(table.columns().getFirst()) : columns;
    }

    private String returning(List<Visible> scope) {
        return chance(3) ? " RETURNING " + expressions.any(scope, 1) : "";
    }

    private String update() {
        FuzzSchema.Table table = expressions.one(schema.tables());
        List<Visible> scope = new ArrayList<>(columns(table, "u"));
        String from = "";
        if (chance(3)) {
            Source other = item(List.of(), 1, false);
            scope.addAll(other.columns());
            from = " FROM " + other.text();
        }
        List<String> sets = new ArrayList<>();
        for (FuzzSchema.Column column : some(table)) {
            sets.add(column.name() + " = " + expressions.of(column.type(), scope, 1));
        }
        return "UPDATE "
                + table.name()
                + " AS u SET "
                + String.join(", ", sets)
                + from
                + " WHERE "
                + expressions.bool(scope, 1)
                + returning(scope);
    }

    private String delete() {
        FuzzSchema.Table table = expressions.one(schema.tables());
        List<Visible> scope = new ArrayList<>(columns(table, table.name()));
        String using = "";
        if (chance(3)) {
            Source other = item(List.of(), 1, false);
            scope.addAll(other.columns());
            using = " USING " + other.text();
        }
        return "DELETE FROM "
                + table.name()
                + using
                + " WHERE "
                + expressions.bool(scope, 2)
                + returning(scope);
    }

    private String merge() {
        FuzzSchema.Table table = expressions.one(schema.tables());
        Source other = item(List.of(), 1, false);
        List<Visible> scope = new ArrayList<>(columns(table, "m"));
        scope.addAll(other.columns());
        FuzzSchema.Column column = some(table).getFirst();
        return "MERGE INTO "
                + table.name()
                + " AS m USING "
                + other.text()
                + " ON "
                + expressions.bool(scope, 1)
                + " WHEN MATCHED THEN "
                + (chance(2)
                        ? "DELETE"
                        : "UPDATE SET "
                                + column.name()
                                + " = "
                                + expressions.of(column.type(), scope, 1))
                + " WHEN NOT MATCHED THEN INSERT ("
                + column.name()
                + ") VALUES ("
                + expressions.of(column.type(), other.columns(), 1)
                + ")";
    }

    /// One token left out, doubled, swapped or replaced.
    private String damaged(String statement) {
        SqlTokens query = SqlTokens.of(statement);
        int at = random.nextInt(query.tokens().size());
        SqlTokens.Token token = query.tokens().get(at);
        String replacement =
                switch (random.nextInt(5)) {
                    case 0 -> "";
                    case 1 -> token.text() + " " + token.text();
                    case 2 -> query.tokens().get(random.nextInt(query.tokens().size())).text();
                    case 3 ->
                            token.kind() == SqlTokens.Kind.WORD
                                    ? token.text().substring(1) + "q"
                                    : expressions.one(WORDS);
                    default -> expressions.one(WORDS);
                };
        return query.with(List.of(new SqlTokens.Edit(at, " " + replacement + " ")));
    }
}

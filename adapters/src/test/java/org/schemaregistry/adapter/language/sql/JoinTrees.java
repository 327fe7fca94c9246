package org.schemaregistry.adapter.language.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Random trees of joins over six tables, each with what may be null in their result. One thread.
public final class JoinTrees {
    /// Rows without a partner on every side of every join; `id` does not always stand first.
    public static final String DDL =
            """
            CREATE TABLE t1 (id integer NOT NULL, k1 integer NOT NULL, v1 integer);
            CREATE TABLE t2 (id integer NOT NULL, k2 integer NOT NULL, v2 integer);
            CREATE TABLE t3 (k3 integer NOT NULL, id integer NOT NULL, v3 integer);
            CREATE TABLE t4 (id integer, k4 integer NOT NULL, v4 integer);
            CREATE TABLE t5 (v5 integer, k5 integer NOT NULL, id integer NOT NULL);
            CREATE TABLE t6 (id integer NOT NULL, k6 integer NOT NULL, v6 integer);
            INSERT INTO t1 VALUES (1, 1, NULL), (2, 4, 2), (3, 6, NULL);
            INSERT INTO t2 VALUES (2, 2, 2), (3, 1, NULL), (4, 6, NULL);
            INSERT INTO t3 VALUES (3, 3, NULL), (4, 4, 3), (1, 5, 3);
            INSERT INTO t4 VALUES (NULL, 1, 4), (1, 2, NULL), (5, 5, NULL);
            INSERT INTO t5 VALUES (NULL, 6, 6), (5, 4, 1), (5, 5, 5);
            """;

    private static final int MAX_DEPTH = 3;

    private final Random random;
    private final boolean postgres;
    private final boolean unnamed;
    private final List<String> tables = new ArrayList<>();
    private final List<String> with = new ArrayList<>();
    private int names;

    /// A column that a star shows, or that is reached by a qualified name.
    public record Column(String name, boolean nullable) {
        private Column filled(boolean nulls) {
            return new Column(name, nullable || nulls);
        }
    }

    /// A query and the columns of its result.
    public record Query(String sql, List<Column> columns) {}

    private record Tree(String sql, boolean join, List<Column> stars, List<Column> qualified) {
        private boolean merges() {
            return stars.stream().filter(column -> column.name().equals("id")).count() == 1;
        }
    }

    private enum Kind {
        CROSS,
        INNER,
        LEFT,
        RIGHT,
        FULL
    }

    /// @param postgres with LATERAL and aliases of joins, and merged columns before all others
    /// @param unnamed with subqueries that have no name
    public JoinTrees(long seed, boolean postgres, boolean unnamed) {
        this.random = new Random(seed);
        this.postgres = postgres;
        this.unnamed = unnamed;
    }

    public Query next() {
        tables.clear();
        with.clear();
        names = 0;
        for (int i = 1; i <= 6; i++) {
            tables.add(random.nextInt(tables.size() + 1), "t" + i);
        }
        Tree tree = join(0, postgres);
        StringBuilder sql = new StringBuilder();
        if (!with.isEmpty()) {
            sql.append("WITH ").append(String.join(", ", with)).append(' ');
        }
        sql.append("SELECT *");
        tree.qualified().forEach(column -> sql.append(", ").append(column.name()));
        List<Column> columns = new ArrayList<>(tree.stars());
        columns.addAll(tree.qualified());
        return new Query(sql + " FROM " + tree.sql(), columns);
    }

    private Tree tree(int depth, boolean first) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> table();
            case 2 -> depth < MAX_DEPTH ? wrapped(join(depth + 1, postgres)) : table();
            default -> depth < MAX_DEPTH ? join(depth + 1, first) : table();
        };
    }

    private Tree table() {
        if (tables.isEmpty()) {
            String name = "e" + ++names;
            List<Column> none = List.of(new Column("x" + names, true));
            return new Tree(
                    "(SELECT CAST(NULL AS integer) AS x" + names + ") AS " + name,
                    false,
                    none,
                    List.of(new Column(name + ".x" + names, true)));
        }
        String name = tables.removeLast();
        String number = name.substring(1);
        Column id = new Column("id", name.equals("t4"));
        Column key = new Column("k" + number, false);
        Column value = new Column("v" + number, true);
        List<Column> columns =
                switch (name) {
                    case "t3" -> List.of(key, id, value);
                    case "t5" -> List.of(value, key, id);
                    default -> List.of(id, key, value);
                };
        return new Tree(name, false, columns, under(name, columns));
    }

    private static List<Column> under(String alias, List<Column> columns) {
        Set<String> once = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        columns.forEach(column -> (once.add(column.name()) ? once : twice).add(column.name()));
        return columns.stream()
                .filter(column -> !twice.contains(column.name()))
                .map(column -> new Column(alias + "." + column.name(), column.nullable()))
                .toList();
    }

    private Tree wrapped(Tree tree) {
        String alias = "s" + ++names;
        String select = "(SELECT * FROM " + tree.sql() + ")";
        return switch (random.nextInt(postgres ? 4 : 3)) {
            case 0 -> commonTable(alias, select, tree);
            case 1 ->
                    unnamed
                            ? new Tree(select, false, tree.stars(), List.of())
                            : named(select, alias, tree);
            case 2 -> named(select, alias, tree);
            default -> named("(" + tree.sql() + ")", alias, tree);
        };
    }

    private Tree commonTable(String alias, String select, Tree tree) {
        if (random.nextBoolean()) {
            with.add(alias + " AS " + select);
            return new Tree(alias, false, tree.stars(), under(alias, tree.stars()));
        }
        List<Column> renamed = new ArrayList<>();
        for (Column column : tree.stars()) {
            renamed.add(new Column(alias + "_" + renamed.size(), column.nullable()));
        }
        List<String> list = renamed.stream().map(Column::name).toList();
        with.add(alias + " (" + String.join(", ", list) + ") AS " + select);
        return new Tree(alias, false, renamed, under(alias, renamed));
    }

    private static Tree named(String sql, String alias, Tree tree) {
        return new Tree(sql + " AS " + alias, false, tree.stars(), under(alias, tree.stars()));
    }

    private Tree join(int depth, boolean first) {
        Tree left = tree(depth, first);
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        boolean toTheRight = kind != Kind.RIGHT && kind != Kind.FULL;
        if (postgres && toTheRight && !left.qualified().isEmpty() && random.nextInt(5) == 0) {
            return joined(kind, left, lateral(left), first);
        }
        return joined(kind, left, tree(depth, true), first);
    }

    private Tree lateral(Tree left) {
        String alias = "l" + ++names;
        Column seen = left.qualified().get(random.nextInt(left.qualified().size()));
        List<Column> columns = List.of(new Column("w" + names, seen.nullable()));
        return new Tree(
                "LATERAL (SELECT " + seen.name() + " AS w" + names + ") AS " + alias,
                false,
                columns,
                under(alias, columns));
    }

    /// @param first merged columns come first
    private Tree joined(Kind asked, Tree left, Tree right, boolean first) {
        boolean using = left.merges() && right.merges() && random.nextBoolean();
        String on = using ? "" : on(left, right);
        Kind kind = asked == Kind.FULL && on.contains("1 = ") ? Kind.LEFT : asked;
        boolean plain = kind == Kind.CROSS;
        boolean natural = using && random.nextInt(3) == 0;
        String sql =
                left.sql()
                        + (natural && !plain ? " NATURAL " : " ")
                        + kind
                        + " JOIN "
                        + (right.join() ? "(" + right.sql() + ")" : right.sql())
                        + (plain || natural ? "" : using ? " USING (id)" : on);
        boolean fillsLeft = kind == Kind.RIGHT || kind == Kind.FULL;
        boolean fillsRight = kind == Kind.LEFT || kind == Kind.FULL;
        List<Column> stars = new ArrayList<>();
        Column merged = using && !plain ? merged(kind, id(left), id(right)) : null;
        if (merged != null && first) {
            stars.add(merged);
        }
        for (Column column : left.stars()) {
            if (merged == null || !column.name().equals("id")) {
                stars.add(column.filled(fillsLeft));
            } else if (!first) {
                stars.add(merged);
            }
        }
        for (Column column : right.stars()) {
            if (merged == null || !column.name().equals("id")) {
                stars.add(column.filled(fillsRight));
            }
        }
        List<Column> qualified = new ArrayList<>();
        left.qualified().forEach(column -> qualified.add(column.filled(fillsLeft)));
        right.qualified().forEach(column -> qualified.add(column.filled(fillsRight)));
        return new Tree(sql, true, stars, qualified);
    }

    private static Column merged(Kind kind, Column left, Column right) {
        return switch (kind) {
            case CROSS, INNER, LEFT -> left;
            case RIGHT -> right;
            case FULL -> new Column("id", left.nullable() || right.nullable());
        };
    }

    private static Column id(Tree tree) {
        return tree.stars().stream()
                .filter(column -> column.name().equals("id"))
                .findFirst()
                .orElseThrow();
    }

    private String on(Tree left, Tree right) {
        if (left.qualified().isEmpty() || right.qualified().isEmpty() || random.nextInt(4) == 0) {
            return random.nextBoolean() ? " ON 1 = 1" : " ON 1 = 0";
        }
        return " ON "
                + left.qualified().get(random.nextInt(left.qualified().size())).name()
                + " = "
                + right.qualified().get(random.nextInt(right.qualified().size())).name();
    }
}

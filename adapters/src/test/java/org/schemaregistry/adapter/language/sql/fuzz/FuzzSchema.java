package org.schemaregistry.adapter.language.sql.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A drawn schema: tables of many column types with keys, defaults and generated columns, beside
/// fixed types, functions and views. Immutable.
record FuzzSchema(String ddl, List<Table> tables) {
    static final List<String> TYPES =
            List.of(
                    "integer",
                    "bigint",
                    "smallint",
                    "numeric",
                    "real",
                    "double precision",
                    "text",
                    "varchar(20)",
                    "char(8)",
                    "boolean",
                    "date",
                    "timestamp",
                    "timestamptz",
                    "time",
                    "interval",
                    "json",
                    "jsonb",
                    "uuid",
                    "bytea",
                    "inet",
                    "money",
                    "integer[]",
                    "text[]",
                    "mood",
                    "positive",
                    "address",
                    "int4range",
                    "bit(4)",
                    "point",
                    "tsvector",
                    "xml");

    private static final String FIXED =
            """
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE TYPE address AS (street text, zip integer);
            CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
            CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n * 2';
            CREATE FUNCTION pair(a integer DEFAULT 1, b text DEFAULT 'x') RETURNS text
                LANGUAGE sql AS 'SELECT b || a';
            CREATE FUNCTION series(lo integer, hi integer) RETURNS TABLE (n integer, label text)
                LANGUAGE sql AS 'SELECT x, x::text FROM generate_series(lo, hi) x';
            CREATE FUNCTION first_of(anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1[1]';
            CREATE AGGREGATE longest(text) (SFUNC = textcat, STYPE = text);
            """;

    record Column(String name, String type) {}

    record Table(String name, List<Column> columns) {}

    private static final List<String> NAMES =
            List.of("id", "name", "code", "total", "born", "note", "state", "ref", "kind", "value");

    static FuzzSchema of(Random random) {
        StringBuilder ddl = new StringBuilder(FIXED);
        List<Table> tables = new ArrayList<>();
        for (String name : List.of("customer", "orders", "item", "event", "city")) {
            List<Column> columns = new ArrayList<>();
            columns.add(new Column("id", random.nextInt(4) == 0 ? "bigint" : "integer"));
            ddl.append("CREATE TABLE ").append(name).append(" (id ");
            ddl.append(columns.getFirst().type());
            ddl.append(random.nextBoolean() ? " PRIMARY KEY" : " UNIQUE");
            for (int i = 0; i < 9; i++) {
                String type = TYPES.get(random.nextInt(TYPES.size()));
                String column = i < 3 ? NAMES.get(1 + random.nextInt(9)) : "c" + i;
                if (columns.stream().anyMatch(known -> known.name().equals(column))) {
                    continue;
                }
                columns.add(new Column(column, type));
                ddl.append(", ").append(column).append(' ').append(type);
                ddl.append(
                        switch (random.nextInt(6)) {
                            case 0 -> " NOT NULL";
                            case 1 -> " DEFAULT NULL";
                            default -> "";
                        });
            }
            ddl.append(", made integer GENERATED ALWAYS AS (1 + 1) STORED");
            ddl.append(", seq integer GENERATED ALWAYS AS IDENTITY);\n");
            columns.add(new Column("made", "integer"));
            columns.add(new Column("seq", "integer"));
            tables.add(new Table(name, List.copyOf(columns)));
        }
        ddl.append("CREATE VIEW recent AS SELECT id, c4 FROM customer;\n");
        String viewed =
                tables.getFirst().columns().stream()
                        .filter(column -> column.name().equals("c4"))
                        .findFirst()
                        .orElseThrow()
                        .type();
        tables.add(
                new Table(
                        "recent",
                        List.of(
                                new Column("id", tables.getFirst().columns().getFirst().type()),
                                new Column("c4", viewed))));
        return new FuzzSchema(ddl.toString(), List.copyOf(tables));
    }
}

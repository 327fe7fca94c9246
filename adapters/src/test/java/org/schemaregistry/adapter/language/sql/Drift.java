package org.schemaregistry.adapter.language.sql;

import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Draws alterations of a schema, on what its queries use. Some of them the server refuses. One
/// thread.
final class Drift {
    private static final List<String> TYPES =
            List.of(
                    "integer",
                    "bigint",
                    "smallint",
                    "numeric(12,2)",
                    "double precision",
                    "text",
                    "varchar(80)",
                    "char(12)",
                    "boolean",
                    "date",
                    "timestamp",
                    "timestamptz",
                    "time",
                    "interval",
                    "jsonb",
                    "uuid",
                    "bytea",
                    "integer[]",
                    "text[]");

    private final Random random;
    private final List<Place> places = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private record Place(QualifiedName table, Field field) {}

    /// @param queries the texts that decide which columns are drawn
    Drift(Snapshot snapshot, List<String> queries, Random random) {
        this.random = random;
        String all = String.join(" ", queries).toLowerCase(Locale.ROOT);
        snapshot.tables()
                .forEach((name, table) -> {
                    if (all.contains(name.name().toLowerCase(Locale.ROOT))) {
                        used(name, table, all);
                    }
                });
    }

    private void used(QualifiedName name, Table table, String all) {
        names.add(name.name());
        for (Field field : table.fieldsByPosition()) {
            if (all.contains(field.name().toLowerCase(Locale.ROOT))) {
                places.add(new Place(name, field));
                names.add(field.name());
            }
        }
    }

    String next() {
        Place place = places.get(random.nextInt(places.size()));
        String table = quoted(place.table().name());
        String column = quoted(place.field().name());
        String alter = "ALTER TABLE " + table + " ";
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> alter + "DROP COLUMN " + column + " CASCADE";
            case 3, 4 -> alter + "RENAME COLUMN " + column + " TO " + quoted(renamed(column));
            case 5 -> alter + "RENAME TO " + quoted(renamed(table));
            case 6 -> "DROP TABLE " + table + " CASCADE";
            case 7, 8, 9, 10, 11 -> retype(place, alter, column);
            case 12 ->
                    alter
                            + "ALTER "
                            + column
                            + (place.field().nullable() ? " SET NOT NULL" : " DROP NOT NULL");
            case 13 ->
                    random.nextBoolean()
                            ? alter + "ALTER " + column + " SET DEFAULT NULL"
                            : alter + "ALTER " + column + " DROP DEFAULT";
            case 14 ->
                    alter
                            + "ADD COLUMN "
                            + quoted(names.get(random.nextInt(names.size())))
                            + " "
                            + type();
            default -> alter + "DROP CONSTRAINT " + quoted(place.table().name() + "_pkey");
        };
    }

    private String retype(Place place, String alter, String column) {
        String type = type();
        // An empty table takes any value: the type changes even where no cast exists.
        String drop =
                place.field().defaultValue() == null ? "" : "ALTER " + column + " DROP DEFAULT, ";
        return alter + drop + "ALTER " + column + " TYPE " + type + " USING NULL::" + type;
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    /// A fresh name, or one that is used elsewhere already.
    private String renamed(String quoted) {
        return switch (random.nextInt(3)) {
            case 0 -> names.get(random.nextInt(names.size()));
            case 1 -> quoted.replace("\"", "") + "_old";
            default -> "renamed";
        };
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}

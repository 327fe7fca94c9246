package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.StoredTable;
import org.schemaregistry.registry.store.StoredTable.Column;
import org.schemaregistry.registry.store.StoredTable.Kind;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of a registry as a PostgreSQL database itself tells them, so that a copy forgets
/// none.
final class PostgresShape {
    private static final String COLUMNS =
            """
            SELECT c.relname, a.attname, t.typname, coalesce(k.place, 0), a.attidentity <> ''
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
              AND NOT a.attisdropped
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN (
              SELECT p.conrelid, k.attnum, k.place
              FROM pg_catalog.pg_constraint p, unnest(p.conkey) WITH ORDINALITY AS k(attnum, place)
              WHERE p.contype = 'p') k ON k.conrelid = c.oid AND k.attnum = a.attnum
            WHERE c.relkind IN ('r', 'p') AND pg_catalog.pg_table_is_visible(c.oid)
              AND c.relname LIKE 'registry\\_%' ORDER BY c.relname, a.attname\
            """;

    private PostgresShape() {}

    /// A column that draws its values from a sequence.
    record Identity(String table, String column) {}

    /// In the order in which they can be filled: the specification's come first, the head last.
    /// Foreign keys between the registry's own tables there are none.
    static List<StoredTable> tables(Connection connection) throws SQLException {
        List<StoredTable> tables = new ArrayList<>();
        for (SpecifiedTable specified : SpecifiedTable.values()) {
            tables.add(specified.stored());
        }
        SortedMap<String, List<Column>> columns = new TreeMap<>();
        Map<String, SortedMap<Integer, String>> keys = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                String table = row.getString(1);
                if (CopyMark.NOT_COPIED.contains(table)) {
                    continue;
                }
                String column = row.getString(2);
                columns.computeIfAbsent(table, name -> new ArrayList<>())
                        .add(new Column(column, kind(table, column, row.getString(3))));
                if (row.getInt(4) > 0) {
                    keys.computeIfAbsent(table, name -> new TreeMap<>()).put(row.getInt(4), column);
                }
            }
        }
        columns.forEach((name, all) -> {
            all.sort(Comparator.comparing(Column::name));
            List<String> key = List.copyOf(keys.getOrDefault(name, new TreeMap<>()).values());
            tables.add(new StoredTable(name, all, key));
        });
        tables.sort(Comparator.comparing(table -> table.name().equals(StoredTable.HEAD)));
        return tables;
    }

    static List<Identity> identities(Connection connection) throws SQLException {
        List<Identity> identities = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                if (row.getBoolean(5)) {
                    identities.add(new Identity(row.getString(1), row.getString(2)));
                }
            }
        }
        return identities;
    }

    private static Kind kind(String table, String column, String type) {
        return switch (type) {
            case "text" -> Kind.TEXT;
            case "int2", "int4", "int8" -> Kind.INTEGER;
            default ->
                    throw new IllegalStateException(
                            table + "." + column + ": no copy knows the type " + type);
        };
    }
}

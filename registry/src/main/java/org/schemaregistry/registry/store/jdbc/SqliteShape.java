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
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of a registry as a SQLite file itself tells them, so that a copy forgets none.
final class SqliteShape {
    /// Only SQLite has it, and outside a transaction it is always 0.
    static final String WRITING = "writing";

    private SqliteShape() {}

    /// In the order in which they can be filled: the head comes last, since while it is absent no
    /// trigger takes a row for another program's.
    static List<StoredTable> tables(Connection connection) throws SQLException {
        List<StoredTable> tables = new ArrayList<>();
        for (SpecifiedTable specified : SpecifiedTable.values()) {
            tables.add(specified.stored());
        }
        for (String name : names(connection)) {
            if (!CopyMark.NOT_COPIED.contains(name)) {
                tables.add(table(connection, name));
            }
        }
        tables.sort(Comparator.comparing(table -> table.name().equals(StoredTable.HEAD)));
        return tables;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT name FROM sqlite_master WHERE type = 'table'"
                                        + " AND name LIKE 'registry!_%' ESCAPE '!'"
                                        + " ORDER BY name")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static StoredTable table(Connection connection, String name) throws SQLException {
        List<Column> columns = new ArrayList<>();
        SortedMap<Integer, String> key = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA table_info(" + name + ")")) {
            while (row.next()) {
                String column = row.getString("name");
                if (name.equals(StoredTable.HEAD) && column.equals(WRITING)) {
                    continue;
                }
                columns.add(new Column(column, kind(name, column, row.getString("type"))));
                if (row.getInt("pk") > 0) {
                    key.put(row.getInt("pk"), column);
                }
            }
        }
        columns.sort(Comparator.comparing(Column::name));
        return new StoredTable(name, columns, List.copyOf(key.values()));
    }

    private static Kind kind(String table, String column, String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "TEXT" -> Kind.TEXT;
            case "INTEGER", "BIGINT" -> Kind.INTEGER;
            default ->
                    throw new IllegalStateException(
                            table + "." + column + ": no copy knows the type " + type);
        };
    }
}

package org.schemaregistry.sql.corpora;

import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.sql.testing.PostgresServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The schemas of a folder of DDL files, as a real server keeps them.
public final class CorpusSchemas {
    private static final String COLUMNS =
            """
            SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                   a.attnotnull,
                   coalesce(array_position(k.conkey, a.attnum), 0)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
            WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            ORDER BY 1, 2, a.attnum
            """;

    /// One column of one table of one database; `keyPosition` is 0 outside of the primary key.
    public record Row(
            String database,
            String table,
            String column,
            String type,
            boolean notNull,
            int keyPosition) {}

    private CorpusSchemas() {}

    /// Loads each file into a schema of its own and reads the columns back.
    public static List<Row> load(Path folder, int majorVersion) throws IOException, SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = PostgresServer.of(majorVersion).connect();
                Statement statement = connection.createStatement();
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".sql", "");
                statement.execute("CREATE SCHEMA \"" + name + "\"");
                statement.execute("SET search_path TO \"" + name + "\"");
                statement.execute(Files.readString(file));
            }
            try (ResultSet result = statement.executeQuery(COLUMNS)) {
                while (result.next()) {
                    rows.add(
                            new Row(
                                    result.getString(1),
                                    result.getString(2),
                                    result.getString(3),
                                    result.getString(4),
                                    result.getBoolean(5),
                                    result.getInt(6)));
                }
            }
        }
        return rows;
    }

    /// A snapshot per database.
    public static SortedMap<String, Snapshot> snapshots(List<Row> rows, int majorVersion) {
        SortedMap<String, SortedMap<String, List<Row>>> databases = new TreeMap<>();
        for (Row row : rows) {
            databases
                    .computeIfAbsent(row.database(), d -> new TreeMap<>())
                    .computeIfAbsent(row.table(), t -> new ArrayList<>())
                    .add(row);
        }
        SortedMap<String, Snapshot> snapshots = new TreeMap<>();
        databases.forEach((database, tables) ->
                snapshots.put(database, snapshot(database, tables, majorVersion)));
        return snapshots;
    }

    private static Snapshot snapshot(
            String database, SortedMap<String, List<Row>> tables, int majorVersion) {
        SortedMap<QualifiedName, Table> built = new TreeMap<>();
        tables.forEach((name, rows) -> built.put(QualifiedName.of(name), table(rows)));
        SourceObjects objects =
                new SourceObjects(
                        "postgres",
                        majorVersion,
                        List.of(database),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        return new Snapshot(
                new SourceId(database), built, objects, Coverage.FULL, List.of(), Identity.NONE, 0);
    }

    private static Table table(List<Row> rows) {
        List<Field> fields = new ArrayList<>();
        String[] key = new String[rows.size()];
        int width = 0;
        for (Row row : rows) {
            fields.add(
                    Field.of(
                            row.column(),
                            fields.size() + 1,
                            new FieldType.Opaque(),
                            row.type(),
                            !row.notNull()));
            if (row.keyPosition() > 0) {
                key[row.keyPosition() - 1] = row.column();
                width++;
            }
        }
        Table.Builder builder = new Table.Builder(TableKind.TABLE, "table").fields(fields);
        if (width > 0) {
            String[] columns = java.util.Arrays.copyOf(key, width);
            builder.primaryKey(Keys.PrimaryKey.of(columns));
        }
        return builder.build();
    }
}

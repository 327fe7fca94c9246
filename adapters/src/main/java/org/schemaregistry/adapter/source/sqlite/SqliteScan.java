package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One scan inside one read transaction: the schema's text, then table after table by prepared
/// pragma functions. The catalog of SQLite is parsed in memory, so a pragma for each table costs
/// microseconds and no round trip.
///
/// One thread.
final class SqliteScan {
    /// The name SQLite gives the schema of the opened file.
    static final String MAIN = "main";

    private static final String STATE_FORMAT = "sqlite-1:";
    private static final String PARTIAL = "sqlite-1:partial";

    private final Connection connection;
    private final ScanRequest request;
    private final Deadline deadline;

    SqliteScan(Connection connection, ScanRequest request, Deadline deadline) {
        this.connection = connection;
        this.request = request;
        this.deadline = deadline;
    }

    /// Ends the scan without a result.
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
        private final ScanError.Code code;
        private final String reason;
        private final transient @Nullable String hint;

        Stopped(ScanError.Code code, String reason, @Nullable String hint) {
            super(reason, null, false, false);
            this.code = code;
            this.reason = reason;
            this.hint = hint;
        }

        ScanError.Code code() {
            return code;
        }

        String reason() {
            return reason;
        }

        @Nullable String hint() {
            return hint;
        }
    }

    /// One row of `sqlite_schema`.
    record SchemaRow(String type, String name, String table, @Nullable String sql) {}

    /// A relation of the file; `kind` is table, view, virtual or shadow.
    record Relation(String name, String kind, boolean withoutRowid, boolean strict) {}

    ScanOutcome run() throws SQLException, Stopped {
        deadline.check();
        List<SchemaRow> schema = schemaRows();
        String state = STATE_FORMAT + fingerprint(schema);
        if (request.mode() != ScanRequest.Mode.FULL && state.equals(request.previous())) {
            return new ScanOutcome.Unchanged(state);
        }
        List<Relation> relations = relations();
        if (relations.size() > request.limits().maxTables()) {
            throw new Stopped(
                    ScanError.Code.LIMIT_EXCEEDED,
                    "expected at most "
                            + request.limits().maxTables()
                            + " tables, found "
                            + relations.size(),
                    "raise the limit of tables or narrow the scope");
        }
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        List<QualifiedName> excluded = new ArrayList<>();
        List<QualifiedName> failed = new ArrayList<>();
        List<ScanError> errors = new ArrayList<>();
        try (TableReader reader =
                new TableReader(connection, schema, relations, this::named, request.limits())) {
            int done = 0;
            for (Relation relation : relations) {
                deadline.check();
                request.progress().report("tables", done++, relations.size());
                QualifiedName name = nameOrNull(relation.name(), errors);
                if (name == null) {
                    continue;
                }
                if (!request.source().scope().includes(MAIN, relation.name())) {
                    excluded.add(name);
                    continue;
                }
                switch (reader.read(relation)) {
                    case TableReader.Result.Read(Table table) -> tables.put(name, table);
                    case TableReader.Result.Unreadable(ScanError error) -> {
                        failed.add(name);
                        errors.add(error);
                    }
                }
            }
            request.progress().report("tables", done, relations.size());
        }
        Snapshot snapshot =
                new Snapshot(
                        request.source().id(),
                        tables,
                        SourceObjects.none("sqlite"),
                        new Coverage(null, List.of(), excluded, failed, List.of()),
                        errors,
                        Identity.NONE,
                        request.clock().millis());
        return new ScanOutcome.Scanned(snapshot, errors.isEmpty() ? state : PARTIAL);
    }

    private QualifiedName named(String table) {
        String defaultSchema = request.source().scope().defaultSchema();
        return defaultSchema == null || defaultSchema.equalsIgnoreCase(MAIN)
                ? QualifiedName.of(table)
                : new QualifiedName(MAIN, table);
    }

    private @Nullable QualifiedName nameOrNull(String table, List<ScanError> errors) {
        try {
            return named(table);
        } catch (IllegalArgumentException e) {
            errors.add(
                    new ScanError(
                            "a table with a name of " + table.length() + " characters",
                            ScanError.Code.UNSUPPORTED,
                            String.valueOf(e.getMessage()),
                            "rename the table"));
            return null;
        }
    }

    private List<SchemaRow> schemaRows() throws SQLException {
        List<SchemaRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT type, name, tbl_name, sql FROM main.sqlite_schema
                                ORDER BY type, name, tbl_name, sql\
                                """)) {
            while (row.next()) {
                rows.add(
                        new SchemaRow(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
            }
        }
        return rows;
    }

    private List<Relation> relations() throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT name, type, wr, strict FROM pragma_table_list
                                WHERE schema = 'main' AND type <> 'shadow'
                                  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                                ORDER BY name\
                                """)) {
            while (row.next()) {
                relations.add(
                        new Relation(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getBoolean(4)));
            }
        }
        return relations;
    }

    /// A hash over all that decides what a scan sees: the schema's text, the scope, and the SQLite
    /// that reads it.
    private String fingerprint(List<SchemaRow> schema) throws SQLException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        Scope scope = request.source().scope();
        update(digest, connection.getMetaData().getDatabaseProductVersion());
        update(digest, String.valueOf(scope.defaultSchema()));
        update(digest, String.valueOf(request.limits().maxTextChars()));
        scope.include().forEach(glob -> update(digest, "+" + glob));
        scope.exclude().forEach(glob -> update(digest, "-" + glob));
        for (SchemaRow row : schema) {
            update(digest, row.type());
            update(digest, row.name());
            update(digest, row.table());
            update(digest, row.sql() == null ? "" : row.sql());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Each text with its length, so that no two lists of texts give the same bytes.
    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}

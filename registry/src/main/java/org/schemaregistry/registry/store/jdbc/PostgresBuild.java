package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.schemaregistry.registry.store.RegistryBuild;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.StoredRow;
import org.schemaregistry.registry.store.StoredTable;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A PostgreSQL database that is being filled; [CopyMark] says so to everybody else.
///
/// For one thread.
final class PostgresBuild implements RegistryBuild {
    /// "SREG" and "copy": held from beginning to end, gone with the connection.
    private static final long COPY_LOCK = 0x53524547_636F7079L;

    private final String name;
    private final Connection connection;
    private List<StoredTable> tables = List.of();

    private PostgresBuild(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    static PostgresBuild open(StoreUrl.PostgresDatabase database, StoreCredentials credentials) {
        try {
            Connection connection = PostgresConnections.connect(database, credentials);
            try {
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                Quietly.close(connection);
                throw e;
            }
            return new PostgresBuild(database.toString(), connection);
        } catch (SQLException e) {
            throw SqlFailure.postgres(database.toString(), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<StoredTable> begin(String from, long nowMillis) {
        return transaction(statement -> {
            statement.execute(PostgresConnections.WRITER_MARK);
            if (!truth(statement, "SELECT pg_try_advisory_lock(" + COPY_LOCK + ")")) {
                throw new StoreException(
                        Code.BUSY,
                        thing(),
                        "nobody else to copy into it",
                        "a copy that is under way",
                        "let it end",
                        null);
            }
            statement.execute(
                    "SELECT pg_advisory_xact_lock(" + PostgresConnections.MIGRATION_LOCK + ")");
            checkPlace(statement, from);
            PostgresConnections.checkSpecified(name, connection);
            Migrations migrations = Migrations.postgres();
            boolean continued =
                    exists(statement, CopyMark.TABLE)
                            && migrations.verify(name, connection) == migrations.latest();
            if (!continued) {
                migrations.apply(name, connection, nowMillis);
                CopyMark.put(connection, from, nowMillis);
            }
            tables = PostgresShape.tables(connection);
            Stream<String> emptied =
                    continued
                            ? Stream.of(StoredTable.HEAD)
                            : tables.stream().map(StoredTable::name);
            statement.execute(
                    "TRUNCATE registry_pending, " + emptied.collect(Collectors.joining(", ")));
            return tables;
        });
    }

    @Override
    public void clear(StoredTable table) {
        transaction(statement -> statement.execute("TRUNCATE " + table.name() + " CASCADE"));
    }

    @Override
    public void write(StoredTable table, List<StoredRow> rows) {
        String copy =
                "COPY "
                        + table.name()
                        + " ("
                        + table.columns().stream()
                                .map(StoredTable.Column::name)
                                .collect(Collectors.joining(", "))
                        + ") FROM STDIN";
        StringBuilder text = new StringBuilder();
        for (StoredRow row : rows) {
            for (int i = 0; i < row.values().size(); i++) {
                if (i > 0) {
                    text.append('\t');
                }
                append(text, row.values().get(i));
            }
            text.append('\n');
        }
        transaction(statement -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(copy, new StringReader(text.toString()));
            } catch (IOException e) {
                throw new SQLException("cannot read from memory", e);
            }
        });
    }

    @Override
    public RegistryRows written() {
        return new JdbcRows(
                new JdbcRows.Source(
                        name,
                        connection,
                        PostgresCopy.BYTEWISE,
                        e -> SqlFailure.postgres(name, e),
                        () -> {}),
                tables,
                JdbcRows.Unsealed.NONE);
    }

    @Override
    public void finish() {
        transaction(statement -> {
            for (PostgresShape.Identity identity : PostgresShape.identities(connection)) {
                statement.execute(continued(identity));
            }
            CopyMark.remove(connection);
            return true;
        });
        transaction(statement -> {
            for (StoredTable table : tables) {
                statement.execute("ANALYZE " + table.name());
            }
            return true;
        });
    }

    @Override
    public void close() {
        Quietly.close(connection);
    }

    /// The next value a sequence gives; commits are numbered on from the last revision.
    private static String continued(PostgresShape.Identity identity) {
        String last =
                identity.table().equals("registry_pending")
                        ? "(SELECT max(revision) FROM registry_head)"
                        : "(SELECT max(" + identity.column() + ") FROM " + identity.table() + ")";
        return "SELECT setval(pg_get_serial_sequence('"
                + identity.table()
                + "', '"
                + identity.column()
                + "'), coalesce("
                + last
                + ", 0) + 1, false)";
    }

    /// Looks before it touches.
    private void checkPlace(Statement statement, String from) throws SQLException {
        if (exists(statement, CopyMark.TABLE)) {
            String found = CopyMark.from(connection);
            if (!found.equals(from)) {
                throw CopyMark.another(thing(), from, found);
            }
            return;
        }
        if (exists(statement, StoredTable.HEAD)
                && !truth(
                        statement,
                        "SELECT revision = 0 AND audit_seq = 0"
                                + " AND NOT EXISTS (SELECT 1 FROM registry_pending)"
                                + " FROM registry_head")) {
            throw CopyMark.notEmpty(thing(), "a registry that was written to");
        }
        for (SpecifiedTable table : SpecifiedTable.values()) {
            if (exists(statement, table.tableName())
                    && truth(
                            statement, "SELECT EXISTS (SELECT 1 FROM " + table.tableName() + ")")) {
                throw CopyMark.notEmpty(thing(), "rows in " + table.tableName());
            }
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        return truth(statement, "SELECT to_regclass('" + table + "') IS NOT NULL");
    }

    private static boolean truth(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /// As COPY reads it.
    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        String plain = value.toString();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }

    /// What runs in one transaction.
    @FunctionalInterface
    private interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    private <T> T transaction(Work<T> work) {
        try (Statement statement = connection.createStatement()) {
            T result = work.run(statement);
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollback(e);
            throw SqlFailure.postgres(name, e);
        } catch (RuntimeException e) {
            rollback(e);
            throw e;
        }
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException connectionIsGone) {
            cause.addSuppressed(connectionIsGone);
        }
    }

    private String thing() {
        return "registry " + name;
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.Sealing;
import org.schemaregistry.registry.store.Sealing.Sealed;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.StoredRow;
import org.schemaregistry.registry.store.StoredTable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a PostgreSQL registry whole in one repeatable-read transaction, while others write to it.
final class PostgresCopy {
    /// The order of bytes, which is SQLite's.
    static final String BYTEWISE = " COLLATE \"C\"";

    private PostgresCopy() {}

    static RegistryRows open(StoreUrl.PostgresDatabase database, StoreCredentials credentials) {
        String name = database.toString();
        Connection connection = null;
        try {
            connection = PostgresConnections.connect(database, credentials);
            Connection reading = connection;
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            check(name, connection);
            List<StoredTable> tables = PostgresShape.tables(connection);
            JdbcRows rows =
                    new JdbcRows(
                            new JdbcRows.Source(
                                    name,
                                    connection,
                                    BYTEWISE,
                                    e -> SqlFailure.postgres(name, e),
                                    () -> Quietly.close(reading)),
                            tables,
                            unsealed(connection, tables));
            connection = null;
            return rows;
        } catch (SQLException e) {
            throw SqlFailure.postgres(name, e);
        } finally {
            Quietly.close(connection);
        }
    }

    private static void check(String name, Connection connection) throws SQLException {
        Migrations migrations = Migrations.postgres();
        if (migrations.isCurrent(name, connection)) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT to_regclass('registry_migration') IS NOT NULL")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw SqlFailure.missing("registry " + name, "a database without its tables");
            }
        }
        throw SqliteCopy.older(
                "registry " + name, migrations.verify(name, connection), migrations.latest());
    }

    /// Commits that no instance has sealed yet get their place as if one had just done so.
    private static JdbcRows.Unsealed unsealed(Connection connection, List<StoredTable> tables)
            throws SQLException {
        List<Sealing.Unsealed> commits = new ArrayList<>();
        long last = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT commit_no, payload FROM registry_pending"
                                        + " ORDER BY commit_no")) {
            while (row.next()) {
                last = row.getLong(1);
                commits.add(UnsealedJson.read(row.getString(2)));
            }
        }
        if (commits.isEmpty()) {
            return JdbcRows.Unsealed.NONE;
        }
        long revision;
        Sealed sealed;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT revision, last_event, audit_seq, audit_hash"
                                        + " FROM registry_head WHERE id = 1")) {
            row.next();
            revision = Math.max(row.getLong(1), last);
            sealed =
                    Sealing.seal(
                            new Sealing.Ends(
                                    new AuditHead(row.getLong(3), row.getString(4)),
                                    row.getLong(2)),
                            commits);
        }
        Map<String, StoredTable> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        StoredRow head =
                row(
                        byName.get(StoredTable.HEAD),
                        Map.of(
                                "id",
                                1L,
                                "revision",
                                revision,
                                "last_event",
                                sealed.ends().lastEvent(),
                                "audit_seq",
                                sealed.ends().audit().seq(),
                                "audit_hash",
                                sealed.ends().audit().hash()));
        List<StoredRow> audits = new ArrayList<>();
        for (AuditEntry entry : sealed.audits()) {
            audits.add(row(byName.get("registry_audit"), values(entry)));
        }
        List<StoredRow> events = new ArrayList<>();
        for (OutboxEntry entry : sealed.events()) {
            events.add(row(byName.get("registry_outbox"), values(entry)));
        }
        return new JdbcRows.Unsealed(
                head, Map.of("registry_audit", audits, "registry_outbox", events));
    }

    private static Map<String, Object> values(AuditEntry entry) {
        Map<String, Object> values = new HashMap<>();
        values.put("seq", entry.seq());
        values.put("at", entry.atMillis());
        values.put("actor", entry.actor());
        values.put("action", entry.action());
        values.put("subject", entry.subject());
        if (entry.before() != null) {
            values.put("before_fingerprint", entry.before());
        }
        if (entry.after() != null) {
            values.put("after_fingerprint", entry.after());
        }
        values.put("request_id", entry.requestId());
        values.put("detail", entry.detail());
        values.put("hash", entry.hash());
        return values;
    }

    private static Map<String, Object> values(OutboxEntry entry) {
        return Map.of(
                "seq",
                entry.seq(),
                "event_id",
                entry.id(),
                "type",
                entry.type(),
                "subject",
                entry.subject(),
                "at",
                entry.atMillis(),
                "data",
                entry.data());
    }

    private static StoredRow row(@Nullable StoredTable table, Map<String, Object> values) {
        if (table == null) {
            throw new IllegalStateException("a registry without one of its tables");
        }
        @Nullable Object[] row = new @Nullable Object[table.columns().size()];
        for (Map.Entry<String, Object> value : values.entrySet()) {
            row[table.indexOf(value.getKey())] = value.getValue();
        }
        return new StoredRow(Arrays.asList(row));
    }
}

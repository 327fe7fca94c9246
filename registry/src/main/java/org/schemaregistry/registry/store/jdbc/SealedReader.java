package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.audit.AuditLog;
import org.schemaregistry.registry.audit.AuditVerification;
import org.schemaregistry.registry.outbox.OutboxEntry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads sealed events and audit entries as they are stored, without trusting them.
///
/// Stateless.
final class SealedReader {
    private static final String AUDIT =
            """
            SELECT seq, at, actor, action, subject, before_fingerprint, after_fingerprint,
              request_id, detail, hash
            FROM registry_audit
            """;

    private SealedReader() {}

    static List<OutboxEntry> events(Connection connection, long sinceExclusive, int limit)
            throws SQLException {
        List<OutboxEntry> events = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT seq, event_id, type, subject, at, data FROM registry_outbox
                        WHERE seq > ? ORDER BY seq LIMIT ?\
                        """)) {
            statement.setLong(1, sinceExclusive);
            statement.setLong(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(
                            new OutboxEntry(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getLong(5),
                                    row.getString(6)));
                }
            }
        }
        return List.copyOf(events);
    }

    static long lastEvent(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT last_event FROM registry_head WHERE id = 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    static List<AuditEntry> audit(Connection connection, long sinceExclusive, int limit)
            throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(AUDIT + "WHERE seq > ? ORDER BY seq LIMIT ?")) {
            statement.setLong(1, sinceExclusive);
            statement.setLong(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(auditEntry(row));
                }
            }
        }
        return List.copyOf(entries);
    }

    /// A missing head row reads as one that fits no chain.
    static AuditHead auditHead(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT audit_seq, audit_hash FROM registry_head WHERE id = 1");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? new AuditHead(row.getLong(1), text(row.getString(2)))
                    : new AuditHead(-1, "");
        }
    }

    static AuditVerification verify(Connection connection, long unsealed) throws SQLException {
        AuditLog.Walk walk = new AuditLog.Walk();
        try (PreparedStatement statement = connection.prepareStatement(AUDIT + "ORDER BY seq")) {
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery()) {
                boolean sound = true;
                while (sound && row.next()) {
                    sound = walk.accept(auditEntry(row));
                }
            }
        }
        return walk.finish(auditHead(connection), unsealed);
    }

    private static AuditEntry auditEntry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                row.getLong(2),
                text(row.getString(3)),
                text(row.getString(4)),
                text(row.getString(5)),
                row.getString(6),
                row.getString(7),
                text(row.getString(8)),
                text(row.getString(9)),
                text(row.getString(10)));
    }

    /// Whoever tampers may also have loosened a NOT NULL.
    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The writing connection with its prepared statements. For one thread.
final class SqliteSession implements AutoCloseable {
    private final Connection connection;
    private final Statement control;
    private final PreparedStatement enter;
    private final PreparedStatement leave;
    private final Map<Sql, PreparedStatement> prepared = new EnumMap<>(Sql.class);

    SqliteSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.control = connection.createStatement();
        this.enter =
                connection.prepareStatement(
                        """
                        UPDATE registry_head SET writing = 1 WHERE id = 1
                        RETURNING revision, last_event, audit_seq, audit_hash\
                        """);
        this.leave =
                connection.prepareStatement(
                        """
                        UPDATE registry_head
                        SET writing = 0, revision = ?, last_event = ?, audit_seq = ?,
                          audit_hash = ?
                        WHERE id = 1\
                        """);
    }

    /// Where the order of commits and of sealed entries stands.
    record Head(long revision, Sealing.Ends ends) {}

    Connection connection() {
        return connection;
    }

    void execute(String command) throws SQLException {
        control.executeUpdate(command);
    }

    /// Marks the transaction as one of this program, for the triggers, and reads the head.
    Head enter() throws SQLException {
        try (ResultSet row = enter.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("registry_head has no row", "", 11);
            }
            return new Head(
                    row.getLong(1),
                    new Sealing.Ends(
                            new AuditHead(row.getLong(3), row.getString(4)), row.getLong(2)));
        }
    }

    void leave(Head head) throws SQLException {
        leave.setLong(1, head.revision());
        leave.setLong(2, head.ends().lastEvent());
        leave.setLong(3, head.ends().audit().seq());
        leave.setString(4, head.ends().audit().hash());
        leave.executeUpdate();
    }

    /// Runs statements in order; returns the first requirement that did not hold, after which the
    /// rest has not run.
    @Nullable Requirement run(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            Requirement failed = run(step);
            if (failed != null) {
                return failed;
            }
        }
        return null;
    }

    void write(Sealing.Sealed sealed) throws SQLException {
        for (AuditEntry entry : sealed.audits()) {
            run(SealedRows.of(entry));
        }
        for (OutboxEntry entry : sealed.events()) {
            run(SealedRows.of(entry));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private @Nullable Requirement run(Step step) throws SQLException {
        PreparedStatement statement = prepared.get(step.sql());
        if (statement == null) {
            statement = connection.prepareStatement(step.sql().text());
            prepared.put(step.sql(), statement);
        }
        Parameters.bind(statement, 1, step.parameters());
        if (!step.sql().returnsRow()) {
            statement.executeUpdate();
            return null;
        }
        try (ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                step.returned().set(row.getLong(1));
                return null;
            }
            return step.requirement();
        }
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.ScanLease;
import org.schemaregistry.registry.store.ScanSchedule;
import org.schemaregistry.registry.store.ScheduleStore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Scan schedules and their leases; the same SQL on both backends.
///
/// Thread-safe.
final class JdbcScheduleStore implements ScheduleStore {
    private static final String SELECT =
            """
            SELECT s.source_id, s.every_millis, s.due_at, s.failures, s.last_at, s.last_error,
              s.full_at, s.lease_owner, s.lease_until
            FROM registry_scan_schedule s
            JOIN registry_source r ON r.source_id = s.source_id AND r.removed = 0
            """;

    /// When a source is due at once. A claim answers it: what is due at once after that was asked
    /// for after that.
    private static final long AT_ONCE = 0;

    /// Parameters: now twice, then as in [#FREE]. A time later than any that is ever set was
    /// written before the clock was set back.
    private static final String DUE =
            """
            (due_at <= ? OR due_at - 2 * every_millis - 7200000 > ?)
              AND %s\
            """;

    /// Parameters: now, and the latest time at which a lease may have been taken.
    private static final String FREE =
            "(lease_owner IS NULL OR lease_until <= ? OR lease_until - lease_millis > ?)";

    private final Backend backend;

    JdbcScheduleStore(Backend backend) {
        this.backend = backend;
    }

    @Override
    public List<ScanSchedule> schedules() {
        return backend.read(c -> list(c, SELECT + "ORDER BY s.source_id"));
    }

    @Override
    public Optional<ScanSchedule> schedule(SourceId source) {
        return backend.read(c -> list(c, SELECT + "WHERE s.source_id = ?", source.value())).stream()
                .findFirst();
    }

    @Override
    public List<ScanSchedule> due(long nowMillis, int limit) {
        return backend.read(c ->
                list(
                        c,
                        SELECT
                                + "WHERE "
                                + DUE.formatted(FREE)
                                + " ORDER BY s.due_at, s.source_id LIMIT ?",
                        nowMillis,
                        nowMillis,
                        nowMillis,
                        nowMillis + MAX_CLOCK_LEAD_MILLIS,
                        (long) limit));
    }

    @Override
    public boolean hasten(SourceId source) {
        return backend.writeAside(c ->
                update(
                        c,
                        "UPDATE registry_scan_schedule SET due_at = ?, full_at = 0 WHERE source_id"
                                + " = ?",
                        AT_ONCE,
                        source.value()));
    }

    @Override
    public Optional<ScanLease> claim(
            SourceId source, String owner, long nowMillis, long leaseMillis) {
        return backend.writeAside(c -> {
            try (PreparedStatement statement =
                    c.prepareStatement(
                            """
                            UPDATE registry_scan_schedule
                            SET lease_owner = ?, lease_no = lease_no + 1, lease_until = ?,
                              lease_millis = ?,
                              due_at = CASE WHEN due_at = ? THEN ? ELSE due_at END
                            WHERE source_id = ? AND %s
                            RETURNING lease_no\
                            """
                                    .formatted(DUE.formatted(FREE)))) {
                Parameters.bind(
                        statement,
                        1,
                        List.of(
                                owner,
                                nowMillis + leaseMillis,
                                leaseMillis,
                                AT_ONCE,
                                nowMillis,
                                source.value(),
                                nowMillis,
                                nowMillis,
                                nowMillis,
                                nowMillis + MAX_CLOCK_LEAD_MILLIS));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new ScanLease(source, owner, row.getLong(1), leaseMillis))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean renew(ScanLease lease, long nowMillis) {
        return backend.writeAside(c ->
                update(
                        c,
                        """
                        UPDATE registry_scan_schedule SET lease_until = ?
                        WHERE source_id = ? AND lease_owner = ? AND lease_no = ?\
                        """,
                        nowMillis + lease.leaseMillis(),
                        lease.source().value(),
                        lease.owner(),
                        lease.number()));
    }

    @Override
    public void release(ScanLease lease) {
        backend.writeAside(c ->
                update(
                        c,
                        """
                        UPDATE registry_scan_schedule SET lease_owner = NULL, lease_until = 0
                        WHERE source_id = ? AND lease_owner = ? AND lease_no = ?\
                        """,
                        lease.source().value(),
                        lease.owner(),
                        lease.number()));
    }

    @Override
    public boolean settle(ScanLease lease, long everyMillis, ScanSchedule.Settled settled) {
        return backend.writeAside(c ->
                update(
                        c,
                        """
                        UPDATE registry_scan_schedule
                        SET due_at =
                            CASE WHEN every_millis = ? AND due_at <> ? THEN ? ELSE due_at END,
                          full_at = CASE WHEN due_at <> ? THEN ? ELSE full_at END,
                          failures = ?, last_at = ?, last_error = ?,
                          lease_owner = NULL, lease_until = 0
                        WHERE source_id = ? AND lease_owner = ? AND lease_no = ?\
                        """,
                        everyMillis,
                        AT_ONCE,
                        settled.dueAtMillis(),
                        AT_ONCE,
                        settled.fullAtMillis(),
                        (long) settled.failures(),
                        settled.atMillis(),
                        Step.orNull(settled.error()),
                        lease.source().value(),
                        lease.owner(),
                        lease.number()));
    }

    @Override
    public void note(ScanSchedule before, ScanSchedule.Settled settled) {
        backend.writeAside(c ->
                update(
                        c,
                        """
                        UPDATE registry_scan_schedule
                        SET due_at = ?, failures = ?, last_at = ?, last_error = ?, full_at = ?
                        WHERE source_id = ? AND every_millis = ? AND due_at = ?
                          AND lease_owner IS NULL\
                        """,
                        settled.dueAtMillis(),
                        (long) settled.failures(),
                        settled.atMillis(),
                        Step.orNull(settled.error()),
                        settled.fullAtMillis(),
                        before.source().value(),
                        before.everyMillis(),
                        before.dueAtMillis()));
    }

    private static List<ScanSchedule> list(Connection connection, String sql, Object... parameters)
            throws SQLException {
        List<ScanSchedule> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, 1, List.of(parameters));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(schedule(row));
                }
            }
        }
        return List.copyOf(all);
    }

    private static ScanSchedule schedule(ResultSet row) throws SQLException {
        long lastAt = row.getLong(5);
        boolean never = row.wasNull();
        return new ScanSchedule(
                new SourceId(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                never ? null : (Long) lastAt,
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getLong(9));
    }

    private static boolean update(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, 1, List.of(parameters));
            return statement.executeUpdate() == 1;
        }
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.Profile;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.outbox.BlockedLane;
import org.schemaregistry.registry.outbox.DeadLetter;
import org.schemaregistry.registry.outbox.DeliveryStore;
import org.schemaregistry.registry.outbox.EventFilter;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.outbox.Settlement;
import org.schemaregistry.registry.outbox.Subscription;
import org.schemaregistry.registry.outbox.SubscriptionState;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Subscriptions and how far their delivery came; the same SQL on both backends.
///
/// Thread-safe.
final class JdbcDeliveryStore implements DeliveryStore {
    private static final int TRIMMED_AT_ONCE = 10_000;

    private static final String SELECT =
            """
            SELECT s.name, s.target, s.allow_private, s.secret_ref, s.source_filter, s.table_filter,
              s.min_bump, s.profile, s.created_at, s.created_seq, s.settled_seq, s.delivered,
              s.last_delivered_at, s.last_error, s.last_error_at, s.paused, s.lease_owner,
              s.lease_until,
              (SELECT count(*) FROM registry_delivery_lane l WHERE l.subscription = s.name),
              (SELECT count(*) FROM registry_dead_letter d WHERE d.subscription = s.name),
              (SELECT min(l.seq) FROM registry_delivery_lane l WHERE l.subscription = s.name),
              (SELECT min(l.next_attempt_at) FROM registry_delivery_lane l
                WHERE l.subscription = s.name)
            FROM registry_subscription s
            """;

    private final Backend backend;

    JdbcDeliveryStore(Backend backend) {
        this.backend = backend;
    }

    @Override
    public List<SubscriptionState> subscriptions() {
        return backend.read(
                c -> list(c, SELECT + "ORDER BY s.name", JdbcDeliveryStore::subscription));
    }

    @Override
    public Optional<SubscriptionState> subscription(String name) {
        return backend
                .read(c ->
                        list(c, SELECT + "WHERE s.name = ?", JdbcDeliveryStore::subscription, name))
                .stream()
                .findFirst();
    }

    @Override
    public List<BlockedLane> lanes(String subscription) {
        return backend.read(c ->
                list(
                        c,
                        """
                        SELECT subject, seq, attempts, next_attempt_at, error
                        FROM registry_delivery_lane WHERE subscription = ?
                        ORDER BY next_attempt_at, seq\
                        """,
                        row ->
                                new BlockedLane(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getInt(3),
                                        row.getLong(4),
                                        row.getString(5)),
                        subscription));
    }

    @Override
    public boolean claim(String subscription, String owner, long nowMillis, long leaseMillis) {
        return backend.writeAside(c ->
                update(
                                c,
                                """
                                UPDATE registry_subscription
                                SET lease_owner = ?, lease_until = ?, lease_millis = ?
                                WHERE name = ? AND paused IS NULL
                                  AND (lease_owner IS NULL OR lease_owner = ?
                                    OR lease_until <= ? OR lease_until - lease_millis > ?)\
                                """,
                                owner,
                                nowMillis + leaseMillis,
                                leaseMillis,
                                subscription,
                                owner,
                                nowMillis,
                                nowMillis + MAX_CLOCK_LEAD_MILLIS)
                        == 1);
    }

    @Override
    public void release(String subscription, String owner) {
        backend.writeAside(c ->
                update(
                        c,
                        """
                        UPDATE registry_subscription
                        SET lease_owner = NULL, lease_until = 0
                        WHERE name = ? AND lease_owner = ?\
                        """,
                        subscription,
                        owner));
    }

    @Override
    public boolean settle(Settlement settlement) {
        return backend.writeAside(c -> settle(c, settlement));
    }

    @Override
    public List<OutboxEntry> events(long sinceExclusive, int limit) {
        return backend.read(c -> SealedReader.events(c, sinceExclusive, limit));
    }

    @Override
    public List<OutboxEntry> eventsOf(String subject, long from, long to, int limit) {
        return backend.read(c ->
                list(
                        c,
                        """
                        SELECT seq, event_id, type, subject, at, data FROM registry_outbox
                        WHERE seq >= ? AND seq <= ? AND subject = ?
                        ORDER BY seq LIMIT ?\
                        """,
                        row ->
                                new OutboxEntry(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getLong(5),
                                        row.getString(6)),
                        from,
                        to,
                        subject,
                        (long) limit));
    }

    @Override
    public long firstEvent() {
        return backend.read(c ->
                list(
                                c,
                                """
                                SELECT coalesce((SELECT min(seq) FROM registry_outbox),
                                  last_event + 1)
                                FROM registry_head WHERE id = 1\
                                """,
                                row -> row.getLong(1))
                        .getFirst());
    }

    @Override
    public long lastEvent() {
        return backend.read(SealedReader::lastEvent);
    }

    @Override
    public List<DeadLetter> deadLetters(String subscription, int limit) {
        return backend.read(c ->
                list(
                        c,
                        """
                        SELECT seq, subject, attempts, error, at FROM registry_dead_letter
                        WHERE subscription = ? ORDER BY seq DESC LIMIT ?\
                        """,
                        row ->
                                new DeadLetter(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getInt(3),
                                        row.getString(4),
                                        row.getLong(5)),
                        subscription,
                        (long) limit));
    }

    @Override
    public int trim(long beforeMillis) {
        boolean due =
                backend.read(c ->
                        !list(
                                        c,
                                        """
                                        SELECT at FROM (SELECT at FROM registry_outbox
                                          ORDER BY seq LIMIT 1) AS first
                                        WHERE at < ?
                                        UNION ALL
                                        SELECT at FROM registry_dead_letter
                                        WHERE at < ?\
                                        """,
                                        row -> row.getLong(1),
                                        beforeMillis,
                                        beforeMillis)
                                .isEmpty());
        return due ? backend.writeAside(c -> trim(c, beforeMillis)) : 0;
    }

    /// Only a beginning of the order goes, never a part from its middle.
    private static int trim(Connection connection, long beforeMillis) throws SQLException {
        update(connection, "DELETE FROM registry_dead_letter WHERE at < ?", beforeMillis);
        return update(
                connection,
                """
                DELETE FROM registry_outbox
                WHERE seq < coalesce(
                    (SELECT seq FROM registry_outbox WHERE at >= ? ORDER BY seq LIMIT 1),
                    (SELECT last_event + 1 FROM registry_head WHERE id = 1))
                  AND seq <= coalesce(
                    (SELECT min(settled_seq) FROM registry_subscription WHERE paused IS NULL),
                    (SELECT last_event FROM registry_head WHERE id = 1))
                  AND seq < coalesce(
                    (SELECT min(l.seq) FROM registry_delivery_lane l
                      JOIN registry_subscription s ON s.name = l.subscription
                      WHERE s.paused IS NULL),
                    (SELECT last_event + 1 FROM registry_head WHERE id = 1))
                  AND seq < (SELECT min(seq) FROM registry_outbox) + ?\
                """,
                beforeMillis,
                (long) TRIMMED_AT_ONCE);
    }

    private static boolean settle(Connection connection, Settlement s) throws SQLException {
        int counted =
                update(
                        connection,
                        """
                        UPDATE registry_subscription
                        SET settled_seq = ?, delivered = delivered + ?,
                          last_delivered_at = coalesce(?, last_delivered_at),
                          last_error = coalesce(?, last_error),
                          last_error_at = coalesce(?, last_error_at),
                          paused = coalesce(?, paused), lease_until = ?
                        WHERE name = ? AND lease_owner = ? AND settled_seq = ?\
                        """,
                        s.settledSeq(),
                        (long) s.delivered(),
                        Step.orNull(s.delivered() > 0 ? (Long) s.atMillis() : null),
                        Step.orNull(s.error()),
                        Step.orNull(s.error() == null ? null : (Long) s.atMillis()),
                        Step.orNull(s.gone()),
                        s.leaseUntilMillis(),
                        s.subscription(),
                        s.owner(),
                        s.expectedSeq());
        if (counted == 0) {
            return false;
        }
        for (String subject : s.freed()) {
            update(
                    connection,
                    "DELETE FROM registry_delivery_lane WHERE subscription = ? AND subject = ?",
                    s.subscription(),
                    subject);
        }
        for (BlockedLane lane : s.lanes()) {
            update(
                    connection,
                    """
                    INSERT INTO registry_delivery_lane
                      (subscription, subject, seq, attempts, next_attempt_at, error)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (subscription, subject) DO UPDATE SET
                      seq = excluded.seq, attempts = excluded.attempts,
                      next_attempt_at = excluded.next_attempt_at, error = excluded.error\
                    """,
                    s.subscription(),
                    lane.subject(),
                    lane.seq(),
                    (long) lane.attempts(),
                    lane.nextAttemptAtMillis(),
                    lane.error());
        }
        for (DeadLetter letter : s.dead()) {
            update(
                    connection,
                    """
                    INSERT INTO registry_dead_letter
                      (subscription, seq, subject, attempts, error, at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (subscription, seq) DO UPDATE SET
                      attempts = excluded.attempts, error = excluded.error, at = excluded.at\
                    """,
                    s.subscription(),
                    letter.seq(),
                    letter.subject(),
                    (long) letter.attempts(),
                    letter.error(),
                    letter.atMillis());
        }
        return true;
    }

    private static SubscriptionState subscription(ResultSet row) throws SQLException {
        String secret = row.getString(4);
        String profile = row.getString(8);
        return new SubscriptionState(
                new Subscription(
                        row.getString(1),
                        SinkTarget.parse(row.getString(2), row.getLong(3) != 0),
                        secret == null ? null : SecretRef.parse(secret),
                        new EventFilter(
                                row.getString(5),
                                row.getString(6),
                                Bump.valueOf(row.getString(7)),
                                profile == null ? null : Profile.valueOf(profile))),
                row.getLong(9),
                row.getLong(10),
                row.getString(16),
                row.getLong(11),
                row.getLong(12),
                number(row, 13),
                row.getString(14),
                number(row, 15),
                row.getInt(19),
                number(row, 21),
                number(row, 22),
                row.getInt(20),
                row.getString(17),
                row.getLong(18));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /// Reads one row into a value.
    @FunctionalInterface
    private interface RowReader<T> {
        T from(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(
            Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, 1, Arrays.asList(parameters));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(reader.from(row));
                }
            }
        }
        return List.copyOf(all);
    }

    private static int update(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, 1, Arrays.asList(parameters));
            return statement.executeUpdate();
        }
    }
}

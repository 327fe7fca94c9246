package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.Sealing;
import org.schemaregistry.registry.store.Sealing.Ends;
import org.schemaregistry.registry.store.Sealing.Sealed;
import org.schemaregistry.registry.store.Sealing.Unsealed;
import org.schemaregistry.registry.store.StoreLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/// Gives committed rows their place in the one order. Whoever holds the advisory lock seals what
/// all instances have committed, in one transaction; an instance that dies between its commit and
/// the sealing loses nothing, since every instance looks for unsealed rows all the time.
///
/// Thread-safe.
final class PostgresSealer implements AutoCloseable {
    /// The channel that tells of every sealed batch.
    static final String CHANNEL = "schema_registry";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSealer.class);

    /// "SREG" and "seal".
    private static final long SEAL_LOCK = 0x53524547_7365616CL;

    private static final int COMMITS_PER_BATCH = 1_000;

    /// Commits that arrive within this are sealed together.
    private static final long GATHER_NANOS = 10_000_000;

    private static final String READ =
            """
            SELECT pg_try_advisory_xact_lock(?);
            SELECT commit_no, payload FROM registry_pending ORDER BY commit_no LIMIT ?;
            SELECT last_event, audit_seq, audit_hash FROM registry_head WHERE id = 1\
            """;
    private static final String WRITE =
            """
            INSERT INTO registry_audit
              (seq, at, actor, action, subject, before_fingerprint, after_fingerprint, request_id,
               detail, hash)
            SELECT * FROM unnest(CAST(? AS BIGINT[]), CAST(? AS BIGINT[]), CAST(? AS TEXT[]),
              CAST(? AS TEXT[]), CAST(? AS TEXT[]), CAST(? AS TEXT[]), CAST(? AS TEXT[]),
              CAST(? AS TEXT[]), CAST(? AS TEXT[]), CAST(? AS TEXT[]));
            INSERT INTO registry_outbox (seq, event_id, type, subject, at, data)
            SELECT * FROM unnest(CAST(? AS BIGINT[]), CAST(? AS TEXT[]), CAST(? AS TEXT[]),
              CAST(? AS TEXT[]), CAST(? AS BIGINT[]), CAST(? AS TEXT[]));
            DELETE FROM registry_pending WHERE commit_no = ANY (CAST(? AS BIGINT[]));
            UPDATE registry_head
            SET revision = greatest(revision, ?), last_event = ?, audit_seq = ?, audit_hash = ?
            WHERE id = 1;
            SELECT pg_notify(?, '')\
            """;

    private final PostgresConnections connections;
    private final long idleNanos;
    private final Thread thread;
    private volatile boolean wanted;
    private volatile boolean closed;

    PostgresSealer(PostgresConnections connections, StoreLimits limits, ThreadFactory threads) {
        this.connections = connections;
        this.idleNanos = limits.sealDelayMillis() * 1_000_000 / 2;
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /// Something was committed.
    void wake() {
        if (!wanted) {
            wanted = true;
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Quietly.join(thread);
    }

    private void run() {
        boolean failing = false;
        boolean last = false;
        while (!last) {
            // What was committed before closing is sealed before the end.
            last = closed;
            wanted = false;
            long start = System.nanoTime();
            try {
                while (sealBatch()) {
                    failing = false;
                }
                failing = false;
            } catch (SQLException | RuntimeException e) {
                if (!failing && !closed) {
                    LOG.warn("cannot seal commits, trying again", e);
                }
                failing = true;
            }
            pause(failing ? idleNanos * 4 : idleNanos, start);
        }
    }

    /// Waits until something is wanted, but not less than the gathering time since the last start.
    private void pause(long nanos, long start) {
        if (!wanted && !closed) {
            LockSupport.parkNanos(nanos);
        }
        long gather = start + GATHER_NANOS - System.nanoTime();
        if (gather > 0 && !closed) {
            LockSupport.parkNanos(gather);
        }
    }

    /// Seals one batch; true if there may be more.
    private boolean sealBatch() throws SQLException {
        try (Connection connection = connections.writer()) {
            try {
                boolean more = sealBatch(connection);
                connection.commit();
                return more;
            } catch (SQLException | RuntimeException e) {
                Quietly.rollback(connection, e);
                throw e;
            }
        }
    }

    /// Three round trips, the last one COMMIT.
    private static boolean sealBatch(Connection connection) throws SQLException {
        Batch batch = read(connection);
        if (batch == null || batch.numbers().isEmpty()) {
            return false;
        }
        write(connection, batch.numbers(), Sealing.seal(batch.ends(), batch.commits()));
        return batch.numbers().size() == COMMITS_PER_BATCH;
    }

    private record Batch(List<Long> numbers, List<Unsealed> commits, Ends ends) {}

    /// What is to be sealed; null if another instance is just sealing. Every statement sees what
    /// was committed before it began, so the rows are those left by whoever held the lock before.
    private static @Nullable Batch read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            select.setLong(1, SEAL_LOCK);
            select.setInt(2, COMMITS_PER_BATCH);
            select.execute();
            try (ResultSet row = select.getResultSet()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return null;
                }
            }
            List<Long> numbers = new ArrayList<>();
            List<Unsealed> commits = new ArrayList<>();
            select.getMoreResults();
            try (ResultSet row = select.getResultSet()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                    commits.add(UnsealedJson.read(row.getString(2)));
                }
            }
            select.getMoreResults();
            try (ResultSet row = select.getResultSet()) {
                if (!row.next()) {
                    throw new SQLException("registry_head has no row", "XX001");
                }
                AuditHead head = new AuditHead(row.getLong(2), row.getString(3));
                return new Batch(numbers, commits, new Ends(head, row.getLong(1)));
            }
        }
    }

    private static void write(Connection connection, List<Long> numbers, Sealed sealed)
            throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            Columns columns = new Columns(connection, write);
            List<AuditEntry> audits = sealed.audits();
            columns.numbers(audits, AuditEntry::seq);
            columns.numbers(audits, AuditEntry::atMillis);
            columns.texts(audits, AuditEntry::actor);
            columns.texts(audits, AuditEntry::action);
            columns.texts(audits, AuditEntry::subject);
            columns.texts(audits, AuditEntry::before);
            columns.texts(audits, AuditEntry::after);
            columns.texts(audits, AuditEntry::requestId);
            columns.texts(audits, AuditEntry::detail);
            columns.texts(audits, AuditEntry::hash);
            List<OutboxEntry> events = sealed.events();
            columns.numbers(events, OutboxEntry::seq);
            columns.texts(events, OutboxEntry::id);
            columns.texts(events, OutboxEntry::type);
            columns.texts(events, OutboxEntry::subject);
            columns.numbers(events, OutboxEntry::atMillis);
            columns.texts(events, OutboxEntry::data);
            columns.numbers(numbers, number -> number);
            int next = columns.count() + 1;
            write.setLong(next++, numbers.getLast());
            write.setLong(next++, sealed.ends().lastEvent());
            write.setLong(next++, sealed.ends().audit().seq());
            write.setString(next++, sealed.ends().audit().hash());
            write.setString(next, CHANNEL);
            write.execute();
        }
    }
}

package org.schemaregistry.registry.store.jdbc;

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
    private static final long GATHER_NANOS = 5_000_000;

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
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static boolean sealBatch(Connection connection) throws SQLException {
        if (!holdsLock(connection)) {
            return false;
        }
        List<Long> numbers = new ArrayList<>();
        List<Unsealed> commits = new ArrayList<>();
        readPending(connection, numbers, commits);
        if (numbers.isEmpty()) {
            return false;
        }
        Sealed sealed = Sealing.seal(readEnds(connection), commits);
        insertAudits(connection, sealed.audits());
        insertEvents(connection, sealed.events());
        finish(connection, numbers, sealed.ends());
        return numbers.size() == COMMITS_PER_BATCH;
    }

    private static boolean holdsLock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, SEAL_LOCK);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void readPending(
            Connection connection, List<Long> numbers, List<Unsealed> commits) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT commit_no, payload FROM registry_pending
                        ORDER BY commit_no LIMIT ?\
                        """)) {
            select.setInt(1, COMMITS_PER_BATCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                    commits.add(UnsealedJson.read(row.getString(2)));
                }
            }
        }
    }

    private static Ends readEnds(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT last_event, audit_seq, audit_hash FROM registry_head"
                                        + " WHERE id = 1");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("registry_head has no row", "XX001");
            }
            return new Ends(new AuditHead(row.getLong(2), row.getString(3)), row.getLong(1));
        }
    }

    private static void insertAudits(Connection connection, List<AuditEntry> entries)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(Sql.PUT_AUDIT.text())) {
            for (AuditEntry entry : entries) {
                Parameters.bind(insert, 1, SealedRows.of(entry).parameters());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertEvents(Connection connection, List<OutboxEntry> entries)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(Sql.PUT_OUTBOX.text())) {
            for (OutboxEntry entry : entries) {
                Parameters.bind(insert, 1, SealedRows.of(entry).parameters());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void finish(Connection connection, List<Long> numbers, Ends ends)
            throws SQLException {
        try (PreparedStatement finish =
                connection.prepareStatement(
                        """
                        DELETE FROM registry_pending WHERE commit_no = ANY (?);
                        UPDATE registry_head
                        SET revision = greatest(revision, ?), last_event = ?, audit_seq = ?,
                          audit_hash = ?
                        WHERE id = 1;
                        SELECT pg_notify(?, '')\
                        """)) {
            finish.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            finish.setLong(2, numbers.getLast());
            finish.setLong(3, ends.lastEvent());
            finish.setLong(4, ends.audit().seq());
            finish.setString(5, ends.audit().hash());
            finish.setString(6, CHANNEL);
            finish.execute();
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException connectionIsGone) {
            cause.addSuppressed(connectionIsGone);
        }
    }
}

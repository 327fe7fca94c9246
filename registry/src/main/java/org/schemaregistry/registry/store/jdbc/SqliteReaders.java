package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.StoreLimits;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// As many reading connections as there are cores: more would only wait for each other.
///
/// Thread-safe.
final class SqliteReaders implements AutoCloseable {
    private final SqliteConnections connections;
    private final StoreLimits limits;
    private final int size = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final Semaphore permits = new Semaphore(size, true);
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SqliteReaders(SqliteConnections connections, StoreLimits limits) {
        this.connections = connections;
        this.limits = limits;
    }

    <T> T read(Backend.Read<T> read) {
        permits.acquireUninterruptibly();
        Connection connection = null;
        try {
            if (closed) {
                throw SqlFailure.closed();
            }
            connection = idle.pollFirst();
            if (connection == null) {
                connection = connections.openReader();
            }
            T result = retrying(connection, read);
            idle.addFirst(connection);
            connection = null;
            return result;
        } catch (SQLException e) {
            throw connections.failure(e);
        } finally {
            Quietly.close(connection);
            permits.release();
        }
    }

    /// Runs a read in a transaction of its own; BUSY is rare (recovery, or no write-ahead log) and
    /// waited out without holding a carrier.
    private <T> T retrying(Connection connection, Backend.Read<T> read) throws SQLException {
        long deadline = System.nanoTime() + limits.lockWaitMillis() * 1_000_000;
        while (true) {
            try {
                return inTransaction(connection, read);
            } catch (SQLException e) {
                if (!SqlFailure.sqliteBusy(e) || System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000, 2_000_000));
        }
    }

    static <T> T inTransaction(Connection connection, Backend.Read<T> read) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN");
            try {
                return read.from(connection);
            } finally {
                statement.executeUpdate("ROLLBACK");
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        List<Connection> all = new ArrayList<>();
        try {
            if (permits.tryAcquire(size, limits.lockWaitMillis(), TimeUnit.MILLISECONDS)) {
                permits.release(size);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Connection next = idle.poll(); next != null; next = idle.poll()) {
            all.add(next);
        }
        all.forEach(Quietly::close);
    }
}

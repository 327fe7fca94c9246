package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/// Notices what other instances commit: it listens, and because a notification may get lost (or a
/// pooler in between may not pass any), it also looks at the head a few times within the bound.
///
/// Thread-safe.
final class PostgresWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatcher.class);

    private static final String HEAD =
            """
            SELECT h.revision, m.revision,
              (SELECT coalesce(max(number), 0) FROM registry_foreign_edit)
            FROM registry_head h, registry_mapping_state m WHERE h.id = 1 AND m.id = 1\
            """;

    /// What is sealed within this is read at once: looking costs the server more than one commit.
    private static final long MIN_PAUSE_NANOS = 25_000_000;

    private final PostgresConnections connections;
    private final Runnable refresh;
    private final int pollMillis;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable StoreException away;

    PostgresWatcher(
            PostgresConnections connections,
            Runnable refresh,
            StoreLimits limits,
            ThreadFactory threads) {
        this.connections = connections;
        this.refresh = refresh;
        this.pollMillis = (int) Math.max(5, limits.catalogStalenessMillis() / 2);
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /// Why the last look failed; null if it did not.
    @Nullable StoreException away() {
        return away;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Quietly.join(thread);
    }

    private record Head(long revision, long mappings, long foreignEdits) {}

    private void run() {
        Connection connection = null;
        Head seen = null;
        while (!closed) {
            try {
                if (connection == null) {
                    connection = listening();
                }
                Head now = head(connection);
                if (!now.equals(seen)) {
                    refresh.run();
                    seen = now;
                    pause();
                }
                away = null;
                connection.unwrap(PGConnection.class).getNotifications(pollMillis);
            } catch (SQLException | RuntimeException e) {
                if (connection != null && !closed) {
                    LOG.warn("lost the connection that listens, opening another", e);
                }
                Quietly.close(connection);
                connection = null;
                away = SqlFailure.of(e, connections::failure);
                LockSupport.parkNanos(pollMillis * 4_000_000L);
            }
        }
        Quietly.close(connection);
    }

    private void pause() {
        if (!closed) {
            LockSupport.parkNanos(Math.min(MIN_PAUSE_NANOS, pollMillis * 500_000L));
        }
    }

    private Connection listening() throws SQLException {
        Connection connection = connections.dedicated();
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + PostgresSealer.CHANNEL);
        } catch (SQLException e) {
            Quietly.close(connection);
            throw e;
        }
        return connection;
    }

    private static Head head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HEAD)) {
            row.next();
            return new Head(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}

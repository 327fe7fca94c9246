package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/// Writes what may be lost in a power failure, so that delivery does not make commits wait for its
/// flushes: one platform thread with a connection of its own, which flushes only where the file has
/// no write-ahead log to stay whole without it.
///
/// Thread-safe.
final class SqliteSideWriter implements AutoCloseable {
    private final SqliteConnections connections;
    private final ExecutorService thread;
    private @Nullable Connection connection;

    SqliteSideWriter(SqliteConnections connections, ThreadFactory threads) {
        this.connections = connections;
        this.thread = Executors.newSingleThreadExecutor(threads);
    }

    <T> T write(Backend.Read<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> attempt(work), thread).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RejectedExecutionException e) {
            throw SqlFailure.closed();
        }
    }

    @Override
    public void close() {
        try {
            thread.execute(() -> {
                Quietly.close(connection);
                connection = null;
            });
        } catch (RejectedExecutionException closedBefore) {
            return;
        }
        thread.close();
    }

    private <T> T attempt(Backend.Read<T> work) {
        try {
            Connection open = connection;
            if (open == null) {
                open = connections.openSideWriter();
                connection = open;
            }
            return transaction(open, work);
        } catch (SQLException e) {
            // A connection that saw a failure is not trusted again.
            Quietly.close(connection);
            connection = null;
            throw connections.failure(e);
        }
    }

    private <T> T transaction(Connection open, Backend.Read<T> work) throws SQLException {
        try (Statement control = open.createStatement()) {
            connections.retrying(() -> control.executeUpdate("BEGIN IMMEDIATE"));
            try {
                T result = work.from(open);
                connections.retrying(() -> control.executeUpdate("COMMIT"));
                return result;
            } catch (SQLException | RuntimeException e) {
                try {
                    control.executeUpdate("ROLLBACK");
                } catch (SQLException alreadyRolledBack) {
                    e.addSuppressed(alreadyRolledBack);
                }
                throw e;
            }
        }
    }
}

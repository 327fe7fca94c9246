package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

/// Ends things whose failure to end changes nothing.
final class Quietly {
    private Quietly() {}

    static void close(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException nothingLeftToLose) {
            return;
        }
    }

    /// Undoes after a failure, which is the one to report.
    static void rollback(@Nullable Connection connection, Exception cause) {
        if (connection == null) {
            return;
        }
        try {
            connection.rollback();
        } catch (SQLException connectionIsGone) {
            cause.addSuppressed(connectionIsGone);
        }
    }

    /// Waits for a thread that was told to end, whatever happens; an interruption is passed on.
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

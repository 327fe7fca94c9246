package org.schemaregistry.adapter.source.sqlite;

import org.sqlite.ProgressHandler;

import java.util.concurrent.TimeUnit;

/// Ends a query that takes too long, whose thread was interrupted or that was cancelled, also
/// inside a statement. [#cancel] may come from any thread.
final class QueryDeadline extends ProgressHandler {
    private final Thread caller = Thread.currentThread();
    private final long atNanos;
    private volatile boolean cancelled;

    QueryDeadline(long limitMillis) {
        this.atNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    }

    /// SQLite ends the statement if the answer is not 0.
    @Override
    protected int progress() {
        return wasCancelled() || isOver() ? 1 : 0;
    }

    boolean wasCancelled() {
        return cancelled || caller.isInterrupted();
    }

    boolean isOver() {
        return System.nanoTime() - atNanos > 0;
    }

    void cancel() {
        cancelled = true;
    }
}

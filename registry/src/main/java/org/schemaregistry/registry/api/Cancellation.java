package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;

/// Ends a run from another thread. One for each run.
///
/// Thread-safe.
public final class Cancellation {
    private boolean cancelled;
    private @Nullable Runnable underWay;

    /// Ends the run, now or as soon as it begins. Idempotent.
    public void cancel() {
        Runnable end;
        synchronized (this) {
            cancelled = true;
            end = underWay;
        }
        if (end != null) {
            end.run();
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Called by the run: what ends it from now on, null for nothing.
    public synchronized void underWay(@Nullable Runnable end) {
        underWay = end;
    }
}

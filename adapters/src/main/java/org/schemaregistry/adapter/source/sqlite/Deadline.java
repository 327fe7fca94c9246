package org.schemaregistry.adapter.source.sqlite;

import org.schemaregistry.core.model.ScanError;
import org.sqlite.ProgressHandler;

import java.time.Clock;

/// Ends a scan that takes too long or whose thread was interrupted, also inside a statement.
///
/// Used by the scanning thread alone.
final class Deadline extends ProgressHandler {
    private final Clock clock;
    private final long atMillis;

    Deadline(Clock clock, long atMillis) {
        this.clock = clock;
        this.atMillis = atMillis;
    }

    /// SQLite ends the statement if the answer is not 0.
    @Override
    protected int progress() {
        return Thread.currentThread().isInterrupted() || clock.millis() > atMillis ? 1 : 0;
    }

    void check() throws SqliteScan.Stopped {
        if (progress() != 0) {
            throw stopped();
        }
    }

    SqliteScan.Stopped stopped() {
        return Thread.currentThread().isInterrupted()
                ? new SqliteScan.Stopped(ScanError.Code.CANCELLED, "the scan was cancelled", null)
                : new SqliteScan.Stopped(
                        ScanError.Code.TIMEOUT,
                        "the scan took longer than its limit",
                        "raise the statement timeout or narrow the scope");
    }
}

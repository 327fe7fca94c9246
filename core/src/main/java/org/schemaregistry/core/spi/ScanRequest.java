package org.schemaregistry.core.spi;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;

import java.time.Clock;

/// One scan to be made. `previous` is what the connector left in [ScanOutcome.Scanned#state] (or
/// [ScanOutcome.Unchanged#state]) last time; null on a first scan. `credentials` belong to the
/// caller, who closes them.
public record ScanRequest(
        DataSource source,
        @Nullable Credentials credentials,
        @Nullable String previous,
        Mode mode,
        ScanLimits limits,
        Progress progress,
        Clock clock) {

    /// How much may be concluded without reading everything.
    public enum Mode {
        /// Read everything, whatever the previous state says.
        FULL,
        /// Somebody asked: a sure "nothing changed" may end it, a hint may not.
        EXPLICIT,
        /// A poll among many: a trusted hint may end it too.
        POLL
    }

    /// Told how far a scan is; called on the scanning thread, must return quickly.
    @FunctionalInterface
    public interface Progress {
        void report(String step, long done, long total);

        /// Tells nobody.
        Progress NONE = (step, done, total) -> {};
    }
}

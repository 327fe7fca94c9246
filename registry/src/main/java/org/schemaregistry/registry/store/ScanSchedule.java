package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;

/// A source that is scanned by itself, and how that went. `failures` counts those in a row;
/// `lastAtMillis` is null before the first scan, `lastError` null if that went well. `fullAtMillis`
/// is when everything was last read, 0 if never.
///
/// Immutable.
public record ScanSchedule(
        SourceId source,
        long everyMillis,
        long dueAtMillis,
        int failures,
        @Nullable Long lastAtMillis,
        @Nullable String lastError,
        long fullAtMillis,
        @Nullable String leaseOwner,
        long leaseUntilMillis) {

    /// What a scan came to: when the next one is due, and what is remembered of this one.
    public record Settled(
            long dueAtMillis,
            int failures,
            long atMillis,
            @Nullable String error,
            long fullAtMillis) {}
}

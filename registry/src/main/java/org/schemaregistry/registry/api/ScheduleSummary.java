package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;

/// A source that is scanned by itself. `failures` counts those in a row; while there are any, the
/// next scan waits longer. `running` is true while an instance scans it, `lastAtMillis` null before
/// the first scan and `lastError` null if the last one went well; of one that was held or partial,
/// which is no failure, it says so.
///
/// Immutable.
public record ScheduleSummary(
        SourceId source,
        long everyMillis,
        long dueAtMillis,
        boolean running,
        int failures,
        @Nullable Long lastAtMillis,
        @Nullable String lastError) {}

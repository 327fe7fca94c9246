package org.schemaregistry.registry.api;

import org.schemaregistry.core.spi.ScanLimits;

/// The bounds the registry keeps. A scan that would delete at least `heldTables` tables and more
/// than `heldPercent` of a source's, or more than `heldTablesAtAnySize`, is held for approval.
public record Limits(
        int maxSources,
        int commitAttempts,
        int heldTables,
        int heldPercent,
        int heldTablesAtAnySize,
        int maxPageRows,
        int maxSchemaJsonChars,
        int maxQueryChars,
        int maxQueriesPerSource,
        ScanLimits scan) {
    public static final Limits DEFAULT =
            new Limits(
                    10_000, 8, 3, 20, 50, 10_000, 20_000_000, 1_000_000, 1_000, ScanLimits.DEFAULT);
}

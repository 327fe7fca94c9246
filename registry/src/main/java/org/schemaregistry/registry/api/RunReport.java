package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.Mismatch;
import org.schemaregistry.core.query.QueryRun;

import java.util.List;

/// How a run ended, and what led there. Immutable.
///
/// @param role who it ran as; null where the source was not asked
/// @param guards for each table that the query read what the guard of its rows found; also those
///   without a mismatch. What is in them was reported to the registry
/// @param unplaced what computed columns of a query over several tables broke: nobody can tell
///   which of them moved, so it is no event
public record RunReport(
        CheckReport check,
        QueryRun result,
        @Nullable String role,
        int attempts,
        List<String> warnings,
        List<GuardReport> guards,
        List<Mismatch> unplaced) {
    public RunReport {
        guards = List.copyOf(guards);
        unplaced = List.copyOf(unplaced);
        warnings = List.copyOf(warnings);
    }
}

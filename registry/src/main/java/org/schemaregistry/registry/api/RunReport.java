package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.QueryRun;

import java.util.List;

/// How a run ended, and what led there. `role` is who it ran as; null where the source was not
/// asked. Immutable.
public record RunReport(
        CheckReport check,
        QueryRun result,
        @Nullable String role,
        int attempts,
        List<String> warnings) {
    public RunReport {
        warnings = List.copyOf(warnings);
    }
}

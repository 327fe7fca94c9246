package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;

import java.util.List;

/// How a dry run ended, and what led there. `role` is who the source was asked as; null where it
/// was not asked. Immutable.
public record DryRunReport(
        DryRunLevel level,
        CheckReport check,
        DryRun result,
        @Nullable String role,
        List<String> warnings) {
    public DryRunReport {
        warnings = List.copyOf(warnings);
    }
}

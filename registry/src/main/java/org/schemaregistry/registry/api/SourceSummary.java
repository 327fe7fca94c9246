package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.version.SemVer;

/// A registered source as it stands. `coverage` is what the last scan could see; null before the
/// first.
public record SourceSummary(
        DataSource source,
        SemVer version,
        long updatedAtMillis,
        long revision,
        int tables,
        @Nullable Coverage coverage) {}

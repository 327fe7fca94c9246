package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;

/// How a scheduled scan ended: with a report, or with a refusal in `error`. Exactly one is set.
///
/// Immutable.
public record ScheduledScan(SourceId source, @Nullable ScanReport report, @Nullable String error) {}

package org.schemaregistry.registry.store;

/// What was reported of the rows of one version of a table. `body` is JSON of the flow's making.
///
/// Immutable.
public record GuardState(long reports, String body) {}

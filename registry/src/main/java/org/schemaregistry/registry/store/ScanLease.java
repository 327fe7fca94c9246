package org.schemaregistry.registry.store;

import org.schemaregistry.core.model.SourceId;

/// The right of one instance to scan a source. `number` grows with each claim of the source, so no
/// two leases are the same.
///
/// Immutable.
public record ScanLease(SourceId source, String owner, long number, long leaseMillis) {}

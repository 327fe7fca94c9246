package org.schemaregistry.registry.api;

import java.util.List;

/// What a run over everything that was due did.
///
/// Immutable.
public record DueReport(List<ScheduledScan> scans, DeliveryReport deliveries) {
    public DueReport {
        scans = List.copyOf(scans);
    }
}

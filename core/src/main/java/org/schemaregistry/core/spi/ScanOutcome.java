package org.schemaregistry.core.spi;

import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;

/// How a scan ended. `state` is the connector's own memory for the next scan, opaque to the
/// registry, at most 64 KiB, without secrets.
public sealed interface ScanOutcome {

    /// The source's catalog is surely the one of the previous scan.
    record Unchanged(String state) implements ScanOutcome {}

    /// A snapshot, complete or partial.
    record Scanned(Snapshot snapshot, String state) implements ScanOutcome {}

    /// Nothing was learned.
    record Failed(ScanError error) implements ScanOutcome {}
}

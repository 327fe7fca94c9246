package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanStatus;

import java.util.List;

/// Hidden state that one scan leaves for the next: the connector's own memory, the engine's ids and
/// the coverage as JSON, the source's objects (types, routines, …) as a document, and the deletions
/// that wait for approval. It is no part of any version.
///
/// Immutable.
public record ScanMemory(
        ScanStatus lastStatus,
        long lastScanAtMillis,
        @Nullable String connectorState,
        @Nullable String identityJson,
        @Nullable String coverageJson,
        @Nullable Document objects,
        List<QualifiedName> heldDeletions) {

    /// A canonical text with its fingerprint, stored once per content.
    public record Document(String fingerprint, String body) {}

    public ScanMemory {
        heldDeletions = List.copyOf(heldDeletions);
    }
}

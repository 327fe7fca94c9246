package org.schemaregistry.registry.api;

import org.schemaregistry.core.spi.ScanRequest;

/// How to scan: what may be concluded from the previous scan, whether to commit, whether a large
/// deletion is approved, and who is told of the progress.
public record IntrospectOptions(
        ScanRequest.Mode mode,
        boolean dryRun,
        boolean acceptDeletions,
        String actor,
        ScanRequest.Progress progress) {
    /// An explicit scan that commits and holds large deletions.
    public static final IntrospectOptions DEFAULT =
            new IntrospectOptions(
                    ScanRequest.Mode.EXPLICIT,
                    false,
                    false,
                    "introspection",
                    ScanRequest.Progress.NONE);
}

package org.schemaregistry.core.spi;

/// What a connector can do beyond a full scan. A connector declares it; what it does not declare is
/// never asked of it.
public enum Capability {
    /// Its snapshots carry ids that survive a rename.
    STABLE_IDENTITY,
    /// It can tell cheaply and surely that nothing changed since a given state.
    CHANGE_DETECTION,
    /// It has a yet cheaper hint that may be late; only for thinning polls.
    CHANGE_HINT,
    /// It reports what the scanning role may not read.
    VISIBILITY,
    /// It can dry-run queries and run them: it is a [QueryConnector].
    QUERY
}

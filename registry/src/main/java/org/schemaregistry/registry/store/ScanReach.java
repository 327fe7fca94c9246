package org.schemaregistry.registry.store;

/// How far the scans of a source have come.
public enum ScanReach {
    /// No scan has ended yet.
    NEVER,
    /// Scans have ended, none of them with the whole source in sight.
    PARTLY,
    /// A scan has seen the whole source.
    WHOLE
}

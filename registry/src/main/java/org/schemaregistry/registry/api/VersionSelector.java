package org.schemaregistry.registry.api;

import org.schemaregistry.core.version.SemVer;

/// Which version of a table is meant.
public sealed interface VersionSelector {
    record Current() implements VersionSelector {}

    record Exact(SemVer version) implements VersionSelector {}

    /// The version that was current at a time, in epoch milliseconds.
    record At(long atMillis) implements VersionSelector {}
}

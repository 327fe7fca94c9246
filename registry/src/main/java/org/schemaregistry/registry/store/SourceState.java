package org.schemaregistry.registry.store;

import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.version.SemVer;

/// A source with its tables. `revision` counts the commits that changed anything here; it names
/// this state exactly. `dropped` holds what a re-creation continues, by name; `renamed` leads from
/// a name that was given up to the one that its history goes on under. `queries` counts the
/// registered queries ([Store#queries]).
///
/// Immutable.
public record SourceState(
        DataSource source,
        SemVer version,
        long updatedAtMillis,
        long revision,
        OrderedMap<QualifiedName, TableState> tables,
        OrderedMap<QualifiedName, Dropped> dropped,
        OrderedMap<QualifiedName, QualifiedName> renamed,
        int queries) {

    /// The last version of a table that is gone: its tombstone's, or its own if the source was
    /// removed.
    public record Dropped(SemVer version, long ordinal, long atMillis) {}
}

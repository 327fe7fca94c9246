package org.schemaregistry.core.diff;

import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.Table;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the comparison of two scans needs of each: the tables, the engine's ids, what the scan
/// could see, and whether it was complete.
///
/// Immutable.
public record SnapshotView(
        SortedMap<QualifiedName, Table> tables,
        Identity identity,
        Coverage coverage,
        boolean complete) {
    public SnapshotView {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    public static SnapshotView of(Snapshot snapshot) {
        return new SnapshotView(
                snapshot.tables(), snapshot.identity(), snapshot.coverage(), snapshot.complete());
    }

    /// A complete scan that saw everything, without ids.
    public static SnapshotView of(SortedMap<QualifiedName, Table> tables) {
        return new SnapshotView(tables, Identity.NONE, Coverage.FULL, true);
    }
}

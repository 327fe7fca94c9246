package org.schemaregistry.core.diff;

import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;

import java.util.List;

/// What became of one table between two scans. A table that stayed as it was has none.
///
/// Immutable.
public sealed interface TableDelta {
    record Added(QualifiedName name, Table table) implements TableDelta {}

    record Dropped(QualifiedName name, Table table) implements TableDelta {}

    /// The table has another name; `changes` begins with [Change.TableRenamed].
    record Renamed(
            QualifiedName from, QualifiedName to, Table before, Table after, List<Change> changes)
            implements TableDelta {
        public Renamed {
            changes = List.copyOf(changes);
        }
    }

    record Changed(QualifiedName name, Table before, Table after, List<Change> changes)
            implements TableDelta {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /// The name the table goes by now; a dropped one's last.
    default QualifiedName currentName() {
        return switch (this) {
            case Added added -> added.name;
            case Dropped dropped -> dropped.name;
            case Renamed renamed -> renamed.to;
            case Changed changed -> changed.name;
        };
    }

    /// The changes as one list, the coming and going of a whole table included.
    default List<Change> allChanges() {
        return switch (this) {
            case Added added -> List.of(new Change.TableAdded(added.name));
            case Dropped dropped -> List.of(new Change.TableDropped(dropped.name));
            case Renamed renamed -> renamed.changes;
            case Changed changed -> changed.changes;
        };
    }
}

package org.schemaregistry.core.rule;

import org.schemaregistry.core.diff.Change;

import java.util.List;

/// Leaves out what only follows from another change of the same list: texts after a rename, a
/// view's body beside its changed columns, the word `partitioned table` beside the new partitions.
final class Consequences {
    private Consequences() {}

    static List<Change> without(List<Change> changes) {
        boolean columnsChanged = changes.stream().anyMatch(Consequences::changesColumns);
        boolean partitioned =
                changes.stream().anyMatch(c -> c instanceof Change.PartitioningChanged);
        List<Change> told =
                changes.stream()
                        .filter(c -> !(c instanceof Change.Followed))
                        .filter(c -> !(columnsChanged && c instanceof Change.DefinitionChanged))
                        .filter(c -> !(partitioned && isPartitioning(c)))
                        .toList();
        return told.isEmpty() ? changes : told;
    }

    static boolean isPartitioning(Change change) {
        return change instanceof Change.RelationChanged(var from, var to)
                && from.kind() == to.kind()
                && from.relation()
                        .replace("partitioned ", "")
                        .equals(to.relation().replace("partitioned ", ""));
    }

    private static boolean changesColumns(Change change) {
        return change instanceof Change.FieldAdded
                || change instanceof Change.FieldDropped
                || change instanceof Change.FieldRenamed
                || change instanceof Change.TypeChanged;
    }
}

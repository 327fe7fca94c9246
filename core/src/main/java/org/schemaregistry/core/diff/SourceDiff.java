package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;

import java.util.List;

/// What differs between two scans of a source. Only `tables` give versions.
///
/// `access` are known tables that the scanning role may no longer, or again, read. `outOfScope` are
/// known tables that still exist but that the scope now leaves out. `unseen` are known tables the
/// scan could not describe, so that nothing is known of them: they stay as they were. `suggestions`
/// are guesses for a person, never acted upon.
///
/// Immutable; every list sorted by name.
public record SourceDiff(
        List<TableDelta> tables,
        List<AccessChange> access,
        List<QualifiedName> outOfScope,
        List<QualifiedName> unseen,
        List<RenameSuggestion> suggestions) {
    public SourceDiff {
        tables = List.copyOf(tables);
        access = List.copyOf(access);
        outOfScope = List.copyOf(outOfScope);
        unseen = List.copyOf(unseen);
        suggestions = List.copyOf(suggestions);
    }

    /// True if no table changed and no right did.
    public boolean isEmpty() {
        return tables.isEmpty() && access.isEmpty() && outOfScope.isEmpty();
    }

    public record AccessChange(QualifiedName table, boolean visible) {
        public Change change() {
            return new Change.AccessChanged(!visible, visible);
        }
    }

    /// A table, or a field of one, that went while a very similar one came. `fromField` and
    /// `toField` are null if whole tables are meant. `similarity` is between 0 and 1.
    public record RenameSuggestion(
            QualifiedName fromTable,
            QualifiedName toTable,
            @Nullable String fromField,
            @Nullable String toField,
            double similarity) {}
}

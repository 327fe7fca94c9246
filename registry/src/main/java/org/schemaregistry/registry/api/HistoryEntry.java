package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.version.SemVer;

import java.util.List;

/// One version in a history. `table` is the name the table had then; `fingerprint` is null for a
/// drop.
public record HistoryEntry(
        QualifiedName table,
        SemVer version,
        long ordinal,
        @Nullable String fingerprint,
        long atMillis,
        String actor,
        @Nullable Bump bump,
        List<ClassifiedChange> changes) {
    public HistoryEntry {
        changes = List.copyOf(changes);
    }
}

package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.version.SemVer;

import java.util.List;

/// What a scan or publication did to one table. `from` is null for a first registration; a drop has
/// its tombstone's version in `to`. `renamedFrom` is the old name after a rename.
public record TableChange(
        QualifiedName table,
        @Nullable QualifiedName renamedFrom,
        @Nullable SemVer from,
        SemVer to,
        Bump bump,
        boolean dropped,
        List<ClassifiedChange> changes) {
    public TableChange {
        changes = List.copyOf(changes);
    }
}

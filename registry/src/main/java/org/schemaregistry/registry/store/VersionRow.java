package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.Actor;

/// One published version. `table` is the name it was published under. A tombstone has neither
/// content nor fingerprint; a first version has no bump.
///
/// Immutable.
public record VersionRow(
        QualifiedName table,
        long ordinal,
        SemVer version,
        @Nullable Long contentId,
        @Nullable String fingerprint,
        @Nullable Bump bump,
        String changesJson,
        @Nullable QualifiedName renamedFrom,
        Actor actor,
        long atMillis) {

    public boolean tombstone() {
        return contentId == null;
    }
}

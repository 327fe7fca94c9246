package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.version.SemVer;

/// The current version of a table. `contentId` opens its document by [Store#content].
///
/// Immutable.
public record TableState(
        SemVer version,
        long ordinal,
        long contentId,
        String fingerprint,
        TableKind kind,
        int fieldCount,
        @Nullable String description,
        boolean declared,
        long updatedAtMillis) {}

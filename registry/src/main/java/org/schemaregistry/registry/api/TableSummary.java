package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.version.SemVer;

/// One row of a table list; `fields` counts them.
public record TableSummary(
        QualifiedName name,
        TableKind kind,
        SemVer version,
        long ordinal,
        int fields,
        @Nullable String description) {}

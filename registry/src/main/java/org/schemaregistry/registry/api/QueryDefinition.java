package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.version.SemVer;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A query to be kept. `pins` are the versions it was planned on, for the tables where that is not
/// the present one.
///
/// Immutable.
public record QueryDefinition(
        String name,
        SourceId source,
        @Nullable String language,
        String text,
        SortedMap<QualifiedName, SemVer> pins) {
    public QueryDefinition {
        pins = Collections.unmodifiableSortedMap(new TreeMap<>(pins));
    }
}

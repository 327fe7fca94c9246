package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.version.SemVer;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A registered query with the verdict of its last check. `brokenSinceMillis` is the time of the
/// commit that broke it; null while it is whole.
///
/// Immutable.
public record QuerySummary(
        String name,
        SourceId source,
        @Nullable String language,
        String text,
        SortedMap<QualifiedName, SemVer> planned,
        Verdict verdict,
        @Nullable Long brokenSinceMillis,
        String actor,
        long addedAtMillis) {
    public QuerySummary {
        planned = Collections.unmodifiableSortedMap(new TreeMap<>(planned));
    }
}

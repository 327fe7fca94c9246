package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.version.SemVer;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A query that is kept, to be checked at every commit that may touch it. Immutable.
///
/// @param planned the versions of the tables that it was planned on
/// @param verdict of the last check
/// @param brokenSinceMillis when a commit broke it; null while it is whole
public record RegisteredQuery(
        String name,
        SourceId source,
        @Nullable String language,
        String text,
        SortedMap<QualifiedName, SemVer> planned,
        Verdict verdict,
        @Nullable Long brokenSinceMillis,
        String actor,
        long addedAtMillis) {
    public RegisteredQuery {
        if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException(
                    "query name '"
                            + name.substring(0, Math.min(name.length(), 100))
                            + "': expected 1 to 64 of letters, digits, '_', '-' and '.'");
        }
        planned = Collections.unmodifiableSortedMap(new TreeMap<>(planned));
    }
}

package org.schemaregistry.core.query;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;

import java.util.Objects;

/// A query against one source, in one language (`sql` unless said otherwise). Immutable.
public record Query(SourceId source, @Nullable String language, String text) {
    public Query {
        Objects.requireNonNull(source);
        Objects.requireNonNull(text);
    }
}

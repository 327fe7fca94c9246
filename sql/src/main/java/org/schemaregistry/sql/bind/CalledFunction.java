package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.PgFunction;

/// A call as it was resolved; without a function where that could not be told. Immutable.
///
/// @param schema the function's, or as it is written; null where neither tells
record CalledFunction(
        @Nullable PgFunction function, @Nullable String schema, String name, Span at) {
    /// A function that something runs which stands there. Immutable.
    record Unseen(QualifiedName function, Span at) {}
}

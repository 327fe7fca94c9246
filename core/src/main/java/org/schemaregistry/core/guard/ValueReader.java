package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Looks at the values of one kind of row. The guard itself knows the classes of numbers and
/// `String`; the rest it asks for here, so that drivers' and document stores' own classes can be
/// guarded without core knowing them.
///
/// Implementations are stateless and thread-safe, read only, and never throw for a value.
public interface ValueReader {
    /// What a value that is not null is.
    Shape shape(Object value);

    /// The text of a value of shape [Shape#TEXT].
    default String text(Object value) {
        return value.toString();
    }

    /// How many bytes, elements or dimensions a [Shape#BINARY], [Shape#LIST] or [Shape#VECTOR] has;
    /// -1 if that cannot be seen without cost.
    int size(Object value);

    /// The elements of a [Shape#LIST]; null if they cannot be seen without cost.
    @Nullable Iterable<?> elements(Object value);

    /// The members of a [Shape#MAP]; null if they cannot be seen without cost.
    @Nullable Map<?, ?> members(Object value);
}

package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.FieldType;

/// A column of rows as their source announces it.
///
/// @param declared the type that the source promises for every value; null if it promises none
///
///   Immutable.
public record HeaderColumn(String name, @Nullable FieldType declared) {
    /// A column of whose type nothing is known.
    public static HeaderColumn of(String name) {
        return new HeaderColumn(name, null);
    }
}

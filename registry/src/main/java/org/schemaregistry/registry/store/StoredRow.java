package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One row of a [StoredTable]: a [String], a [Long] or null for each of its columns.
///
/// Immutable by agreement: whoever makes one keeps no hold of the list.
public record StoredRow(List<@Nullable Object> values) {

    /// A text; the empty text where there is none.
    public String text(int column) {
        return values.get(column) instanceof String text ? text : "";
    }

    public @Nullable String textOrNull(int column) {
        return values.get(column) instanceof String text ? text : null;
    }

    /// A number; 0 where there is none.
    public long number(int column) {
        return values.get(column) instanceof Long number ? number : 0;
    }
}

package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A type as written, in the grammar's own spelling: `int` is `pg_catalog.int4`, `char` is
/// `pg_catalog.bpchar` with modifier `1`. Immutable.
///
/// @param database written before the schema; null almost always
/// @param schema null where unqualified
/// @param modifiers texts in the parentheses; the fields of an `interval` come first
/// @param dimensions 0 for no array
/// @param columnType `table.column%TYPE`
public record TypeName(
        Span span,
        @Nullable String database,
        @Nullable String schema,
        String name,
        List<String> modifiers,
        int dimensions,
        boolean setOf,
        boolean columnType) {
    public TypeName {
        modifiers = List.copyOf(modifiers);
    }

    static TypeName of(Span span, List<Name> parts, List<String> modifiers) {
        int size = parts.size();
        return new TypeName(
                span,
                size > 2 ? parts.get(size - 3).text() : null,
                size > 1 ? parts.get(size - 2).text() : null,
                parts.getLast().text(),
                modifiers,
                0,
                false,
                false);
    }

    static TypeName builtIn(Span span, String name, List<String> modifiers) {
        return new TypeName(span, null, "pg_catalog", name, modifiers, 0, false, false);
    }

    TypeName with(Span newSpan, int newDimensions, boolean newSetOf) {
        return new TypeName(
                newSpan, database, schema, name, modifiers, newDimensions, newSetOf, columnType);
    }
}

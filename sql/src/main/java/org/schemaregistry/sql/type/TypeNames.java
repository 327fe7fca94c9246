package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Finds types by the names that queries write. Immutable and thread-safe.
public final class TypeNames {
    private final TypeCatalog catalog;

    TypeNames(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /// The type of a type name that a parser took apart.
    ///
    /// @param schema null where unqualified. The grammar's own spellings must come as the grammar
    ///   turns them: `int` is `pg_catalog.int4`, `varchar(3)` is `pg_catalog.varchar`, `char` is
    ///   `pg_catalog.bpchar` with modifier `1`, `bit` is `pg_catalog.bit` with modifier 1, `double
    ///   precision` is `pg_catalog.float8`, `interval day to second(3)` is `pg_catalog.interval`
    ///   with modifiers mask and precision; [#grammarType] does that
    /// @param modifiers the texts in the parentheses
    /// @param arrayDimensions 0 for no array
    public TypeResolution resolve(
            @Nullable String schema, String name, List<String> modifiers, int arrayDimensions) {
        throw new UnsupportedOperationException("" + catalog);
    }

    /// A whole type name in a text, as `format_type` prints and as users write it: `int`,
    /// `varchar(10)`, `timestamp(3) with time zone`, `"Odd"."Name"[]`.
    public TypeResolution parse(String text) {
        throw new UnsupportedOperationException();
    }
}

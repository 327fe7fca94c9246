package org.schemaregistry.sql.type;

import java.util.Objects;

/// A type with its modifier, as a column or a cast names it. Immutable.
///
/// @param typmod the server's own number: `varchar(10)` is 14, `numeric(8,2)` is `(8 << 16 | 2) +
///   4`; -1 for none
public record TypeRef(PgType type, int typmod) {
    public TypeRef {
        Objects.requireNonNull(type);
    }

    public static TypeRef of(PgType type) {
        return new TypeRef(type, -1);
    }
}

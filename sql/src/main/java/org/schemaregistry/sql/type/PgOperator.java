package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// One operator: a row of `pg_operator`. Immutable.
///
/// @param left null for a prefix operator
/// @param btree the strategies (1 `<` to 5 `>`) it has in any btree operator family, as a bit set;
///   0 for none
public record PgOperator(
        int oid,
        String schema,
        String name,
        @Nullable PgType left,
        PgType right,
        PgType result,
        int btree) {
    public PgOperator {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(name);
        Objects.requireNonNull(right);
        Objects.requireNonNull(result);
    }
}

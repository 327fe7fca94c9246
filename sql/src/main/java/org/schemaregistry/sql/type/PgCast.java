package org.schemaregistry.sql.type;

import java.util.Objects;

/// One cast: a row of `pg_cast`. Immutable.
///
/// @param context where it applies: everywhere, in assignments and casts, or in casts only
public record PgCast(int source, int target, CoercionContext context, Method method) {

    /// How the value is turned.
    public enum Method {
        FUNCTION,
        INOUT,
        BINARY
    }

    public PgCast {
        Objects.requireNonNull(context);
        Objects.requireNonNull(method);
    }
}

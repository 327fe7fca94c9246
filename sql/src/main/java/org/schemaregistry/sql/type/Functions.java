package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Picks the function of a call, by the rules of the server's `parse_func.c`. Immutable and
/// thread-safe.
public final class Functions {
    private final TypeCatalog catalog;
    private final Coercions coercions;
    private final CommonTypes commonTypes;

    Functions(TypeCatalog catalog, Coercions coercions, CommonTypes commonTypes) {
        this.catalog = catalog;
        this.coercions = coercions;
        this.commonTypes = commonTypes;
    }

    /// What the call is, with the checks of DISTINCT, FILTER, OVER, WITHIN GROUP and VARIADIC.
    public FunctionResolution resolve(FunctionCall call) {
        throw new UnsupportedOperationException("" + catalog + coercions + commonTypes);
    }

    /// All functions of a name along the search path (or in the schema), for suggestions and for
    /// the question whether a name is known at all.
    public List<PgFunction> named(@Nullable String schema, String name) {
        throw new UnsupportedOperationException();
    }
}

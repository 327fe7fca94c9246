package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Picks the one type of UNION, CASE, COALESCE, VALUES, ARRAY and the like. Immutable and
/// thread-safe.
public final class CommonTypes {
    private final TypeCatalog catalog;
    private final Coercions coercions;

    CommonTypes(TypeCatalog catalog, Coercions coercions) {
        this.catalog = catalog;
        this.coercions = coercions;
    }

    /// The type that all settle on.
    ///
    /// @param context the server's word: `UNION`, `INTERSECT`, `EXCEPT`, `CASE`, `CASE/ELSE`,
    ///   `COALESCE`, `GREATEST`, `LEAST`, `VALUES`, `ARRAY`, `JOIN/USING`, `IN`
    /// @param types for CASE the ELSE result comes first, as the server does it
    public CommonType select(String context, List<PgType> types) {
        throw new UnsupportedOperationException("" + catalog + coercions);
    }

    /// The same without an error: null where there is none to which all coerce implicitly.
    public @Nullable PgType selectOrNull(List<PgType> types) {
        throw new UnsupportedOperationException();
    }

    /// The modifier that the result keeps: the one they all share, else -1.
    public static int typmod(PgType common, List<TypeRef> types) {
        throw new UnsupportedOperationException();
    }
}

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
    /// @param context the server's word: `UNION`, `INTERSECT`, `EXCEPT`, `CASE`, `COALESCE`,
    ///   `GREATEST`, `LEAST`, `VALUES`, `ARRAY`, `JOIN/USING`, `IN`
    /// @param types for CASE the ELSE result comes first, as the server does it
    public CommonType select(String context, List<PgType> types) {
        Choice choice = choose(types);
        if (choice.clash >= 0) {
            return new CommonType.Failed(
                    Problem.of(
                                    "42804",
                                    context
                                            + " types "
                                            + catalog.format(choice.type)
                                            + " and "
                                            + catalog.format(
                                                    catalog.baseType(types.get(choice.clash)))
                                            + " cannot be matched")
                            .at(choice.clash));
        }
        for (int i = 0; i < types.size(); i++) {
            if (!coercions.canCoerce(types.get(i), choice.type, CoercionContext.IMPLICIT)) {
                return new CommonType.Failed(
                        Problem.of(
                                        "42846",
                                        context
                                                + " could not convert type "
                                                + catalog.format(types.get(i))
                                                + " to "
                                                + catalog.format(choice.type))
                                .at(i));
            }
        }
        return new CommonType.Found(choice.type);
    }

    /// The same without an error: null where there is none to which all coerce implicitly.
    public @Nullable PgType selectOrNull(List<PgType> types) {
        Choice choice = choose(types);
        if (choice.clash >= 0) {
            return null;
        }
        for (PgType type : types) {
            if (!coercions.canCoerce(type, choice.type, CoercionContext.IMPLICIT)) {
                return null;
            }
        }
        return choice.type;
    }

    /// The modifier that the result keeps: the one they all share, else -1.
    public static int typmod(PgType common, List<TypeRef> types) {
        int typmod = types.isEmpty() ? -1 : types.get(0).typmod();
        for (TypeRef type : types) {
            if (type.type().oid() != common.oid() || type.typmod() != typmod) {
                return -1;
            }
        }
        return typmod;
    }

    /// A type, and the index of the first one of another category, -1 for none.
    private record Choice(PgType type, int clash) {}

    private Choice choose(List<PgType> types) {
        PgType first = types.get(0);
        boolean same = !first.isUnknown();
        for (PgType type : types) {
            if (type.isUnresolved()) {
                return new Choice(PgType.UNRESOLVED, -1);
            }
            same &= type.oid() == first.oid();
        }
        if (same) {
            return new Choice(first, -1);
        }
        PgType best = catalog.baseType(first);
        for (int i = 1; i < types.size(); i++) {
            PgType next = catalog.baseType(types.get(i));
            if (next.isUnknown() || next.oid() == best.oid()) {
                continue;
            }
            if (best.isUnknown()) {
                best = next;
            } else if (next.category() != best.category()) {
                return new Choice(best, i);
            } else if (!best.preferred()
                    && coercions.canCoerce(best, next, CoercionContext.IMPLICIT)
                    && !coercions.canCoerce(next, best, CoercionContext.IMPLICIT)) {
                best = next;
            }
        }
        return new Choice(best.isUnknown() ? catalog.type(Oids.TEXT) : best, -1);
    }
}

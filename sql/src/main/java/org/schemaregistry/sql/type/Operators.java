package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Picks the operator of an expression, by the rules of the server's `parse_oper.c`. Immutable and
/// thread-safe.
public final class Operators {
    private final TypeCatalog catalog;
    private final Coercions coercions;
    private final CommonTypes commonTypes;

    Operators(TypeCatalog catalog, Coercions coercions, CommonTypes commonTypes) {
        this.catalog = catalog;
        this.coercions = coercions;
        this.commonTypes = commonTypes;
    }

    /// `left name right`.
    ///
    /// @param schema of `OPERATOR(schema.name)`, null otherwise. LIKE is `~~`, ILIKE `~~*`, NOT
    ///   LIKE `!~~`, SIMILAR TO is `~` on `similar_to_escape(...)`, as the grammar makes them
    public OperatorResolution binary(
            @Nullable String schema, String name, PgType left, PgType right) {
        throw new UnsupportedOperationException("" + catalog + coercions + commonTypes);
    }

    /// `name right`.
    public OperatorResolution prefix(@Nullable String schema, String name, PgType right) {
        throw new UnsupportedOperationException();
    }

    /// `left name ANY (right)` or `ALL` where `right` is an array.
    public OperatorResolution array(
            @Nullable String schema, String name, PgType left, PgType right) {
        throw new UnsupportedOperationException();
    }

    /// `left IN (right, ...)` or NOT IN: what the server says, or what each side is coerced to.
    ///
    /// @param name `=` or `<>`
    /// @param rights types of the list; rows are handled by [#row]
    /// @param columns per item of the list whether it holds a column of this query level: such
    ///   items are compared one by one, the others as one array
    public InResolution in(String name, PgType left, List<PgType> rights, List<Boolean> columns) {
        throw new UnsupportedOperationException();
    }

    /// The answer of [#in].
    ///
    /// @param problem null where the server takes it; its operand is 0 for `left`, else 1 + index
    ///   in the list
    /// @param leftTarget what a literal on the left becomes
    /// @param rightTargets per item what it becomes
    public record InResolution(
            @Nullable Problem problem, @Nullable PgType leftTarget, List<PgType> rightTargets) {}

    /// `(a, b) name (c, d)`: the operators per pair, or what the server says. `name` may also be
    /// `IS DISTINCT FROM` as `=` does.
    public RowResolution row(
            @Nullable String schema, String name, List<PgType> lefts, List<PgType> rights) {
        throw new UnsupportedOperationException();
    }

    /// The answer of [#row]; `pairs` are the operators found so far, one per pair.
    public record RowResolution(@Nullable Problem problem, List<OperatorResolution> pairs) {}

    /// What the server says to ordering by the type (ORDER BY, window and aggregate order): null if
    /// it can.
    public @Nullable Problem requireOrdering(PgType type) {
        throw new UnsupportedOperationException();
    }

    /// What the server says to grouping by the type (GROUP BY, DISTINCT, UNION): null if it can.
    public @Nullable Problem requireEquality(PgType type) {
        throw new UnsupportedOperationException();
    }
}

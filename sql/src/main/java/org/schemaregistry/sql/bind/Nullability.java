package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.type.PgFunction;

/// Whether a result column can be null; true wherever that is not certain.
final class Nullability {
    private Nullability() {}

    /// @param sets the query has grouping sets
    static boolean of(Bound bound, boolean sets) {
        return switch (bound) {
            case Bound.Column c ->
                    sets
                            || c.index() < 0
                            || c.entry().nullsAdded
                            || c.entry().columns.get(c.index()).nullable();
            case Bound.Constant c -> sets || c.kind() == Expr.LiteralKind.NULL;
            case Bound.Parameter ignored -> true;
            case Bound.Computed c -> computed(c, sets);
            case Bound.Aggregate a ->
                    !(a.key()
                                    instanceof
                                    CallBinder.AggregateKey(
                                            PgFunction function,
                                            boolean distinct,
                                            boolean filtered))
                            || !function.name().equals("count");
            case Bound.Windowed ignored -> true;
            case Bound.Grouping ignored -> false;
            // IN and ANY yield null where a null is among what they compare.
            case Bound.Subquery ignored -> true;
            case Bound.Row ignored -> sets;
            case Bound.Unresolved ignored -> true;
        };
    }

    private static boolean computed(Bound.Computed computed, boolean sets) {
        if (computed.key().equals("coalesce") || computed.key().equals(Collations.MERGED)) {
            for (Bound argument : computed.arguments()) {
                if (!of(argument, sets)) {
                    return false;
                }
            }
        }
        return true;
    }
}

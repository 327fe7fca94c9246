package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.type.PgFunction;

import java.util.List;

/// Whether a result column can be null; true wherever that is not certain.
final class Nullability {
    private Nullability() {}

    /// @param sets the query has grouping sets
    static boolean of(Bound bound, boolean sets) {
        return of(bound, sets, 0);
    }

    /// @param passed so many of the outer joins above a column are told for by what merges it
    private static boolean of(Bound bound, boolean sets, int passed) {
        return switch (bound) {
            case Bound.Column c ->
                    sets
                            || c.index() < 0
                            || c.entry().outerJoins > passed
                            || c.entry().columns.get(c.index()).nullable();
            case Bound.Constant c -> sets || c.kind() == Expr.LiteralKind.NULL;
            case Bound.Parameter ignored -> true;
            case Bound.Computed c -> computed(c, sets, passed);
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

    private static boolean computed(Bound.Computed computed, boolean sets, int passed) {
        if (computed.key().equals(Collations.MERGED)) {
            // A FULL join fills one of both sides at a time, and the other one has the value.
            return anyOf(computed.arguments(), sets, passed + 1);
        }
        if (computed.key().equals("coalesce")) {
            for (Bound argument : computed.arguments()) {
                if (!of(argument, sets, passed)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean anyOf(List<Bound> arguments, boolean sets, int passed) {
        for (Bound argument : arguments) {
            if (of(argument, sets, passed)) {
                return true;
            }
        }
        return false;
    }
}

package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.type.PgFunction;

/// Whether a result column can be null; true wherever that is not certain.
final class Nullability {
    private Nullability() {}

    static boolean of(Bound bound) {
        return switch (bound) {
            case Bound.Column c ->
                    c.index() < 0
                            || c.entry().nullsAdded
                            || c.entry().columns.get(c.index()).nullable();
            case Bound.Constant c -> c.kind() == Expr.LiteralKind.NULL;
            case Bound.Parameter ignored -> true;
            case Bound.Computed c -> computed(c);
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
            case Bound.Subquery s -> s.arguments().isEmpty() && !s.key().isEmpty();
            case Bound.Row ignored -> false;
            case Bound.Unresolved ignored -> true;
        };
    }

    private static boolean computed(Bound.Computed computed) {
        if (computed.key().equals("coalesce")) {
            for (Bound argument : computed.arguments()) {
                if (!of(argument)) {
                    return false;
                }
            }
        }
        return true;
    }
}

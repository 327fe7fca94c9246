package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.SelectStatement.Body;

/// What result columns without an alias are called: the server's `FigureColname`.
final class ColumnNames {
    private ColumnNames() {}

    /// The name that the server gives to a column without alias.
    static String of(Expr expr) {
        String name = nameOf(expr);
        return name == null ? "?column?" : name;
    }

    private static @Nullable String nameOf(Expr expr) {
        return switch (expr) {
            case Expr.Column c -> c.parts().getLast().text();
            case Expr.FieldOf f -> f.field().text();
            case Expr.Subscript s -> nameOf(s.base());
            case Expr.Call c -> c.name().getLast().text();
            case Expr.Cast c -> {
                String inner = nameOf(c.operand());
                yield inner == null ? c.type().name() : inner;
            }
            case Expr.Collate c -> nameOf(c.operand());
            case Expr.Case c -> {
                Expr otherwise = c.otherwise();
                String inner = otherwise == null ? null : strongName(otherwise);
                yield inner == null ? "case" : inner;
            }
            case Expr.Coalesce ignored -> "coalesce";
            case Expr.MinMax m -> m.greatest() ? "greatest" : "least";
            case Expr.NullIf ignored -> "nullif";
            case Expr.ValueFunction v -> v.name();
            case Expr.Grouping ignored -> "grouping";
            case Expr.Row ignored -> "row";
            case Expr.ArrayOf ignored -> "array";
            case Expr.ArrayQuery ignored -> "array";
            case Expr.Exists ignored -> "exists";
            case Expr.Scalar s -> scalarName(s);
            case Expr.Json j -> j.keyword();
            case Expr.Xml x -> x.keyword();
            case Expr.Star ignored -> null;
            case Expr.Parameter ignored -> null;
            case Expr.Literal ignored -> null;
            case Expr.Operation ignored -> null;
            case Expr.Logic ignored -> null;
            case Expr.Not ignored -> null;
            case Expr.Is ignored -> null;
            case Expr.IsDistinct ignored -> null;
            case Expr.Between ignored -> null;
            case Expr.InList ignored -> null;
            case Expr.InQuery ignored -> null;
            case Expr.Like ignored -> null;
            case Expr.Quantified ignored -> null;
            case Expr.QuantifiedQuery ignored -> null;
            case Expr.AllFieldsOf ignored -> null;
            case Expr.Default ignored -> null;
            case Expr.CurrentOf ignored -> null;
            case Expr.Malformed ignored -> null;
        };
    }

    private static @Nullable String strongName(Expr expr) {
        boolean strong =
                expr instanceof Expr.Column
                        || expr instanceof Expr.Call
                        || expr instanceof Expr.FieldOf;
        return strong ? nameOf(expr) : null;
    }

    private static @Nullable String scalarName(Expr.Scalar scalar) {
        if (scalar.query().body() instanceof Body.Core core && !core.targets().isEmpty()) {
            SelectStatement.Target first = core.targets().get(0);
            Name alias = first.alias();
            return alias == null ? nameOf(first.value()) : alias.text();
        }
        return null;
    }
}

package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.TypeName;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeCatalog;
import org.schemaregistry.sql.type.TypeRef;
import org.schemaregistry.sql.type.TypeResolution;

import java.util.List;

/// Type names and explicit casts. One thread.
final class CastBinder {
    private final Binding binding;

    CastBinder(Binding binding) {
        this.binding = binding;
    }

    /// The type of a type name; unresolved where there is none.
    TypeRef type(TypeName name) {
        if (name.columnType()) {
            return Bound.UNRESOLVED;
        }
        if (!binding.inDatabase(
                name.database(), null, name.database() + "." + name.schema() + "." + name.name())) {
            return Bound.UNRESOLVED;
        }
        TypeResolution found =
                binding.types
                        .names()
                        .resolve(name.schema(), name.name(), name.modifiers(), name.dimensions());
        return switch (found) {
            case TypeResolution.Found(TypeRef type) -> type;
            case TypeResolution.Failed(Problem problem) -> {
                binding.problem(problem, name.span(), List.of());
                yield Bound.UNRESOLVED;
            }
        };
    }

    Bound castOf(Expr.Cast tree, Level level) {
        TypeRef target = type(tree.type());
        Bound value;
        PgType element =
                binding.types.catalog().elementOf(binding.types.catalog().baseType(target.type()));
        if (tree.operand() instanceof Expr.ArrayOf array && element != null) {
            value = binding.composites.arrayOf(array, new TypeRef(element, target.typmod()), level);
            return new Bound.Computed(
                    tree.span(), "cast " + target.type().oid(), List.of(value), target);
        }
        value = binding.expressions.bind(tree.operand(), level);
        return cast(value, target, tree.span(), tree.at());
    }

    /// An explicit cast of a bound value.
    Bound cast(Bound value, TypeRef target, Span span, Span at) {
        if (Binding.unresolved(value) || target.type().isUnresolved()) {
            return target.type().isUnresolved()
                    ? new Bound.Unresolved(span)
                    : new Bound.Computed(
                            span, "cast " + target.type().oid(), List.of(value), target);
        }
        if (value instanceof Bound.Row row && target.type().kind() == PgType.Kind.COMPOSITE) {
            Problem problem =
                    binding.types
                            .coercions()
                            .castRow(
                                    Binding.typesOf(row.items()),
                                    target.type(),
                                    org.schemaregistry.sql.type.CoercionContext.EXPLICIT);
            if (problem != null) {
                binding.problem(problem, at, row.items());
            } else {
                attributes(row, target);
            }
            Span place = new Span(at.start(), Math.max(at.start(), span.end()));
            return new Bound.Computed(place, "cast " + target.type().oid(), List.of(value), target);
        }
        Problem problem = binding.types.coercions().cast(value.type().type(), target.type());
        if (problem != null) {
            binding.problem(problem, at, List.of(value));
            return new Bound.Computed(span, "cast " + target.type().oid(), List.of(value), target);
        }
        Bound coerced = binding.coerced(value, target);
        int start = value.span().length() == 0 ? span.start() : value.span().start();
        Span place = new Span(Math.min(at.start(), start), span.end());
        return switch (coerced) {
            case Bound.Constant c -> {
                // All but an interval are cut to length by a function that stands at the cast.
                boolean cut = target.typmod() != -1 && target.type().oid() != Oids.INTERVAL;
                yield new Bound.Constant(cut ? place : c.span(), target, c.kind(), c.text());
            }
            case Bound.Column ignored -> sameTypeCast(coerced, target, span);
            case Bound.Parameter p -> parameter(p, value, at);
            case Bound.Computed c ->
                    value.type().type().equals(target.type())
                            ? sameTypeCast(c, target, span)
                            : new Bound.Computed(place, c.key(), c.arguments(), target);
            case Bound.Aggregate a -> sameTypeCast(a, target, span);
            case Bound.Windowed w -> sameTypeCast(w, target, span);
            case Bound.Grouping g -> sameTypeCast(g, target, span);
            case Bound.Subquery s -> sameTypeCast(s, target, span);
            case Bound.Row r -> sameTypeCast(r, target, span);
            case Bound.Unresolved u -> u;
        };
    }

    /// A parameter that gets its type from CAST stands where that word does.
    private static Bound parameter(Bound.Parameter typed, Bound before, Span at) {
        boolean moved = before.type().type().isUnknown() && at.start() < typed.span().start();
        return moved ? new Bound.Parameter(at, typed.number(), typed.type()) : typed;
    }

    /// The literals of a row that becomes a composite value.
    void attributes(Bound.Row row, TypeRef target) {
        List<TypeCatalog.Attribute> attributes = binding.types.catalog().attributes(target.type());
        for (int i = 0; i < row.items().size() && i < attributes.size(); i++) {
            binding.coerced(row.items().get(i), attributes.get(i).type());
        }
    }

    private static Bound sameTypeCast(Bound value, TypeRef target, Span span) {
        return value.type().equals(target) || target.typmod() == -1
                ? value
                : new Bound.Computed(span, "length " + target.typmod(), List.of(value), target);
    }
}

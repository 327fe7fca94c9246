package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeRef;

import java.util.List;

/// An expression with its names resolved and its type known. `span` starts where the server's
/// `exprLocation` points. Immutable.
sealed interface Bound {
    Span span();

    TypeRef type();

    /// A column of a range entry; `index` is -1 for the whole row, -2 and below for system columns.
    record Column(Span span, RangeEntry entry, int index, TypeRef type) implements Bound {}

    /// A constant; of type unknown while nobody has said what it is.
    record Constant(Span span, TypeRef type, Expr.LiteralKind kind, String text) implements Bound {}

    record Parameter(Span span, int number, TypeRef type) implements Bound {}

    /// Anything computed from arguments; `key` tells what.
    record Computed(Span span, Object key, List<Bound> arguments, TypeRef type) implements Bound {
        public Computed {
            arguments = List.copyOf(arguments);
        }
    }

    /// What belongs to a query level: it looks at the rows of a group there.
    sealed interface OfLevel extends Bound {
        Level level();
    }

    /// An aggregate of the level it belongs to; `direct` are the arguments outside of WITHIN GROUP.
    record Aggregate(
            Span span,
            Object key,
            List<Bound> arguments,
            List<Bound> direct,
            TypeRef type,
            Level level)
            implements OfLevel {
        public Aggregate {
            arguments = List.copyOf(arguments);
            direct = List.copyOf(direct);
        }
    }

    record Windowed(Span span, Object key, List<Bound> arguments, TypeRef type) implements Bound {
        public Windowed {
            arguments = List.copyOf(arguments);
        }
    }

    /// `GROUPING(...)`.
    record Grouping(Span span, List<Bound> arguments, TypeRef type, Level level)
            implements OfLevel {
        public Grouping {
            arguments = List.copyOf(arguments);
        }
    }

    /// A subquery; `outer` are the columns of outer levels that it reads outside of outer
    /// aggregates, `aggregates` what in it belongs to outer levels.
    record Subquery(
            Span span,
            SelectStatement query,
            String key,
            List<Bound> arguments,
            List<Column> outer,
            List<OfLevel> aggregates,
            TypeRef type)
            implements Bound {
        public Subquery {
            arguments = List.copyOf(arguments);
            outer = List.copyOf(outer);
            aggregates = List.copyOf(aggregates);
        }
    }

    /// A row of expressions.
    record Row(Span span, List<Bound> items, TypeRef type) implements Bound {
        public Row {
            items = List.copyOf(items);
        }
    }

    /// Stands for what could not be resolved; every rule lets it pass, but that rules of types
    /// apply to the type that it most likely has, where there is one.
    record Unresolved(Span span, TypeRef type) implements Bound {
        Unresolved(Span span) {
            this(span, UNRESOLVED);
        }
    }

    TypeRef UNRESOLVED = TypeRef.of(PgType.UNRESOLVED);

    /// The parts, in the order the server walks them.
    default List<Bound> parts() {
        return switch (this) {
            case Column ignored -> List.of();
            case Constant ignored -> List.of();
            case Parameter ignored -> List.of();
            case Computed c -> c.arguments();
            case Aggregate a -> a.arguments();
            case Windowed w -> w.arguments();
            case Grouping g -> g.arguments();
            case Subquery s -> s.arguments();
            case Row r -> r.items();
            case Unresolved ignored -> List.of();
        };
    }

    /// Equal but for the place in the text, as the server's `equal()`.
    static boolean same(@Nullable Bound a, @Nullable Bound b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (!a.getClass().equals(b.getClass())) {
            return false;
        }
        return switch (a) {
            case Column x -> {
                Column y = (Column) b;
                yield x.entry() == y.entry() && x.index() == y.index();
            }
            case Constant x -> {
                Constant y = (Constant) b;
                yield x.type().equals(y.type())
                        && x.kind() == y.kind()
                        && x.text().equals(y.text());
            }
            case Parameter x -> x.number() == ((Parameter) b).number();
            case Computed x -> x.key().equals(((Computed) b).key()) && sameParts(a, b);
            case Aggregate x -> x.key().equals(((Aggregate) b).key()) && sameParts(a, b);
            case Windowed x -> x.key().equals(((Windowed) b).key()) && sameParts(a, b);
            case Grouping ignored -> sameParts(a, b);
            case Row ignored -> sameParts(a, b);
            case Subquery x -> x.key().equals(((Subquery) b).key()) && sameParts(a, b);
            case Unresolved ignored -> true;
        };
    }

    private static boolean sameParts(Bound a, Bound b) {
        List<Bound> left = a.parts();
        List<Bound> right = b.parts();
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }
}

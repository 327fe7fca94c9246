package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A query with what may stand around its body. A parenthesised query with clauses of its own is an
/// operand of [Body.SetOperation]. Immutable.
public record SelectStatement(
        Span span,
        @Nullable With with,
        Body body,
        List<Expr.SortKey> orderBy,
        @Nullable Expr limit,
        @Nullable Expr offset,
        boolean withTies,
        List<Locking> locking)
        implements Statement {
    public SelectStatement {
        orderBy = List.copyOf(orderBy);
        locking = List.copyOf(locking);
    }

    /// True where nothing but the body is written.
    public boolean isBare() {
        return with == null
                && orderBy.isEmpty()
                && limit == null
                && offset == null
                && locking.isEmpty();
    }

    /// The place of the table that `SELECT ... INTO` makes of the whole; null where there is none.
    public @Nullable Span into() {
        SelectStatement each = this;
        while (each.body instanceof Body.SetOperation operation) {
            each = operation.left();
        }
        return each.body instanceof Body.Core core ? core.into() : null;
    }

    /// What yields rows.
    public sealed interface Body {
        Span span();

        /// `SELECT ...`; `distinctOn` is empty for a plain DISTINCT, `into` is the place of the
        /// name behind INTO.
        record Core(
                Span span,
                boolean distinct,
                List<Expr> distinctOn,
                List<Target> targets,
                @Nullable Span into,
                List<FromItem> from,
                @Nullable Expr where,
                boolean groupDistinct,
                List<GroupItem> groupBy,
                @Nullable Expr having,
                List<WindowDefinition> windows)
                implements Body {
            public Core {
                distinctOn = List.copyOf(distinctOn);
                targets = List.copyOf(targets);
                from = List.copyOf(from);
                groupBy = List.copyOf(groupBy);
                windows = List.copyOf(windows);
            }
        }

        /// `VALUES (...), (...)`
        record Values(Span span, List<List<Expr>> rows) implements Body {
            public Values {
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        /// `left UNION [ALL] right`; `word` is UNION, INTERSECT or EXCEPT.
        record SetOperation(
                Span span, String word, boolean all, SelectStatement left, SelectStatement right)
                implements Body {}
    }

    /// One item of a select list, a SET list or RETURNING.
    public record Target(Span span, Expr value, @Nullable Name alias) {}

    /// One item of GROUP BY.
    public sealed interface GroupItem {
        record Plain(Expr value) implements GroupItem {}

        /// `()`
        record Empty(Span span) implements GroupItem {}

        /// ROLLUP and CUBE are of expressions or rows of them, GROUPING SETS of anything.
        enum Kind {
            ROLLUP,
            CUBE,
            GROUPING_SETS
        }

        record Sets(Span span, Kind kind, List<GroupItem> items) implements GroupItem {
            public Sets {
                items = List.copyOf(items);
            }
        }
    }

    public record WindowDefinition(Name name, Expr.Window window) {}

    /// `FOR UPDATE OF ...`; `strength` as written in capitals.
    public record Locking(
            Span span, String strength, List<FromItem.Relation> of, boolean skipLocked) {
        public Locking {
            of = List.copyOf(of);
        }
    }

    /// A WITH clause.
    public record With(Span span, boolean recursive, List<CommonTable> tables) {
        public With {
            tables = List.copyOf(tables);
        }
    }

    /// SEARCH of a recursive CTE.
    public record Search(Span span, List<Name> by, Name sequence) {
        public Search {
            by = List.copyOf(by);
        }
    }

    /// CYCLE of a recursive CTE.
    public record Cycle(
            Span span,
            List<Name> columns,
            Name mark,
            @Nullable Expr value,
            @Nullable Expr otherwise,
            Name path) {
        public Cycle {
            columns = List.copyOf(columns);
        }
    }

    public record CommonTable(
            Span span,
            Name name,
            List<Name> columns,
            Statement query,
            @Nullable Search search,
            @Nullable Cycle cycle) {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }
}

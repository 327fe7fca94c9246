package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An expression. `span` leaves surrounding parentheses out and starts where the server's
/// `exprLocation` points; `at`, where there is one, is the token at which the server reports a
/// failing operator. Immutable.
public sealed interface Expr {
    Span span();

    /// `a`, `t.a`, `s.t.a`, `d.s.t.a`; what the parts mean is the binder's affair.
    record Column(Span span, List<Name> parts) implements Expr {
        public Column {
            parts = List.copyOf(parts);
        }
    }

    /// `*` or `t.*`.
    record Star(Span span, List<Name> qualifier) implements Expr {
        public Star {
            qualifier = List.copyOf(qualifier);
        }
    }

    /// `$n`.
    record Parameter(Span span, int number) implements Expr {}

    /// The forms of constants.
    enum LiteralKind {
        /// Fits 32 bits.
        INTEGER,
        /// Any other number, text as written.
        NUMBER,
        /// Untyped text.
        STRING,
        BITS,
        HEX_BITS,
        TRUE,
        FALSE,
        NULL
    }

    /// A constant; `text` is its value, without quotes and escapes.
    record Literal(Span span, LiteralKind kind, String text) implements Expr {}

    /// `left op right` or `op right`.
    record Operation(Span span, OperatorName operator, @Nullable Expr left, Expr right)
            implements Expr {}

    /// A chain of ANDs or of ORs, flat.
    record Logic(Span span, boolean and, List<Expr> operands) implements Expr {
        public Logic {
            operands = List.copyOf(operands);
        }
    }

    record Not(Span span, Expr operand) implements Expr {}

    /// What `IS` asks for.
    enum Test {
        NULL,
        TRUE,
        FALSE,
        UNKNOWN,
        DOCUMENT,
        JSON
    }

    record Is(Span span, Expr operand, Test test, boolean negated) implements Expr {}

    record IsDistinct(Span span, Span at, Expr left, Expr right, boolean negated) implements Expr {}

    record Between(
            Span span,
            Span at,
            Expr operand,
            Expr low,
            Expr high,
            boolean negated,
            boolean symmetric)
            implements Expr {}

    record InList(Span span, Span at, Expr operand, List<Expr> items, boolean negated)
            implements Expr {
        public InList {
            items = List.copyOf(items);
        }
    }

    record InQuery(Span span, Span at, Expr operand, SelectStatement query, boolean negated)
            implements Expr {}

    enum LikeKind {
        LIKE,
        ILIKE,
        SIMILAR
    }

    record Like(
            Span span,
            Span at,
            LikeKind kind,
            boolean negated,
            Expr left,
            Expr pattern,
            @Nullable Expr escape)
            implements Expr {}

    /// `left op ANY (array)`; `all` for ALL.
    record Quantified(Span span, OperatorName operator, Expr left, boolean all, Expr array)
            implements Expr {}

    /// `left op ANY (SELECT ...)`.
    record QuantifiedQuery(
            Span span, OperatorName operator, Expr left, boolean all, SelectStatement query)
            implements Expr {}

    record Exists(Span span, SelectStatement query) implements Expr {}

    record Scalar(Span span, SelectStatement query) implements Expr {}

    record ArrayQuery(Span span, SelectStatement query) implements Expr {}

    /// `ARRAY[...]`; nested brackets are nested nodes.
    record ArrayOf(Span span, List<Expr> items) implements Expr {
        public ArrayOf {
            items = List.copyOf(items);
        }
    }

    /// `ROW(...)` or `(a, b)`.
    record Row(Span span, List<Expr> items, boolean explicit) implements Expr {
        public Row {
            items = List.copyOf(items);
        }
    }

    /// `[upper]` or `[lower : upper]`.
    record Index(boolean slice, @Nullable Expr lower, @Nullable Expr upper) {}

    record Subscript(Span span, Expr base, List<Index> indexes) implements Expr {
        public Subscript {
            indexes = List.copyOf(indexes);
        }
    }

    record FieldOf(Span span, Expr base, Name field) implements Expr {}

    /// `(row).*`
    record AllFieldsOf(Span span, Expr base) implements Expr {}

    /// One branch of CASE; `at` is the word WHEN.
    record When(Span at, Expr condition, Expr result) {}

    record Case(Span span, @Nullable Expr operand, List<When> whens, @Nullable Expr otherwise)
            implements Expr {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    record Coalesce(Span span, List<Expr> items) implements Expr {
        public Coalesce {
            items = List.copyOf(items);
        }
    }

    record NullIf(Span span, Expr left, Expr right) implements Expr {}

    record MinMax(Span span, boolean greatest, List<Expr> items) implements Expr {
        public MinMax {
            items = List.copyOf(items);
        }
    }

    /// `CAST(x AS t)`, `x::t`, `t 'x'`; `at` is where the server points if it cannot be done.
    record Cast(Span span, Span at, Expr operand, TypeName type) implements Expr {}

    record Argument(@Nullable Name name, Expr value) {}

    /// A call; the special forms (EXTRACT, TRIM, AT TIME ZONE, ...) come as calls of the function
    /// behind them. `nameSpan` is where the server points.
    ///
    /// @param sqlForm written in the special form
    record Call(
            Span span,
            Span nameSpan,
            List<Name> name,
            List<Argument> arguments,
            boolean star,
            boolean distinct,
            boolean variadic,
            List<SortKey> orderBy,
            boolean withinGroup,
            @Nullable Expr filter,
            @Nullable Over over,
            boolean sqlForm)
            implements Expr {
        public Call {
            name = List.copyOf(name);
            arguments = List.copyOf(arguments);
            orderBy = List.copyOf(orderBy);
        }

        /// The same call with an ORDER BY inside.
        Call orderedBy(List<SortKey> keys) {
            return new Call(
                    span,
                    nameSpan,
                    name,
                    arguments,
                    star,
                    distinct,
                    variadic,
                    keys,
                    withinGroup,
                    filter,
                    over,
                    sqlForm);
        }

        /// Without any clause.
        public static Call plain(
                Span span, Span nameSpan, List<Name> name, List<Argument> arguments) {
            return new Call(
                    span, nameSpan, name, arguments, false, false, false, List.of(), false, null,
                    null, false);
        }
    }

    /// `CURRENT_DATE` and its kin, by lower-case name; precision -1 for none.
    record ValueFunction(Span span, String name, int precision) implements Expr {}

    record Collate(Span span, Span at, Expr operand, List<Name> collation) implements Expr {
        public Collate {
            collation = List.copyOf(collation);
        }
    }

    /// `GROUPING(a, b)`
    record Grouping(Span span, List<Expr> items) implements Expr {
        public Grouping {
            items = List.copyOf(items);
        }
    }

    /// `DEFAULT` in a row of VALUES or an assignment.
    record Default(Span span) implements Expr {}

    /// A JSON form of the standard, by lower-case keyword.
    record Json(Span span, String keyword, JsonForm form) implements Expr {}

    /// An argument of an XML form; `name` only where one is written, `span` starts where it does.
    record XmlNamed(Span span, Expr value, @Nullable Name name) {}

    /// An XML form of the standard, by lower-case keyword.
    ///
    /// @param named attributes, or the elements of XMLFOREST
    /// @param as the type of XMLSERIALIZE
    record Xml(
            Span span,
            String keyword,
            List<XmlNamed> named,
            List<Expr> arguments,
            @Nullable TypeName as)
            implements Expr {
        public Xml {
            named = List.copyOf(named);
            arguments = List.copyOf(arguments);
        }
    }

    record CurrentOf(Span span, Name cursor) implements Expr {}

    /// Stands where the parser found no expression; the binder lets it pass.
    record Malformed(Span span) implements Expr {}

    /// An operator, `schema` only in `OPERATOR(schema.op)`.
    record OperatorName(
            Span span, @Nullable String database, @Nullable String schema, String name) {
        public OperatorName(Span span, @Nullable String schema, String name) {
            this(span, null, schema, name);
        }
    }

    enum Direction {
        DEFAULT,
        ASC,
        DESC,
        USING
    }

    /// One item of ORDER BY; `using` is the operator of USING.
    record SortKey(
            Expr value,
            Direction direction,
            @Nullable OperatorName using,
            @Nullable Boolean nullsFirst) {}

    /// `OVER name` or `OVER (...)`.
    record Over(Span span, @Nullable Name reference, @Nullable Window window) {}

    /// The inside of a window's parentheses.
    record Window(
            Span span,
            @Nullable Name base,
            List<Expr> partitionBy,
            List<SortKey> orderBy,
            @Nullable Frame frame) {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }
    }

    enum FrameMode {
        ROWS,
        RANGE,
        GROUPS
    }

    /// A frame with the offsets that it has.
    record Frame(Span span, FrameMode mode, @Nullable Expr start, @Nullable Expr end) {}
}

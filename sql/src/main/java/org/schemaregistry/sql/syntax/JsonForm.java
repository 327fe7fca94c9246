package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A JSON form of the standard, with the clauses that decide whether it is right. Immutable.
public sealed interface JsonForm {

    /// `FORMAT JSON [ENCODING name]`; `encoding` in lower case, null where there is none.
    record Format(Span span, @Nullable String encoding) {}

    /// A value with the format it is said to have.
    record Value(Expr expr, @Nullable Format format) {}

    /// `RETURNING type [FORMAT JSON]`
    record Returning(TypeName type, @Nullable Format format) {}

    /// What ON EMPTY and ON ERROR may ask for.
    enum Outcome {
        ERROR,
        NULL,
        TRUE,
        FALSE,
        UNKNOWN,
        EMPTY_ARRAY,
        EMPTY_OBJECT,
        DEFAULT
    }

    /// `outcome ON EMPTY` or `ON ERROR`; `value` only behind DEFAULT.
    record Behavior(Span span, Outcome outcome, @Nullable Expr value) {}

    /// A value inside an aggregate.
    record Plain(Value value) implements JsonForm {}

    /// JSON_OBJECT and JSON_ARRAY.
    record Constructor(List<Expr> keys, List<Value> values, @Nullable Returning returning)
            implements JsonForm {
        public Constructor {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }
    }

    /// `JSON_ARRAY(SELECT ...)`
    record ArrayOfQuery(SelectStatement query, @Nullable Returning returning) implements JsonForm {}

    /// JSON_OBJECTAGG and JSON_ARRAYAGG, as the call of the aggregate behind them.
    record Aggregate(Expr.Call call, @Nullable Returning returning) implements JsonForm {}

    /// `JSON(value)`
    record Parse(Value value, boolean uniqueKeys) implements JsonForm {}

    record Scalar(Expr value) implements JsonForm {}

    record Serialize(Value value, @Nullable Returning returning) implements JsonForm {}

    enum PathFunction {
        EXISTS,
        VALUE,
        QUERY
    }

    /// JSON_EXISTS, JSON_VALUE and JSON_QUERY, or a column of JSON_TABLE, which is named.
    ///
    /// @param clashes strings lose their quotes though they are wrapped
    record Path(
            PathFunction function,
            Value context,
            Expr path,
            List<Value> passing,
            @Nullable Returning returning,
            boolean clashes,
            @Nullable Behavior onEmpty,
            @Nullable Behavior onError)
            implements JsonForm {
        public Path {
            passing = List.copyOf(passing);
        }
    }

    /// A column of JSON_TABLE.
    sealed interface Column {
        Span span();

        record Ordinality(Span span, Name name) implements Column {}

        /// @param shaped FORMAT, a wrapper or quotes ask for JSON as it is
        record Plain(
                Span span,
                Name name,
                Returning returning,
                boolean exists,
                boolean shaped,
                boolean clashes,
                @Nullable Expr path,
                @Nullable Behavior onEmpty,
                @Nullable Behavior onError)
                implements Column {}

        record Nested(Span span, Expr path, @Nullable Name name, List<Column> columns)
                implements Column {
            public Nested {
                columns = List.copyOf(columns);
            }
        }
    }
}

package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// One function, aggregate, window function or procedure: a row of `pg_proc`. Immutable.
///
/// @param arguments declared types of the input arguments; a variadic last one is its array type
/// @param argumentNames names of the input arguments, empty text where one has none; empty list for
///   none at all
/// @param variadicElement element type of a variadic last argument; `any` for VARIADIC "any"; null
///   otherwise
/// @param defaults how many of the last arguments may be left out
/// @param outputs the OUT and TABLE columns where the result is a row, in order, or the one that
///   names a plain result; empty otherwise
/// @param directArguments of an ordered-set or hypothetical-set aggregate, else 0; -1 for any
///   number
public record PgFunction(
        int oid,
        String schema,
        String name,
        Kind kind,
        PgType result,
        boolean returnsSet,
        List<PgType> arguments,
        List<String> argumentNames,
        @Nullable PgType variadicElement,
        int defaults,
        List<Column> outputs,
        int directArguments,
        Volatility volatility,
        boolean strict) {

    /// What may call it, and how.
    public enum Kind {
        FUNCTION,
        PROCEDURE,
        AGGREGATE,
        ORDERED_SET_AGGREGATE,
        HYPOTHETICAL_SET_AGGREGATE,
        WINDOW
    }

    /// What the function promises about its effects.
    public enum Volatility {
        IMMUTABLE,
        STABLE,
        VOLATILE
    }

    /// A column of a row result.
    public record Column(String name, PgType type) {
        public Column {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }
    }

    public PgFunction {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(result);
        Objects.requireNonNull(volatility);
        arguments = List.copyOf(arguments);
        argumentNames = List.copyOf(argumentNames);
        outputs = List.copyOf(outputs);
    }

    public boolean isAggregate() {
        return switch (kind) {
            case AGGREGATE, ORDERED_SET_AGGREGATE, HYPOTHETICAL_SET_AGGREGATE -> true;
            case FUNCTION, PROCEDURE, WINDOW -> false;
        };
    }
}

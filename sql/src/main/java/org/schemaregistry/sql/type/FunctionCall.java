package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// A call as written, with the types its arguments turned out to have. Immutable.
///
/// @param schema null where the name is unqualified
/// @param arguments one type per argument; an untyped literal or parameter is `unknown`; those of
///   `WITHIN GROUP (ORDER BY ...)` follow the direct ones
/// @param names one name per *last* arguments given as `name => value`, in order; empty for none
/// @param variadic the last argument is marked VARIADIC
/// @param star `f(*)`
/// @param orderedArguments how many of `arguments` come from WITHIN GROUP
public record FunctionCall(
        @Nullable String schema,
        String name,
        List<PgType> arguments,
        List<String> names,
        boolean variadic,
        boolean star,
        boolean distinct,
        boolean orderBy,
        boolean filter,
        boolean over,
        boolean withinGroup,
        int orderedArguments) {
    public FunctionCall {
        Objects.requireNonNull(name);
        arguments = List.copyOf(arguments);
        names = List.copyOf(names);
    }

    /// A plain call.
    public static FunctionCall of(@Nullable String schema, String name, List<PgType> arguments) {
        return new FunctionCall(
                schema, name, arguments, List.of(), false, false, false, false, false, false, false,
                0);
    }
}

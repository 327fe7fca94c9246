package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// What the server would say against an expression. Immutable.
///
/// @param sqlState the five characters of the server's error code
/// @param operand index of the operand at which the server points, or [#AT_CALL] for the call,
///   operator or construct itself
public record Problem(
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        int operand) {

    public static final int AT_CALL = -1;

    /// The server reports this error without a position.
    public static final int NOWHERE = -2;

    public Problem {
        Objects.requireNonNull(sqlState);
        Objects.requireNonNull(message);
    }

    public static Problem of(String sqlState, String message) {
        return new Problem(sqlState, message, null, null, AT_CALL);
    }

    public static Problem of(String sqlState, String message, @Nullable String hint) {
        return new Problem(sqlState, message, null, hint, AT_CALL);
    }

    public Problem at(int index) {
        return new Problem(sqlState, message, detail, hint, index);
    }
}

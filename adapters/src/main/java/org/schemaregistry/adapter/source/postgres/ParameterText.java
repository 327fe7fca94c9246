package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;

import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.UUID;

/// A parameter's value as the text that the server's types read.
final class ParameterText {
    private ParameterText() {}

    /// @throws IllegalArgumentException if it is a value of another kind
    static @Nullable String of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case UUID id -> id.toString();
            case Temporal time -> time.toString();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            default ->
                    throw new IllegalArgumentException(
                            "parameter of "
                                    + value.getClass().getName()
                                    + ": expected a number, boolean, text, byte[], UUID or"
                                    + " java.time value");
        };
    }
}

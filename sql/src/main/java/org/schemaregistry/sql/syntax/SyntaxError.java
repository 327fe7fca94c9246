package org.schemaregistry.sql.syntax;

import java.util.Objects;

/// A place where the text leaves the grammar, in the server's words. Immutable.
public record SyntaxError(Span span, String sqlState, String message) {
    public SyntaxError {
        Objects.requireNonNull(span);
        Objects.requireNonNull(sqlState);
        Objects.requireNonNull(message);
    }
}

package org.schemaregistry.sql.syntax;

import java.util.Objects;

/// One identifier as the server keeps it: folded to lower case unless quoted, cut to 63 bytes.
/// Immutable.
public record Name(Span span, String text) {
    public Name {
        Objects.requireNonNull(span);
        Objects.requireNonNull(text);
    }
}

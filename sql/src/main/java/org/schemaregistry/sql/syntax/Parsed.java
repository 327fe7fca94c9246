package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// What a text turned out to be. Immutable.
///
/// @param statement null where nothing could be read; with errors it holds malformed parts
/// @param errors in the order of the text; the server reports the first
/// @param beyondLimits the text is longer or nested deeper than this parser reads: no verdict
public record Parsed(
        SourceText source,
        @Nullable Statement statement,
        List<SyntaxError> errors,
        boolean beyondLimits) {
    public Parsed {
        Objects.requireNonNull(source);
        errors = List.copyOf(errors);
    }

    /// True where the text is exactly one statement of the grammar.
    public boolean isWhole() {
        return statement != null && errors.isEmpty() && !beyondLimits;
    }
}

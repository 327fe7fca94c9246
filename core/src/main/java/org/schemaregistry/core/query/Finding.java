package org.schemaregistry.core.query;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// One thing to say about a query. Immutable.
///
/// @param sqlState the code that the engine itself would give, empty where it would say nothing
/// @param place null where the engine gives no position
/// @param message in the engine's words
/// @param suggestions at most three names that may have been meant, best first
/// @param fix the whole query as it passes, with what was meant in place of this wrong name and of
///   all others; null where that is not unique
public record Finding(
        FindingCode code,
        String sqlState,
        Severity severity,
        @Nullable Place place,
        String message,
        @Nullable String hint,
        List<String> suggestions,
        @Nullable String fix) {
    public static final int MAX_SUGGESTIONS = 3;

    /// Where in the text: `offset` is 0-based in code points, `line` and `column` are 1-based.
    public record Place(int offset, int length, int line, int column) {
        public Place {
            if (offset < 0 || length < 0 || line < 1 || column < 1) {
                throw new IllegalArgumentException(
                        "place: expected offset and length from 0, line and column from 1, found "
                                + offset
                                + ", "
                                + length
                                + ", "
                                + line
                                + ", "
                                + column);
            }
        }
    }

    public Finding {
        Objects.requireNonNull(code);
        Objects.requireNonNull(sqlState);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(message);
        suggestions = List.copyOf(suggestions);
        if (suggestions.size() > MAX_SUGGESTIONS) {
            throw new IllegalArgumentException(
                    "finding: expected at most 3 suggestions, found " + suggestions.size());
        }
    }
}

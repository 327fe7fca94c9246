package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;

import java.util.List;

/// A finding before its place is counted and its fix is tried. Immutable.
///
/// @param span null where the server gives no position
/// @param wrong the name that a candidate may replace, null where no name is wrong
/// @param candidates names that may have been meant, those nearest in scope first
record Fault(
        String sqlState,
        Severity severity,
        @Nullable Span span,
        String message,
        @Nullable String hint,
        @Nullable Name wrong,
        List<Candidate> candidates) {

    /// A name that may have been meant; `scope` 0 is the nearest, `letters` a bit per letter that
    /// occurs in it. Where there is a `schema`, the name is found only with it: both together
    /// replace the whole of a wrong name, and not its last part alone.
    record Candidate(String name, int scope, int letters, @Nullable String schema) {
        Candidate(String name, int scope) {
            this(name, scope, lettersOf(name), null);
        }

        Candidate(String schema, String name, int scope) {
            this(name, scope, lettersOf(name), schema);
        }

        /// As it is told: a plain name as it is, one with its schema as SQL spells it.
        String shown() {
            return schema == null ? name : sql();
        }

        String sql() {
            return (schema == null ? "" : quoted(schema) + ".") + quoted(name);
        }

        private static String quoted(String name) {
            boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0));
            for (int i = 0; i < name.length() && plain; i++) {
                char c = name.charAt(i);
                plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
            }
            return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
        }

        static int lettersOf(String name) {
            int letters = 0;
            for (int i = 0; i < name.length(); i++) {
                letters |= 1 << (Character.toLowerCase(name.charAt(i)) & 31);
            }
            return letters;
        }
    }

    Fault {
        span = Span.NOWHERE.equals(span) ? null : span;
        candidates = List.copyOf(candidates);
    }

    static Fault error(String sqlState, @Nullable Span span, String message) {
        return new Fault(sqlState, Severity.ERROR, span, message, null, null, List.of());
    }
}

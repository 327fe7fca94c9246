package org.schemaregistry.sql.type;

import java.util.Set;

/// Literals of `jsonpath`, by the grammar of the server's `jsonpath_gram.y`: what is certainly
/// right is valid, a plain end too early is an error, and anything else is not judged. Stateless.
final class JsonPathInput {
    private static final int MAX_DEPTH = 100;

    private static final Set<String> METHODS =
            Set.of("abs", "size", "type", "floor", "double", "ceiling", "keyvalue", "datetime");
    private static final Set<String> NEWER_METHODS =
            Set.of(
                    "bigint",
                    "boolean",
                    "date",
                    "decimal",
                    "integer",
                    "number",
                    "string",
                    "time",
                    "time_tz",
                    "timestamp",
                    "timestamp_tz");
    private static final int NEWER = 17;

    private JsonPathInput() {}

    static LiteralVerdict check(String text, int majorVersion, PgType type) {
        Reader reader = new Reader(text, majorVersion);
        try {
            reader.whole();
            return LiteralVerdict.VALID;
        } catch (Stop stop) {
            boolean ended = stop.atEnd && !text.isBlank();
            return ended
                    ? LiteralInput.invalid("42601", "syntax error at end of jsonpath input")
                    : LiteralInput.unjudged(type);
        }
    }

    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean atEnd;

        Stop(boolean atEnd) {
            super(null, null, false, false);
            this.atEnd = atEnd;
        }
    }

    /// Reads one text; one thread, one use.
    private static final class Reader {
        private final String text;
        private final int majorVersion;
        private int at;
        private int depth;

        Reader(String text, int majorVersion) {
            this.text = text;
            this.majorVersion = majorVersion;
        }

        void whole() throws Stop {
            if (word("strict") || word("lax")) {
                blanks();
            }
            predicate();
            blanks();
            if (at < text.length()) {
                throw new Stop(false);
            }
        }

        private Stop stop() {
            return new Stop(at >= text.length());
        }

        private void blanks() {
            at = NumberInput.skipBlanks(text, at);
        }

        private boolean sign(String sign) {
            blanks();
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return true;
            }
            return false;
        }

        private boolean word(String word) {
            blanks();
            int end = at + word.length();
            boolean whole = end >= text.length() || !isNamePart(text.charAt(end));
            if (text.startsWith(word, at) && whole) {
                at = end;
                return true;
            }
            return false;
        }

        private void expect(String sign) throws Stop {
            if (!sign(sign)) {
                throw stop();
            }
        }

        /// A predicate or an expression: whether it fits its place is judged by the server's
        /// grammar alike.
        private void predicate() throws Stop {
            if (++depth > MAX_DEPTH) {
                throw new Stop(false);
            }
            do {
                comparison();
            } while (sign("&&") || sign("||"));
            depth--;
        }

        private void comparison() throws Stop {
            if (sign("!") && !text.startsWith("=", at)) {
                delimited();
                return;
            }
            if (word("exists")) {
                expect("(");
                sum();
                expect(")");
                return;
            }
            sum();
            if (word("like_regex")) {
                string();
                if (word("flag")) {
                    string();
                }
            } else if (word("starts")) {
                if (!word("with")) {
                    throw stop();
                }
                sum();
            } else if (word("is")) {
                if (!word("unknown")) {
                    throw stop();
                }
            } else if (sign("==")
                    || sign("<>")
                    || sign("!=")
                    || sign("<=")
                    || sign(">=")
                    || sign("<")
                    || sign(">")) {
                sum();
            }
        }

        private void delimited() throws Stop {
            if (word("exists")) {
                expect("(");
                sum();
                expect(")");
                return;
            }
            expect("(");
            predicate();
            expect(")");
        }

        private void sum() throws Stop {
            do {
                while (sign("+") || sign("-")) {
                    blanks();
                }
                accessors();
            } while (sign("+") || sign("-") || sign("*") || sign("/") || sign("%"));
        }

        private void accessors() throws Stop {
            primary();
            while (true) {
                blanks();
                if (sign(".**")) {
                    if (sign("{")) {
                        level();
                        if (word("to")) {
                            level();
                        }
                        expect("}");
                    }
                } else if (sign(".*")) {
                    blanks();
                } else if (sign(".")) {
                    key();
                } else if (sign("[")) {
                    subscripts();
                } else if (sign("?")) {
                    expect("(");
                    predicate();
                    expect(")");
                } else {
                    return;
                }
            }
        }

        private void level() throws Stop {
            if (!word("last")) {
                digits();
            }
        }

        private void subscripts() throws Stop {
            blanks();
            if (sign("*")) {
                expect("]");
                return;
            }
            do {
                sum();
                if (word("to")) {
                    sum();
                }
            } while (sign(","));
            expect("]");
        }

        private void key() throws Stop {
            blanks();
            if (at < text.length() && text.charAt(at) == '"') {
                string();
                return;
            }
            int start = at;
            name();
            if (!sign("(")) {
                return;
            }
            String method = text.substring(start, at - 1).strip();
            boolean known =
                    METHODS.contains(method)
                            || (NEWER_METHODS.contains(method) && majorVersion >= NEWER);
            if (!known) {
                throw new Stop(false);
            }
            if (!sign(")")) {
                if (method.equals("datetime")) {
                    string();
                } else if (method.equals("decimal")) {
                    sum();
                    if (sign(",")) {
                        sum();
                    }
                } else {
                    digits();
                }
                expect(")");
            }
        }

        private void primary() throws Stop {
            blanks();
            if (at >= text.length()) {
                throw stop();
            }
            char c = text.charAt(at);
            if (c == '$') {
                at++;
                if (at < text.length() && text.charAt(at) == '"') {
                    string();
                } else if (at < text.length() && isNamePart(text.charAt(at))) {
                    name();
                }
            } else if (c == '@') {
                at++;
            } else if (c == '(') {
                at++;
                predicate();
                expect(")");
            } else if (c == '"') {
                string();
            } else if (c >= '0' && c <= '9') {
                number();
            } else if (!word("null") && !word("true") && !word("false") && !word("last")) {
                throw new Stop(false);
            }
        }

        private void number() throws Stop {
            digits();
            if (at + 1 < text.length()
                    && text.charAt(at) == '.'
                    && Character.isDigit(text.charAt(at + 1))) {
                at++;
                digits();
            }
            if (at < text.length() && isNamePart(text.charAt(at))) {
                throw new Stop(false);
            }
        }

        private void digits() throws Stop {
            blanks();
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == start) {
                throw stop();
            }
        }

        private void name() throws Stop {
            int start = at;
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                throw stop();
            }
        }

        private static boolean isNamePart(char c) {
            return c == '_' || Character.isLetterOrDigit(c);
        }

        /// Escapes are left to the server.
        private void string() throws Stop {
            expect("\"");
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\') {
                    throw new Stop(false);
                }
                at++;
            }
            if (at >= text.length()) {
                throw new Stop(false);
            }
            at++;
        }
    }
}

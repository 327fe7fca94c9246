package org.schemaregistry.sql.type;

/// The input functions of `json` and `jsonb`: the grammar of RFC 8259. All functions are pure.
final class JsonInput {
    /// The server's limit is its stack; ours is below it and far above what people write.
    private static final int MAX_DEPTH = 1_000;

    private JsonInput() {}

    /// @param binary for `jsonb`, which also turns escapes into characters
    static LiteralVerdict check(String text, boolean binary) {
        Reader reader = new Reader(text, binary);
        boolean valid = reader.value(0) && reader.atEnd();
        if (reader.tooDeep) {
            return new LiteralVerdict.Unjudged("a JSON literal nested too deep");
        }
        if (!valid) {
            return LiteralInput.invalid("22P02", "invalid input syntax for type json");
        }
        return reader.nul
                ? LiteralInput.invalid(
                        "22P05",
                        "unsupported Unicode escape sequence",
                        "\\u0000 cannot be converted to text.")
                : LiteralVerdict.VALID;
    }

    /// Reads one text; one thread, one use.
    private static final class Reader {
        private final String text;
        private final boolean binary;
        private int at;
        private boolean nul;
        private boolean tooDeep;

        Reader(String text, boolean binary) {
            this.text = text;
            this.binary = binary;
        }

        boolean atEnd() {
            skipBlanks();
            return at == text.length();
        }

        boolean value(int depth) {
            if (depth > MAX_DEPTH) {
                tooDeep = true;
                return false;
            }
            skipBlanks();
            if (at >= text.length()) {
                return false;
            }
            return switch (text.charAt(at)) {
                case '{' -> object(depth);
                case '[' -> array(depth);
                case '"' -> string();
                case 't' -> word("true");
                case 'f' -> word("false");
                case 'n' -> word("null");
                default -> number();
            };
        }

        private boolean object(int depth) {
            at++;
            if (accept('}')) {
                return true;
            }
            do {
                skipBlanks();
                if (at >= text.length()
                        || text.charAt(at) != '"'
                        || !string()
                        || !accept(':')
                        || !value(depth + 1)) {
                    return false;
                }
            } while (accept(','));
            return accept('}');
        }

        private boolean array(int depth) {
            at++;
            if (accept(']')) {
                return true;
            }
            do {
                if (!value(depth + 1)) {
                    return false;
                }
            } while (accept(','));
            return accept(']');
        }

        private boolean string() {
            boolean highSurrogate = false;
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return !(binary && highSurrogate);
                }
                boolean escape = c == '\\' && at < text.length();
                if (escape && text.charAt(at) == 'u') {
                    int code = unicode();
                    boolean low = code >= 0xdc00 && code <= 0xdfff;
                    if (code < 0 || (binary && low != highSurrogate)) {
                        return false;
                    }
                    nul |= binary && code == 0;
                    highSurrogate = code >= 0xd800 && code <= 0xdbff;
                    continue;
                }
                boolean valid =
                        escape
                                ? "\"\\/bfnrt".indexOf(text.charAt(at++)) >= 0
                                : c >= ' ' && c != '\\';
                if (!valid || (binary && highSurrogate)) {
                    return false;
                }
            }
            return false;
        }

        /// The four digits behind the `u` at which the reader stands; -1 where there are not four.
        private int unicode() {
            if (at + 4 >= text.length()) {
                return -1;
            }
            int code = 0;
            at++;
            for (int i = 0; i < 4; i++) {
                char c = text.charAt(at++);
                if (!ByteInput.isHex(c)) {
                    return -1;
                }
                code = code * 16 + Character.digit(c, 16);
            }
            return code;
        }

        private boolean word(String word) {
            if (!text.startsWith(word, at)) {
                return false;
            }
            at += word.length();
            return at >= text.length() || !isWordPart(text.charAt(at));
        }

        private boolean number() {
            if (text.charAt(at) == '-') {
                at++;
            }
            int first = at;
            int digits = digits();
            if (digits == 0 || (digits > 1 && text.charAt(first) == '0')) {
                return false;
            }
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                if (digits() == 0) {
                    return false;
                }
            }
            if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
                at++;
                if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                    at++;
                }
                if (digits() == 0) {
                    return false;
                }
            }
            return at >= text.length() || !isWordPart(text.charAt(at));
        }

        private int digits() {
            int from = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            return at - from;
        }

        private static boolean isWordPart(char c) {
            return c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
        }

        private boolean accept(char c) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void skipBlanks() {
            while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}

package org.schemaregistry.sql.type;

/// The input functions of `bytea`, `bit` and `uuid`. All functions are pure.
final class ByteInput {
    private static final int UUID_BYTES = 16;

    private ByteInput() {}

    static LiteralVerdict bytea(String text) {
        if (text.startsWith("\\x")) {
            return hex(text);
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                continue;
            }
            if (i + 1 < text.length() && text.charAt(i + 1) == '\\') {
                i++;
            } else if (isOctal(text, i + 1)) {
                i += 3;
            } else {
                return LiteralInput.invalid("22P02", "invalid input syntax for type bytea");
            }
        }
        return LiteralVerdict.VALID;
    }

    private static boolean isOctal(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at) >= '0'
                && text.charAt(at) <= '3'
                && isOctal(text.charAt(at + 1))
                && isOctal(text.charAt(at + 2));
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private static LiteralVerdict hex(String text) {
        int at = 2;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                at++;
                continue;
            }
            if (!isHex(c)) {
                return badHex(text, at);
            }
            at++;
            if (at >= text.length()) {
                return LiteralInput.invalid(
                        "22023", "invalid hexadecimal data: odd number of digits");
            }
            if (!isHex(text.charAt(at))) {
                return badHex(text, at);
            }
            at++;
        }
        return LiteralVerdict.VALID;
    }

    private static LiteralVerdict badHex(String text, int at) {
        return LiteralInput.invalid(
                "22023",
                "invalid hexadecimal digit: \"" + Character.toString(text.codePointAt(at)) + "\"");
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static LiteralVerdict bits(String text) {
        boolean hex = !text.isEmpty() && (text.charAt(0) == 'x' || text.charAt(0) == 'X');
        boolean binary = !text.isEmpty() && (text.charAt(0) == 'b' || text.charAt(0) == 'B');
        for (int i = hex || binary ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(hex ? isHex(c) : c == '0' || c == '1')) {
                return LiteralInput.invalid(
                        "22P02",
                        "\""
                                + Character.toString(text.codePointAt(i))
                                + "\" is not a valid "
                                + (hex ? "hexadecimal" : "binary")
                                + " digit");
            }
        }
        return LiteralVerdict.VALID;
    }

    /// Sixteen pairs of digits, a hyphen after any second pair, braces around all of it.
    static boolean isUuid(String text) {
        int at = 0;
        boolean braces = text.startsWith("{");
        at += braces ? 1 : 0;
        for (int i = 0; i < UUID_BYTES; i++) {
            if (at + 1 >= text.length() || !isHex(text.charAt(at)) || !isHex(text.charAt(at + 1))) {
                return false;
            }
            at += 2;
            if (at < text.length() && text.charAt(at) == '-' && i % 2 == 1 && i < UUID_BYTES - 1) {
                at++;
            }
        }
        if (braces) {
            if (at >= text.length() || text.charAt(at) != '}') {
                return false;
            }
            at++;
        }
        return at == text.length();
    }
}

package org.schemaregistry.core.contract;

/// Makes text that came from a source fit for a terminal or a prompt. Names and comments are
/// written by strangers: control characters could move a cursor, bidirectional marks could show
/// another text than the one that is there, a line break could begin a line of its own.
///
/// Stateless and thread-safe.
final class SafeText {
    private SafeText() {}

    /// One line: runs of white space become one blank, other control, format and bidirectional
    /// characters and lone surrogates vanish; at most `maxChars` characters, cut with `…`.
    static String line(String text, int maxChars) {
        String clean = cleaned(text, false).strip();
        if (clean.length() <= maxChars) {
            return clean;
        }
        int end = maxChars - 1;
        if (Character.isHighSurrogate(clean.charAt(end - 1))) {
            end--;
        }
        return clean.substring(0, end) + "…";
    }

    /// Several lines: line breaks and tabs stay, everything else as in [#line].
    static String lines(String text) {
        return cleaned(text, true);
    }

    private static String cleaned(String text, boolean keepLines) {
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (keepLines && (c == '\n' || c == '\t')) {
                clean.appendCodePoint(c);
            } else if (isBlank(c)) {
                if (clean.isEmpty() || clean.charAt(clean.length() - 1) != ' ' || keepLines) {
                    clean.append(' ');
                }
            } else if (isVisible(c)) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    private static boolean isBlank(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x0b
                || c == '\f'
                || c == 0x85
                || Character.isSpaceChar(c);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}

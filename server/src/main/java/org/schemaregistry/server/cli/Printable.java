package org.schemaregistry.server.cli;

/// Text from a data source made harmless for a terminal: names and comments are written by others
/// and may hold escape sequences or characters that reorder the line.
final class Printable {
    private Printable() {}

    /// The text on one line; line breaks become spaces, other control and bidi characters `�`.
    static String line(String text) {
        if (text.chars().noneMatch(Printable::isUnfit)) {
            return text;
        }
        StringBuilder fit = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> {
                    if (c == '\n' || c == '\r' || c == '\t') {
                        fit.append(' ');
                    } else {
                        fit.append(isUnfit(c) ? '\uFFFD' : (char) c);
                    }
                });
        return fit.toString();
    }

    /// The same for text of several lines, whose line breaks stay.
    static String lines(String text) {
        return String.join("\n", text.lines().map(Printable::line).toList());
    }

    /// How many columns of a screen the text takes: two for a wide character, none for one that
    /// sits on its neighbour.
    static int columns(String text) {
        return text.codePoints().map(Printable::columns).sum();
    }

    /// As much of the text's beginning as fits into so many columns.
    static String start(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += columns(codePoint);
            if (used > columns) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    /// "1 table", "2 tables".
    static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    private static int columns(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /// The East Asian wide and full-width blocks, and what is shown as a picture.
    private static boolean isWide(int c) {
        return Character.isEmojiPresentation(c)
                || (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF01 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    private static boolean isUnfit(int c) {
        return c < 0x20
                || (c >= 0x7F && c < 0xA0)
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}

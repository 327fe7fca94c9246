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

    private static boolean isUnfit(int c) {
        return c < 0x20
                || (c >= 0x7F && c < 0xA0)
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}

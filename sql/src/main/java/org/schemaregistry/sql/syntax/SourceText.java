package org.schemaregistry.sql.syntax;

/// A query's text with the way from UTF-16 units to code points, lines and columns. Immutable.
public record SourceText(String text) {

    /// 0-based code point offset of a UTF-16 offset.
    public int codePointOffset(int at) {
        return text.codePointCount(0, Math.min(at, text.length()));
    }

    /// 1-based.
    public int line(int at) {
        int line = 1;
        for (int i = 0; i < at && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /// 1-based, in code points.
    public int column(int at) {
        int end = Math.min(at, text.length());
        int from = end == 0 ? -1 : text.lastIndexOf('\n', end - 1);
        return text.codePointCount(from + 1, end) + 1;
    }

    /// Length in code points.
    public int length(Span span) {
        return text.codePointCount(
                Math.min(span.start(), text.length()), Math.min(span.end(), text.length()));
    }

    public String text(Span span) {
        return text.substring(span.start(), Math.min(span.end(), text.length()));
    }
}

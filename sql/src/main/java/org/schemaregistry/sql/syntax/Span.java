package org.schemaregistry.sql.syntax;

/// A stretch of the query's text in UTF-16 units, end exclusive; [SourceText] turns it into code
/// points. Immutable.
public record Span(int start, int end) {
    /// Of what stands nowhere in the text.
    public static final Span NOWHERE = new Span(Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "span: expected 0 <= start <= end, found " + start + ".." + end);
        }
    }

    /// From the start of this to the end of the other.
    public Span to(Span last) {
        return new Span(Math.min(start, last.start), Math.max(end, last.end));
    }

    public boolean covers(Span inner) {
        return start <= inner.start && inner.end <= end;
    }

    public int length() {
        return end - start;
    }
}

package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

/// What stands in quotes: names and the kinds of strings. One thread.
final class QuoteLexer {
    private static final String UESCAPE = "uescape";

    private final LexerText scan;
    private final Lexer lexer;

    QuoteLexer(LexerText scan, Lexer lexer) {
        this.scan = scan;
        this.lexer = lexer;
    }

    void quotedName(int start, int from, boolean unicode) {
        String name = quoted(from, '"');
        if (name == null) {
            scan.error(start, "unterminated quoted identifier");
            return;
        }
        if (name.isEmpty()) {
            scan.error(start, "zero-length delimited identifier");
            return;
        }
        if (unicode) {
            unescape(start, name, Token.Kind.IDENTIFIER);
        } else {
            scan.tokens.add(
                    new Token(
                            Token.Kind.IDENTIFIER, start, scan.at, LexerText.truncate(name), null));
        }
    }

    /// Reads to the closing quote, doubled ones being one; null and at the end if there is none.
    private @Nullable String quoted(int from, char quote) {
        int end = scan.text.indexOf(quote, from);
        if (end >= 0 && (end + 1 >= scan.length || scan.text.charAt(end + 1) != quote)) {
            scan.at = end + 1;
            return scan.text.substring(from, end);
        }
        StringBuilder value = new StringBuilder();
        int pos = from;
        while (true) {
            end = scan.text.indexOf(quote, pos);
            if (end < 0) {
                scan.at = scan.length;
                return null;
            }
            value.append(scan.text, pos, end);
            if (end + 1 < scan.length && scan.text.charAt(end + 1) == quote) {
                value.append(quote);
                pos = end + 2;
            } else {
                scan.at = end + 1;
                return value.toString();
            }
        }
    }

    void string(int start, int from) {
        String value = continued(from);
        if (value == null) {
            scan.error(start, "unterminated quoted string");
        } else {
            scan.tokens.add(new Token(Token.Kind.STRING, start, scan.at, value, null));
        }
    }

    /// A string with its continuations on further lines.
    private @Nullable String continued(int from) {
        String value = quoted(from, '\'');
        while (value != null && continues()) {
            String more = quoted(scan.at + 1, '\'');
            value = more == null ? null : value + more;
        }
        return value;
    }

    /// Whether a quote follows after blanks with a line break; then moves to it.
    private boolean continues() {
        int pos = scan.at;
        boolean newline = false;
        while (pos < scan.length) {
            char c = scan.text.charAt(pos);
            if (c == '\n' || c == '\r') {
                newline = true;
                pos++;
            } else if (scan.isBlank(c)) {
                pos++;
            } else if (c == '-' && pos + 1 < scan.length && scan.text.charAt(pos + 1) == '-') {
                while (pos < scan.length
                        && scan.text.charAt(pos) != '\n'
                        && scan.text.charAt(pos) != '\r') {
                    pos++;
                }
            } else {
                break;
            }
        }
        if (newline && pos < scan.length && scan.text.charAt(pos) == '\'') {
            scan.at = pos;
            return true;
        }
        return false;
    }

    void bits(int start, boolean binary) {
        String value = continued(start + 2);
        if (value == null) {
            scan.error(
                    start,
                    binary
                            ? "unterminated bit string literal"
                            : "unterminated hexadecimal string literal");
        } else {
            Token.Kind kind = binary ? Token.Kind.BITS : Token.Kind.HEX_BITS;
            scan.tokens.add(new Token(kind, start, scan.at, value, null));
        }
    }

    void escapeString(int start) {
        Escapes escapes = new Escapes(scan.text);
        int pos = start + 2;
        while (pos < scan.length && escapes.error() == null) {
            char c = scan.text.charAt(pos);
            if (c == '\'' && pos + 1 < scan.length && scan.text.charAt(pos + 1) == '\'') {
                escapes.plain(pos);
                pos += 2;
            } else if (c == '\'') {
                scan.at = pos + 1;
                escapes.closed(pos);
                if (!continues()) {
                    escaped(start, escapes);
                    return;
                }
                pos = scan.at + 1;
            } else if (c == '\\' && pos + 1 < scan.length) {
                pos = escapes.escape(pos + 1);
            } else {
                escapes.plain(pos);
                pos++;
            }
        }
        scan.at = scan.length;
        SyntaxError wrong = escapes.error();
        if (wrong == null) {
            scan.error(start, "unterminated quoted string");
        } else {
            scan.error(start, wrong);
        }
    }

    private void escaped(int start, Escapes escapes) {
        String value = escapes.error() == null ? escapes.value(new Span(start, scan.at)) : null;
        SyntaxError wrong = escapes.error();
        if (value != null) {
            scan.tokens.add(new Token(Token.Kind.STRING, start, scan.at, value, null));
        } else if (wrong != null) {
            scan.error(start, wrong);
        }
    }

    void unicodeString(int start) {
        String value = continued(start + 3);
        if (value == null) {
            scan.error(start, "unterminated quoted string");
        } else {
            unescape(start, value, Token.Kind.STRING);
        }
    }

    /// Reads the escapes of a `U&` literal, with the escape character of UESCAPE.
    private void unescape(int start, String raw, Token.Kind kind) {
        int end = scan.at;
        char escape = '\\';
        if (scan.skipBlank()
                && scan.text.regionMatches(true, scan.at, UESCAPE, 0, UESCAPE.length())) {
            end = scan.at + UESCAPE.length();
            if (end >= scan.length || !LexerText.isNamePart(scan.text.charAt(end))) {
                scan.at = end;
                Token character = escapeCharacter();
                SyntaxError wrong = character.error();
                if (wrong != null) {
                    scan.error(start, wrong);
                    return;
                }
                escape = character.text().charAt(0);
                end = scan.at;
            }
        }
        scan.at = end;
        Escapes escapes = new Escapes(scan.text);
        String value = escapes.unicodeLiteral(raw, start + 3, escape);
        SyntaxError wrong = escapes.error();
        if (value != null) {
            String kept = kind == Token.Kind.IDENTIFIER ? LexerText.truncate(value) : value;
            scan.tokens.add(new Token(kind, start, scan.at, kept, null));
        } else if (wrong != null) {
            scan.error(start, wrong);
        }
    }

    /// The string behind UESCAPE, or a token with an error.
    private Token escapeCharacter() {
        boolean more = scan.skipBlank();
        int from = scan.at;
        if (more) {
            lexer.next();
        }
        Token found =
                from < scan.at && more
                        ? scan.tokens.removeLast()
                        : new Token(Token.Kind.END, scan.length, scan.length, "", null);
        boolean string = found.kind() == Token.Kind.STRING;
        if (string && Escapes.mayEscape(found.text())) {
            return found;
        }
        String message =
                (string
                                ? "invalid Unicode escape character"
                                : "UESCAPE must be followed by a simple string literal")
                        + (found.kind() == Token.Kind.END
                                ? " at end of input"
                                : " at or near \"" + scan.text.substring(from, found.end()) + "\"");
        SyntaxError wrong = new SyntaxError(found.span(), "42601", message);
        return new Token(Token.Kind.ERROR, found.start(), found.end(), message, null, wrong);
    }
}

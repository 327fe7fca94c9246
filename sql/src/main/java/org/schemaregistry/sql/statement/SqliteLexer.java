package org.schemaregistry.sql.statement;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into tokens by the rules of SQLite's tokenizer. Never throws: what it cannot read
/// becomes an ERROR token. One thread.
final class SqliteLexer {
    private final String text;
    private final List<SqliteToken> tokens = new ArrayList<>();
    private int at;

    private SqliteLexer(String text) {
        this.text = text;
    }

    static List<SqliteToken> tokens(String text) {
        SqliteLexer lexer = new SqliteLexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    /// Blanks of the same length in code points; line breaks stay.
    static String blank(String text, int from, int to) {
        StringBuilder blank = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isLowSurrogate(c)) {
                blank.append(c == '\n' || c == '\r' ? c : ' ');
            }
        }
        return blank.toString();
    }

    private void next() {
        char c = text.charAt(at);
        int start = at;
        switch (c) {
            case ' ', '\t', '\n', '\r', '\f' -> at++;
            case '-' -> {
                if (peek(1) == '-') {
                    int end = text.indexOf('\n', at);
                    at = end < 0 ? text.length() : end;
                } else {
                    sign(peek(1) == '>' ? (peek(2) == '>' ? 3 : 2) : 1);
                }
            }
            case '/' -> {
                if (peek(1) == '*') {
                    // Not nested, and the end of the text ends it too.
                    int end = text.indexOf("*/", at + 2);
                    at = end < 0 ? text.length() : end + 2;
                } else {
                    sign(1);
                }
            }
            case '\'' -> quoted(start, c, SqliteToken.Kind.STRING);
            case '"', '`' -> quoted(start, c, SqliteToken.Kind.NAME);
            case '[' -> {
                int end = text.indexOf(']', at);
                if (end < 0) {
                    at = text.length();
                    add(SqliteToken.Kind.ERROR, start, "unterminated name in brackets");
                } else {
                    at = end + 1;
                    add(SqliteToken.Kind.NAME, start);
                }
            }
            case '?' -> {
                at++;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
                add(SqliteToken.Kind.PARAMETER, start);
            }
            case ':', '@', '$', '#' -> named(start);
            case '(', ')', ',', ';', '+', '*', '%', '&', '~' -> sign(1);
            case '|' -> sign(peek(1) == '|' ? 2 : 1);
            case '=' -> sign(peek(1) == '=' ? 2 : 1);
            case '<' -> sign(peek(1) == '=' || peek(1) == '>' || peek(1) == '<' ? 2 : 1);
            case '>' -> sign(peek(1) == '=' || peek(1) == '>' ? 2 : 1);
            case '!' -> {
                if (peek(1) == '=') {
                    sign(2);
                } else {
                    at++;
                    add(SqliteToken.Kind.ERROR, start, "unrecognized token: \"!\"");
                }
            }
            case '.' -> {
                if (isDigit(peek(1))) {
                    number(start);
                } else {
                    sign(1);
                }
            }
            default -> {
                if (isDigit(c)) {
                    number(start);
                } else if ((c == 'x' || c == 'X') && peek(1) == '\'') {
                    at++;
                    quoted(start, '\'', SqliteToken.Kind.STRING);
                } else if (isWord(c)) {
                    word();
                    add(SqliteToken.Kind.WORD, start);
                } else {
                    at++;
                    add(SqliteToken.Kind.ERROR, start, "unrecognized token");
                }
            }
        }
    }

    private void named(int start) {
        at++;
        if (at < text.length() && isWord(text.charAt(at)) && text.charAt(start) != '#') {
            word();
            add(SqliteToken.Kind.PARAMETER, start);
        } else {
            add(SqliteToken.Kind.ERROR, start, "unrecognized token");
        }
    }

    private void quoted(int start, char quote, SqliteToken.Kind kind) {
        int pos = at + 1;
        while (true) {
            int end = text.indexOf(quote, pos);
            if (end < 0) {
                at = text.length();
                add(SqliteToken.Kind.ERROR, start, "unterminated " + quote);
                return;
            }
            if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                pos = end + 2;
            } else {
                at = end + 1;
                add(
                        text.indexOf('\0', start) >= 0 && text.indexOf('\0', start) < at
                                ? SqliteToken.Kind.ERROR
                                : kind,
                        start);
                return;
            }
        }
    }

    private void number(int start) {
        while (at < text.length()
                && (isWord(text.charAt(at))
                        || text.charAt(at) == '.'
                        || ((text.charAt(at) == '+' || text.charAt(at) == '-')
                                && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E')
                                && !text.regionMatches(true, start, "0x", 0, 2)))) {
            at++;
        }
        add(SqliteToken.Kind.NUMBER, start);
    }

    private void word() {
        while (at < text.length() && (isWord(text.charAt(at)) || text.charAt(at) == '$')) {
            at++;
        }
    }

    private void sign(int width) {
        int start = at;
        at += width;
        add(SqliteToken.Kind.SIGN, start);
    }

    private void add(SqliteToken.Kind kind, int start) {
        add(kind, start, text.substring(start, at));
    }

    private void add(SqliteToken.Kind kind, int start, String content) {
        tokens.add(new SqliteToken(kind, start, at, content));
    }

    private char peek(int offset) {
        return at + offset < text.length() ? text.charAt(at + offset) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Half a surrogate pair is caught where the text is made into bytes.
    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || isDigit(c)
                || c == '_'
                || c >= 0x80;
    }
}

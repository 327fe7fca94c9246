package org.schemaregistry.sql.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text, the place in it that the lexer has come to, and the tokens so far. One thread.
final class LexerText {
    static final int MAX_NAME_BYTES = 63;

    final String text;
    final int length;
    final int majorVersion;
    final List<Token> tokens;
    int at;

    LexerText(String text, int majorVersion) {
        this.text = text;
        this.length = text.length();
        this.majorVersion = majorVersion;
        this.tokens = new ArrayList<>(length / 5 + 8);
    }

    /// Moves to the next token; false at the end.
    boolean skipBlank() {
        while (at < length) {
            char c = text.charAt(at);
            if (isBlank(c)) {
                at++;
            } else if (c == '-' && peek(1) == '-') {
                skipLine();
            } else if (c == '/' && peek(1) == '*') {
                if (!skipComment()) {
                    return false;
                }
            } else {
                return true;
            }
        }
        return false;
    }

    boolean isBlank(char c) {
        return c == ' '
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || (c == '\u000b' && majorVersion >= 16);
    }

    private void skipLine() {
        while (at < length && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private boolean skipComment() {
        int start = at;
        int depth = 0;
        while (at < length) {
            if (text.charAt(at) == '/' && peek(1) == '*') {
                depth++;
                at += 2;
            } else if (text.charAt(at) == '*' && peek(1) == '/') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return true;
                }
            } else {
                at++;
            }
        }
        error(start, "unterminated /* comment");
        return false;
    }

    char peek(int offset) {
        return at + offset < length ? text.charAt(at + offset) : '\0';
    }

    static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '$';
    }

    void error(int start, String message) {
        tokens.add(new Token(Token.Kind.ERROR, start, at, message, null));
    }

    void error(int start, SyntaxError error) {
        tokens.add(new Token(Token.Kind.ERROR, start, at, error.message(), null, error));
    }

    /// Cuts a name to what the server keeps, never inside a character.
    static String truncate(String name) {
        if (name.length() * 3 <= MAX_NAME_BYTES
                || name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES) {
            return name;
        }
        int bytes = 0;
        int i = 0;
        while (i < name.length()) {
            int point = name.codePointAt(i);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > MAX_NAME_BYTES) {
                break;
            }
            i += Character.charCount(point);
        }
        return name.substring(0, i);
    }

    int nameEnd(int from) {
        int end = from;
        while (end < length && isNamePart(text.charAt(end))) {
            end++;
        }
        return end;
    }
}

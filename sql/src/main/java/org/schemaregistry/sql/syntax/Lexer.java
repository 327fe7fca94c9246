package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text into tokens by the rules of the server's `scan.l`, with
/// `standard_conforming_strings` on. Never throws: what it cannot read becomes an ERROR token. One
/// thread.
final class Lexer {
    private static final int MAX_NAME_BYTES = 63;
    private static final String OPERATOR_CHARS = "~!@#^&|`?+-*/%<>=";
    private static final String UESCAPE = "uescape";
    private static final String SELF_CHARS = ",()[].;:+-*/%^<>=";
    private static final String KEEPS_SIGN = "~!@#^&|`?%";
    private static final String[] SIGNS = new String[128];

    static {
        for (int i = 0; i < SELF_CHARS.length(); i++) {
            SIGNS[SELF_CHARS.charAt(i)] = String.valueOf(SELF_CHARS.charAt(i)).intern();
        }
    }

    private final String text;
    private final int length;
    private final int majorVersion;
    private final Keywords keywords;
    private final List<Token> tokens;
    private int at;

    private Lexer(String text, int majorVersion) {
        this.text = text;
        this.length = text.length();
        this.majorVersion = majorVersion;
        this.keywords = Keywords.of(majorVersion);
        this.tokens = new ArrayList<>(length / 5 + 8);
    }

    /// All tokens, the last one of kind END.
    static List<Token> tokens(String text, int majorVersion) {
        Lexer lexer = new Lexer(text, majorVersion);
        while (lexer.skipBlank()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Token.Kind.END, lexer.length, lexer.length, "", null));
        return lexer.tokens;
    }

    /// Before FIRST and LAST the word NULLS is a token of its own, which names nothing.
    private void reserveNulls(String word) {
        if (tokens.isEmpty() || !(word.equals("first") || word.equals("last"))) {
            return;
        }
        Token before = tokens.getLast();
        Keyword keyword = before.keyword();
        if (keyword != null && before.isKeyword("nulls")) {
            Keyword reserved = new Keyword(keyword.word(), Keyword.Category.RESERVED, false);
            tokens.removeLast();
            tokens.add(
                    new Token(
                            Token.Kind.KEYWORD,
                            before.start(),
                            before.end(),
                            keyword.word(),
                            reserved));
        }
    }

    /// Moves to the next token; false at the end.
    private boolean skipBlank() {
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

    private boolean isBlank(char c) {
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

    private char peek(int offset) {
        return at + offset < length ? text.charAt(at + offset) : '\0';
    }

    private void next() {
        char c = text.charAt(at);
        int start = at;
        switch (c) {
            case '\'' -> string(start, start + 1);
            case '"' -> quotedName(start, start + 1, false);
            case '$' -> dollar(start);
            case '(', ')', '[', ']', ',', ';' -> sign(start, 1);
            case '.' -> dot(start);
            case ':' -> colon(start);
            case 'e', 'E' -> {
                if (peek(1) == '\'') {
                    escapeString(start);
                } else {
                    word(start);
                }
            }
            case 'b', 'B', 'x', 'X' -> {
                if (peek(1) == '\'') {
                    bits(start, c == 'b' || c == 'B');
                } else {
                    word(start);
                }
            }
            case 'n', 'N' -> {
                if (peek(1) == '\'') {
                    at = start + 1;
                    tokens.add(
                            new Token(
                                    Token.Kind.KEYWORD,
                                    start,
                                    at,
                                    "nchar",
                                    keywords.find("nchar")));
                } else {
                    word(start);
                }
            }
            case 'u', 'U' -> {
                if (peek(1) == '&' && peek(2) == '\'') {
                    unicodeString(start);
                } else if (peek(1) == '&' && peek(2) == '"') {
                    quotedName(start, start + 3, true);
                } else {
                    word(start);
                }
            }
            default -> {
                if (c >= '0' && c <= '9') {
                    number(start);
                } else if (isNameStart(c)) {
                    word(start);
                } else if (OPERATOR_CHARS.indexOf(c) >= 0) {
                    operator(start);
                } else {
                    at++;
                    tokens.add(new Token(Token.Kind.ERROR, start, at, "syntax error", null));
                }
            }
        }
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '$';
    }

    private void error(int start, String message) {
        tokens.add(new Token(Token.Kind.ERROR, start, at, message, null));
    }

    private void error(int start, SyntaxError error) {
        tokens.add(new Token(Token.Kind.ERROR, start, at, error.message(), null, error));
    }

    private void sign(int start, int width) {
        at = start + width;
        String sign = width == 1 ? SIGNS[text.charAt(start)] : text.substring(start, at);
        tokens.add(new Token(Token.Kind.SIGN, start, at, sign, null));
    }

    private void dot(int start) {
        if (peek(1) == '.') {
            sign(start, 2);
        } else if (peek(1) >= '0' && peek(1) <= '9') {
            number(start);
        } else {
            sign(start, 1);
        }
    }

    private void colon(int start) {
        sign(start, peek(1) == ':' || peek(1) == '=' ? 2 : 1);
    }

    private void word(int start) {
        int end = start;
        boolean fold = false;
        boolean wide = false;
        while (end < length && isNamePart(text.charAt(end))) {
            char c = text.charAt(end);
            fold |= c >= 'A' && c <= 'Z';
            wide |= c >= 0x80;
            end++;
        }
        at = end;
        String name = text.substring(start, end);
        if (fold) {
            name = fold(name);
        }
        Keyword keyword = wide ? null : keywords.find(name);
        if (keyword != null) {
            reserveNulls(keyword.word());
            tokens.add(new Token(Token.Kind.KEYWORD, start, end, keyword.word(), keyword));
        } else {
            tokens.add(new Token(Token.Kind.IDENTIFIER, start, end, truncate(name), null));
        }
    }

    /// Only ASCII letters fold in a multi-byte encoding.
    private static String fold(String name) {
        char[] chars = name.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
    }

    /// Cuts a name to what the server keeps, never inside a character.
    private static String truncate(String name) {
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

    private void quotedName(int start, int from, boolean unicode) {
        String name = quoted(from, '"');
        if (name == null) {
            error(start, "unterminated quoted identifier");
            return;
        }
        if (name.isEmpty()) {
            error(start, "zero-length delimited identifier");
            return;
        }
        if (unicode) {
            unescape(start, name, Token.Kind.IDENTIFIER);
        } else {
            tokens.add(new Token(Token.Kind.IDENTIFIER, start, at, truncate(name), null));
        }
    }

    /// Reads to the closing quote, doubled ones being one; null and at the end if there is none.
    private @Nullable String quoted(int from, char quote) {
        int end = text.indexOf(quote, from);
        if (end >= 0 && (end + 1 >= length || text.charAt(end + 1) != quote)) {
            at = end + 1;
            return text.substring(from, end);
        }
        StringBuilder value = new StringBuilder();
        int pos = from;
        while (true) {
            end = text.indexOf(quote, pos);
            if (end < 0) {
                at = length;
                return null;
            }
            value.append(text, pos, end);
            if (end + 1 < length && text.charAt(end + 1) == quote) {
                value.append(quote);
                pos = end + 2;
            } else {
                at = end + 1;
                return value.toString();
            }
        }
    }

    private void string(int start, int from) {
        String value = continued(from);
        if (value == null) {
            error(start, "unterminated quoted string");
        } else {
            tokens.add(new Token(Token.Kind.STRING, start, at, value, null));
        }
    }

    /// A string with its continuations on further lines.
    private @Nullable String continued(int from) {
        String value = quoted(from, '\'');
        while (value != null && continues()) {
            String more = quoted(at + 1, '\'');
            value = more == null ? null : value + more;
        }
        return value;
    }

    /// Whether a quote follows after blanks with a line break; then moves to it.
    private boolean continues() {
        int pos = at;
        boolean newline = false;
        while (pos < length) {
            char c = text.charAt(pos);
            if (c == '\n' || c == '\r') {
                newline = true;
                pos++;
            } else if (isBlank(c)) {
                pos++;
            } else if (c == '-' && pos + 1 < length && text.charAt(pos + 1) == '-') {
                while (pos < length && text.charAt(pos) != '\n' && text.charAt(pos) != '\r') {
                    pos++;
                }
            } else {
                break;
            }
        }
        if (newline && pos < length && text.charAt(pos) == '\'') {
            at = pos;
            return true;
        }
        return false;
    }

    private void bits(int start, boolean binary) {
        String value = continued(start + 2);
        if (value == null) {
            error(
                    start,
                    binary
                            ? "unterminated bit string literal"
                            : "unterminated hexadecimal string literal");
        } else {
            Token.Kind kind = binary ? Token.Kind.BITS : Token.Kind.HEX_BITS;
            tokens.add(new Token(kind, start, at, value, null));
        }
    }

    private void escapeString(int start) {
        Escapes escapes = new Escapes(text);
        int pos = start + 2;
        while (pos < length && escapes.error() == null) {
            char c = text.charAt(pos);
            if (c == '\'' && pos + 1 < length && text.charAt(pos + 1) == '\'') {
                escapes.plain(pos);
                pos += 2;
            } else if (c == '\'') {
                at = pos + 1;
                escapes.closed(pos);
                if (!continues()) {
                    escaped(start, escapes);
                    return;
                }
                pos = at + 1;
            } else if (c == '\\' && pos + 1 < length) {
                pos = escapes.escape(pos + 1);
            } else {
                escapes.plain(pos);
                pos++;
            }
        }
        at = length;
        SyntaxError wrong = escapes.error();
        if (wrong == null) {
            error(start, "unterminated quoted string");
        } else {
            error(start, wrong);
        }
    }

    private void escaped(int start, Escapes escapes) {
        String value = escapes.error() == null ? escapes.value(new Span(start, at)) : null;
        SyntaxError wrong = escapes.error();
        if (value != null) {
            tokens.add(new Token(Token.Kind.STRING, start, at, value, null));
        } else if (wrong != null) {
            error(start, wrong);
        }
    }

    private void unicodeString(int start) {
        String value = continued(start + 3);
        if (value == null) {
            error(start, "unterminated quoted string");
        } else {
            unescape(start, value, Token.Kind.STRING);
        }
    }

    /// Reads the escapes of a `U&` literal, with the escape character of UESCAPE.
    private void unescape(int start, String raw, Token.Kind kind) {
        int end = at;
        char escape = '\\';
        if (skipBlank() && text.regionMatches(true, at, UESCAPE, 0, UESCAPE.length())) {
            end = at + UESCAPE.length();
            if (end >= length || !isNamePart(text.charAt(end))) {
                at = end;
                Token character = escapeCharacter();
                SyntaxError wrong = character.error();
                if (wrong != null) {
                    error(start, wrong);
                    return;
                }
                escape = character.text().charAt(0);
                end = at;
            }
        }
        at = end;
        Escapes escapes = new Escapes(text);
        String value = escapes.unicodeLiteral(raw, start + 3, escape);
        SyntaxError wrong = escapes.error();
        if (value != null) {
            String kept = kind == Token.Kind.IDENTIFIER ? truncate(value) : value;
            tokens.add(new Token(kind, start, at, kept, null));
        } else if (wrong != null) {
            error(start, wrong);
        }
    }

    /// The string behind UESCAPE, or a token with an error.
    private Token escapeCharacter() {
        boolean more = skipBlank();
        int from = at;
        if (more) {
            next();
        }
        Token found =
                from < at && more
                        ? tokens.removeLast()
                        : new Token(Token.Kind.END, length, length, "", null);
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
                                : " at or near \"" + text.substring(from, found.end()) + "\"");
        SyntaxError wrong = new SyntaxError(found.span(), "42601", message);
        return new Token(Token.Kind.ERROR, found.start(), found.end(), message, null, wrong);
    }

    private void dollar(int start) {
        char c = peek(1);
        if (c >= '0' && c <= '9') {
            int end = start + 1;
            while (end < length && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            boolean junk = end < length && isNameStart(text.charAt(end)) && majorVersion >= 15;
            at = junk ? nameEnd(end) : end;
            if (junk) {
                error(start, "trailing junk after parameter");
            } else {
                tokens.add(
                        new Token(
                                Token.Kind.PARAMETER,
                                start,
                                end,
                                text.substring(start + 1, end),
                                null));
            }
            return;
        }
        int end = start + 1;
        while (end < length && isNamePart(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        if (end >= length || text.charAt(end) != '$') {
            at = start + 1;
            error(start, "syntax error");
            return;
        }
        String tag = text.substring(start, end + 1);
        int close = text.indexOf(tag, end + 1);
        if (close < 0) {
            at = length;
            error(start, "unterminated dollar-quoted string");
            return;
        }
        at = close + tag.length();
        tokens.add(new Token(Token.Kind.STRING, start, at, text.substring(end + 1, close), null));
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < length && isNamePart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void number(int start) {
        if (majorVersion >= 16 && text.charAt(start) == '0' && radixNumber(start)) {
            return;
        }
        int end = digits(start);
        boolean whole = true;
        if (end < length
                && text.charAt(end) == '.'
                && !(end + 1 < length && text.charAt(end + 1) == '.')) {
            whole = false;
            end = digits(end + 1);
        }
        if (end < length && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < length
                    && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            int after = digits(exponent);
            if (after > exponent) {
                whole = false;
                end = after;
            }
        }
        if (end < length && isNameStart(text.charAt(end)) && majorVersion >= 15) {
            at = nameEnd(end);
            error(start, "trailing junk after numeric literal");
            return;
        }
        at = end;
        String digits = text.substring(start, end);
        numberToken(start, digits.indexOf('_') < 0 ? digits : digits.replace("_", ""), whole);
    }

    private void numberToken(int start, String digits, boolean whole) {
        boolean small =
                whole && digits.length() <= 10 && Long.parseLong(digits) <= Integer.MAX_VALUE;
        tokens.add(
                new Token(small ? Token.Kind.INTEGER : Token.Kind.NUMBER, start, at, digits, null));
    }

    private int digits(int from) {
        int end = from;
        while (end < length) {
            char c = text.charAt(end);
            boolean digit = c >= '0' && c <= '9';
            boolean gap =
                    c == '_'
                            && majorVersion >= 16
                            && end > from
                            && end + 1 < length
                            && text.charAt(end + 1) >= '0'
                            && text.charAt(end + 1) <= '9';
            if (!digit && !gap) {
                break;
            }
            end++;
        }
        return end;
    }

    /// `0x1F`, `0o17`, `0b11`; false where it is none of these.
    private boolean radixNumber(int start) {
        char mark = peek(1);
        int radix =
                switch (mark) {
                    case 'x', 'X' -> 16;
                    case 'o', 'O' -> 8;
                    case 'b', 'B' -> 2;
                    default -> 0;
                };
        if (radix == 0) {
            return false;
        }
        int end = start + 2;
        while (end < length
                && (Character.digit(text.charAt(end), radix) >= 0 || text.charAt(end) == '_')) {
            end++;
        }
        at = nameEnd(end);
        if (end == start + 2 || at > end) {
            error(
                    start,
                    end == start + 2 ? "invalid number" : "trailing junk after numeric literal");
            return true;
        }
        String digits = text.substring(start + 2, end).replace("_", "");
        numberToken(start, new java.math.BigInteger(digits, radix).toString(), true);
        return true;
    }

    private void operator(int start) {
        int end = start;
        while (end < length && OPERATOR_CHARS.indexOf(text.charAt(end)) >= 0) {
            if (end > start && startsComment(end)) {
                break;
            }
            end++;
        }
        end = withoutTrailingSign(start, end);
        if (end - start == 1 && SELF_CHARS.indexOf(text.charAt(start)) >= 0) {
            sign(start, 1);
            return;
        }
        at = end;
        String operator = text.substring(start, end);
        switch (operator) {
            case "=>", "<=", ">=", "<>" ->
                    tokens.add(new Token(Token.Kind.SIGN, start, end, operator.intern(), null));
            case "!=" -> tokens.add(new Token(Token.Kind.SIGN, start, end, "<>", null));
            default -> {
                if (operator.length() > MAX_NAME_BYTES) {
                    error(start, "operator too long");
                } else {
                    tokens.add(new Token(Token.Kind.OPERATOR, start, end, operator, null));
                }
            }
        }
    }

    private boolean startsComment(int pos) {
        char c = text.charAt(pos);
        char after = pos + 1 < length ? text.charAt(pos + 1) : '\0';
        return (c == '/' && after == '*') || (c == '-' && after == '-');
    }

    /// A name of several characters ends in + or - only if it also has one of the special ones.
    private int withoutTrailingSign(int start, int end) {
        if (end - start <= 1 || (text.charAt(end - 1) != '+' && text.charAt(end - 1) != '-')) {
            return end;
        }
        for (int i = start; i < end - 1; i++) {
            if (KEEPS_SIGN.indexOf(text.charAt(i)) >= 0) {
                return end;
            }
        }
        int cut = end;
        while (cut - start > 1 && (text.charAt(cut - 1) == '+' || text.charAt(cut - 1) == '-')) {
            cut--;
        }
        return cut;
    }
}

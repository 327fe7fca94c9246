package org.schemaregistry.sql.syntax;

import java.util.List;

/// Cuts a text into tokens by the rules of the server's `scan.l`, with
/// `standard_conforming_strings` on. Never throws: what it cannot read becomes an ERROR token. One
/// thread.
final class Lexer {
    private static final String OPERATOR_CHARS = "~!@#^&|`?+-*/%<>=";
    private static final String SELF_CHARS = ",()[].;:+-*/%^<>=";
    private static final String KEEPS_SIGN = "~!@#^&|`?%";
    private static final String[] SIGNS = new String[128];

    static {
        for (int i = 0; i < SELF_CHARS.length(); i++) {
            SIGNS[SELF_CHARS.charAt(i)] = String.valueOf(SELF_CHARS.charAt(i)).intern();
        }
    }

    private final LexerText scan;
    private final Keywords keywords;
    private final QuoteLexer quotes;
    private final NumberLexer numbers;

    private Lexer(String text, int majorVersion) {
        this.scan = new LexerText(text, majorVersion);
        this.keywords = Keywords.of(majorVersion);
        this.quotes = new QuoteLexer(scan, this);
        this.numbers = new NumberLexer(scan);
    }

    /// All tokens, the last one of kind END.
    static List<Token> tokens(String text, int majorVersion) {
        LexerText scan = new Lexer(text, majorVersion).read();
        scan.tokens.add(new Token(Token.Kind.END, scan.length, scan.length, "", null));
        return scan.tokens;
    }

    private LexerText read() {
        while (scan.skipBlank()) {
            next();
        }
        return scan;
    }

    /// Before FIRST and LAST the word NULLS is a token of its own, which names nothing.
    private void reserveNulls(String word) {
        if (scan.tokens.isEmpty() || !(word.equals("first") || word.equals("last"))) {
            return;
        }
        Token before = scan.tokens.getLast();
        Keyword keyword = before.keyword();
        if (keyword != null && before.isKeyword("nulls")) {
            Keyword reserved = new Keyword(keyword.word(), Keyword.Category.RESERVED, false);
            scan.tokens.removeLast();
            scan.tokens.add(
                    new Token(
                            Token.Kind.KEYWORD,
                            before.start(),
                            before.end(),
                            keyword.word(),
                            reserved));
        }
    }

    void next() {
        char c = scan.text.charAt(scan.at);
        int start = scan.at;
        switch (c) {
            case '\'' -> quotes.string(start, start + 1);
            case '"' -> quotes.quotedName(start, start + 1, false);
            case '$' -> dollar(start);
            case '(', ')', '[', ']', ',', ';' -> sign(start, 1);
            case '.' -> dot(start);
            case ':' -> colon(start);
            case 'e', 'E' -> {
                if (scan.peek(1) == '\'') {
                    quotes.escapeString(start);
                } else {
                    word(start);
                }
            }
            case 'b', 'B', 'x', 'X' -> {
                if (scan.peek(1) == '\'') {
                    quotes.bits(start, c == 'b' || c == 'B');
                } else {
                    word(start);
                }
            }
            case 'n', 'N' -> {
                if (scan.peek(1) == '\'') {
                    scan.at = start + 1;
                    scan.tokens.add(
                            new Token(
                                    Token.Kind.KEYWORD,
                                    start,
                                    scan.at,
                                    "nchar",
                                    keywords.find("nchar")));
                } else {
                    word(start);
                }
            }
            case 'u', 'U' -> {
                if (scan.peek(1) == '&' && scan.peek(2) == '\'') {
                    quotes.unicodeString(start);
                } else if (scan.peek(1) == '&' && scan.peek(2) == '"') {
                    quotes.quotedName(start, start + 3, true);
                } else {
                    word(start);
                }
            }
            default -> {
                if (c >= '0' && c <= '9') {
                    numbers.number(start);
                } else if (LexerText.isNameStart(c)) {
                    word(start);
                } else if (OPERATOR_CHARS.indexOf(c) >= 0) {
                    operator(start);
                } else {
                    scan.at++;
                    scan.tokens.add(
                            new Token(Token.Kind.ERROR, start, scan.at, "syntax error", null));
                }
            }
        }
    }

    private void sign(int start, int width) {
        scan.at = start + width;
        String sign =
                width == 1 ? SIGNS[scan.text.charAt(start)] : scan.text.substring(start, scan.at);
        scan.tokens.add(new Token(Token.Kind.SIGN, start, scan.at, sign, null));
    }

    private void dot(int start) {
        if (scan.peek(1) == '.') {
            sign(start, 2);
        } else if (scan.peek(1) >= '0' && scan.peek(1) <= '9') {
            numbers.number(start);
        } else {
            sign(start, 1);
        }
    }

    private void colon(int start) {
        sign(start, scan.peek(1) == ':' || scan.peek(1) == '=' ? 2 : 1);
    }

    private void word(int start) {
        int end = start;
        boolean fold = false;
        boolean wide = false;
        while (end < scan.length && LexerText.isNamePart(scan.text.charAt(end))) {
            char c = scan.text.charAt(end);
            fold |= c >= 'A' && c <= 'Z';
            wide |= c >= 0x80;
            end++;
        }
        scan.at = end;
        String name = scan.text.substring(start, end);
        if (fold) {
            name = fold(name);
        }
        Keyword keyword = wide ? null : keywords.find(name);
        if (keyword != null) {
            reserveNulls(keyword.word());
            scan.tokens.add(new Token(Token.Kind.KEYWORD, start, end, keyword.word(), keyword));
        } else {
            scan.tokens.add(
                    new Token(Token.Kind.IDENTIFIER, start, end, LexerText.truncate(name), null));
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

    private void dollar(int start) {
        char c = scan.peek(1);
        if (c >= '0' && c <= '9') {
            int end = start + 1;
            while (end < scan.length
                    && scan.text.charAt(end) >= '0'
                    && scan.text.charAt(end) <= '9') {
                end++;
            }
            boolean junk =
                    end < scan.length
                            && LexerText.isNameStart(scan.text.charAt(end))
                            && scan.majorVersion >= 15;
            scan.at = junk ? scan.nameEnd(end) : end;
            if (junk) {
                scan.error(start, "trailing junk after parameter");
            } else {
                scan.tokens.add(
                        new Token(
                                Token.Kind.PARAMETER,
                                start,
                                end,
                                scan.text.substring(start + 1, end),
                                null));
            }
            return;
        }
        int end = start + 1;
        while (end < scan.length
                && LexerText.isNamePart(scan.text.charAt(end))
                && scan.text.charAt(end) != '$') {
            end++;
        }
        if (end >= scan.length || scan.text.charAt(end) != '$') {
            scan.at = start + 1;
            scan.error(start, "syntax error");
            return;
        }
        String tag = scan.text.substring(start, end + 1);
        int close = scan.text.indexOf(tag, end + 1);
        if (close < 0) {
            scan.at = scan.length;
            scan.error(start, "unterminated dollar-quoted string");
            return;
        }
        scan.at = close + tag.length();
        scan.tokens.add(
                new Token(
                        Token.Kind.STRING,
                        start,
                        scan.at,
                        scan.text.substring(end + 1, close),
                        null));
    }

    private void operator(int start) {
        int end = start;
        while (end < scan.length && OPERATOR_CHARS.indexOf(scan.text.charAt(end)) >= 0) {
            if (end > start && startsComment(end)) {
                break;
            }
            end++;
        }
        end = withoutTrailingSign(start, end);
        if (end - start == 1 && SELF_CHARS.indexOf(scan.text.charAt(start)) >= 0) {
            sign(start, 1);
            return;
        }
        scan.at = end;
        String operator = scan.text.substring(start, end);
        switch (operator) {
            case "=>", "<=", ">=", "<>" ->
                    scan.tokens.add(
                            new Token(Token.Kind.SIGN, start, end, operator.intern(), null));
            case "!=" -> scan.tokens.add(new Token(Token.Kind.SIGN, start, end, "<>", null));
            default -> {
                if (operator.length() > LexerText.MAX_NAME_BYTES) {
                    scan.error(start, "operator too long");
                } else {
                    scan.tokens.add(new Token(Token.Kind.OPERATOR, start, end, operator, null));
                }
            }
        }
    }

    private boolean startsComment(int pos) {
        char c = scan.text.charAt(pos);
        char after = pos + 1 < scan.length ? scan.text.charAt(pos + 1) : '\0';
        return (c == '/' && after == '*') || (c == '-' && after == '-');
    }

    /// A name of several characters ends in + or - only if it also has one of the special ones.
    private int withoutTrailingSign(int start, int end) {
        if (end - start <= 1
                || (scan.text.charAt(end - 1) != '+' && scan.text.charAt(end - 1) != '-')) {
            return end;
        }
        for (int i = start; i < end - 1; i++) {
            if (KEEPS_SIGN.indexOf(scan.text.charAt(i)) >= 0) {
                return end;
            }
        }
        int cut = end;
        while (cut - start > 1
                && (scan.text.charAt(cut - 1) == '+' || scan.text.charAt(cut - 1) == '-')) {
            cut--;
        }
        return cut;
    }
}

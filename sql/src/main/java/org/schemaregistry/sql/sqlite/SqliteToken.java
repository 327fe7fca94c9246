package org.schemaregistry.sql.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A token of a query as SQLite's tokenizer cuts it; blanks and comments are none. `start` and
/// `end` are its place in the text. Immutable.
///
/// Source of the rules: "SQL Syntax" of the SQLite manual.
public record SqliteToken(Kind kind, String text, int start, int end) {
    /// What a token is.
    public enum Kind {
        /// A bare identifier or keyword.
        WORD,
        /// An identifier in `"`, `` ` `` or `[]`.
        QUOTED,
        STRING,
        BLOB,
        NUMBER,
        /// `?`, `?1`, `:a`, `@a` or `$a`.
        PARAMETER,
        SYMBOL,
        /// What SQLite reads as no token: an unclosed quote, a lone sign.
        ILLEGAL
    }

    private static final List<String> LONG_SYMBOLS =
            List.of("->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "==", "!=");
    private static final String SHORT_SYMBOLS = "()+-*/%<>=&|~,.;";

    /// The tokens of the text, comments and blanks left out.
    public static List<SqliteToken> of(String text) {
        List<SqliteToken> tokens = new ArrayList<>(text.length() / 5 + 4);
        int at = 0;
        while (at < text.length()) {
            int next = afterBlank(text, at);
            if (next > at) {
                at = next;
                continue;
            }
            SqliteToken token = token(text, at);
            tokens.add(token);
            at = token.end();
        }
        return tokens;
    }

    /// True if it is the keyword or symbol, in any case.
    public boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /// The identifier it stands for, as written, without quotes.
    public String name() {
        if (kind != Kind.QUOTED) {
            return text;
        }
        String inner = text.substring(1, text.length() - 1);
        char quote = text.charAt(0);
        String mark = String.valueOf(quote);
        return quote == '[' ? inner : inner.replace(mark + mark, mark);
    }

    /// The identifier in lower case; SQLite folds the letters A to Z alone.
    public String folded() {
        return folded(name());
    }

    /// A name in lower case as SQLite folds it.
    public static String folded(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > '\u007f') {
                return foldedLetters(name);
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String foldedLetters(String name) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    /// The end of the blank or comment at the place; the place itself where there is none.
    private static int afterBlank(String text, int at) {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            return at + 1;
        }
        if (text.startsWith("--", at)) {
            int line = text.indexOf('\n', at);
            return line < 0 ? text.length() : line + 1;
        }
        if (text.startsWith("/*", at) && at + 2 < text.length()) {
            int close = text.indexOf("*/", at + 2);
            return close < 0 ? text.length() : close + 2;
        }
        return at;
    }

    private static SqliteToken token(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\'' -> quoted(text, at, at, '\'', Kind.STRING);
            case '"', '`' -> quoted(text, at, at, c, Kind.QUOTED);
            case '[' -> {
                int close = text.indexOf(']', at);
                yield close < 0
                        ? new SqliteToken(Kind.ILLEGAL, text.substring(at), at, text.length())
                        : made(Kind.QUOTED, text, at, close + 1);
            }
            case '?' -> made(Kind.PARAMETER, text, at, digits(text, at + 1));
            case ':', '@', '$', '#' -> {
                int end = word(text, at + 1);
                yield made(end > at + 1 && c != '#' ? Kind.PARAMETER : Kind.ILLEGAL, text, at, end);
            }
            case 'x', 'X' ->
                    at + 1 < text.length() && text.charAt(at + 1) == '\''
                            ? quoted(text, at, at + 1, '\'', Kind.BLOB)
                            : made(Kind.WORD, text, at, word(text, at));
            default -> other(text, at, c);
        };
    }

    private static SqliteToken other(String text, int at, char c) {
        boolean digitNext = at + 1 < text.length() && digit(text.charAt(at + 1));
        if (digit(c) || (c == '.' && digitNext)) {
            return made(Kind.NUMBER, text, at, number(text, at));
        }
        if (letter(c)) {
            return made(Kind.WORD, text, at, word(text, at));
        }
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                return made(Kind.SYMBOL, text, at, at + symbol.length());
            }
        }
        return made(SHORT_SYMBOLS.indexOf(c) >= 0 ? Kind.SYMBOL : Kind.ILLEGAL, text, at, at + 1);
    }

    private static SqliteToken made(Kind kind, String text, int start, int end) {
        return new SqliteToken(kind, text.substring(start, end), start, end);
    }

    private static SqliteToken quoted(String text, int start, int open, char mark, Kind kind) {
        int at = open + 1;
        while (at < text.length()) {
            if (text.charAt(at) != mark) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == mark) {
                at += 2;
            } else {
                return made(kind, text, start, at + 1);
            }
        }
        return made(Kind.ILLEGAL, text, start, text.length());
    }

    private static int number(String text, int start) {
        int at = start;
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            return word(text, at);
        }
        at = digits(text, at);
        if (at < text.length() && text.charAt(at) == '.') {
            at = digits(text, at + 1);
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1;
            if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
                sign++;
            }
            int end = digits(text, sign);
            at = end > sign ? end : at;
        }
        return word(text, at);
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && (digit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private static int word(String text, int start) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!letter(c) && !digit(c) && c != '$') {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > '\u007f';
    }
}

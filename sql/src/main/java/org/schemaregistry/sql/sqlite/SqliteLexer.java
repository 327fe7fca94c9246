package org.schemaregistry.sql.sqlite;

import org.schemaregistry.sql.sqlite.SqliteToken.Kind;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into tokens where SQLite's own tokenizer does, for the check and for dry runs alike.
/// Never throws: what SQLite cannot read becomes an ILLEGAL token. Stateless.
///
/// Source of the rules: `tokenize.c` of SQLite 3.54; a test holds them against the engine.
final class SqliteLexer {
    private static final List<String> LONG_SYMBOLS =
            List.of("->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "==", "!=");
    private static final String SHORT_SYMBOLS = "()+-*/%<>=&|~,.;";

    private SqliteLexer() {}

    static List<SqliteToken> tokens(String text) {
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

    /// The end of the blank or comment at the place; the place itself where there is none.
    private static int afterBlank(String text, int at) {
        char c = text.charAt(at);
        if (blank(c)) {
            int end = at + 1;
            // A vertical tab is blank behind another blank, and no token elsewhere.
            while (end < text.length() && space(text.charAt(end))) {
                end++;
            }
            return end;
        }
        if (c == '\uFEFF') {
            return at + 1;
        }
        if (text.startsWith("--", at)) {
            int line = text.indexOf('\n', at);
            return line < 0 ? text.length() : line;
        }
        // At the very end of a text it is a division and a star.
        if (text.startsWith("/*", at) && at + 2 < text.length()) {
            int close = text.indexOf("*/", at + 2);
            return close < 0 ? text.length() : close + 2;
        }
        return at;
    }

    private static SqliteToken token(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\'' -> quoted(Kind.STRING, text, at);
            case '"', '`' -> quoted(Kind.QUOTED, text, at);
            case '[' -> {
                int close = text.indexOf(']', at);
                yield close < 0
                        ? made(Kind.ILLEGAL, text, at, text.length())
                        : whole(Kind.QUOTED, text, at, close + 1);
            }
            case '?' -> made(Kind.PARAMETER, text, at, digits(text, at + 1, false));
            case ':', '@', '$', '#' -> named(text, at);
            case 'x', 'X' ->
                    at(text, at + 1) == '\''
                            ? blob(text, at)
                            : made(Kind.WORD, text, at, word(text, at));
            default -> other(text, at, c);
        };
    }

    private static SqliteToken other(String text, int at, char c) {
        if (digit(c) || (c == '.' && digit(at(text, at + 1)))) {
            return number(text, at);
        }
        if (inWord(c)) {
            return made(Kind.WORD, text, at, word(text, at));
        }
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                return made(Kind.SYMBOL, text, at, at + symbol.length());
            }
        }
        return made(SHORT_SYMBOLS.indexOf(c) >= 0 ? Kind.SYMBOL : Kind.ILLEGAL, text, at, at + 1);
    }

    private static SqliteToken quoted(Kind kind, String text, int start) {
        char mark = text.charAt(start);
        int at = start + 1;
        while (at < text.length()) {
            if (text.charAt(at) != mark) {
                at++;
            } else if (at(text, at + 1) == mark) {
                at += 2;
            } else {
                return whole(kind, text, start, at + 1);
            }
        }
        return made(Kind.ILLEGAL, text, start, text.length());
    }

    /// `x'..'` with an even count of digits; otherwise it ends at the next quote and is no token.
    private static SqliteToken blob(String text, int start) {
        int close = text.indexOf('\'', start + 2);
        int end = close < 0 ? text.length() : close + 1;
        boolean legal = close >= 0 && (close - start) % 2 == 0;
        for (int i = start + 2; i < close && legal; i++) {
            legal = hexDigit(text.charAt(i));
        }
        return made(legal ? Kind.BLOB : Kind.ILLEGAL, text, start, end);
    }

    /// A parameter with a name: word characters and `::`, at the end an index in parentheses, as
    /// Tcl writes its variables. A number behind `#` is the engine's own.
    private static SqliteToken named(String text, int start) {
        int at = start + 1;
        int letters = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (inWord(c) || c == '$') {
                letters++;
                at++;
            } else if (c == '(' && letters > 0) {
                return indexed(text, start, at);
            } else if (c == ':' && at(text, at + 1) == ':') {
                at += 2;
            } else {
                break;
            }
        }
        boolean legal = letters > 0 && !(text.charAt(start) == '#' && digit(at(text, start + 1)));
        return made(legal ? Kind.PARAMETER : Kind.ILLEGAL, text, start, at);
    }

    private static SqliteToken indexed(String text, int start, int open) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != ')' && !space(text.charAt(at))) {
            at++;
        }
        return at(text, at) == ')'
                ? whole(Kind.PARAMETER, text, start, at + 1)
                : made(Kind.ILLEGAL, text, start, at);
    }

    /// Between two digits may be `_`; letters right behind them make it no token.
    private static SqliteToken number(String text, int start) {
        int at = start;
        boolean hex = text.regionMatches(true, at, "0x", 0, 2) && hexDigit(at(text, at + 2));
        if (hex) {
            at += 3;
            while (hexDigit(at(text, at)) || at(text, at) == '_') {
                at++;
            }
        } else {
            at = digits(text, at, true);
            if (at(text, at) == '.') {
                at = digits(text, at + 1, true);
            }
            at = exponent(text, at);
        }
        int end = word(text, at);
        boolean legal = end == at && separatesDigits(text, start, end, hex);
        return made(legal ? Kind.NUMBER : Kind.ILLEGAL, text, start, end);
    }

    private static boolean separatesDigits(String text, int start, int end, boolean hex) {
        for (int i = text.indexOf('_', start, end); i >= 0; i = text.indexOf('_', i + 1, end)) {
            char before = text.charAt(i - 1);
            char after = at(text, i + 1);
            if (hex ? !hexDigit(before) || !hexDigit(after) : !digit(before) || !digit(after)) {
                return false;
            }
        }
        return true;
    }

    private static int exponent(String text, int at) {
        if (at(text, at) != 'e' && at(text, at) != 'E') {
            return at;
        }
        boolean signed = at(text, at + 1) == '+' || at(text, at + 1) == '-';
        int first = signed ? at + 2 : at + 1;
        return digit(at(text, first)) ? digits(text, first, true) : at;
    }

    private static int digits(String text, int start, boolean separated) {
        int at = start;
        while (digit(at(text, at)) || (separated && at(text, at) == '_')) {
            at++;
        }
        return at;
    }

    private static int word(String text, int start) {
        int at = start;
        while (inWord(at(text, at)) || at(text, at) == '$') {
            at++;
        }
        return at;
    }

    private static SqliteToken made(Kind kind, String text, int start, int end) {
        return new SqliteToken(kind, text.substring(start, end), start, end);
    }

    /// For the engine a text ends at a NUL, also within quotes.
    private static SqliteToken whole(Kind kind, String text, int start, int end) {
        int nul = text.indexOf('\0', start, end);
        return made(nul < 0 ? kind : Kind.ILLEGAL, text, start, end);
    }

    /// NUL behind the end, as in the engine.
    private static char at(String text, int place) {
        return place < text.length() ? text.charAt(place) : '\0';
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean space(char c) {
        return blank(c) || c == 0x0B;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean hexDigit(char c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean inWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || digit(c)
                || c == '_'
                || c > '\u007f';
    }
}

package org.schemaregistry.adapter.source.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts SQL text into tokens the way SQLite's own tokenizer does, without comments and blanks, and
/// prints tokens in one canonical spacing. It never fails: an unclosed quote or comment reaches to
/// the end, as SQLite accepted the text before.
///
/// Source of the rules: "SQL Syntax" and "Keywords" of the SQLite manual. Stateless, thread-safe.
final class SqlTokens {
    private static final Set<String> SPACE_BEFORE_PARENTHESIS =
            Set.of(
                    "ALL",
                    "AND",
                    "AS",
                    "BETWEEN",
                    "BY",
                    "CASE",
                    "CHECK",
                    "DISTINCT",
                    "ELSE",
                    "ESCAPE",
                    "EXCEPT",
                    "EXISTS",
                    "FROM",
                    "GLOB",
                    "HAVING",
                    "IN",
                    "INTERSECT",
                    "IS",
                    "JOIN",
                    "KEY",
                    "LIKE",
                    "LIMIT",
                    "MATCH",
                    "MATERIALIZED",
                    "NOT",
                    "OFFSET",
                    "ON",
                    "OR",
                    "OVER",
                    "FILTER",
                    "REGEXP",
                    "RETURNING",
                    "SELECT",
                    "SET",
                    "THEN",
                    "UNION",
                    "UNIQUE",
                    "USING",
                    "VALUES",
                    "WHEN",
                    "WHERE");

    private SqlTokens() {}

    enum Kind {
        /// A bare identifier or keyword.
        WORD,
        /// An identifier in `"`, `` ` `` or `[]`.
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL
    }

    /// One token; `start` and `end` are its place in the text.
    record Token(Kind kind, String text, int start, int end) {
        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
        }

        /// The identifier it stands for, without quotes. SQLite reads a string as an identifier
        /// where only a name can stand.
        String name() {
            return switch (kind) {
                case WORD, NUMBER, SYMBOL -> text;
                case STRING, QUOTED -> unquoted(text);
            };
        }
    }

    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int start = at;
            if (isBlank(c)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
            } else if (c == '\'' || c == '"' || c == '`') {
                at = afterQuote(sql, at, c);
                tokens.add(token(c == '\'' ? Kind.STRING : Kind.QUOTED, sql, start, at));
            } else if (c == '[') {
                int end = sql.indexOf(']', at);
                at = end < 0 ? sql.length() : end + 1;
                tokens.add(token(Kind.QUOTED, sql, start, at));
            } else if (isBlobStart(sql, at)) {
                at = afterQuote(sql, at + 1, '\'');
                tokens.add(token(Kind.STRING, sql, start, at));
            } else if (isNumberStart(sql, at)) {
                at = afterNumber(sql, at);
                tokens.add(token(Kind.NUMBER, sql, start, at));
            } else if (isWordPart(c)) {
                while (at < sql.length() && isWordPart(sql.charAt(at))) {
                    at++;
                }
                tokens.add(token(Kind.WORD, sql, start, at));
            } else {
                at += symbolLength(sql, at);
                tokens.add(token(Kind.SYMBOL, sql, start, at));
            }
        }
        return tokens;
    }

    /// The canonical text of the tokens: one blank between two, none beside parentheses, commas and
    /// dots.
    static String print(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            boolean sign = i > 0 && isSign(tokens, i - 1);
            if (i > 0 && !sign && spaced(tokens.get(i - 1), tokens.get(i))) {
                text.append(' ');
            }
            text.append(tokens.get(i).text());
        }
        return text.toString();
    }

    /// The canonical text of a piece of SQL, without a closing semicolon.
    static String canonical(String sql) {
        List<Token> tokens = of(sql);
        while (!tokens.isEmpty() && tokens.getLast().is(";")) {
            tokens.removeLast();
        }
        return print(tokens);
    }

    /// An identifier as SQL writes it: bare if it is a plain word, else in double quotes.
    static String identifier(String name) {
        boolean plain = !name.isEmpty() && !isDigit(name.charAt(0));
        for (int i = 0; plain && i < name.length(); i++) {
            plain = isWordPart(name.charAt(i)) && name.charAt(i) != '$';
        }
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /// True for a `+` or `-` before a number that has nothing to add to or to take from.
    private static boolean isSign(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (!(token.is("-") || token.is("+")) || tokens.get(at + 1).kind() != Kind.NUMBER) {
            return false;
        }
        return at == 0 || (tokens.get(at - 1).kind() == Kind.SYMBOL && !tokens.get(at - 1).is(")"));
    }

    private static boolean spaced(Token left, Token right) {
        if (left.is("(")
                || left.is(".")
                || right.is(")")
                || right.is(",")
                || right.is(".")
                || right.is(";")) {
            return false;
        }
        if (right.is("(")) {
            return switch (left.kind()) {
                case WORD ->
                        SPACE_BEFORE_PARENTHESIS.contains(left.text().toUpperCase(Locale.ROOT));
                case QUOTED -> false;
                case STRING, NUMBER, SYMBOL -> true;
            };
        }
        return true;
    }

    private static Token token(Kind kind, String sql, int start, int end) {
        return new Token(kind, sql.substring(start, end), start, end);
    }

    private static int afterQuote(String sql, int from, char quote) {
        int at = from + 1;
        while (at < sql.length()) {
            if (sql.charAt(at) != quote) {
                at++;
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return at;
    }

    private static int afterNumber(String sql, int from) {
        int at = from;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean exponentSign =
                    (c == '+' || c == '-')
                            && at > from
                            && (sql.charAt(at - 1) == 'e' || sql.charAt(at - 1) == 'E')
                            && !sql.regionMatches(true, from, "0x", 0, 2);
            if (isWordPart(c) || c == '.' || exponentSign) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static int symbolLength(String sql, int at) {
        for (String symbol : List.of("->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "==", "!=")) {
            if (sql.startsWith(symbol, at)) {
                return symbol.length();
            }
        }
        return 1;
    }

    private static String unquoted(String text) {
        char open = text.charAt(0);
        char close = open == '[' ? ']' : open;
        int end =
                text.length() > 1 && text.charAt(text.length() - 1) == close
                        ? text.length() - 1
                        : text.length();
        String inner = text.substring(1, end);
        return open == '['
                ? inner
                : inner.replace(String.valueOf(close) + close, String.valueOf(close));
    }

    private static boolean isBlobStart(String sql, int at) {
        char c = sql.charAt(at);
        return (c == 'x' || c == 'X') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'';
    }

    private static boolean isNumberStart(String sql, int at) {
        return isDigit(sql.charAt(at))
                || (sql.charAt(at) == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return isDigit(c)
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}

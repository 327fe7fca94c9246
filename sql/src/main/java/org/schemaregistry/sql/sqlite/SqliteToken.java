package org.schemaregistry.sql.sqlite;

import java.util.List;
import java.util.Locale;

/// A token of a query as SQLite's tokenizer cuts it; blanks and comments are none. `start` and
/// `end` are its place in the text. Immutable.
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
        /// `?`, `?1`, `:a`, `@a`, `#a` or `$a`, also `$a::b(c)`.
        PARAMETER,
        SYMBOL,
        /// What SQLite reads as no token: an unclosed quote, a lone sign, a number with letters.
        ILLEGAL
    }

    /// The tokens of the text, comments and blanks left out.
    public static List<SqliteToken> of(String text) {
        return SqliteLexer.tokens(text);
    }

    /// True if it is the keyword or symbol, in any case.
    public boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /// The bare word in lower case; empty if it is none.
    String word() {
        return kind == Kind.WORD ? folded() : "";
    }

    /// What is wrong with an illegal token.
    String fault() {
        return switch (text.charAt(0)) {
            case '\'', '"', '`' -> "unterminated " + text.charAt(0);
            case '[' -> "unterminated name in brackets";
            default -> "unrecognized token: \"" + text + "\"";
        };
    }

    /// What a call with this token before its parenthesis names, in lower case; empty where it can
    /// name nothing. A function in FROM may be named by a string.
    String called() {
        return switch (kind) {
            case WORD, QUOTED -> folded();
            case STRING -> folded(unquoted());
            case BLOB, NUMBER, PARAMETER, SYMBOL, ILLEGAL -> "";
        };
    }

    /// The identifier it stands for, as written, without quotes.
    public String name() {
        return kind == Kind.QUOTED ? unquoted() : text;
    }

    private String unquoted() {
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
}

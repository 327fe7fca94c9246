package org.schemaregistry.adapter.language.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A query cut into tokens, coarsely: enough to put faults into it. Immutable.
public record SqlTokens(String text, List<Token> tokens) {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<string>'(?:[^']|'')*')|(?<quoted>\"[^\"]*\")"
                            + "|(?<word>[A-Za-z_][A-Za-z_0-9$]*)|(?<number>[0-9]+(?:\\.[0-9]+)?)"
                            + "|(?<other>[^\\s])");

    public enum Kind {
        STRING,
        QUOTED,
        WORD,
        NUMBER,
        OTHER
    }

    public record Token(Kind kind, String text, int start) {
        public int end() {
            return start + text.length();
        }

        boolean is(String word) {
            return kind != Kind.STRING && text.equalsIgnoreCase(word);
        }

        /// The name as the server folds it.
        String name() {
            return kind == Kind.QUOTED
                    ? text.substring(1, text.length() - 1)
                    : text.toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static SqlTokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            Kind kind = Kind.OTHER;
            for (Kind each : Kind.values()) {
                if (matcher.group(each.name().toLowerCase(java.util.Locale.ROOT)) != null) {
                    kind = each;
                    break;
                }
            }
            tokens.add(new Token(kind, matcher.group(), matcher.start()));
        }
        return new SqlTokens(text, List.copyOf(tokens));
    }

    /// True if the token at the index is the word; false outside.
    boolean is(int index, String word) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
    }

    /// The text with names as the server folds them and one blank between tokens.
    String normal() {
        StringBuilder normal = new StringBuilder();
        for (Token token : tokens) {
            boolean name = token.kind() == Kind.WORD || token.kind() == Kind.QUOTED;
            normal.append(name ? token.name() : token.text()).append(' ');
        }
        return normal.toString();
    }

    /// The text with other tokens at some indexes, in ascending order.
    public String with(List<Edit> edits) {
        StringBuilder edited = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            Token token = tokens.get(edit.index());
            edited.append(text, at, token.start()).append(edit.replacement());
            at = token.end();
        }
        return edited.append(text, at, text.length()).toString();
    }

    public record Edit(int index, String replacement) {}
}

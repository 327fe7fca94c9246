package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/// Texts of expressions and view bodies as an engine deparses them, cut into tokens, so that two of
/// them can be compared apart from white space, quoting and renamed identifiers.
public final class SqlText {
    private SqlText() {}

    /// The kinds of token.
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL
    }

    /// One token. A word is unquoted and, unless it was quoted, in lower case; a string is without
    /// its quotes.
    public record Token(Kind kind, String text) {
        public boolean is(String symbolOrWord) {
            return kind != Kind.STRING && text.equals(symbolOrWord);
        }
    }

    /// Pairs of names, old to new, that a text may follow.
    ///
    /// A table that moved into or out of the default schema is written with that schema's name,
    /// which is not known here: `movedInto` and `movedOutOf` are the other schema, beside which any
    /// may stand.
    record Pairs(Map<String, Set<String>> oldToNew, Set<String> movedInto, Set<String> movedOutOf) {
        static Pairs none() {
            return new Pairs(new HashMap<>(), new HashSet<>(), new HashSet<>());
        }

        static Pairs of(Renames renames) {
            Pairs pairs = none();
            renames.tables().forEach(pairs::add);
            renames.fields().values().forEach(fields -> fields.forEach(pairs::add));
            return pairs;
        }

        void add(QualifiedName from, QualifiedName to) {
            add(from.name(), to.name());
            if (from.schema() != null && to.schema() != null) {
                add(from.schema(), to.schema());
            } else if (to.schema() != null) {
                movedInto.add(to.schema());
            } else if (from.schema() != null) {
                movedOutOf.add(from.schema());
            }
        }

        void add(String from, String to) {
            if (!from.equals(to)) {
                oldToNew.computeIfAbsent(from, ignored -> new HashSet<>()).add(to);
            }
        }

        boolean isEmpty() {
            return oldToNew.isEmpty() && movedInto.isEmpty() && movedOutOf.isEmpty();
        }

        boolean hold(Token before, Token after) {
            return before.kind == Kind.WORD
                    && after.kind == Kind.WORD
                    && (oldToNew.getOrDefault(before.text, Set.of()).contains(after.text)
                            || movedInto.contains(after.text)
                            || movedOutOf.contains(before.text));
        }
    }

    /// True if both texts have the same tokens.
    public static boolean sameTokens(String before, String after) {
        return before.equals(after) || tokens(before).equals(tokens(after));
    }

    /// The tokens without casts (`::character varying(20)[]`).
    public static List<Token> withoutCasts(List<Token> tokens) {
        List<Token> kept = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            if (tokens.get(at).kind == Kind.SYMBOL && tokens.get(at).text.equals("::")) {
                at = castEnd(tokens, at + 1);
            } else {
                kept.add(tokens.get(at++));
            }
        }
        return kept;
    }

    /// Type names of several words, by their second and later words.
    private static final Set<String> TYPE_WORDS =
            Set.of("varying", "precision", "with", "without", "time", "zone");

    private static int castEnd(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).kind == Kind.WORD) {
            at++;
            if (at + 1 < tokens.size() && tokens.get(at).is(".")) {
                at++;
                continue;
            }
            if (at < tokens.size() && tokens.get(at).is("(")) {
                int close = at + 1;
                while (close < tokens.size() && !tokens.get(close).is(")")) {
                    close++;
                }
                at = close + 1;
            }
            if (at >= tokens.size() || !TYPE_WORDS.contains(tokens.get(at).text)) {
                break;
            }
        }
        while (at + 1 < tokens.size() && tokens.get(at).is("[") && tokens.get(at + 1).is("]")) {
            at += 2;
        }
        return Math.min(at, tokens.size());
    }

    /// The tokens that stay when the type of a column changes: no casts, no parentheses, and a
    /// quoted literal is as good as a bare one.
    private static List<Token> untyped(List<Token> tokens) {
        List<Token> kept = new ArrayList<>();
        for (Token token : withoutCasts(tokens)) {
            if (token.kind == Kind.STRING || token.kind == Kind.NUMBER) {
                kept.add(new Token(Kind.STRING, token.text));
            } else if (!token.is("(") && !token.is(")")) {
                kept.add(token);
            }
        }
        return kept;
    }

    /// True if `after` is `before` with some names replaced as `pairs` say. What a view read under
    /// its old name is deparsed as `new AS old` or `new old`, which counts as the same. If the type
    /// of a column changed, casts may differ as well.
    static boolean follows(
            String before, String after, BiPredicate<Token, Token> pairs, boolean typesChanged) {
        List<Token> old = typesChanged ? untyped(tokens(before)) : tokens(before);
        List<Token> now = typesChanged ? untyped(tokens(after)) : tokens(after);
        int o = 0;
        int n = 0;
        while (o < old.size() && n < now.size()) {
            Token was = old.get(o);
            Token is = now.get(n);
            boolean renamed = !was.equals(is);
            if (renamed && !pairs.test(was, is)) {
                return false;
            }
            o++;
            n++;
            if (renamed) {
                n += alias(now, n, was, o < old.size() ? old.get(o) : null);
            }
        }
        return o == old.size() && n == now.size();
    }

    /// How many tokens give a renamed column or table its old name back: `AS old`, or `old` alone.
    private static int alias(List<Token> tokens, int at, Token name, @Nullable Token expected) {
        if (at >= tokens.size() || tokens.get(at).equals(expected)) {
            return 0;
        }
        if (tokens.get(at).equals(name)) {
            return 1;
        }
        boolean as = tokens.get(at).is("as");
        return as && at + 1 < tokens.size() && tokens.get(at + 1).equals(name) ? 2 : 0;
    }

    /// The tokens of a text; never fails, an unclosed quote ends with the text.
    public static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"') {
                int end = closing(text, at, c);
                String inner = text.substring(at + 1, Math.max(at + 1, end - 1));
                String unescaped = inner.replace("" + c + c, "" + c);
                tokens.add(new Token(c == '"' ? Kind.WORD : Kind.STRING, unescaped));
                at = end;
            } else if (Character.isDigit(c)) {
                int end = at;
                while (end < text.length() && inNumber(text, end)) {
                    end++;
                }
                tokens.add(new Token(Kind.NUMBER, text.substring(at, end)));
                at = end;
            } else if (Character.isLetter(c) || c == '_') {
                int end = at;
                while (end < text.length() && inWord(text.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(Kind.WORD, text.substring(at, end).toLowerCase(Locale.ROOT)));
                at = end;
            } else {
                int end = symbolEnd(text, at);
                tokens.add(new Token(Kind.SYMBOL, text.substring(at, end)));
                at = end;
            }
        }
        return tokens;
    }

    private static int closing(String text, int open, char quote) {
        int at = open + 1;
        while (at < text.length()) {
            if (text.charAt(at) == quote) {
                if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                    at += 2;
                    continue;
                }
                return at + 1;
            }
            at++;
        }
        return text.length();
    }

    private static boolean inNumber(String text, int at) {
        char c = text.charAt(at);
        if (Character.isDigit(c) || c == '.') {
            return true;
        }
        char before = text.charAt(at - 1);
        return ((c == 'e' || c == 'E') && Character.isDigit(before))
                || ((c == '+' || c == '-') && (before == 'e' || before == 'E'));
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static int symbolEnd(String text, int at) {
        for (String symbol : List.of("::", "<=", ">=", "<>", "!=", "||", "->>", "->")) {
            if (text.startsWith(symbol, at)) {
                return at + symbol.length();
            }
        }
        return at + 1;
    }
}

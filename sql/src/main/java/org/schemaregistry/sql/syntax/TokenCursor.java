package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The parser's place in the tokens, with the errors met so far. One thread.
final class TokenCursor {
    private static final int BARE_LABELS = 14;

    /// Deeper nesting than any person writes; keeps recursion far below the smallest thread stack.
    static final int MAX_DEPTH = 200;

    private static final int MAX_ERRORS = 20;

    final String text;
    final int majorVersion;
    private final List<Token> tokens;
    private final List<SyntaxError> errors = new ArrayList<>(1);
    private int @Nullable [] nesting;
    private int index;
    private int depth;
    private int targetStart = -1;
    private boolean tooDeep;

    TokenCursor(String text, int majorVersion, List<Token> tokens) {
        this.text = text;
        this.majorVersion = majorVersion;
        this.tokens = tokens;
    }

    List<SyntaxError> errors() {
        return errors;
    }

    boolean tooDeep() {
        return tooDeep;
    }

    int index() {
        return index;
    }

    Token peek() {
        return tokens.get(index);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(index + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(index);
        if (index < tokens.size() - 1) {
            index++;
        }
        return token;
    }

    /// The end of the last token taken.
    int lastEnd() {
        return index == 0 ? 0 : tokens.get(index - 1).end();
    }

    Span since(int start) {
        return new Span(start, Math.max(start, lastEnd()));
    }

    boolean at(String keyword) {
        return peek().isKeyword(keyword);
    }

    boolean atSign(String sign) {
        return peek().isSign(sign);
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    boolean accept(String keyword) {
        if (at(keyword)) {
            next();
            return true;
        }
        return false;
    }

    /// Takes the word, whether or not it is a keyword of this version.
    boolean acceptWord(String word) {
        Token token = peek();
        boolean plain = token.kind() == Token.Kind.IDENTIFIER || token.kind() == Token.Kind.KEYWORD;
        if (plain && token.text().equals(word)) {
            next();
            return true;
        }
        return false;
    }

    /// Takes both keywords or none.
    boolean accept(String first, String second) {
        if (at(first) && peek(1).isKeyword(second)) {
            next();
            next();
            return true;
        }
        return false;
    }

    boolean acceptSign(String sign) {
        if (atSign(sign)) {
            next();
            return true;
        }
        return false;
    }

    void skipSigns(String sign) {
        while (atSign(sign)) {
            next();
        }
    }

    Token expect(String keyword) {
        if (!at(keyword)) {
            throw unexpected();
        }
        return next();
    }

    Token expectSign(String sign) {
        if (!atSign(sign)) {
            throw unexpected();
        }
        return next();
    }

    Token expectKind(Token.Kind kind) {
        if (peek().kind() != kind) {
            throw unexpected();
        }
        return next();
    }

    /// The error of a token that cannot stand where it stands.
    SyntaxStop unexpected() {
        return unexpected(peek());
    }

    SyntaxStop unexpected(Token token) {
        SyntaxError error = token.error();
        if (error != null) {
            return new SyntaxStop(error);
        }
        String what = token.kind() == Token.Kind.ERROR ? token.text() : "syntax error";
        String where =
                token.kind() == Token.Kind.END
                        ? " at end of input"
                        : " at or near \"" + text.substring(token.start(), token.end()) + "\"";
        return stop(token.span(), "42601", what + where);
    }

    SyntaxStop stop(Span span, String sqlState, String message) {
        return new SyntaxStop(new SyntaxError(span, sqlState, message));
    }

    /// An error that does not disturb the parse.
    void report(Span span, String sqlState, String message) {
        add(new SyntaxError(span, sqlState, message));
    }

    private void add(SyntaxError error) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(error);
        }
    }

    /// Enters one level of nesting.
    void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            tooDeep = true;
            throw stop(peek().span(), "54001", "stack depth limit exceeded");
        }
    }

    void leave() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /// Notes the error and skips to a token of `sync` on the nesting level of the token `from`, or
    /// to the parenthesis that closes that level, a semicolon or the end.
    void recover(SyntaxStop stop, int from, int fromDepth, Set<String> sync) {
        add(stop.error);
        depth = fromDepth;
        int[] levels = nesting();
        int level = levels[from];
        while (true) {
            Token token = peek();
            if (token.kind() == Token.Kind.END || token.isSign(";") || levels[index] < level) {
                return;
            }
            boolean mayStop = token.kind() == Token.Kind.KEYWORD || token.isSign(",");
            if (mayStop && levels[index] == level && sync.contains(token.text())) {
                return;
            }
            next();
        }
    }

    /// The first comma directly inside of the parentheses that span.
    Token firstComma(Span parentheses) {
        int[] levels = nesting();
        int at = index;
        while (tokens.get(at).start() > parentheses.start()) {
            at--;
        }
        int inside = levels[at] + 1;
        while (levels[at] != inside || !tokens.get(at).isSign(",")) {
            at++;
        }
        return tokens.get(at);
    }

    /// Notes that a target begins here; what is to be given back to [#endTarget].
    int startTarget() {
        int before = targetStart;
        targetStart = index;
        return before;
    }

    void endTarget(int before) {
        targetStart = before;
    }

    /// Whether a keyword that could be an operator is the name of the target around it, as nothing
    /// follows that it could act on.
    boolean isTargetLabel() {
        Token token = peek();
        Keyword keyword = token.keyword();
        return keyword != null
                && targetStart >= 0
                && keyword.bareLabel()
                && majorVersion >= BARE_LABELS
                && endsTarget(peek(1))
                && nesting()[index] == nesting()[targetStart];
    }

    private static boolean endsTarget(Token token) {
        return switch (token.kind()) {
            case END -> true;
            case SIGN -> token.isSign(",") || token.isSign(")") || token.isSign(";");
            case KEYWORD ->
                    switch (token.text()) {
                        case "into",
                                "from",
                                "where",
                                "group",
                                "having",
                                "window",
                                "union",
                                "intersect",
                                "except",
                                "order",
                                "limit",
                                "offset",
                                "fetch",
                                "for" ->
                                true;
                        default -> false;
                    };
            case IDENTIFIER, INTEGER, NUMBER, STRING, BITS, HEX_BITS, PARAMETER, OPERATOR, ERROR ->
                    false;
        };
    }

    /// Per token how many parentheses and brackets are open around it.
    private int[] nesting() {
        int[] levels = nesting;
        if (levels == null) {
            levels = new int[tokens.size()];
            int level = 0;
            for (int i = 0; i < levels.length; i++) {
                Token token = tokens.get(i);
                boolean closes = token.isSign(")") || token.isSign("]");
                if (closes) {
                    level--;
                }
                levels[i] = level;
                if (token.isSign("(") || token.isSign("[")) {
                    level++;
                }
            }
            nesting = levels;
        }
        return levels;
    }

    // Names

    /// IDENT, unreserved or column-name keyword.
    boolean atColumnId() {
        return isColumnId(peek());
    }

    static boolean isColumnId(Token token) {
        return switch (token.kind()) {
            case IDENTIFIER -> true;
            case KEYWORD ->
                    switch (category(token)) {
                        case UNRESERVED, COLUMN_NAME -> true;
                        case TYPE_OR_FUNCTION_NAME, RESERVED -> false;
                    };
            case INTEGER, NUMBER, STRING, BITS, HEX_BITS, PARAMETER, OPERATOR, SIGN, ERROR, END ->
                    false;
        };
    }

    /// IDENT, unreserved or type-or-function-name keyword.
    static boolean isTypeOrFunctionName(Token token) {
        return switch (token.kind()) {
            case IDENTIFIER -> true;
            case KEYWORD ->
                    switch (category(token)) {
                        case UNRESERVED, TYPE_OR_FUNCTION_NAME -> true;
                        case COLUMN_NAME, RESERVED -> false;
                    };
            case INTEGER, NUMBER, STRING, BITS, HEX_BITS, PARAMETER, OPERATOR, SIGN, ERROR, END ->
                    false;
        };
    }

    private static Keyword.Category category(Token token) {
        Keyword keyword = token.keyword();
        return keyword == null ? Keyword.Category.UNRESERVED : keyword.category();
    }

    boolean atBareLabel() {
        Token token = peek();
        Keyword keyword = token.keyword();
        return token.kind() == Token.Kind.IDENTIFIER
                || (keyword != null && keyword.bareLabel() && majorVersion >= BARE_LABELS);
    }

    Name columnId() {
        if (!atColumnId()) {
            throw unexpected();
        }
        return name(next());
    }

    /// Any identifier or keyword.
    Name label() {
        Token token = peek();
        if (token.kind() != Token.Kind.IDENTIFIER && token.kind() != Token.Kind.KEYWORD) {
            throw unexpected();
        }
        return name(next());
    }

    static Name name(Token token) {
        return new Name(token.span(), token.text());
    }

    /// `a`, `a.b`, `a.b.c`: the first a column id, the others labels.
    List<Name> qualifiedName() {
        Name first = columnId();
        if (!atSign(".")) {
            return List.of(first);
        }
        List<Name> parts = new ArrayList<>(3);
        parts.add(first);
        while (acceptSign(".")) {
            parts.add(label());
        }
        return parts;
    }

    /// `a, b, c`
    List<Name> columnIds() {
        List<Name> names = new ArrayList<>();
        names.add(columnId());
        while (acceptSign(",")) {
            names.add(columnId());
        }
        return names;
    }
}

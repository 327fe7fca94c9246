package org.schemaregistry.sql.sqlite;

import org.schemaregistry.sql.syntax.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A query of SQLite in the words of this module's parser, for its names alone: other quotes,
/// parameters as `$1`, clauses without a counterpart left out or said otherwise. Each piece
/// remembers the tokens it came from.
///
/// One thread; made once per query.
final class Rewriting {
    private static final Set<String> JOIN_KINDS =
            Set.of("LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "NATURAL");
    private static final Set<String> ENDS_JOIN =
            Set.of(
                    "JOIN",
                    ",",
                    "WHERE",
                    "GROUP",
                    "ORDER",
                    "LIMIT",
                    "HAVING",
                    "UNION",
                    "EXCEPT",
                    "INTERSECT",
                    "LEFT",
                    "RIGHT",
                    "FULL",
                    "INNER",
                    "CROSS",
                    "NATURAL",
                    "SET",
                    "RETURNING",
                    "WINDOW",
                    ";",
                    ")");
    private static final Set<String> AFTER_IS = Set.of("NULL", "NOT", "TRUE", "FALSE", "DISTINCT");
    private static final Set<String> ROWIDS = Set.of("rowid", "_rowid_", "oid");

    private final List<SqliteToken> tokens;
    private final Set<String> quotedNames;
    private final Set<String> columns;
    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, Integer> parameters = new HashMap<>();
    private int lastParameter;
    private int at;

    /// A piece of the new text with the tokens it stands for.
    private record Piece(int start, int end, int first, int last) {}

    /// @param quotedNames names in lower case that are safe to quote wherever they stand
    /// @param columns names in lower case of real columns, that hide `rowid`
    Rewriting(List<SqliteToken> tokens, Set<String> quotedNames, Set<String> columns) {
        this.tokens = tokens;
        this.quotedNames = quotedNames;
        this.columns = columns;
        while (at < tokens.size()) {
            int before = at;
            step();
            if (at == before) {
                throw new IllegalStateException("no progress at token " + at);
            }
        }
    }

    String text() {
        return text.toString();
    }

    /// The tokens that a place in the new text came from: first and last index.
    int[] tokensAt(int start, int length) {
        int first = -1;
        int last = -1;
        for (Piece piece : pieces) {
            if (piece.end() > start && piece.start() < Math.max(start + length, start + 1)) {
                first = first < 0 ? piece.first() : first;
                last = piece.last();
            }
        }
        return first < 0 ? new int[0] : new int[] {first, last};
    }

    Span span(int[] range) {
        return new Span(tokens.get(range[0]).start(), tokens.get(range[1]).end());
    }

    private boolean is(int index, String word) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
    }

    private void emit(String words, int count) {
        int start = text.length();
        text.append(words);
        pieces.add(new Piece(start, text.length(), at, at + count - 1));
        text.append(' ');
        at += count;
    }

    private void skip(int count) {
        at += count;
    }

    private void step() {
        SqliteToken token = tokens.get(at);
        switch (token.kind()) {
            case QUOTED -> emit(name(token), 1);
            case PARAMETER -> emit("$" + parameter(token.text()), 1);
            case WORD -> word(token);
            case SYMBOL -> emit(token.text().equals("==") ? "=" : token.text(), 1);
            case STRING, BLOB, NUMBER, ILLEGAL -> emit(token.text(), 1);
        }
    }

    private int parameter(String written) {
        if (written.equals("?")) {
            lastParameter++;
            return lastParameter;
        }
        if (written.startsWith("?")) {
            String digits = written.substring(1);
            int number = digits.length() > 5 ? 0 : Integer.parseInt(digits);
            lastParameter = Math.max(lastParameter, number);
            return number;
        }
        Integer known = parameters.get(written);
        if (known == null) {
            lastParameter++;
            known = lastParameter;
            parameters.put(written, known);
        }
        return known;
    }

    private String name(SqliteToken token) {
        return "\"" + token.folded().replace("\"", "\"\"") + "\"";
    }

    private void word(SqliteToken token) {
        String folded = token.folded();
        boolean called = is(at + 1, "(");
        if (is(at - 1, ".") || is(at + 1, ".")) {
            bareName(token, folded);
        } else if (token.is("INSERT") && is(at + 1, "OR")) {
            emit("INSERT", 3);
        } else if (token.is("REPLACE") && is(at + 1, "INTO")) {
            emit("INSERT", 1);
        } else if (token.is("UPDATE") && is(at + 1, "OR")) {
            emit("UPDATE", 3);
        } else if (token.is("INDEXED") && is(at + 1, "BY")) {
            skip(Math.min(3, tokens.size() - at));
        } else if (token.is("NOT") && is(at + 1, "INDEXED")) {
            skip(2);
        } else if (token.is("NOT") && is(at + 1, "NULL") && !is(at - 1, "IS")) {
            emit("NOTNULL", 2);
        } else if (token.is("IS")) {
            isOperator();
        } else if (!called && (token.is("GLOB") || token.is("REGEXP") || token.is("MATCH"))) {
            emit("LIKE", 1);
        } else if (token.is("JOIN")) {
            emit(hasCondition() ? "JOIN" : "CROSS JOIN", 1);
        } else if (token.is("INNER") && is(at + 1, "JOIN")) {
            skip(1);
        } else if (token.is("COLLATE") && at + 1 < tokens.size()) {
            skip(2);
        } else if (token.is("CAST") && called) {
            cast();
        } else if (token.is("LIMIT")) {
            limit();
        } else {
            bareName(token, folded);
        }
    }

    private void bareName(SqliteToken token, String folded) {
        if (ROWIDS.contains(folded) && !columns.contains(folded)) {
            emit("ctid", 1);
        } else if (quotedNames.contains(folded)) {
            emit("\"" + folded + "\"", 1);
        } else {
            emit(token.text(), 1);
        }
    }

    private void isOperator() {
        boolean negated = is(at + 1, "NOT");
        int next = negated ? at + 2 : at + 1;
        boolean test =
                next < tokens.size()
                        && AFTER_IS.contains(
                                tokens.get(next).text().toUpperCase(java.util.Locale.ROOT));
        if (test) {
            emit("IS", 1);
        } else {
            emit(negated ? "<>" : "=", negated ? 2 : 1);
        }
    }

    /// Whether ON or USING follows the table of the JOIN, or it needs none.
    private boolean hasCondition() {
        int kind = is(at - 1, "INNER") ? at - 2 : at - 1;
        if (kind >= 0
                && tokens.get(kind).kind() == SqliteToken.Kind.WORD
                && JOIN_KINDS.contains(
                        tokens.get(kind).text().toUpperCase(java.util.Locale.ROOT))) {
            return true;
        }
        int depth = 0;
        for (int i = at + 1; i < tokens.size(); i++) {
            SqliteToken token = tokens.get(i);
            if (token.is("(")) {
                depth++;
            } else if (depth == 0 && (token.is("ON") || token.is("USING"))) {
                return true;
            } else if (depth == 0
                    && token.kind() != SqliteToken.Kind.QUOTED
                    && ENDS_JOIN.contains(token.text().toUpperCase(java.util.Locale.ROOT))) {
                return false;
            } else if (token.is(")")) {
                depth--;
            }
        }
        return false;
    }

    /// The type of a cast may be any words; all mean the same here.
    private void cast() {
        int depth = 0;
        int as = -1;
        int close = -1;
        for (int i = at + 1; i < tokens.size() && close < 0; i++) {
            if (is(i, "(")) {
                depth++;
            } else if (is(i, ")")) {
                depth--;
                close = depth == 0 ? i : -1;
            } else if (depth == 1 && is(i, "AS")) {
                as = i;
            }
        }
        emit("CAST", 1);
        if (as < 0 || close < 0) {
            return;
        }
        while (at < as) {
            step();
        }
        emit("AS text", close - as);
    }

    /// `LIMIT a, b` skips a rows.
    private void limit() {
        emit("LIMIT", 1);
        int depth = 0;
        while (at < tokens.size()) {
            if (is(at, "(")) {
                depth++;
            } else if (is(at, ")")) {
                depth--;
                if (depth < 0) {
                    return;
                }
            } else if (depth == 0 && is(at, ",")) {
                emit("OFFSET", 1);
                return;
            } else if (depth == 0 && (is(at, "OFFSET") || is(at, "RETURNING") || is(at, ";"))) {
                return;
            }
            step();
        }
    }
}

package org.schemaregistry.sql.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.Reading;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.SingleStatement.Effect;
import org.schemaregistry.core.query.SingleStatement.Piece;
import org.schemaregistry.core.query.StatementClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Reads a text as exactly one SQLite query or DML statement: where it ends, whether it writes, and
/// what it calls. The engine itself takes the first statement of a text and ignores the rest, so
/// nothing behind it may pass unread.
///
/// Stateless and thread-safe.
public final class SqliteStatements {
    /// The longest text read, in UTF-16 units.
    public static final int MAX_CHARS = 1 << 20;

    /// The engine counts parameters to here.
    private static final int MAX_PARAMETERS = 32_766;

    private static final Set<String> READS = Set.of("select", "values");
    private static final Set<String> WRITES = Set.of("insert", "replace", "update", "delete");

    private SqliteStatements() {}

    public static Reading read(String text) {
        if (text.length() > MAX_CHARS) {
            return refused(
                    FindingCode.TOO_COMPLEX,
                    text,
                    null,
                    "query is longer than " + MAX_CHARS + " characters");
        }
        if (text.indexOf('\0') >= 0
                || text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            return refused(
                    FindingCode.SYNTAX,
                    text,
                    null,
                    "the text holds a NUL or half of a character; the engine takes none");
        }
        List<SqliteToken> tokens = SqliteToken.of(text);
        for (SqliteToken token : tokens) {
            if (token.kind() == SqliteToken.Kind.ILLEGAL) {
                return refused(FindingCode.SYNTAX, text, token, token.fault());
            }
        }
        int from = 0;
        while (from < tokens.size() && tokens.get(from).is(";")) {
            from++;
        }
        int to = from;
        while (to < tokens.size() && !tokens.get(to).is(";")) {
            to++;
        }
        for (int i = to; i < tokens.size(); i++) {
            if (!tokens.get(i).is(";")) {
                return refused(
                        FindingCode.SYNTAX,
                        text,
                        tokens.get(i),
                        "expected one statement, found another one here");
            }
        }
        if (from == to) {
            return refused(FindingCode.SYNTAX, text, null, "incomplete input");
        }
        return single(text, tokens.subList(from, to));
    }

    private static Reading single(String text, List<SqliteToken> tokens) {
        SqliteToken word = mainWord(tokens);
        if (word == null || !(READS.contains(word.word()) || WRITES.contains(word.word()))) {
            SqliteToken first = tokens.getFirst();
            return refused(
                    FindingCode.NOT_A_QUERY,
                    text,
                    first,
                    first.text().toUpperCase(Locale.ROOT)
                            + " is not a query: expected SELECT, VALUES, INSERT, REPLACE, UPDATE or"
                            + " DELETE");
        }
        int parameters = parameters(tokens);
        if (parameters > MAX_PARAMETERS) {
            return refused(
                    FindingCode.INVALID_PARAMETER,
                    text,
                    tokens.getFirst(),
                    "expected parameters up to ?" + MAX_PARAMETERS);
        }
        return new Reading.Single(
                new SingleStatement(
                        pieces(text, tokens),
                        READS.contains(word.word()) ? StatementClass.READ : StatementClass.WRITE,
                        READS.contains(word.word())
                                ? "SELECT"
                                : word.word().toUpperCase(Locale.ROOT),
                        parameters,
                        List.of(),
                        calls(text, tokens)));
    }

    /// The word that says what the statement does: the first, or the one behind WITH and its
    /// tables.
    private static @Nullable SqliteToken mainWord(List<SqliteToken> tokens) {
        SqliteToken first = tokens.getFirst();
        if (!first.word().equals("with")) {
            return first.word().isEmpty() ? null : first;
        }
        int depth = 0;
        for (SqliteToken token : tokens) {
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            } else if (depth == 0
                    && (READS.contains(token.word()) || WRITES.contains(token.word()))) {
                return token;
            }
        }
        return null;
    }

    /// `?` takes the next number, `?3` says it, a name has one however often it occurs.
    private static int parameters(List<SqliteToken> tokens) {
        int highest = 0;
        Set<String> names = new TreeSet<>();
        for (SqliteToken token : tokens) {
            if (token.kind() != SqliteToken.Kind.PARAMETER) {
                continue;
            }
            String text = token.text();
            if (text.equals("?")) {
                highest++;
            } else if (text.charAt(0) == '?') {
                String digits = text.substring(1);
                highest =
                        Math.max(
                                highest,
                                digits.length() > 6
                                        ? Integer.MAX_VALUE / 2
                                        : Integer.parseInt(digits));
            } else if (names.add(text)) {
                highest++;
            }
        }
        return highest;
    }

    private static List<Piece> pieces(String text, List<SqliteToken> tokens) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        int number = 0;
        for (SqliteToken token : tokens) {
            if (token.start() > at) {
                pieces.add(new Piece.Code(blank(text, at, token.start())));
            }
            String raw = text.substring(token.start(), token.end());
            pieces.add(
                    switch (token.kind()) {
                        case WORD, NUMBER, SYMBOL -> new Piece.Code(raw);
                        case STRING, BLOB, QUOTED -> new Piece.Quoted(raw);
                        case PARAMETER -> new Piece.Parameter(raw, ++number);
                        case ILLEGAL ->
                                throw new IllegalStateException("a whole statement has no error");
                    });
            at = token.end();
        }
        return SingleStatement.joined(pieces);
    }

    /// Blanks of the same length in code points; line breaks stay.
    private static String blank(String text, int from, int to) {
        StringBuilder blank = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isLowSurrogate(c)) {
                blank.append(c == '\n' || c == '\r' ? c : ' ');
            }
        }
        return blank.toString();
    }

    private static List<SingleStatement.Call> calls(String text, List<SqliteToken> tokens) {
        List<SingleStatement.Call> calls = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqliteToken name = tokens.get(i);
            String called = name.called();
            if (!tokens.get(i + 1).is("(") || called.isEmpty()) {
                continue;
            }
            Effect effect = SqliteFunctions.effect(called);
            boolean quoted = name.kind() != SqliteToken.Kind.WORD;
            if (effect != null
                    && (quoted || !SqliteFunctions.KEYWORDS.contains(name.word()))
                    && !isCommonTable(tokens, i)) {
                calls.add(new SingleStatement.Call(called, null, effect, place(text, name)));
            }
        }
        return calls;
    }

    /// `name (a, b) AS (` in WITH.
    private static boolean isCommonTable(List<SqliteToken> tokens, int at) {
        String before = at == 0 ? "" : tokens.get(at - 1).text().toLowerCase(Locale.ROOT);
        if (!Set.of("with", "recursive", ",").contains(before)) {
            return false;
        }
        int depth = 0;
        for (int i = at + 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                depth++;
            } else if (tokens.get(i).is(")")) {
                depth--;
            } else if (depth == 0) {
                return tokens.get(i).word().equals("as")
                        && i + 1 < tokens.size()
                        && (tokens.get(i + 1).is("(")
                                || tokens.get(i + 1).word().equals("not")
                                || tokens.get(i + 1).word().equals("materialized"));
            }
        }
        return false;
    }

    private static Reading refused(
            FindingCode code, String text, @Nullable SqliteToken token, String message) {
        return new Reading.Refused(
                new Finding(
                        code,
                        "",
                        Severity.ERROR,
                        token == null ? null : place(text, token),
                        message,
                        null,
                        List.of(),
                        null));
    }

    private static Finding.Place place(String text, SqliteToken token) {
        int at = token.start();
        int lineStart = at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
        int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return new Finding.Place(
                text.codePointCount(0, at),
                text.codePointCount(at, token.end()),
                line,
                1 + text.codePointCount(lineStart, at));
    }
}

package org.schemaregistry.adapter.language.sqlite;

import org.schemaregistry.sql.sqlite.SqliteToken;

import java.util.List;
import java.util.Locale;

/// What a text is, before the engine sees it: exactly one query or write to rows. All else, such as
/// ATTACH, PRAGMA and DDL, never gets to the engine. Immutable.
sealed interface StatementKind {
    record Read() implements StatementKind {}

    record Write() implements StatementKind {}

    /// `token` is the index of the token that is wrong; behind the last one at the text's end.
    record Refused(int token, String message, boolean syntax) implements StatementKind {}

    static StatementKind of(List<SqliteToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            SqliteToken token = tokens.get(i);
            if (token.kind() == SqliteToken.Kind.ILLEGAL && token.text().indexOf('\0') >= 0) {
                return new Refused(i, "unrecognized token: a NUL character", true);
            }
            if (token.is(";")) {
                return new Refused(
                        Math.min(i + 1, tokens.size()),
                        "expected one statement, found more",
                        false);
            }
        }
        if (tokens.isEmpty()) {
            return new Refused(0, "incomplete input", true);
        }
        int verb = verb(tokens);
        SqliteToken token = tokens.get(verb);
        return switch (token.kind() == SqliteToken.Kind.WORD
                ? token.text().toUpperCase(Locale.ROOT)
                : "") {
            case "SELECT", "VALUES" -> new Read();
            case "INSERT", "REPLACE", "UPDATE", "DELETE" -> new Write();
            case "WITH" -> new Refused(tokens.size(), "incomplete input", true);
            case "" -> new Refused(verb, "near \"" + token.text() + "\": syntax error", true);
            default ->
                    known(token.text())
                            ? new Refused(
                                    verb,
                                    token.text().toUpperCase(Locale.ROOT) + " is not a query",
                                    false)
                            : new Refused(
                                    verb, "near \"" + token.text() + "\": syntax error", true);
        };
    }

    private static boolean known(String word) {
        return List.of(
                        "ALTER",
                        "ANALYZE",
                        "ATTACH",
                        "BEGIN",
                        "COMMIT",
                        "CREATE",
                        "DETACH",
                        "DROP",
                        "END",
                        "EXPLAIN",
                        "PRAGMA",
                        "REINDEX",
                        "RELEASE",
                        "ROLLBACK",
                        "SAVEPOINT",
                        "VACUUM")
                .contains(word.toUpperCase(Locale.ROOT));
    }

    /// Behind the common tables of WITH; WITH itself where nothing follows them.
    private static int verb(List<SqliteToken> tokens) {
        if (!tokens.getFirst().is("WITH")) {
            return 0;
        }
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqliteToken token = tokens.get(i);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            } else if (depth == 0
                    && (token.is("SELECT")
                            || token.is("VALUES")
                            || token.is("INSERT")
                            || token.is("REPLACE")
                            || token.is("UPDATE")
                            || token.is("DELETE"))) {
                return i;
            }
        }
        return 0;
    }
}

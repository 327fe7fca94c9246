package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.SingleStatement;

import java.util.List;

/// Reads one PostgreSQL query or DML statement. It never throws on any text. Immutable and
/// thread-safe.
public final class Parser {
    /// The longest text read, in UTF-16 units.
    public static final int MAX_CHARS = 1 << 20;

    private final int majorVersion;

    /// A parser with the keywords and the grammar of the server's major version.
    public Parser(int majorVersion) {
        this.majorVersion = majorVersion;
    }

    /// Reads the text as exactly one statement; a semicolon may follow it.
    public Parsed parse(String text) {
        SourceText source = new SourceText(text);
        if (text.length() > MAX_CHARS) {
            String message = "query is longer than " + MAX_CHARS + " characters";
            SyntaxError error = new SyntaxError(new Span(0, 0), "54000", message);
            return new Parsed(source, null, List.of(error), true);
        }
        List<Token> tokens = Lexer.tokens(text, majorVersion);
        TokenCursor cursor = new TokenCursor(text, majorVersion, tokens);
        Statement statement = statement(cursor, tokens);
        return new Parsed(source, statement, cursor.errors(), cursor.tooDeep());
    }

    /// The pieces of a text that [#parse] found whole.
    public List<SingleStatement.Piece> pieces(String text) {
        return StatementPieces.of(text, Lexer.tokens(text, majorVersion));
    }

    private static @Nullable Statement statement(TokenCursor cursor, List<Token> tokens) {
        Statement statement = null;
        int depth = cursor.depth();
        try {
            cursor.skipSigns(";");
            statement = new Parsers(cursor).dml().statement();
            if (!cursor.atEnd() && !cursor.atSign(";")) {
                throw cursor.unexpected();
            }
            end(cursor);
        } catch (SyntaxStop stop) {
            cursor.recover(stop, tokens.size() - 1, depth, java.util.Set.of());
        }
        return statement;
    }

    private static void end(TokenCursor cursor) {
        cursor.skipSigns(";");
        if (!cursor.atEnd()) {
            throw cursor.stop(
                    cursor.peek().span(),
                    "42601",
                    "cannot insert multiple commands into a prepared statement");
        }
    }
}

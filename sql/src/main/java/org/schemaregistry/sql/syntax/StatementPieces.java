package org.schemaregistry.sql.syntax;

import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.SingleStatement.Piece;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text that was read as one statement into what a driver must tell apart: code, literals
/// and parameters. Comments become blanks of the same length, semicolons around the statement too.
final class StatementPieces {
    private StatementPieces() {}

    static List<Piece> of(String text, List<Token> tokens) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.END) {
                break;
            }
            if (token.start() > at) {
                pieces.add(new Piece.Code(blank(text, at, token.start())));
            }
            pieces.add(piece(text, token));
            at = token.end();
        }
        return trimmed(pieces);
    }

    private static Piece piece(String text, Token token) {
        String raw = text.substring(token.start(), token.end());
        return switch (token.kind()) {
            case STRING, BITS, HEX_BITS -> new Piece.Quoted(raw);
            case IDENTIFIER -> raw.indexOf('"') >= 0 ? new Piece.Quoted(raw) : new Piece.Code(raw);
            case PARAMETER -> new Piece.Parameter(raw, number(token.text()));
            case SIGN -> new Piece.Code(raw.equals(";") ? " " : raw);
            case KEYWORD, INTEGER, NUMBER, OPERATOR -> new Piece.Code(raw);
            case ERROR, END ->
                    throw new IllegalStateException("a whole statement has no such token");
        };
    }

    /// What no server counts to is told as the highest number there is.
    private static int number(String digits) {
        if (digits.length() > 9) {
            return Integer.MAX_VALUE;
        }
        int number = Integer.parseInt(digits);
        return number == 0 ? Integer.MAX_VALUE : number;
    }

    /// Blanks of the same length; line breaks stay, so that lines are counted as before.
    private static String blank(String text, int from, int to) {
        StringBuilder blank = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Character.isLowSurrogate(c)) {
                // A place is counted in code points; a pair is one.
                continue;
            }
            blank.append(c == '\n' || c == '\r' ? c : ' ');
        }
        return blank.toString();
    }

    private static List<Piece> trimmed(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>(SingleStatement.joined(pieces));
        if (!joined.isEmpty() && joined.getLast() instanceof Piece.Code(String last)) {
            joined.removeLast();
            if (!last.isBlank()) {
                joined.add(new Piece.Code(last.stripTrailing()));
            }
        }
        return joined;
    }
}

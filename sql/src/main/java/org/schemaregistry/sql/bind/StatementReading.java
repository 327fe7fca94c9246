package org.schemaregistry.sql.bind;

import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Reading;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.StatementClass;

import java.util.List;

/// Makes the statement that may go to a server out of what the parser and the binder found.
final class StatementReading {
    /// The protocol counts parameters in 16 bits.
    private static final int MAX_PARAMETERS = 65_535;

    private StatementReading() {}

    static Reading of(
            List<SingleStatement.Piece> pieces,
            StatementClass statementClass,
            String command,
            List<QueryCheck.Touch> touches,
            List<SingleStatement.Call> calls) {
        int parameters = 0;
        for (SingleStatement.Piece piece : pieces) {
            if (piece instanceof SingleStatement.Piece.Parameter(String text, int number)) {
                if (number > MAX_PARAMETERS) {
                    return new Reading.Refused(refusal("there is no parameter " + text));
                }
                parameters = Math.max(parameters, number);
            }
        }
        return new Reading.Single(
                new SingleStatement(pieces, statementClass, command, parameters, touches, calls));
    }

    /// The protocol ends a text at a NUL, and half of a surrogate pair has no bytes.
    static boolean cannotBeSent(String text) {
        return text.indexOf('\0') >= 0
                || text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    static Finding refusal(String message) {
        return new Finding(
                FindingCode.NOT_A_QUERY, "", Severity.ERROR, null, message, null, List.of(), null);
    }
}

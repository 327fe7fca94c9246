package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.query.SingleStatement;

import java.sql.SQLException;
import java.util.List;

/// Turns the server's refusal of a statement into a finding. Its `DETAIL` is left out: it may quote
/// rows.
final class Refusals {
    private static final int MAX_MESSAGE_CHARS = 1000;

    private Refusals() {}

    /// @param before how many code points were sent in front of the statement
    static Finding of(SQLException e, SingleStatement statement, int before) {
        ServerErrorMessage told =
                e instanceof PSQLException server ? server.getServerErrorMessage() : null;
        String message = told == null ? e.getMessage() : told.getMessage();
        String hint = told == null ? null : told.getHint();
        return finding(
                Failures.state(e),
                shortened(message == null ? "no message" : message),
                hint == null ? null : shortened(hint),
                told == null ? null : place(told.getPosition(), statement, before));
    }

    /// The same refusal with the rights that are missing.
    static Finding of(Finding denied, String role, List<String> missing) {
        String rights =
                missing.isEmpty()
                        ? "role " + role + " lacks the right on what the message names"
                        : "role " + role + " lacks " + String.join(", ", missing);
        return finding(
                denied.sqlState(),
                denied.message(),
                rights + "; grant it, or leave that out of the query",
                denied.place());
    }

    private static Finding finding(
            String state, String message, @Nullable String hint, Finding.@Nullable Place place) {
        return new Finding(
                FindingCode.of(state),
                state,
                Severity.ERROR,
                place,
                message,
                hint,
                List.of(),
                null);
    }

    private static Finding.@Nullable Place place(
            int position, SingleStatement statement, int before) {
        int offset = position - 1 - before;
        return position < 1 || offset < 0 ? null : statement.place(offset);
    }

    private static String shortened(String text) {
        return text.length() > MAX_MESSAGE_CHARS ? text.substring(0, MAX_MESSAGE_CHARS) : text;
    }
}

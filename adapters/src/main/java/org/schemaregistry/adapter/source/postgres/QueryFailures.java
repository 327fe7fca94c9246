package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.SourceException;

import java.sql.SQLException;
import java.util.Set;

/// Tells a lost source from a refused query.
final class QueryFailures {
    /// A serialization failure, a deadlock, a server that stops, starts or is full: the same query
    /// may succeed in a moment.
    private static final Set<String> PASSING =
            Set.of("40001", "40P01", "57P01", "57P02", "57P03", "53300");

    private QueryFailures() {}

    static SourceException connecting(
            SQLException e, PostgresAddress address, @Nullable Credentials credentials) {
        ScanError error = Failures.connecting(e, address, credentials);
        boolean login = error.code() == ScanError.Code.AUTHENTICATION_FAILED;
        String hint =
                login
                        ? "name the secret of a role that may only read with --query-credentials"
                                + " env:NAME or file:PATH when the source is added; those for"
                                + " scans are never used for queries"
                        : error.hint();
        return new SourceException(
                new ScanError(null, error.code(), error.message(), hint),
                passing(Failures.state(e)),
                e);
    }

    /// True if the query was not refused but the connection, the server or the transaction failed.
    static boolean isLoss(SQLException e) {
        String state = Failures.state(e);
        return state.isEmpty()
                || passing(state)
                || Failures.lostConnection(e)
                || state.startsWith("53")
                || state.startsWith("XX");
    }

    static SourceException lost(SQLException e, PostgresAddress address, @Nullable String secret) {
        String state = Failures.state(e);
        boolean passing = passing(state);
        String message = "no message";
        if (e.getMessage() != null) {
            message = e.getMessage().lines().findFirst().orElse("");
        }
        if (secret != null && message.contains(secret)) {
            message = "the server's message is withheld, it repeats the password";
        }
        return new SourceException(
                new ScanError(
                        null,
                        passing ? ScanError.Code.CONNECTION_LOST : ScanError.Code.INTERNAL,
                        address.shown() + ": " + message,
                        passing
                                ? "try again when the server answers"
                                : "look at the server's log; its error code is " + state),
                passing,
                e);
    }

    /// The connection was lost while it committed.
    static SourceException uncertain(SQLException e, PostgresAddress address) {
        return new SourceException(
                new ScanError(
                        null,
                        ScanError.Code.CONNECTION_LOST,
                        address.shown()
                                + ": the connection was lost while the write was committed; it may"
                                + " or may not have happened",
                        "look whether it did before doing it again"),
                false,
                e);
    }

    static SourceException cancelled(PostgresAddress address, @Nullable Throwable cause) {
        ScanError error =
                new ScanError(
                        null,
                        ScanError.Code.CANCELLED,
                        address.shown() + ": the query was cancelled",
                        null);
        return cause == null
                ? new SourceException(error)
                : new SourceException(error, false, cause);
    }

    private static boolean passing(String state) {
        return state.startsWith("08") || PASSING.contains(state);
    }
}

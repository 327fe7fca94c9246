package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.spi.Credentials;

import java.sql.SQLException;
import java.util.Arrays;

/// Turns what the driver throws into a [ScanError] that says what to do. Nothing of a password
/// passes, not even where a server's message repeats it.
final class Failures {
    private static final int MAX_MESSAGE_CHARS = 1000;
    private static final int SHORT_SECRET_CHARS = 4;

    private Failures() {}

    /// What went wrong while connecting.
    static ScanError connecting(
            SQLException e, PostgresAddress address, @Nullable Credentials credentials) {
        String state = state(e);
        String at = address.shown() + ": ";
        String message = at + message(e, credentials);
        if (state.startsWith("28") || (credentials == null && state.equals("08004"))) {
            return new ScanError(
                    null,
                    ScanError.Code.AUTHENTICATION_FAILED,
                    message,
                    credentials == null
                            ? "name the role's password with --credentials env:NAME or file:PATH"
                            : "check the user name and the password behind the source's"
                                    + " credentials, and the server's pg_hba.conf");
        }
        return switch (state) {
            case "42501" ->
                    new ScanError(
                            null,
                            ScanError.Code.PERMISSION_DENIED,
                            message,
                            "grant the role CONNECT on the database");
            case "3D000" ->
                    new ScanError(
                            null,
                            ScanError.Code.UNREACHABLE,
                            message,
                            "check the database's name in the source's URI");
            case "53300", "57P03" ->
                    new ScanError(
                            null,
                            ScanError.Code.UNREACHABLE,
                            message,
                            "try again when the server accepts connections");
            default ->
                    new ScanError(
                            null,
                            ScanError.Code.UNREACHABLE,
                            message,
                            message.contains("No suitable driver")
                                    ? "add org.postgresql:postgresql to the class path"
                                    : "check host, port and TLS parameters in the source's URI and"
                                            + " that the server listens there");
        };
    }

    /// What went wrong in a query.
    static ScanError querying(
            SQLException e, PostgresAddress address, @Nullable Credentials credentials) {
        String state = state(e);
        String message = address.shown() + ": " + message(e, credentials);
        if (lostConnection(e)) {
            return new ScanError(
                    null,
                    ScanError.Code.CONNECTION_LOST,
                    message,
                    "nothing was changed; scan again when the server answers");
        }
        return switch (state) {
            case "57014" ->
                    new ScanError(
                            null,
                            ScanError.Code.TIMEOUT,
                            message,
                            "narrow the scope with --include, or scan when the server is less"
                                    + " busy");
            case "55P03" ->
                    new ScanError(
                            null,
                            ScanError.Code.LOCKED,
                            message,
                            "scan again when the migration that holds the lock is over");
            case "42501" ->
                    new ScanError(
                            null,
                            ScanError.Code.PERMISSION_DENIED,
                            message,
                            "let the role read pg_catalog, as every role may by default");
            case "40001", "40P01", "XX000", "42P01", "42704", "42883" ->
                    new ScanError(
                            null,
                            ScanError.Code.UNSTABLE,
                            message,
                            "scan again; on a standby raise max_standby_streaming_delay");
            default -> new ScanError(null, ScanError.Code.INTERNAL, message, null);
        };
    }

    static boolean lostConnection(SQLException e) {
        String state = state(e);
        return state.startsWith("08")
                || state.equals("57P01")
                || state.equals("57P02")
                || state.equals("57P05")
                || state.startsWith("25P0")
                || state.startsWith("58");
    }

    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    static String message(SQLException e, @Nullable Credentials credentials) {
        String text = e.getMessage() == null ? "no message" : e.getMessage();
        String line = text.lines().map(String::strip).reduce((a, b) -> a + "; " + b).orElse("");
        String shown =
                line.length() > MAX_MESSAGE_CHARS ? line.substring(0, MAX_MESSAGE_CHARS) : line;
        if (credentials == null) {
            return shown;
        }
        char[] password = credentials.password();
        String secret = new String(password);
        Arrays.fill(password, '\0');
        if (secret.isEmpty() || !shown.contains(secret)) {
            return shown;
        }
        return secret.length() < SHORT_SECRET_CHARS
                ? "the server's message is withheld, it repeats the password"
                : shown.replace(secret, "***");
    }
}

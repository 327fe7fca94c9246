package org.schemaregistry.adapter.source.postgres;

import org.postgresql.PGProperty;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.core.spi.SessionRequest;
import org.schemaregistry.core.spi.SourceException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;

/// Logs in for queries, as the role behind the source's query credentials.
final class QueryLogin {
    private static final String APPLICATION = "schema-registry query";
    private static final int SOCKET_GRACE_MILLIS = 10_000;

    /// The driver keeps one row and what was read ahead of it; a row larger than this ends a run.
    private static final long BUFFER_BYTES = 64_000_000;

    private QueryLogin() {}

    /// A connection without a transaction, whose transactions are read-only until told otherwise.
    static Connection connect(SessionRequest request, PostgresAddress address)
            throws SourceException {
        Credentials credentials = request.credentials();
        QueryLimits limits = request.limits();
        Properties properties = new Properties();
        properties.putAll(address.parameters());
        PGProperty.APPLICATION_NAME.set(properties, APPLICATION);
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "13");
        // No named server-side statements: they break behind a transaction pooler.
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        // The simple protocol would take several statements in one message.
        PGProperty.PREFER_QUERY_MODE.set(properties, "extended");
        PGProperty.READ_ONLY_MODE.set(properties, "transaction");
        PGProperty.AUTOSAVE.set(properties, "never");
        PGProperty.BINARY_TRANSFER.set(properties, false);
        PGProperty.MAX_RESULT_BUFFER.set(
                properties, Long.toString(Math.min(BUFFER_BYTES, limits.maxBytes() * 2)));
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(limits.connectTimeoutMillis()));
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds(limits.connectTimeoutMillis()));
        PGProperty.SOCKET_TIMEOUT.set(
                properties, seconds(limits.statementTimeoutMillis() + SOCKET_GRACE_MILLIS));
        String user =
                credentials == null || credentials.username() == null
                        ? address.user()
                        : credentials.username();
        if (user != null) {
            PGProperty.USER.set(properties, user);
        }
        if (credentials != null) {
            char[] password = credentials.password();
            PGProperty.PASSWORD.set(properties, new String(password));
            Arrays.fill(password, '\0');
        }
        try {
            Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            return connection;
        } catch (SQLException e) {
            throw QueryFailures.connecting(e, address, credentials);
        }
    }

    private static int seconds(int millis) {
        return Math.max(1, (millis + 999) / 1000);
    }
}

package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanRequest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/// One connection of one scan. All it reads runs in `REPEATABLE READ READ ONLY` transactions with
/// timeouts, an empty search path and fixed output settings, so that the same catalog always gives
/// the same texts. One thread.
final class Session implements AutoCloseable {
    private static final String APPLICATION = "schema-registry";
    private static final int SOCKET_GRACE_SECONDS = 30;

    private static final String SETTINGS =
            """
            SELECT pg_catalog.current_schemas(false)::text[],
                   set_config('search_path', '', true),
                   set_config('statement_timeout', ?, true),
                   set_config('lock_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', '0', true),
                   set_config('max_parallel_workers_per_gather', '0', true),
                   set_config('timezone', 'UTC', true),
                   set_config('datestyle', 'ISO, MDY', true),
                   set_config('intervalstyle', 'postgres', true),
                   set_config('extra_float_digits', '1', true),
                   set_config('bytea_output', 'hex', true),
                   set_config('quote_all_identifiers', 'off', true),
                   set_config('jit', 'off', true)
            """;

    private final Connection connection;
    private final ScanLimits limits;
    private final PostgresAddress address;
    private final @Nullable Credentials credentials;

    private Session(
            Connection connection,
            ScanLimits limits,
            PostgresAddress address,
            @Nullable Credentials credentials) {
        this.connection = connection;
        this.limits = limits;
        this.address = address;
        this.credentials = credentials;
    }

    /// Takes one row; called once for each.
    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    static Session open(ScanRequest request, PostgresAddress address) throws ScanFailed {
        Credentials credentials = request.credentials();
        Properties properties = new Properties();
        properties.putAll(address.parameters());
        properties.setProperty("ApplicationName", APPLICATION);
        properties.setProperty("assumeMinServerVersion", "13");
        // No named server-side statements: they break behind a transaction pooler.
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("connectTimeout", seconds(request.limits().connectTimeoutMillis()));
        properties.setProperty("loginTimeout", seconds(request.limits().connectTimeoutMillis()));
        properties.setProperty(
                "socketTimeout",
                Integer.toString(
                        request.limits().statementTimeoutMillis() / 1000 + SOCKET_GRACE_SECONDS));
        String user =
                credentials == null || credentials.username() == null
                        ? address.user()
                        : credentials.username();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (credentials != null) {
            char[] password = credentials.password();
            properties.setProperty("password", new String(password));
            Arrays.fill(password, '\0');
        }
        try {
            Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new Session(connection, request.limits(), address, credentials);
        } catch (SQLException e) {
            throw new ScanFailed(Failures.connecting(e, address, credentials));
        }
    }

    /// Starts a transaction; its first query takes the snapshot.
    ///
    /// @return the schemas that the role's queries search where they name none, in order
    List<String> begin() throws ScanFailed {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failed(e);
        }
        return setTimeouts(limits.lockTimeoutMillis());
    }

    /// Names the current transaction's snapshot, for [#join].
    String exported() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    /// Starts a transaction that sees what another session's does.
    void join(String snapshot) throws SQLException, ScanFailed {
        connection.rollback();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot.replace("'", "''") + "'");
        }
        setTimeouts(limits.lockTimeoutMillis());
    }

    /// Sets the timeouts and output settings of the current transaction.
    ///
    /// @return the schemas that were searched until now
    List<String> setTimeouts(int lockTimeoutMillis) throws ScanFailed {
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setString(1, Integer.toString(limits.statementTimeoutMillis()));
            statement.setString(2, Integer.toString(lockTimeoutMillis));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of((String[]) row.getArray(1).getArray());
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Runs a query and hands its rows over, fetching a bounded number at a time.
    void each(Sql sql, Row row, Object... parameters) throws ScanFailed {
        try {
            tryEach(sql, row, parameters);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// As [#each] under a savepoint: after an error in the query the transaction goes on.
    void tryEach(Sql sql, Row row, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setFetchSize(limits.fetchRows());
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                switch (parameter) {
                    case Long[] oids -> statement.setArray(i + 1, array("oid", oids));
                    case Integer[] numbers -> statement.setArray(i + 1, array("int4", numbers));
                    default -> statement.setObject(i + 1, parameter);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    Savepoint savepoint() throws ScanFailed {
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void release(Savepoint savepoint) throws ScanFailed {
        try {
            connection.releaseSavepoint(savepoint);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void rollbackTo(Savepoint savepoint) throws ScanFailed {
        try {
            connection.rollback(savepoint);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    ScanFailed failed(SQLException e) {
        return new ScanFailed(Failures.querying(e, address, credentials));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            // Nothing is lost: the scan only reads.
            return;
        }
    }

    private java.sql.Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static String seconds(int millis) {
        return Integer.toString(Math.max(1, (millis + 999) / 1000));
    }
}

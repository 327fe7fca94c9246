package org.schemaregistry.registry.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.schemaregistry.registry.store.IfMissing;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadFactory;

/// Opens connections to one PostgreSQL registry, after making sure that it is one.
///
/// Thread-safe.
final class PostgresConnections implements AutoCloseable {
    /// "SREG" and "migr": the advisory lock under which migrations run.
    static final long MIGRATION_LOCK = 0x53524547_6D696772L;

    /// Tells the triggers that it is the registry who writes.
    static final String WRITER_MARK = "SET schema_registry.writer = 'on'";

    /// Every statement of a commit goes by a key, whatever the tables' statistics say while they
    /// are small, so planning each one anew would only cost time.
    private static final String WRITER =
            WRITER_MARK
                    + "; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
                    + " SET enable_hashjoin = off; SET enable_mergejoin = off";

    private static final String READ_ONLY =
            "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private final StoreUrl.PostgresDatabase url;
    private final StoreCredentials credentials;
    private final HikariDataSource writers;
    private final HikariDataSource readers;

    private PostgresConnections(
            StoreUrl.PostgresDatabase url,
            StoreCredentials credentials,
            StoreLimits limits,
            ThreadFactory threads) {
        this.url = url;
        this.credentials = credentials;
        this.writers = pool("writers", WRITER, limits.connections(), limits, threads);
        int reading = Math.max(2, limits.connections() / 2);
        this.readers = pool("readers", READ_ONLY, reading, limits, threads);
    }

    /// Migrates the database and opens the pools.
    static PostgresConnections prepare(
            StoreUrl.PostgresDatabase url,
            IfMissing ifMissing,
            StoreCredentials credentials,
            StoreLimits limits,
            ThreadFactory threads,
            long nowMillis) {
        try (Connection connection = connect(url, credentials)) {
            migrate(url.toString(), ifMissing, connection, nowMillis);
        } catch (SQLException e) {
            throw SqlFailure.postgres(url.toString(), e);
        }
        return new PostgresConnections(url, credentials, limits, threads);
    }

    /// A connection that writes, without auto-commit.
    Connection writer() throws SQLException {
        return writers.getConnection();
    }

    /// A connection whose every transaction is one consistent read.
    Connection reader() throws SQLException {
        return readers.getConnection();
    }

    /// A connection outside the pools, for one that never gives it back.
    Connection dedicated() throws SQLException {
        return connect(url, credentials);
    }

    StoreException failure(SQLException e) {
        return SqlFailure.postgres(url.toString(), e);
    }

    @Override
    public void close() {
        writers.close();
        readers.close();
    }

    private HikariDataSource pool(
            String name, String start, int size, StoreLimits limits, ThreadFactory threads) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("schema-registry-" + name);
        config.setJdbcUrl(url.jdbcUrl());
        config.setDataSourceProperties(properties(url, credentials));
        config.setConnectionInitSql(start);
        // Commits the setting, which a rollback would take back otherwise.
        config.setIsolateInternalQueries(true);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(Math.max(250, limits.lockWaitMillis()));
        config.setThreadFactory(threads);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /// A connection outside any pool, without any settings.
    static Connection connect(StoreUrl.PostgresDatabase url, StoreCredentials credentials)
            throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), properties(url, credentials));
    }

    private static Properties properties(
            StoreUrl.PostgresDatabase url, StoreCredentials credentials) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "schema-registry");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        String user = credentials.username() == null ? url.user() : credentials.username();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (credentials.password() != null) {
            properties.setProperty("password", credentials.password());
        }
        return properties;
    }

    private static void migrate(
            String thing, IfMissing ifMissing, Connection connection, long nowMillis)
            throws SQLException {
        Migrations migrations = Migrations.postgres();
        if (migrations.isCurrent(thing, connection)) {
            return;
        }
        if (ifMissing == IfMissing.REFUSE && hasNoTableOfOurs(connection)) {
            throw SqlFailure.missing("registry " + thing, "a database without its tables");
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + MIGRATION_LOCK + ")");
            statement.execute(WRITER_MARK.replace("SET ", "SET LOCAL "));
            if (!migrations.isCurrent(thing, connection)) {
                checkSpecified(thing, connection);
                migrations.apply(thing, connection, nowMillis);
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private static boolean hasNoTableOfOurs(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT coalesce(to_regclass('registry_migration'),"
                                        + " to_regclass('data_sources'), to_regclass('table_meta'))"
                                        + " IS NULL");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /// The specification's tables must have its columns before they are adopted.
    static void checkSpecified(String thing, Connection connection) throws SQLException {
        for (SpecifiedTable table : SpecifiedTable.values()) {
            List<String> found = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                            SELECT attname FROM pg_catalog.pg_attribute
                            WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped
                            ORDER BY attnum\
                            """)) {
                select.setString(1, table.tableName());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
            }
            if (!found.isEmpty() && !found.equals(table.columns())) {
                throw new StoreException(
                        Code.NOT_A_REGISTRY,
                        "registry " + thing,
                        "a table "
                                + table.tableName()
                                + " with columns "
                                + String.join(", ", table.columns())
                                + ", or none",
                        "columns " + String.join(", ", found),
                        "use a database or a schema of its own; this one was left untouched",
                        null);
            }
        }
    }
}

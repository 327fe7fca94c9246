package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Reads a SQLite registry whole, while others write to it: in write-ahead mode nobody waits for
/// the reading; with `journal=delete` writers wait for its end.
final class SqliteCopy {
    private SqliteCopy() {}

    /// How the file is named in marks and messages, wherever the program was started.
    static String name(StoreUrl.SqliteFile file) {
        return file.path().toAbsolutePath().normalize().toString();
    }

    /// What is read whole: the schema version of this program, or any that it knows.
    enum Version {
        CURRENT,
        ANY
    }

    static RegistryRows open(StoreUrl.SqliteFile file, StoreLimits limits, Version version) {
        SqliteConnections connections = SqliteConnections.unprepared(file, limits);
        if (!Files.exists(file.path())) {
            throw SqlFailure.missing("registry file " + file.path(), "no such file");
        }
        connections.checkFile();
        Connection connection = null;
        try {
            connection = connections.connect();
            Connection reading = connection;
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("PRAGMA query_only = 1");
                connections.retrying(() -> begin(statement, connections, file, version));
            }
            JdbcRows rows =
                    new JdbcRows(
                            new JdbcRows.Source(
                                    name(file),
                                    connection,
                                    "",
                                    connections::failure,
                                    () -> Quietly.close(reading)),
                            SqliteShape.tables(connection),
                            JdbcRows.Unsealed.NONE);
            connection = null;
            return rows;
        } catch (SQLException e) {
            throw connections.failure(e);
        } finally {
            Quietly.close(connection);
        }
    }

    static StoreException older(String thing, long found, long current) {
        return new StoreException(
                Code.NOT_A_REGISTRY,
                thing,
                "a registry with schema version " + current,
                "version " + found,
                "bring it up to date first with: init --registry and its name",
                null);
    }

    private static void begin(
            Statement statement,
            SqliteConnections connections,
            StoreUrl.SqliteFile file,
            Version version)
            throws SQLException {
        statement.executeUpdate("BEGIN");
        try {
            Migrations migrations = Migrations.sqlite();
            boolean current = connections.isCurrent(statement, migrations);
            if (SqliteConnections.number(statement, "PRAGMA application_id")
                    != SqliteConnections.APPLICATION_ID) {
                throw SqlFailure.missing(
                        "registry file " + file.path(), "a file without its tables");
            }
            if (!current && version == Version.CURRENT) {
                throw older(
                        "registry file " + file.path(),
                        SqliteConnections.number(statement, "PRAGMA user_version"),
                        migrations.latest());
            }
        } catch (SQLException | RuntimeException e) {
            statement.executeUpdate("ROLLBACK");
            throw e;
        }
    }
}

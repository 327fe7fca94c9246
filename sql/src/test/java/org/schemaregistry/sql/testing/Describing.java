package org.schemaregistry.sql.testing;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;

/// Asks a real server for its verdict on statements, without running them. One thread.
public final class Describing implements AutoCloseable {
    private final Connection connection;

    /// The server's verdict: the name of the first column's type, or its error.
    ///
    /// @param position 1-based, 0 where there is none
    public record Answer(
            @Nullable String type, @Nullable String sqlState, String message, int position) {
        public boolean accepted() {
            return sqlState == null;
        }
    }

    private Describing(Connection connection) {
        this.connection = connection;
    }

    /// Connects to a fresh database made by the DDL.
    public static Describing connect(int majorVersion, String database, String ddl) {
        try {
            try (Connection admin = PostgresServer.of(majorVersion).connect();
                    Statement statement = admin.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + database);
                statement.execute("CREATE DATABASE " + database);
            }
            Connection connection = PostgresServer.of(majorVersion).connect(database);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = public");
                statement.execute("SET check_function_bodies = off");
                statement.execute(ddl);
            }
            return new Describing(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare database " + database, e);
        }
    }

    /// Parses and describes one statement, written as in psql.
    public Answer describe(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("?", "??"))) {
            ResultSetMetaData columns = statement.getMetaData();
            return new Answer(columns == null ? null : columns.getColumnTypeName(1), null, "", 0);
        } catch (PSQLException e) {
            ServerErrorMessage error = e.getServerErrorMessage();
            if (error == null) {
                throw new IllegalStateException("no verdict on " + sql, e);
            }
            return new Answer(
                    null, error.getSQLState(), "" + error.getMessage(), error.getPosition());
        } catch (SQLException e) {
            throw new IllegalStateException("no verdict on " + sql, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package org.schemaregistry.adapter.language.sqlite;

import org.schemaregistry.adapter.language.sql.LiveSource;
import org.schemaregistry.adapter.source.sqlite.SqliteConnector;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/// A real file: made by a script, scanned, and asked. One thread.
record SqliteFile(Path path) {
    static SqliteFile of(Path path, String ddl) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(ddl);
        }
        return new SqliteFile(path);
    }

    /// The engine's error on the statement; empty if it takes it.
    String ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.isClosed() ? "closed" : "";
            } catch (SQLException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    /// Runs the query and tells for each column whether a row has a null there.
    List<Boolean> nulls(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return LiveSource.nulls(rows);
        }
    }

    QueryLanguage.Checker checker() {
        ScanOutcome outcome =
                new SqliteConnector()
                        .introspect(
                                new ScanRequest(
                                        DataSource.of(
                                                new SourceId("file"),
                                                "sqlite",
                                                new SourceUri(path.toString())),
                                        null,
                                        null,
                                        ScanRequest.Mode.FULL,
                                        ScanLimits.DEFAULT,
                                        ScanRequest.Progress.NONE,
                                        Clock.systemUTC()));
        if (outcome instanceof ScanOutcome.Scanned(Snapshot snapshot, var ignored)) {
            return new SqliteLanguage().checker(snapshot, "main");
        }
        throw new AssertionError("the file is not scanned: " + outcome);
    }
}

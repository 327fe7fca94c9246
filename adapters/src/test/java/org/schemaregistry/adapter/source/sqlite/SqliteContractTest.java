package org.schemaregistry.adapter.source.sqlite;

import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.testkit.ConnectorContract;
import org.schemaregistry.testkit.SourceUnderTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

class SqliteContractTest extends ConnectorContract {
    @TempDir Path folder;

    @Override
    protected Connector connector() {
        return new SqliteConnector();
    }

    @Override
    protected SourceUnderTest newSource() {
        Path file = folder.resolve("source.db");
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SourceUnderTest.sql(source(file), sql -> execute(file, sql), () -> {});
    }

    @Override
    protected DataSource unreachable() {
        return source(folder.resolve("missing.db"));
    }

    private static DataSource source(Path file) {
        return DataSource.of(new SourceId("contract"), "sqlite", new SourceUri(file.toString()));
    }

    private static void execute(Path file, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}

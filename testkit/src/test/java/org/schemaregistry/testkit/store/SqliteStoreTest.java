package org.schemaregistry.testkit.store;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

class SqliteStoreTest extends StoreContract {
    @TempDir Path directory;

    /// As in the specification's `registry_schema.sql`.
    static final String SPECIFIED_TABLES =
            """
            PRAGMA foreign_keys = ON;
            CREATE TABLE IF NOT EXISTS data_sources (
              id         TEXT   PRIMARY KEY,
              uri        TEXT   NOT NULL,
              type       TEXT   NOT NULL,
              version    TEXT   NOT NULL,
              updated_at INTEGER NOT NULL
            );
            CREATE TABLE IF NOT EXISTS table_meta (
              source_id   TEXT   NOT NULL,
              table_name  TEXT   NOT NULL,
              schema_json TEXT   NOT NULL,
              version     TEXT   NOT NULL,
              updated_at  INTEGER NOT NULL,
              PRIMARY KEY (source_id, table_name),
              FOREIGN KEY (source_id) REFERENCES data_sources(id) ON DELETE CASCADE
            );
            CREATE TABLE IF NOT EXISTS ontology_mapping (
              entity_name   TEXT   PRIMARY KEY,
              source_tables TEXT   NOT NULL
            );\
            """;

    @Override
    public Store open(StoreLimits limits) {
        return JdbcStore.open(
                directory.resolve("schema_registry.db").toString(),
                StoreCredentials.NONE,
                limits,
                Clock.systemUTC());
    }

    @Override
    public void foreign(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public List<@Nullable String> foreignRead(String sql) {
        List<@Nullable String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public String specifiedTables() {
        return SPECIFIED_TABLES;
    }

    @Override
    public void makeNewer() {
        foreign("PRAGMA user_version = 99");
    }

    @Override
    protected void dispose() {}

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + directory.resolve("schema_registry.db"));
    }
}

package org.schemaregistry.testkit.store;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// The store's promises on one major version of PostgreSQL.
abstract class PostgresStoreSuite extends StoreContract {
    private EmbeddedPostgres.@Nullable Database database;

    abstract int major();

    @BeforeEach
    void createDatabase() {
        database = EmbeddedPostgres.version(major()).newDatabase();
    }

    @Override
    protected void dispose() {
        database().close();
    }

    @Override
    public Store open(StoreLimits limits) {
        return JdbcStore.open(
                database().uri(),
                new StoreCredentials(EmbeddedPostgres.SUPERUSER, null),
                limits,
                Clock.systemUTC());
    }

    @Override
    public void foreign(String sql) {
        database().execute(sql);
    }

    @Override
    public List<@Nullable String> foreignRead(String sql) {
        List<@Nullable String> values = new ArrayList<>();
        try (Connection connection = database().connect();
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
        return """
        CREATE TABLE IF NOT EXISTS data_sources (
          id         TEXT   PRIMARY KEY,
          uri        TEXT   NOT NULL,
          type       TEXT   NOT NULL,
          version    TEXT   NOT NULL,
          updated_at BIGINT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS table_meta (
          source_id   TEXT   NOT NULL,
          table_name  TEXT   NOT NULL,
          schema_json TEXT   NOT NULL,
          version     TEXT   NOT NULL,
          updated_at  BIGINT NOT NULL,
          PRIMARY KEY (source_id, table_name),
          FOREIGN KEY (source_id) REFERENCES data_sources(id) ON DELETE CASCADE
        );
        CREATE TABLE IF NOT EXISTS ontology_mapping (
          entity_name   TEXT   PRIMARY KEY,
          source_tables TEXT   NOT NULL
        );\
        """;
    }

    @Override
    public void makeNewer() {}

    private EmbeddedPostgres.Database database() {
        if (database == null) {
            throw new IllegalStateException("no database yet");
        }
        return database;
    }
}

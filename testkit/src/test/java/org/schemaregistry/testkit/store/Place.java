package org.schemaregistry.testkit.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.Copier;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.StoredTable;
import org.schemaregistry.registry.store.jdbc.Copies;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a registry is or will be, and how another program reaches it.
record Place(String url, String jdbcUrl, EmbeddedPostgres.@Nullable Database database)
        implements AutoCloseable {

    static Place sqlite(Path file) {
        return new Place(file.toString(), "jdbc:sqlite:" + file, null);
    }

    static Place postgres() {
        return postgres(EmbeddedPostgres.MAJORS.getLast());
    }

    static Place postgres(int major) {
        EmbeddedPostgres.Database database = EmbeddedPostgres.version(major).newDatabase();
        return new Place(database.uri(), database.jdbcUrl(), database);
    }

    Store open() {
        return JdbcStore.open(url, credentials(), StoreLimits.DEFAULT, Clock.systemUTC());
    }

    Copier copier() {
        return Registry.copier(url)
                .fromCredentials(EmbeddedPostgres.SUPERUSER, null)
                .toCredentials(EmbeddedPostgres.SUPERUSER, null);
    }

    void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// The first column of a query.
    List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
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

    /// What a copy reads.
    List<StoredTable> tables() {
        try (RegistryRows rows =
                Copies.from(StoreUrl.parse(url), credentials(), StoreLimits.DEFAULT)) {
            return rows.tables();
        }
    }

    /// Every row of every table as text.
    SortedMap<String, String> rows() {
        SortedMap<String, String> all = new TreeMap<>();
        try (RegistryRows rows =
                Copies.from(StoreUrl.parse(url), credentials(), StoreLimits.DEFAULT)) {
            rows.tables()
                    .forEach(table -> {
                        StringBuilder text = new StringBuilder(table.columns() + "\n");
                        rows.read(table, row -> text.append(row.values()).append('\n'));
                        all.put(table.name(), text.toString());
                    });
        }
        return all;
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }

    private static StoreCredentials credentials() {
        return new StoreCredentials(EmbeddedPostgres.SUPERUSER, null);
    }
}

package org.schemaregistry.server.cli.demo;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.Credentials;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/// The connection that makes and changes the sample shop. Closing it removes the schema it made,
/// whatever happened before.
///
/// One thread.
final class ShopDatabase implements AutoCloseable {
    private final Connection connection;
    private final @Nullable String schema;

    private ShopDatabase(Connection connection, @Nullable String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    static ShopDatabase sqlite(String file) throws SQLException {
        return new ShopDatabase(DriverManager.getConnection("jdbc:sqlite:" + file), null);
    }

    /// Connects and makes an empty schema, in which all else happens.
    static ShopDatabase postgres(SourceUri uri, @Nullable Credentials credentials, String schema)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "schema-registry-demo");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        String user = uri.user();
        if (credentials != null) {
            user = credentials.username() == null ? user : credentials.username();
            properties.setProperty("password", new String(credentials.password()));
        }
        if (user != null) {
            properties.setProperty("user", user);
        }
        Connection connection = DriverManager.getConnection(jdbcUrl(uri), properties);
        ShopDatabase database = new ShopDatabase(connection, schema);
        try {
            database.execute(List.of("CREATE SCHEMA " + schema, "SET search_path = " + schema));
            return database;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (schema != null) {
                execute(List.of("DROP SCHEMA " + schema + " CASCADE"));
            }
        }
    }

    /// The driver reads no user name before the host, so the URL is put together without it.
    private static String jdbcUrl(SourceUri uri) {
        URI parsed = uri.toUri();
        StringBuilder url = new StringBuilder("jdbc:postgresql://");
        String authority = parsed.getRawAuthority();
        if (authority != null) {
            url.append(authority.substring(authority.lastIndexOf('@') + 1));
        }
        url.append(
                parsed.getRawPath() == null || parsed.getRawPath().isEmpty()
                        ? "/"
                        : parsed.getRawPath());
        return parsed.getRawQuery() == null ? url.toString() : url + "?" + parsed.getRawQuery();
    }
}

package org.schemaregistry.sql.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// One running server per major version and test JVM; it ends with the JVM. Thread-safe.
public final class PostgresServer {
    private static final Map<Integer, PostgresServer> RUNNING = new ConcurrentHashMap<>();

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /// The server of a major version for which the build has laid out binaries.
    public static PostgresServer of(int majorVersion) {
        return RUNNING.computeIfAbsent(
                majorVersion,
                major -> start(Path.of(System.getProperty("postgres.binaries"), major + ".jar")));
    }

    /// Starts a server from a jar of binaries.
    public static PostgresServer start(Path binaries) {
        try {
            return new PostgresServer(
                    EmbeddedPostgres.builder()
                            .setPgBinaryResolver((system, architecture) -> archive(binaries))
                            .setServerConfig("fsync", "off")
                            .setServerConfig("max_connections", "20")
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL from " + binaries, e);
        }
    }

    public Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /// A connection to a database of that name.
    public Connection connect(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    /// Stops it; only needed where the JVM goes on.
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream archive(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            JarEntry entry =
                    file.stream()
                            .filter(e -> e.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException(jar + ": no .txz inside"));
            try (InputStream in = file.getInputStream(entry)) {
                return new ByteArrayInputStream(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }
}

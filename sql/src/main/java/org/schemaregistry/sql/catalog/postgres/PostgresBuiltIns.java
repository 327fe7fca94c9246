package org.schemaregistry.sql.catalog.postgres;

import org.schemaregistry.sql.type.BuiltIns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/// The built-in objects of PostgreSQL, per major version, read from a generated resource on first
/// use and then shared. Thread-safe.
public final class PostgresBuiltIns {
    /// The oldest and the newest major version that there is a resource for; there is one for each
    /// between.
    public static final int OLDEST_MAJOR = 13;

    public static final int NEWEST_MAJOR = 18;

    private static final ConcurrentHashMap<Integer, BuiltIns> LOADED = new ConcurrentHashMap<>();

    private PostgresBuiltIns() {}

    /// The built-ins of the major version, or of the nearest one that there is a resource for.
    public static BuiltIns of(int majorVersion) {
        return LOADED.computeIfAbsent(
                Math.clamp(majorVersion, OLDEST_MAJOR, NEWEST_MAJOR), PostgresBuiltIns::read);
    }

    private static BuiltIns read(int majorVersion) {
        String resource = "postgres-" + majorVersion + ".gz";
        try (InputStream in = PostgresBuiltIns.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("resource is missing");
            }
            return new BuiltInsReader()
                    .read(
                            new BufferedReader(
                                    new InputStreamReader(
                                            new GZIPInputStream(in, 1 << 16),
                                            StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-ins " + resource, e);
        }
    }
}

package org.schemaregistry.server.fault;

import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.RegistryException;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Publishes versions of tables by hand, as fast as is told, through whatever happens to the store.
final class Load {
    static final int SOURCES = 6;
    static final int TABLES = 2;

    private Load() {}

    static String source(int number) {
        return "load" + number;
    }

    static void addSources(Registry registry) {
        for (int i = 0; i < SOURCES; i++) {
            registry.addSource(
                    DataSource.of(
                            new SourceId(source(i)),
                            "sqlite",
                            new SourceUri("sqlite:/nowhere/" + i + ".db")),
                    "test");
        }
    }

    /// Tells `SOURCE.TABLE VERSION` of each version that was acknowledged.
    static void run(
            Registry registry, String writer, BooleanSupplier stopped, Consumer<String> told) {
        Random random = new Random();
        for (int i = 0; !stopped.getAsBoolean(); i++) {
            String source = source(random.nextInt(SOURCES));
            String table = "t" + random.nextInt(TABLES);
            try {
                String version =
                        registry.upsertTableMeta(
                                        source,
                                        table,
                                        "{\"id\":\"INTEGER\",\""
                                                + writer
                                                + "_"
                                                + i
                                                + "\":\"TEXT\"}",
                                        null)
                                .toString();
                told.accept(source + "." + table + " " + version);
            } catch (RegistryException e) {
                // Overtaken, or the store is away: nothing was acknowledged.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}

package org.schemaregistry.server.cli.demo;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.TableSummary;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The main job from end to end on a sample shop: make it, scan it, change it, scan it again.
/// Everything it makes, it removes.
public final class Demo {
    private static final SourceId SHOP = new SourceId("shop");
    private static final String ACTOR = "demo";
    private static final int MOST_EVENTS = 100;

    private Demo() {}

    /// What happened. `events` are those of the second scan; versions are the source's.
    ///
    /// Immutable.
    public record Story(
            String engine,
            ScanReport firstScan,
            List<TableSummary> firstTables,
            List<String> changes,
            ScanReport secondScan,
            SemVer firstVersion,
            SemVer secondVersion,
            List<ObjectNode> events) {
        public Story {
            firstTables = List.copyOf(firstTables);
            changes = List.copyOf(changes);
            events = List.copyOf(events);
        }
    }

    /// The demo in a SQLite file.
    ///
    /// @throws DemoFailed if the sample cannot be made
    public static Story onSqlite() {
        return inFolder(folder -> {
            String file = folder.resolve("shop.sqlite").toString();
            try (ShopDatabase database = ShopDatabase.sqlite(file)) {
                return play(Shop.inSqlite(file), database, folder, null);
            }
        });
    }

    /// The demo in a new schema of a PostgreSQL database.
    ///
    /// @param reference where the scan finds the secret that `credentials` hold
    /// @throws DemoFailed if the sample cannot be made
    public static Story onPostgres(
            SourceUri uri, @Nullable SecretRef reference, @Nullable Credentials credentials) {
        String schema =
                "schema_registry_demo_"
                        + UUID.randomUUID().toString().replace("-", "").substring(20);
        return inFolder(folder -> {
            try (ShopDatabase database = ShopDatabase.postgres(uri, credentials, schema)) {
                return play(Shop.inPostgres(uri, schema), database, folder, reference);
            }
        });
    }

    private static Story play(
            Shop shop, ShopDatabase database, Path folder, @Nullable SecretRef credentials)
            throws SQLException {
        database.execute(shop.create());
        try (Registry registry = Registry.open(folder.resolve("schema_registry.db").toString())) {
            String type =
                    registry.typeOf(shop.uri())
                            .orElseThrow(() -> new DemoFailed("no connector takes " + shop.uri()));
            registry.addSource(
                    new DataSource(
                            SHOP, type, shop.uri(), shop.scope(), List.of(), credentials, null),
                    ACTOR);
            ScanReport first = scan(registry);
            List<TableSummary> tables = registry.tables(SHOP);
            SemVer firstVersion = registry.source(SHOP).version();
            long seen = lastEvent(registry);
            database.execute(shop.change());
            ScanReport second = scan(registry);
            return new Story(
                    shop.engine(),
                    first,
                    tables,
                    shop.told(),
                    second,
                    firstVersion,
                    registry.source(SHOP).version(),
                    registry.events(seen, MOST_EVENTS));
        }
    }

    private static ScanReport scan(Registry registry) {
        ScanReport report = registry.introspect(SHOP, IntrospectOptions.DEFAULT);
        return switch (report.status()) {
            case COMPLETE, UNCHANGED, PARTIAL, HELD -> report;
            case FAILED ->
                    throw new DemoFailed(
                            report.errors().isEmpty()
                                    ? "the scan failed"
                                    : report.errors().getFirst().message());
        };
    }

    private static long lastEvent(Registry registry) {
        List<ObjectNode> events = registry.events(0, MOST_EVENTS);
        return events.isEmpty() ? 0 : events.getLast().get("sequence").longValue();
    }

    /// What may be done in a folder that is removed afterwards.
    private interface Play {
        Story in(Path folder) throws SQLException;
    }

    private static Story inFolder(Play play) {
        try {
            Path folder = Files.createTempDirectory("schema-registry-demo");
            try {
                return play.in(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException | SQLException e) {
            throw new DemoFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

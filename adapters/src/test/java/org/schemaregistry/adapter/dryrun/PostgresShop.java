package org.schemaregistry.adapter.dryrun;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DryRunReport;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A shop's database with a registry that has scanned it as the superuser and queries it as
/// `reader`, who may read two tables, one of them in part.
final class PostgresShop implements AutoCloseable {
    static final SourceId SHOP = new SourceId("shop");

    private final EmbeddedPostgres.Database database;
    private final Registry registry;

    PostgresShop(int major, Path folder, QueryLimits limits, boolean asReader) {
        database = EmbeddedPostgres.version(major).newDatabase();
        database.execute(
                """
                CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10, 2), note text)
                """,
                "INSERT INTO orders SELECT i, i, 'note ' || i FROM generate_series(1, 5000) i",
                "CREATE TABLE secret (id integer PRIMARY KEY, card text)",
                "CREATE SCHEMA other",
                "CREATE TABLE other.thing (id integer)",
                "CREATE FUNCTION double_it(integer) RETURNS integer IMMUTABLE LANGUAGE sql"
                        + " AS 'SELECT $1 * 2'",
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reader')"
                        + " THEN CREATE ROLE reader LOGIN PASSWORD 'pw'; END IF; END $$",
                "GRANT SELECT ON orders TO reader",
                "GRANT SELECT (id) ON secret TO reader",
                "ANALYZE orders");
        registry =
                Registry.builder()
                        .url(folder.resolve("registry.db").toString())
                        .queryLimits(limits)
                        .open();
        registry.addSource(
                new DataSource(
                        SHOP,
                        "postgres",
                        new SourceUri(database.uri()),
                        Scope.ALL,
                        List.of(),
                        null,
                        asReader ? reader(folder) : null),
                "test");
        registry.introspect(SHOP, IntrospectOptions.DEFAULT);
    }

    private static @Nullable SecretRef reader(Path folder) {
        Path file = folder.resolve("reader.json");
        try {
            Files.writeString(file, "{\"username\": \"reader\", \"password\": \"pw\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SecretRef.parse("file:" + file);
    }

    EmbeddedPostgres.Database database() {
        return database;
    }

    Registry registry() {
        return registry;
    }

    DryRunReport ask(DryRunLevel level, String sql) {
        return registry.dryRun(new Query(SHOP, null, sql), level, Set.of());
    }

    static DryRun.Accepted accepted(DryRunReport report) {
        if (report.result() instanceof DryRun.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("expected accepted, found " + report.result());
    }

    static Finding refusal(DryRunReport report) {
        if (report.result() instanceof DryRun.Rejected rejected) {
            return rejected.findings().getFirst();
        }
        throw new AssertionError("expected rejected, found " + report.result());
    }

    @Override
    public void close() {
        registry.close();
        database.close();
    }
}

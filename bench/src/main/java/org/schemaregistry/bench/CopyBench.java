package org.schemaregistry.bench;

import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.Copier;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.CopyReport;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/// Copies a registry of many tables with three versions each, every one with content of about 1.5
/// KB of its own, from a file to PostgreSQL and back, and backs the file up.
///
/// Argument: tables.
public final class CopyBench {
    private static final int VERSIONS = 3;
    private static final int TABLES_PER_COMMIT = 500;

    private CopyBench() {}

    public static void main(String[] args) throws IOException {
        int tables = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        Path folder = Files.createTempDirectory("copy-bench");
        Path file = folder.resolve("registry.db");
        fill(file, tables);
        System.out.printf(
                Locale.ROOT,
                "%d tables x %d versions, %.0f MB%n",
                tables,
                VERSIONS,
                Files.size(file) / 1e6);
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            show("SQLite to PostgreSQL", copier(file.toString()).copyTo(database.uri()));
            Path back = folder.resolve("back.db");
            show("PostgreSQL to SQLite", copier(database.uri()).copyTo(back.toString()));
            show("SQLite to SQLite", copier(back.toString()).copyTo(folder + "/third.db"));
            show("backup", copier(file.toString()).backupTo(folder.resolve("saved.db")));
        }
    }

    private static Copier copier(String url) {
        return Registry.copier(url)
                .fromCredentials(EmbeddedPostgres.SUPERUSER, null)
                .toCredentials(EmbeddedPostgres.SUPERUSER, null);
    }

    private static void show(String what, CopyReport report) {
        System.out.printf(
                Locale.ROOT,
                "%-22s %,d rows in %.1f s; intact %s; heap in use %d MB%n",
                what,
                report.rows(),
                report.durationMillis() / 1e3,
                report.intact(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private static void fill(Path file, int tables) {
        SourceId source = new SourceId("shop");
        try (Store store =
                JdbcStore.open(
                        file.toString(),
                        StoreCredentials.NONE,
                        StoreLimits.DEFAULT,
                        Clock.systemUTC())) {
            for (int version = 1; version <= VERSIONS; version++) {
                for (int from = 0; from < tables; from += TABLES_PER_COMMIT) {
                    TableCommit made = new TableCommit(source, version);
                    for (int n = from; n < Math.min(tables, from + TABLES_PER_COMMIT); n++) {
                        made.add(
                                "table" + n,
                                body(n, version),
                                "[{\"kind\":\"column_added\",\"path\":\"fields.x\"}]");
                    }
                    store.commit(made.commit());
                }
            }
        }
    }

    private static String body(int table, int version) {
        StringBuilder body = new StringBuilder(1600);
        body.append("{\"x\":\"").append(table).append('-').append(version);
        for (int i = 0; i < 15; i++) {
            body.append("\"},{\"name\":\"column_").append(i);
            body.append(
                    "\",\"type\":\"text\",\"nullable\":true,\"nativeType\":\"character varying");
        }
        return body.append("\"}").toString();
    }
}

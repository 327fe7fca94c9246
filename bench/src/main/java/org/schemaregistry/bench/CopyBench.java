package org.schemaregistry.bench;

import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.Fingerprint;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.Copier;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.CopyReport;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.TableFacts;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
                    List<Write> writes = new ArrayList<>();
                    List<AuditDraft> audits = new ArrayList<>();
                    List<EventDraft> events = new ArrayList<>();
                    writes.add(
                            new Write.PutSource(
                                    DataSource.of(
                                            source, "postgres", new SourceUri("postgresql://h/d")),
                                    new SemVer(1, version, 0)));
                    for (int n = from; n < Math.min(tables, from + TABLES_PER_COMMIT); n++) {
                        String body = body(n, version);
                        String fingerprint = Fingerprint.of(body).text();
                        String subject = "shop.table" + n;
                        writes.add(
                                new Write.PutVersion(
                                        source,
                                        QualifiedName.of("table" + n),
                                        version,
                                        new SemVer(1, version, 0),
                                        fingerprint,
                                        body,
                                        new TableFacts(TableKind.TABLE, 15, null, false),
                                        "[{\"kind\":\"column_added\",\"path\":\"fields.x\"}]",
                                        Bump.MINOR,
                                        null));
                        audits.add(new AuditDraft("table.changed", subject, null, fingerprint, ""));
                        events.add(
                                new EventDraft(
                                        "org.schemaregistry.table.changed.v1", subject, "{}"));
                    }
                    store.commit(
                            new Commit(
                                    new Actor("bench"),
                                    1_700_000_000_000L + version,
                                    "r",
                                    List.of(),
                                    writes,
                                    audits,
                                    events));
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

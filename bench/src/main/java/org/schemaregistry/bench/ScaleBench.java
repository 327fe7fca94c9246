package org.schemaregistry.bench;

import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.CopyReport;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// A registry of very many tables: how long it takes to open, what it keeps in memory, how fast a
/// lookup is, and how much of the disk it takes. It is built by the store's own commits, 15 columns
/// a table, tables changing in a drawn order.
///
/// Arguments: the file, which is built if it is not there; tables; versions; `postgres` to copy it
/// there and open it again.
public final class ScaleBench {
    private static final int TABLES_PER_SOURCE = 10_000;
    private static final int TABLES_PER_COMMIT = 2_500;
    private static final int OPENINGS = 3;
    private static final int HOT_TABLES = 10_000;
    private static final String MARK = "@@@";

    private ScaleBench() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("ScaleBench FILE [TABLES [VERSIONS [postgres]]]");
            System.exit(2);
        }
        Path file = Path.of(args[0]);
        int tables = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        int versions = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        if (!Files.exists(file)) {
            build(file, tables, versions);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d tables x %d versions: %.2f GB on disk%n",
                tables,
                versions,
                Files.size(file) / 1e9);
        measure("SQLite", Registry.builder().url(file.toString()), tables);
        if (args.length > 3 && args[3].equals("postgres")) {
            postgres(file, tables);
        }
    }

    private static void postgres(Path file, int tables) {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            CopyReport copied =
                    Registry.copier(file.toString())
                            .toCredentials(EmbeddedPostgres.SUPERUSER, null)
                            .copyTo(database.uri());
            System.out.printf(
                    Locale.ROOT,
                    "copied to PostgreSQL %d: %,d rows in %.1f s%n",
                    database.server().major(),
                    copied.rows(),
                    copied.durationMillis() / 1e3);
            measure(
                    "PostgreSQL " + database.server().major(),
                    Registry.builder()
                            .url(database.uri())
                            .credentials(EmbeddedPostgres.SUPERUSER, null),
                    tables);
        }
    }

    private static void measure(String what, Registry.Builder builder, int tables) {
        long before = liveBytes();
        for (int opening = 1; opening <= OPENINGS; opening++) {
            long began = System.nanoTime();
            try (Registry registry = builder.open()) {
                int sources = registry.listDataSources().size();
                double seconds = (System.nanoTime() - began) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%s, opening %d: %.2f s until the first answer (%d sources), %.0f MB live"
                                + " heap%n",
                        what,
                        opening,
                        seconds,
                        sources,
                        (liveBytes() - before) / 1e6);
                if (opening == OPENINGS) {
                    lookups(what, registry, tables);
                }
            }
        }
    }

    private static void lookups(String what, Registry registry, int tables) {
        Random random = new Random(3);
        List<TableRef> hot = drawn(random, tables);
        double warm = 0;
        for (int round = 0; round < 20; round++) {
            warm = micros(registry, hot);
        }
        double cold = micros(registry, drawn(random, tables));
        System.out.printf(
                Locale.ROOT,
                "%s, getTableSchema: %.2f µs on %,d tables read before, %.1f µs on drawn ones%n",
                what,
                warm,
                HOT_TABLES,
                cold);
    }

    private static List<TableRef> drawn(Random random, int tables) {
        return random.ints(HOT_TABLES, 0, tables)
                .mapToObj(number ->
                        new TableRef(new SourceId(source(number)), QualifiedName.of(table(number))))
                .toList();
    }

    private static double micros(Registry registry, List<TableRef> tables) {
        long length = 0;
        long began = System.nanoTime();
        for (TableRef table : tables) {
            length += registry.getTableSchema(table).orElseThrow().length();
        }
        double micros = (System.nanoTime() - began) / 1e3 / tables.size();
        if (length == 0) {
            throw new IllegalStateException("expected documents");
        }
        return micros;
    }

    private static long liveBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void build(Path file, int tables, int versions) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".building");
        Files.deleteIfExists(unfinished);
        String template = TableJson.write(Samples.table(0, MARK));
        Random random = new Random(17);
        long began = System.nanoTime();
        try (Store store =
                JdbcStore.open(
                        unfinished.toString(),
                        StoreCredentials.NONE,
                        StoreLimits.DEFAULT,
                        Clock.systemUTC())) {
            for (int version = 1; version <= versions; version++) {
                for (int from = 0; from < tables; from += TABLES_PER_SOURCE) {
                    List<Integer> numbers =
                            new ArrayList<>(
                                    IntStream.range(
                                                    from,
                                                    Math.min(tables, from + TABLES_PER_SOURCE))
                                            .boxed()
                                            .toList());
                    Collections.shuffle(numbers, random);
                    for (int at = 0; at < numbers.size(); at += TABLES_PER_COMMIT) {
                        int to = Math.min(numbers.size(), at + TABLES_PER_COMMIT);
                        store.commit(commit(numbers.subList(at, to), version, template));
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "built version %d after %.0f s%n",
                        version,
                        (System.nanoTime() - began) / 1e9);
            }
        }
        Files.move(unfinished, file);
    }

    private static Commit commit(List<Integer> numbers, int version, String template) {
        TableCommit made = new TableCommit(new SourceId(source(numbers.getFirst())), version);
        for (int number : numbers) {
            made.add(
                    table(number),
                    template.replace(MARK, "-" + number + "-" + version),
                    "[{\"kind\":\"default_changed\",\"path\":\"fields.note\"}]");
        }
        return made.commit();
    }

    private static String source(int number) {
        return "source_%03d".formatted(number / TABLES_PER_SOURCE);
    }

    private static String table(int number) {
        return "table_" + number;
    }
}

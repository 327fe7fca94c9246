package org.schemaregistry.bench;

import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.registry.Registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `getTableSchema` on 10,000 tables while another process commits 100 times a second, how late
/// that process's commits show, and beside it the plain way: open the file, select, parse.
///
/// Started with `writer FILE SECONDS` it is that other process.
public final class LookupBench {
    private static final int TABLES = 10_000;
    private static final int SECONDS = 10;
    private static final int COMMITS_PER_SECOND = 100;

    private LookupBench() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        if (args.length > 0 && args[0].equals("writer")) {
            write(args[1], Integer.parseInt(args[2]));
            return;
        }
        Path folder = Files.createTempDirectory("lookup-bench");
        String file = folder.resolve("registry.db").toString();
        try (Registry registry = Registry.open(file)) {
            registry.addSource(
                    DataSource.of(new SourceId("s"), "jdbc", new SourceUri("jdbc:none://s")),
                    "bench");
            registry.upsertTableMeta("s", "clock", "{\"t0\":\"int64\"}", null);
            for (int i = 0; i < TABLES; i++) {
                registry.upsertTableMeta(
                        "s",
                        "table_%05d".formatted(i),
                        TableJson.write(Samples.table(i, "")),
                        null);
            }
            Process writer =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElseThrow(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    LookupBench.class.getName(),
                                    "writer",
                                    file,
                                    Integer.toString(SECONDS + 5))
                            .inheritIO()
                            .start();
            measure(registry);
            writer.waitFor();
        }
        plain(file);
    }

    private static void measure(Registry registry) {
        String[] names = new String[TABLES];
        for (int i = 0; i < TABLES; i++) {
            names[i] = "table_%05d".formatted(i);
        }
        long warmEnd = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        long sink = 0;
        int at = 0;
        while (System.nanoTime() < warmEnd) {
            sink += registry.getTableSchema("s", names[at++ % TABLES]).orElseThrow().length();
        }
        List<Double> lateMillis = new ArrayList<>();
        Optional<String> lastClock = registry.getTableSchema("s", "clock");
        long lookups = 0;
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            for (int i = 0; i < 1000; i++) {
                sink += registry.getTableSchema("s", names[at++ % TABLES]).orElseThrow().length();
            }
            lookups += 1000;
            Optional<String> clock = registry.getTableSchema("s", "clock");
            if (!clock.equals(lastClock)) {
                lastClock = clock;
                lateMillis.add(System.currentTimeMillis() - writtenAt(clock.orElseThrow()));
            }
        }
        double nanos = (double) (System.nanoTime() - began) / lookups;
        Collections.sort(lateMillis);
        System.out.printf(
                "getTableSchema warm, 10,000 tables, other process at 100/s: %.0f ns%n", nanos);
        System.out.printf(
                "staleness of the other process's commits: p50 %.0f ms, p99 %.0f ms, most %.0f ms,"
                        + " of %d seen (%d)%n",
                lateMillis.get(lateMillis.size() / 2),
                lateMillis.get((int) (lateMillis.size() * 0.99)),
                lateMillis.get(lateMillis.size() - 1),
                lateMillis.size(),
                sink & 1);
    }

    /// The one field of the table `clock` is named by the time of its commit.
    private static double writtenAt(String schemaJson) {
        return Double.parseDouble(TableJson.read(schemaJson).fields().get(0).name().substring(1));
    }

    private static void write(String file, int seconds) {
        try (Registry registry = Registry.open(file)) {
            long step = TimeUnit.SECONDS.toNanos(1) / COMMITS_PER_SECOND;
            long next = System.nanoTime();
            long end = next + TimeUnit.SECONDS.toNanos(seconds);
            while (next < end) {
                registry.upsertTableMeta(
                        "s", "clock", "{\"t" + System.currentTimeMillis() + "\":\"int64\"}", null);
                next += step;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    private static void plain(String file) throws SQLException {
        int lookups = 5_000;
        long began = System.nanoTime();
        for (int i = 0; i < lookups; i++) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT schema_json FROM table_meta WHERE source_id = 's' AND"
                                            + " table_name = ?")) {
                select.setString(1, "table_%05d".formatted(i % TABLES));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    CanonicalJson.read(row.getString(1));
                }
            }
        }
        double perSecond = lookups / ((System.nanoTime() - began) / 1e9);
        System.out.printf("the plain way (open, select, parse per call): %.0f/s%n", perSecond);
    }
}

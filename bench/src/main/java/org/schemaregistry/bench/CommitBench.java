package org.schemaregistry.bench;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Publications of distinct versions a second through the facade, one changed table each, and
/// beside them the disk's limit: appends of 4 KiB with an fsync each, with varying content.
///
/// Arguments: seconds, callers, and `sqlite` or `postgres`.
public final class CommitBench {
    private static final int SOURCES = 64;

    private CommitBench() {}

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        Path folder = Files.createTempDirectory("commit-bench");
        fsync(folder.resolve("fsync.bin"), 3);
        String backend = args.length > 2 ? args[2] : "sqlite";
        if (backend.equals("postgres")) {
            try (var database = EmbeddedPostgres.newest().newDatabase()) {
                for (int callers : callers(args, 1, 8)) {
                    run(database.uri(), EmbeddedPostgres.SUPERUSER, callers, seconds);
                }
            }
            return;
        }
        for (int callers : callers(args, 1, 16)) {
            run(folder.resolve("registry-" + callers + ".db").toString(), null, callers, seconds);
        }
    }

    private static int[] callers(String[] args, int... usual) {
        return args.length > 1 && !args[1].equals("-")
                ? new int[] {Integer.parseInt(args[1])}
                : usual;
    }

    private static void run(String url, @Nullable String user, int callers, int seconds)
            throws InterruptedException, ExecutionException {
        try (Registry registry = Registry.builder().url(url).credentials(user, user).open();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SOURCES; i++) {
                registry.upsertDataSource("s" + i, "jdbc:none://s" + i, "jdbc");
            }
            AtomicLong commits = new AtomicLong();
            long began = System.nanoTime();
            long end = began + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int own = caller;
                running.add(
                        executor.submit(() -> {
                            int i = 0;
                            while (System.nanoTime() < end) {
                                // Each caller keeps to its own sources: this measures commits, not
                                // conflicts.
                                int source = own + callers * (i++ % (SOURCES / callers));
                                registry.upsertTableMeta(
                                        "s" + source,
                                        "t",
                                        TableJson.write(
                                                Samples.table(
                                                        own,
                                                        Long.toHexString(
                                                                ThreadLocalRandom.current()
                                                                        .nextLong()))),
                                        null);
                                commits.incrementAndGet();
                            }
                        }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
            System.out.printf(
                    "%s, %d callers: %.0f publications/s%n",
                    user == null ? "SQLite, synchronous=FULL" : "PostgreSQL",
                    callers,
                    commits.get() / ((System.nanoTime() - began) / 1e9));
        }
    }

    private static void fsync(Path file, int seconds) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            byte[] page = new byte[4096];
            long count = 0;
            long began = System.nanoTime();
            while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(seconds)) {
                ThreadLocalRandom.current().nextBytes(page);
                channel.write(ByteBuffer.wrap(page));
                channel.force(true);
                count++;
            }
            System.out.printf(
                    "fsync limit: %.0f appends of 4 KiB/s%n",
                    count / ((System.nanoTime() - began) / 1e9));
        }
    }
}

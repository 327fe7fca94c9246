package org.schemaregistry.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What the machine gives at most: the figures a store's are read beside.
final class PeerLimits {
    private PeerLimits() {}

    /// Appends of varying content a second, each on disk before the next.
    static double appendsPerSecond(Path folder, int bytes, int seconds) throws IOException {
        Path file = Files.createTempFile(folder, "appends", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] block = new byte[bytes];
            long count = 0;
            long began = System.nanoTime();
            while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(seconds)) {
                ThreadLocalRandom.current().nextBytes(block);
                channel.write(ByteBuffer.wrap(block));
                channel.force(false);
                count++;
            }
            return count / ((System.nanoTime() - began) / 1e9);
        } finally {
            Files.delete(file);
        }
    }

    /// Commits a second of one prepared INSERT of `bytes` each, by plain connections side by side.
    static double insertsPerSecond(
            String jdbcUrl, @Nullable String user, int connections, int bytes, int seconds)
            throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, null);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE bench_plain (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                            + " body TEXT NOT NULL)");
        }
        AtomicLong inserts = new AtomicLong();
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(
                        executor.submit(() -> {
                            insert(jdbcUrl, user, bytes, end, inserts);
                            return null;
                        }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return inserts.get() / ((System.nanoTime() - began) / 1e9);
    }

    private static void insert(
            String jdbcUrl, @Nullable String user, int bytes, long end, AtomicLong inserts)
            throws SQLException {
        byte[] random = new byte[bytes / 2];
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, null);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO bench_plain (body) VALUES (?)")) {
            while (System.nanoTime() < end) {
                ThreadLocalRandom.current().nextBytes(random);
                insert.setString(1, java.util.HexFormat.of().formatHex(random));
                insert.executeUpdate();
                inserts.incrementAndGet();
            }
        }
    }
}

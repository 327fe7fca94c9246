package org.schemaregistry.bench;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// The least that telling somebody else can take, by the plainest means, once at a time.
final class DeliveryLimitsBeside {
    private static final int TIMES = 500;

    private DeliveryLimitsBeside() {}

    /// A POST of so many bytes, to the end of the answer.
    static Latencies post(URI uri, int bytes) throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofString("x".repeat(bytes)))
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = -TIMES; i < TIMES; i++) {
                long began = System.nanoTime();
                client.send(request, BodyHandlers.discarding());
                if (i >= 0) {
                    latencies.add(System.nanoTime() - began);
                }
            }
        }
        return latencies;
    }

    /// From a NOTIFY, which is a commit of its own, to its arrival on another connection.
    static Latencies notifications(String jdbcUrl)
            throws SQLException, InterruptedException, ExecutionException {
        Latencies latencies = new Latencies();
        try (Connection from = DriverManager.getConnection(jdbcUrl);
                Connection to = DriverManager.getConnection(jdbcUrl);
                Statement send = from.createStatement();
                Statement listen = to.createStatement();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            listen.execute("LISTEN bench");
            for (int i = 0; i < TIMES; i++) {
                Future<Long> arrival =
                        thread.submit(() -> {
                            while (to.unwrap(PGConnection.class).getNotifications(0).length == 0) {
                                Thread.onSpinWait();
                            }
                            return System.nanoTime();
                        });
                LockSupport.parkNanos(2_000_000);
                long began = System.nanoTime();
                send.execute("NOTIFY bench");
                latencies.add(arrival.get() - began);
            }
        }
        return latencies;
    }

    /// From a commit to a SQLite file until another connection, asking without a pause, sees that
    /// the file has changed.
    static Latencies changes(Path file)
            throws SQLException, InterruptedException, ExecutionException {
        Latencies latencies = new Latencies();
        try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + file);
                Connection to = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement write = from.createStatement();
                Statement look = to.createStatement();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            write.executeUpdate("PRAGMA synchronous = FULL");
            write.execute("PRAGMA journal_mode = WAL");
            write.executeUpdate("CREATE TABLE IF NOT EXISTS plain (n INTEGER)");
            for (int i = 0; i < TIMES; i++) {
                long before = dataVersion(look);
                Future<Long> seen =
                        thread.submit(() -> {
                            while (dataVersion(look) == before) {
                                Thread.onSpinWait();
                            }
                            return System.nanoTime();
                        });
                LockSupport.parkNanos(2_000_000);
                long began = System.nanoTime();
                write.executeUpdate("INSERT INTO plain VALUES (" + began + ")");
                latencies.add(seen.get() - began);
            }
        }
        return latencies;
    }

    private static long dataVersion(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            row.next();
            return row.getLong(1);
        }
    }
}

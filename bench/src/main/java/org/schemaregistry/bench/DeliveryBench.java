package org.schemaregistry.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.SubscriptionDefinition;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// How long after the call of a commit, and after its answer, the event is at a webhook receiver on
/// loopback, and how long after the call another instance, in a process of its own, answers
/// `getTableSchema` with it: one commit at a time, and at a steady rate. There the call counts from
/// when it was due, so that no delay of the writers is lost. Beside it what the plainest means
/// take.
///
/// Arguments: `sqlite` or `postgres`, seconds of load, events a second. Started with `watcher URL`
/// it is the other instance.
public final class DeliveryBench {
    private static final int IDLE_COMMITS = 250;
    private static final int SOURCES = 64;
    private static final int WRITERS = 8;
    private static final String CLOCK = "clock";
    private static final String SUBJECT = "\"subject\":\"";

    private final Registry registry;
    private final Latencies ownCommits = new Latencies();
    private final Map<String, Deque<Told>> due = new ConcurrentHashMap<>();
    private final Map<Long, Long> ticks = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger tick = new AtomicInteger();
    private final AtomicInteger bodyChars = new AtomicInteger();
    private volatile Latencies received = new Latencies();
    private volatile Latencies afterAnswer = new Latencies();
    private volatile Latencies seen = new Latencies();

    /// One commit: when it was due, and when its caller had the answer.
    private static final class Told {
        private final long since;
        private volatile long answered = Long.MAX_VALUE;

        Told(long since) {
            this.since = since;
        }
    }

    private DeliveryBench(Registry registry) {
        this.registry = registry;
    }

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        if (args.length == 2 && args[0].equals("watcher")) {
            watch(args[1]);
            return;
        }
        boolean postgres = args.length > 0 && args[0].equals("postgres");
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 500;
        if (postgres) {
            EmbeddedPostgres server = EmbeddedPostgres.startDurable(18);
            try (var database = server.newDatabase();
                    var plain = server.newDatabase()) {
                run("PostgreSQL 18", database.uri(), seconds, rate);
                DeliveryLimitsBeside.notifications(plain.jdbcUrl()).show("a bare NOTIFY");
            }
        } else {
            Path folder = Files.createTempDirectory("delivery-bench");
            run("SQLite", folder.resolve("registry.db").toString(), seconds, rate);
            DeliveryLimitsBeside.changes(folder.resolve("plain.db"))
                    .show("a bare commit seen by data_version");
        }
    }

    private static Registry open(String url) {
        String user = url.startsWith("postgresql:") ? EmbeddedPostgres.SUPERUSER : null;
        return Registry.builder().url(url).credentials(user, null).open();
    }

    private static void run(String what, String url, int seconds, int rate)
            throws IOException, InterruptedException, ExecutionException {
        try (Registry registry = open(url);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            DeliveryBench bench = new DeliveryBench(registry);
            HttpServer receiver =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            receiver.setExecutor(threads);
            receiver.createContext("/hook", bench::receive);
            receiver.start();
            URI uri = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
            bench.prepare(uri);
            Process watcher = watcher(url);
            Future<?> seeing = threads.submit(() -> bench.hear(watcher));
            Future<?> delivering =
                    threads.submit(
                            () -> registry.subscriptions().deliver(DeliverySettings.DEFAULT));
            try {
                bench.warmUp(rate);
                bench.idle();
                bench.show(what + ", one commit at a time");
                bench.load(seconds, rate);
                bench.show(what + ", " + rate + " commits/s for " + seconds + " s");
                bench.ownCommits.show(what + ", the commit's own time");
                DeliveryLimitsBeside.post(uri, bench.bodyChars.get()).show("a bare POST");
            } finally {
                watcher.destroy();
                delivering.cancel(true);
                seeing.get();
                receiver.stop(0);
            }
        }
    }

    private void prepare(URI uri) {
        for (int i = 0; i < SOURCES; i++) {
            registry.upsertDataSource("s" + i, "jdbc:none://s" + i, "jdbc");
        }
        registry.upsertDataSource("seen", "jdbc:none://seen", "jdbc");
        registry.subscriptions()
                .add(SubscriptionDefinition.of("hook", new SinkTarget(uri, true)), "bench");
    }

    private void warmUp(int rate) throws InterruptedException, ExecutionException {
        load(5, rate);
        forget();
    }

    private void idle() {
        Random random = new Random(5);
        for (int i = 1; i <= IDLE_COMMITS; i++) {
            publish(i % SOURCES, System.nanoTime());
            received.await(i, 10);
            pause(random);
            tick();
            seen.await(i, 10);
            pause(random);
        }
    }

    private void load(int seconds, int rate) throws InterruptedException, ExecutionException {
        forget();
        long step = 1_000_000_000L * WRITERS / rate;
        int each = rate * seconds / WRITERS;
        long begin = System.nanoTime() + 10_000_000;
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int own = writer;
                running.add(
                        threads.submit(() -> {
                            for (int i = 0; i < each; i++) {
                                long at = begin + own * step / WRITERS + i * step;
                                sleepUntil(at);
                                publish(own + WRITERS * (i % (SOURCES / WRITERS)), at);
                            }
                        }));
            }
            running.add(
                    threads.submit(() -> {
                        for (long at = begin; at < begin + seconds * 1_000_000_000L; ) {
                            tick();
                            at += 50_000_000;
                            sleepUntil(at);
                        }
                    }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        received.await(each * WRITERS, 30);
        seen.await(1, 1);
        if (!due.values().stream().allMatch(Deque::isEmpty)) {
            throw new IllegalStateException(
                    "events that were never received: "
                            + due.values().stream().mapToInt(Deque::size).sum()
                            + " of "
                            + number.get()
                            + "; "
                            + registry.subscriptions().show("hook"));
        }
    }

    private void show(String what) {
        received.show(what + ": to the webhook");
        afterAnswer.show(what + ": the same since the answer");
        seen.show(what + ": in the other process");
        forget();
    }

    private void forget() {
        received = new Latencies();
        afterAnswer = new Latencies();
        seen = new Latencies();
    }

    /// Publishes the next version of a source's one table.
    private void publish(int source, long since) {
        String name = "s" + source;
        Told told = new Told(since);
        due.computeIfAbsent(name + ".t", any -> new ConcurrentLinkedDeque<>()).add(told);
        long began = System.nanoTime();
        registry.upsertTableMeta(
                name,
                "t",
                TableJson.write(Samples.table(source, "-" + number.incrementAndGet())),
                null);
        told.answered = System.nanoTime();
        ownCommits.add(told.answered - began);
    }

    /// Publishes a table whose one field is named by a number.
    private void tick() {
        long now = tick.incrementAndGet();
        ticks.put(now, System.nanoTime());
        registry.upsertTableMeta("seen", CLOCK, "{\"t" + now + "\":\"int64\"}", null);
    }

    /// The events of one table come in the order of its commits.
    private void receive(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String body;
        try (InputStream in = exchange.getRequestBody()) {
            body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        bodyChars.set(Math.max(bodyChars.get(), body.length()));
        Deque<Told> waiting = due.get(subject(body));
        Told told = waiting == null ? null : waiting.poll();
        if (told != null) {
            received.add(now - told.since);
            afterAnswer.add(Math.max(0, now - told.answered));
        }
    }

    private static String subject(String event) {
        int at = event.indexOf(SUBJECT) + SUBJECT.length();
        return event.substring(at, event.indexOf('"', at));
    }

    private static Process watcher(String url) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeliveryBench.class.getName(),
                        "watcher",
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Takes what the other process saw: the number, and when by the machine's one clock. Of ticks
    /// that another has hidden before they were seen, that one's time counts.
    private void hear(Process watcher) {
        try (BufferedReader lines = watcher.inputReader(StandardCharsets.UTF_8)) {
            long last = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", -1);
                long to = Long.parseLong(parts[0]);
                for (long one = last + 1; one <= to; one++) {
                    Long began = ticks.remove(one);
                    if (began != null) {
                        seen.add(Long.parseLong(parts[1]) - began);
                    }
                }
                last = to;
            }
        } catch (IOException e) {
            // It was ended in the middle of a line.
        }
    }

    private static void watch(String url) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Registry registry = open(url)) {
            Optional<String> last = Optional.empty();
            while (!out.checkError()) {
                Optional<String> now = registry.getTableSchema("seen", CLOCK);
                long at = System.nanoTime();
                if (now.isPresent() && !now.equals(last)) {
                    last = now;
                    String field = TableJson.read(now.get()).fields().getFirst().name();
                    out.println(field.substring(1) + " " + at);
                }
                LockSupport.parkNanos(200_000);
            }
        }
    }

    private static void pause(Random random) {
        LockSupport.parkNanos(random.nextLong(5_000_000, 45_000_000));
    }

    private static void sleepUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}

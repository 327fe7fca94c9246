package org.schemaregistry.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.SubscriptionDefinition;
import org.schemaregistry.testkit.EmbeddedPostgres;
import org.schemaregistry.testkit.sink.WebhookReceiver;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Three instances on one PostgreSQL under load, one of which is killed and started again every few
/// seconds.
@Tag("slow")
class KilledInstancesTest {
    private static final int INSTANCES = 3;
    private static final int SCANNED = 6;
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("seconds", 40));
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(3);

    private final Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final ScanWatch scans = new ScanWatch();

    @Test
    void nothingIsLostDoubledOrOutOfOrderAndScansAreTakenOver() throws Exception {
        try (var database = EmbeddedPostgres.newest().newDatabase();
                WebhookReceiver receiver = new WebhookReceiver()) {
            receiver.behave(request -> {
                scans.see(request.path());
                return new WebhookReceiver.Answer.Status(204);
            });
            URI reports = receiver.uri();
            try (Registry registry = InstanceProcess.open(database.uri(), "test", reports)) {
                registry.subscriptions()
                        .add(
                                SubscriptionDefinition.of(
                                        "hook", SinkTarget.parse(reports.toString(), true)),
                                "test");
                Load.addSources(registry);
                for (int i = 0; i < SCANNED; i++) {
                    registry.addSource(
                            DataSource.of(
                                    new SourceId("scan" + i),
                                    ReportingConnector.TYPE,
                                    new SourceUri("reporting://scan" + i)),
                            Duration.ofSeconds(1),
                            "test");
                }
            }
            int kills = killAndRestart(database.uri(), reports);
            try (Registry registry = InstanceProcess.open(database.uri(), "last", reports)) {
                Thread working =
                        Thread.ofPlatform()
                                .start(() -> registry.work(InstanceProcess.SETTINGS, scan -> {}));
                Truth.awaitDelivered(registry, "hook");
                working.interrupt();
                working.join();
                Truth.awaitDelivered(registry, "hook");
                Truth.everyOrdinalOnceAndNothingAcknowledgedIsLost(registry, acknowledged);
                Truth.theChainHolds(registry);
                int events = Truth.everyEventArrivedInOrder(registry, receiver);
                System.out.println(
                        kills
                                + " kills, "
                                + acknowledged.size()
                                + " versions acknowledged, "
                                + events
                                + " events, "
                                + receiver.requests().stream()
                                        .filter(r -> r.path().startsWith("/hook"))
                                        .count()
                                + " deliveries, "
                                + scans);
            }
            assertThat(acknowledged).hasSizeGreaterThan(100);
            assertThat(scans.overlaps).hasValue(0);
            assertThat(scans.takeOvers).hasPositiveValue();
        }
    }

    private int killAndRestart(String url, URI reports) throws Exception {
        Random random = new Random(7);
        List<Process> running = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int kills = 0;
        try {
            for (int i = 0; i < INSTANCES; i++) {
                begin(url, reports, i + "-0", i, running, names);
            }
            long end = System.nanoTime() + LENGTH.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(BETWEEN_KILLS.toNanos());
                int victim = random.nextInt(INSTANCES);
                kill(running.get(victim), names.get(victim));
                kills++;
                begin(url, reports, victim + "-" + kills, victim, running, names);
            }
        } finally {
            for (int i = 0; i < running.size(); i++) {
                kill(running.get(i), names.get(i));
            }
        }
        return kills;
    }

    private void begin(
            String url,
            URI reports,
            String name,
            int place,
            List<Process> running,
            List<String> names)
            throws IOException {
        Process process = InstanceProcess.start(url, name, reports);
        if (place < running.size()) {
            running.set(place, process);
            names.set(place, name);
        } else {
            running.add(process);
            names.add(name);
        }
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().start(() -> listen(lines));
    }

    private void listen(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(line);
            }
        } catch (IOException killed) {
            // What it had said before is read.
        }
    }

    private void kill(Process process, String name) throws InterruptedException {
        // Before it is dead, so that a successor's scan is never taken for an overlap.
        scans.dead.add(name);
        process.toHandle().destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /// Who scans what, by what the instances report.
    private static final class ScanWatch {
        private final Map<String, String> scanning = new HashMap<>();
        private final Set<String> dead = ConcurrentHashMap.newKeySet();
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger overlaps = new AtomicInteger();
        private final AtomicInteger takeOvers = new AtomicInteger();

        /// `/scan/begin|end/SOURCE/INSTANCE`
        synchronized void see(String path) {
            String[] parts = path.split("/", -1);
            if (!parts[1].equals("scan")) {
                return;
            }
            String source = parts[3];
            String instance = parts[4];
            if (parts[2].equals("end")) {
                scanning.remove(source, instance);
                return;
            }
            begun.incrementAndGet();
            String other = scanning.put(source, instance);
            if (other != null && dead.contains(other)) {
                takeOvers.incrementAndGet();
            } else if (other != null) {
                overlaps.incrementAndGet();
            }
        }

        @Override
        public String toString() {
            return begun + " scans, " + takeOvers + " taken over, " + overlaps + " overlaps";
        }
    }
}

package org.schemaregistry.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.SubscriptionDefinition;
import org.schemaregistry.server.cli.FollowedEvents;
import org.schemaregistry.testkit.EmbeddedPostgres;
import org.schemaregistry.testkit.sink.WebhookReceiver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// The store's PostgreSQL is stopped and started under load, in order and as by a crash: instances
/// and followers of events go on by themselves.
@Tag("slow")
class RestartedPostgresTest {
    private static final int INSTANCES = 2;

    @Test
    void instancesRecoverByThemselves() throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.startDurable(18);
        Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean stopped = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        List<Registry> instances = new ArrayList<>();
        List<Thread> working = new ArrayList<>();
        try (var database = server.newDatabase();
                WebhookReceiver receiver = new WebhookReceiver()) {
            for (int i = 0; i < INSTANCES; i++) {
                Registry registry = InstanceProcess.open(database.uri(), "i" + i, receiver.uri());
                instances.add(registry);
                if (i == 0) {
                    registry.subscriptions()
                            .add(
                                    SubscriptionDefinition.of(
                                            "hook",
                                            SinkTarget.parse(receiver.uri().toString(), true)),
                                    "test");
                    Load.addSources(registry);
                }
                String writer = "i" + i;
                threads.add(
                        Thread.ofPlatform()
                                .start(() ->
                                        Load.run(
                                                registry,
                                                writer,
                                                stopped::get,
                                                acknowledged::add)));
                working.add(
                        Thread.ofPlatform()
                                .start(() -> registry.work(InstanceProcess.SETTINGS, scan -> {})));
            }
            try (FollowedEvents follower = FollowedEvents.start(database.uri())) {
                follower.awaitBegun();
                for (EmbeddedPostgres.Stop mode :
                        List.of(
                                EmbeddedPostgres.Stop.FAST,
                                EmbeddedPostgres.Stop.IMMEDIATE,
                                EmbeddedPostgres.Stop.IMMEDIATE,
                                EmbeddedPostgres.Stop.FAST)) {
                    awaitMore(acknowledged, 50);
                    server.restart(mode);
                }
                awaitMore(acknowledged, 50);
                stopped.set(true);
                for (Thread thread : threads) {
                    thread.join();
                }
                Registry registry = instances.getFirst();
                Truth.awaitDelivered(registry, "hook");
                Truth.everyOrdinalOnceAndNothingAcknowledgedIsLost(registry, acknowledged);
                Truth.theChainHolds(registry);
                int events = Truth.everyEventArrivedInOrder(registry, receiver);
                follower.awaitUpTo(events);
                follower.stopCleanly();
            } finally {
                stopped.set(true);
                for (Thread thread : working) {
                    thread.interrupt();
                    thread.join(TimeUnit.SECONDS.toMillis(30));
                }
                instances.forEach(Registry::close);
            }
            assertThat(working).noneMatch(Thread::isAlive);
        }
    }

    private static void awaitMore(Collection<String> acknowledged, int more) {
        int enough = acknowledged.size() + more;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (acknowledged.size() < enough) {
            assertThat(System.nanoTime()).as("no commits any more").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}

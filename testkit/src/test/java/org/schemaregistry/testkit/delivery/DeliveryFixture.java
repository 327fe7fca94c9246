package org.schemaregistry.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.DeliveryLimits;
import org.schemaregistry.registry.outbox.DeliveryStore;
import org.schemaregistry.registry.outbox.Dispatcher;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.outbox.EventFilter;
import org.schemaregistry.registry.outbox.RetryPolicy;
import org.schemaregistry.registry.outbox.Subscription;
import org.schemaregistry.registry.outbox.SubscriptionState;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Write;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/// A store with subscribers that answer as a test tells them.
abstract class DeliveryFixture extends StoreFixture {
    static final RetryPolicy POLICY = new RetryPolicy(1_000, 60_000, 4);
    static final DeliveryLimits LIMITS =
            new DeliveryLimits(60_000, 20_000, 50, 4, 5, 100, 5, 100, 86_400_000);
    static final long FAR = 120_000;

    private final Map<String, Receiver> receivers = new HashMap<>();

    DeliveryStore deliveries() {
        return store.deliveries();
    }

    SubscriptionState state(String name) {
        return deliveries().subscription(name).orElseThrow();
    }

    Dispatcher dispatcher() {
        return dispatcher(POLICY);
    }

    Dispatcher dispatcher(RetryPolicy policy) {
        return new Dispatcher(
                deliveries(),
                subscription -> Objects.requireNonNull(receivers.get(subscription.name())),
                policy,
                LIMITS,
                clock,
                new Random(1));
    }

    Receiver subscribe(String name) {
        return subscribe(name, EventFilter.ALL);
    }

    Receiver subscribe(String name, EventFilter filter) {
        commit(new Write.PutSubscription(subscription(name, filter)));
        Receiver receiver = new Receiver();
        receivers.put(name, receiver);
        return receiver;
    }

    static Subscription subscription(String name, EventFilter filter) {
        return new Subscription(name, SinkTarget.parse("test://" + name, false), null, filter);
    }

    /// One commit, one event for each subject; waits until they have their numbers.
    void emit(String... subjects) {
        emit(Arrays.stream(subjects).map(s -> event(s, "{}")).toList());
    }

    void emitBump(String subject, Bump bump) {
        emit(List.of(event(subject, "{\"bump\":\"" + bump.name() + "\"}")));
    }

    void emit(List<EventDraft> events) {
        long expected = deliveries().lastEvent() + events.size();
        assertThat(
                        store.commit(
                                new Commit(
                                        new Actor("test"),
                                        clock.millis(),
                                        "r",
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        events)))
                .isInstanceOf(CommitResult.Committed.class);
        long begin = System.nanoTime();
        while (deliveries().lastEvent() < expected) {
            assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
            Thread.onSpinWait();
        }
    }

    static EventDraft event(String subject, String data) {
        return new EventDraft("org.schemaregistry.table.changed.v1", subject, data);
    }

    long sealedAudits(int expected) {
        long begin = System.nanoTime();
        while (store.auditHead().seq() < expected && System.nanoTime() - begin < 30_000_000_000L) {
            Thread.onSpinWait();
        }
        return store.auditHead().seq();
    }

    void commit(Write write) {
        assertThat(tryCommit(write)).isInstanceOf(CommitResult.Committed.class);
    }

    CommitResult tryCommit(Write write) {
        return store.commit(
                new Commit(
                        new Actor("test"),
                        clock.millis(),
                        "r",
                        List.of(),
                        List.of(write),
                        List.of(new AuditDraft("subscription.test", "hook", null, null, "")),
                        List.of()));
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

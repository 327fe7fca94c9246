package org.schemaregistry.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.EventListener;
import org.schemaregistry.registry.api.ListenerDefinition;
import org.schemaregistry.registry.api.Listening;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.flow.Extensions;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/// Listeners inside an embedder's process.
class ListenerTest {
    private static final ListenerDefinition QUICK =
            new ListenerDefinition(null, null, null, Bump.NONE, null, 1, 2, 3);

    @TempDir Path folder;

    private final TestClock clock = new TestClock();
    private Registry registry;

    @BeforeEach
    void open() {
        registry =
                Registry.builder()
                        .url(folder.resolve("registry.db").toString())
                        .extensions(new Extensions(List.of(), List.of(), List.of()))
                        .clock(clock)
                        .open();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void itIsToldOfWhatComesFromNowOnInOrder() {
        add("before");
        Collector collector = new Collector();
        try (Listening listening = registry.subscriptions().listen(QUICK, collector)) {
            for (int i = 0; i < 50; i++) {
                add("s" + i);
            }
            await(() -> collector.seen.size() == 50);
            assertThat(collector.seen).isEqualTo(sequences(2, 51));
            await(() -> listening.position() == 51);
        }
    }

    @Test
    void itBeginsWhereItIsTold() {
        add("a", "b", "c");
        Collector collector = new Collector();
        try (Listening listening =
                registry.subscriptions().listen(ListenerDefinition.since(1), collector)) {
            await(() -> collector.seen.size() == 2);
            assertThat(collector.seen).containsExactly(2L, 3L);
            await(() -> listening.position() == 3);
        }
    }

    @Test
    void aFilterNarrows() {
        Collector collector = new Collector();
        try (Listening listening =
                registry.subscriptions().listen(QUICK.matching("sh*", null), collector)) {
            add("shop", "crm", "shed");
            await(() -> listening.position() == 3);
            assertThat(collector.seen).containsExactly(1L, 3L);
        }
    }

    @Test
    void oneThatThrowsIsToldAgainAndGivenUpAtTheBoundAndTheNextGoesOn() {
        AtomicInteger attempts = new AtomicInteger();
        List<Long> seen = new CopyOnWriteArrayList<>();
        List<Long> gaveUp = new CopyOnWriteArrayList<>();
        EventListener throwing =
                new EventListener() {
                    @Override
                    public void on(ObjectNode event) throws Exception {
                        long sequence = event.get("sequence").longValue();
                        if (sequence == 2 || (sequence == 1 && attempts.incrementAndGet() < 3)) {
                            throw new Exception("not now");
                        }
                        seen.add(sequence);
                    }

                    @Override
                    public void gaveUp(ObjectNode event, Exception reason) {
                        gaveUp.add(event.get("sequence").longValue());
                        throw new IllegalStateException("also this may fail");
                    }
                };
        try (Listening listening = registry.subscriptions().listen(QUICK, throwing)) {
            add("a", "b", "c");
            await(() -> seen.contains(3L));
            assertThat(seen).containsExactly(1L, 3L);
            assertThat(gaveUp).containsExactly(2L);
            await(() -> listening.position() == 3);
        }
    }

    @Test
    void oneThatIsStuckHarmsNobodyElse() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Listening stuck = registry.subscriptions().listen(QUICK, event -> release.await());
        Collector collector = new Collector();
        try (Listening listening = registry.subscriptions().listen(QUICK, collector)) {
            add("a", "b", "c");
            await(() -> collector.seen.size() == 3);
            await(() -> listening.position() == 3);
            assertThat(stuck.position()).isZero();
        } finally {
            release.countDown();
            stuck.close();
        }
    }

    @Test
    void closedItIsToldNothingMoreAndItMayCloseItself() {
        Collector collector = new Collector();
        Listening first = registry.subscriptions().listen(QUICK, collector);
        add("a");
        await(() -> collector.seen.size() == 1);
        first.close();
        first.close();
        AtomicReference<Listening> self = new AtomicReference<>();
        List<Long> seen = new CopyOnWriteArrayList<>();
        CountDownLatch known = new CountDownLatch(1);
        self.set(
                registry.subscriptions()
                        .listen(
                                QUICK,
                                event -> {
                                    known.await();
                                    seen.add(event.get("sequence").longValue());
                                    self.get().close();
                                }));
        known.countDown();
        add("b", "c");
        await(() -> seen.size() == 1);
        self.get().close();
        assertThat(seen).containsExactly(2L);
        assertThat(collector.seen).containsExactly(1L);
    }

    @Test
    void aListenerMayWriteToTheRegistry() {
        Collector collector = new Collector();
        try (Listening listening = registry.subscriptions().listen(QUICK, collector);
                Listening writer =
                        registry.subscriptions()
                                .listen(
                                        QUICK.matching("a", null),
                                        event -> add("echo" + event.get("sequence")))) {
            add("a");
            await(() -> collector.seen.size() == 2);
            await(() -> listening.position() == 2 && writer.position() == 2);
        }
    }

    @Test
    void whatRetentionTookIsSaidAndNotSkippedInSilence() throws InterruptedException {
        add("a", "b", "c");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> told = new CopyOnWriteArrayList<>();
        EventListener slow =
                new EventListener() {
                    @Override
                    public void on(ObjectNode event) throws Exception {
                        begun.countDown();
                        release.await();
                        told.add("on " + event.get("sequence"));
                    }

                    @Override
                    public void missed(long first, long last) {
                        told.add("missed " + first + " to " + last);
                    }
                };
        try (Listening listening =
                registry.subscriptions().listen(ListenerDefinition.since(2), slow)) {
            DeliverySettings brief =
                    new DeliverySettings(1, 1, 1, 1_000, DeliverySettings.DEFAULT.leaseMillis());
            // What the listener has read by now, 3 alone, it is told of; the rest it comes to late.
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            add("d", "e");
            clock.advance(10_000);
            add("f");
            registry.workOnce(brief, scan -> {});
            assertThat(registry.firstEvent()).isEqualTo(6);
            release.countDown();
            await(() -> told.contains("on 6"));
            assertThat(told).containsExactly("on 3", "missed 4 to 5", "on 6");
            await(() -> listening.position() == 6);
        }
        assertThat(registry.events(5, 10)).hasSize(1);
        assertThatThrownBy(() -> registry.events(0, 10))
                .isInstanceOfSatisfying(RegistryException.class, ListenerTest::forgotten);
        assertThatThrownBy(
                        () -> registry.subscriptions().listen(ListenerDefinition.since(0), e -> {}))
                .isInstanceOfSatisfying(RegistryException.class, ListenerTest::forgotten);
    }

    private static void forgotten(RegistryException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.EVENTS_FORGOTTEN);
        assertThat(e.expected()).contains("6");
        assertThat(e.hint()).contains("--since 5");
    }

    private void add(String... ids) {
        for (String id : ids) {
            registry.addSource(
                    DataSource.of(new SourceId(id), "sqlite", new SourceUri("sqlite:/tmp/" + id)),
                    "test");
        }
    }

    private static List<Long> sequences(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
            Thread.onSpinWait();
        }
    }

    private static final class Collector implements EventListener {
        private final List<Long> seen = new CopyOnWriteArrayList<>(new ArrayList<>());

        @Override
        public void on(ObjectNode event) {
            seen.add(event.get("sequence").longValue());
        }
    }
}

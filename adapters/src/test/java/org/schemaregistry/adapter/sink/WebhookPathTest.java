package org.schemaregistry.adapter.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.SubscriptionDefinition;
import org.schemaregistry.testkit.sink.WebhookReceiver;
import org.schemaregistry.testkit.sink.WebhookReceiver.Answer;
import org.schemaregistry.testkit.sink.WebhookReceiver.Request;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/// From a commit through the dispatcher to a web server that misbehaves.
final class WebhookPathTest {
    private static final DeliverySettings QUICK =
            new DeliverySettings(5, 50, 1_000, 86_400_000, 30_000);

    @TempDir Path folder;

    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();
    private WebhookReceiver receiver;
    private Registry registry;
    private Thread working;

    @BeforeEach
    void open() {
        receiver = new WebhookReceiver();
        registry = Registry.open(folder.resolve("registry.db").toString());
        registry.addSource(
                DataSource.of(new SourceId("shop"), "sqlite", new SourceUri("sqlite:/nowhere.db")),
                "test");
        subscribe("hook", "/hook");
        working = Thread.ofPlatform().start(() -> registry.work(QUICK, scan -> {}));
    }

    @AfterEach
    void close() throws InterruptedException {
        working.interrupt();
        receiver.close();
        working.join();
        registry.close();
    }

    @Test
    void aReceiverThatFailsNowAndThenAndHangsUpGetsEverythingInOrder() {
        Random random = new Random(1);
        receiver.behave(request -> {
            int dice;
            synchronized (random) {
                dice = random.nextInt(100);
            }
            return dice < 30
                    ? new Answer.Status(500)
                    : dice < 40 ? new Answer.CloseMidResponse() : accept(request);
        });
        publish(160, 8);
        await(() -> lag("hook") == 0);
        assertThat(accepted).isEqualTo(numbers(2, 161));
        // What hung up after the whole request had come was delivered, and comes again.
        Map<String, Long> last = new HashMap<>();
        Set<Long> seen = new TreeSet<>();
        for (Request request : receiver.requests()) {
            long number = number(request);
            if (seen.add(number)) {
                Long before = last.put(subject(request), number);
                assertThat(before == null || before < number).as(subject(request)).isTrue();
            }
        }
    }

    @Test
    void goneStopsDeliveryUntilSomebodyResumesItAndLosesNothing() {
        receiver.behave(request -> new Answer.Status(410));
        publish(10, 2);
        await(() -> registry.subscriptions().show("hook").pausedBecause() != null);
        int asked = receiver.requests().size();
        publish(10, 2);
        receiver.behave(this::accept);
        assertThat(registry.subscriptions().show("hook").lag()).isPositive();
        assertThat(receiver.requests()).hasSize(asked);
        registry.subscriptions().resume("hook", "test");
        await(() -> lag("hook") == 0);
        assertThat(accepted).isEqualTo(numbers(2, 21));
    }

    @Test
    void aWaitThatIsAskedForIsKept() {
        List<Long> busyAt = new ArrayList<>();
        receiver.behave(request -> {
            synchronized (busyAt) {
                if (subject(request).equals("shop.t0") && busyAt.isEmpty()) {
                    busyAt.add(request.at());
                    return new Answer.Status(429, Map.of("Retry-After", "1"));
                }
            }
            return accept(request);
        });
        publish(6, 2);
        await(() -> lag("hook") == 0);
        assertThat(accepted).isEqualTo(numbers(2, 7));
        List<Request> ofBusy =
                receiver.requests().stream().filter(r -> subject(r).equals("shop.t0")).toList();
        assertThat(ofBusy.get(1).at() - ofBusy.get(0).at())
                .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(990));
        assertThat(
                        receiver.requests().stream()
                                .filter(r -> !subject(r).equals("shop.t0"))
                                .allMatch(r -> r.at() < ofBusy.get(1).at()))
                .as("the other table did not wait")
                .isTrue();
    }

    @Test
    @Tag("slow")
    void aHangingReceiverIsGivenUpAfterATimeAndDelaysNobody() {
        try (WebhookReceiver quick = new WebhookReceiver()) {
            registry.subscriptions()
                    .add(
                            SubscriptionDefinition.of(
                                    "quick", SinkTarget.parse(quick.uri().toString(), true)),
                            "test");
            Set<Long> hung = ConcurrentHashMap.newKeySet();
            receiver.behave(request ->
                    hung.size() < 2 && hung.add(number(request))
                            ? new Answer.Hang()
                            : accept(request));
            long begin = System.nanoTime();
            publish(20, 2);
            quick.await(20);
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(8));
            assertThat(lag("hook")).isPositive();
            await(() -> lag("hook") == 0);
            assertThat(accepted).isEqualTo(numbers(2, 21));
        }
    }

    private void subscribe(String name, String path) {
        registry.subscriptions()
                .add(
                        SubscriptionDefinition.of(
                                name,
                                SinkTarget.parse(receiver.uri().resolve(path).toString(), true)),
                        "test");
    }

    private Answer accept(Request request) {
        accepted.add(number(request));
        return new Answer.Status(204);
    }

    /// So many versions in turn of so many tables, each one event.
    private void publish(int versions, int tables) {
        for (int i = 0; i < versions; i++) {
            registry.upsertTableMeta(
                    "shop",
                    "t" + i % tables,
                    "{\"id\":\"INTEGER\",\"c" + System.nanoTime() + "\":\"TEXT\"}",
                    null);
        }
    }

    private long lag(String name) {
        return registry.subscriptions().show(name).lag();
    }

    private static long number(Request request) {
        return CanonicalJson.read(request.body()).get("sequence").longValue();
    }

    private static String subject(Request request) {
        return CanonicalJson.read(request.body()).get("subject").stringValue();
    }

    private static Set<Long> numbers(long from, long to) {
        return new TreeSet<>(LongStream.rangeClosed(from, to).boxed().toList());
    }

    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(60));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}

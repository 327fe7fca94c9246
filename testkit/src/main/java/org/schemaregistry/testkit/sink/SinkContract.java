package org.schemaregistry.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.event.CloudEvents;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.OutgoingEvent;
import org.schemaregistry.core.spi.SinkCapability;
import org.schemaregistry.core.spi.SinkLimits;
import org.schemaregistry.core.spi.SinkTarget;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What every [EventSink] must do. Extend it and say where a real receiver is.
public abstract class SinkContract {
    private static final SinkLimits LIMITS = new SinkLimits(2_000, 4_000, 16 * 1024, 60_000, 4);

    /// A real receiver, made new for each test.
    public interface Receiver extends AutoCloseable {
        SinkTarget target();

        /// What it acknowledged, in the order of arrival.
        List<Received> received();

        /// Stops answering, as a receiver does whose process was killed.
        void goAway();

        /// Answers again under the same target.
        void comeBack();

        @Override
        void close();
    }

    /// One acknowledged event: what the sink used as partition key (null where it has none of its
    /// own) and the body.
    public record Received(@Nullable String key, String body) {}

    protected abstract EventSink sink();

    protected abstract Receiver receiver();

    /// Targets the sink must refuse when asked to check them.
    protected abstract List<String> malformedTargets();

    /// A secret the sink takes; called only if it declares [SinkCapability#SECRET].
    protected abstract Credentials secret();

    @Test
    void servesTheSchemeOfItsReceiver() {
        try (Receiver receiver = receiver()) {
            assertThat(sink().schemes()).contains(receiver.target().scheme());
            sink().check(receiver.target());
        }
    }

    @Test
    void refusesMalformedTargetsWithoutTouchingTheNetwork() {
        for (String text : malformedTargets()) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> sink().check(SinkTarget.parse(text, false)))
                    .withMessageContaining("expected");
        }
    }

    @Test
    void handsOverTheWholeEvent() {
        try (Receiver receiver = receiver();
                EventSink.Channel channel = open(receiver)) {
            OutgoingEvent event = event("shop.größen", 7);
            assertThat(channel.deliver(event)).isEqualTo(new Delivery.Delivered());
            assertThat(receiver.received()).hasSize(1);
            Received received = receiver.received().getFirst();
            assertThat(received.body()).isEqualTo(event.cloudEvent());
            assertThat(received.key()).isIn(null, event.partitionKey());
        }
    }

    @Test
    void keepsTheOrderOfEachKeyWhileKeysAreDeliveredAtOnce() throws Exception {
        int keys = 4;
        int events = 50;
        try (Receiver receiver = receiver();
                EventSink.Channel channel = open(receiver);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> lanes = new ArrayList<>();
            for (int k = 0; k < keys; k++) {
                String key = "shop.t" + k;
                lanes.add(
                        threads.submit(() -> {
                            for (int i = 1; i <= events; i++) {
                                assertThat(channel.deliver(event(key, i)))
                                        .isEqualTo(new Delivery.Delivered());
                            }
                        }));
            }
            for (Future<?> lane : lanes) {
                lane.get();
            }
            List<Received> received = receiver.received();
            assertThat(received).hasSize(keys * events);
            for (int k = 0; k < keys; k++) {
                String subject = "shop.t" + k;
                assertThat(
                                received.stream()
                                        .map(r -> CanonicalJson.read(r.body()))
                                        .filter(e -> e.get("subject").stringValue().equals(subject))
                                        .map(e -> e.get("sequence").intValue()))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, events).boxed().toList());
            }
        }
    }

    @Test
    void asksForARetryWhileTheReceiverIsAwayAndRecoversByItself() {
        try (Receiver receiver = receiver();
                EventSink.Channel channel = open(receiver)) {
            assertThat(channel.deliver(event("shop.a", 1))).isEqualTo(new Delivery.Delivered());
            receiver.goAway();
            long begin = System.nanoTime();
            assertThat(channel.deliver(event("shop.a", 2))).isInstanceOf(Delivery.Retry.class);
            assertThat(System.nanoTime() - begin)
                    .isLessThan(2L * LIMITS.timeoutMillis() * 1_000_000L);
            receiver.comeBack();
            Delivery last = channel.deliver(event("shop.a", 2));
            for (int i = 0; i < 5 && last instanceof Delivery.Retry; i++) {
                last = channel.deliver(event("shop.a", 2));
            }
            assertThat(last).isEqualTo(new Delivery.Delivered());
            assertThat(receiver.received().getLast().body())
                    .isEqualTo(event("shop.a", 2).cloudEvent());
        }
    }

    @Test
    void anInterruptEndsAnAttemptAndStaysSet() {
        try (Receiver receiver = receiver();
                EventSink.Channel channel = open(receiver)) {
            receiver.goAway();
            Thread.currentThread().interrupt();
            Delivery result = channel.deliver(event("shop.a", 1));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(result).isInstanceOf(Delivery.Retry.class);
        }
    }

    @Test
    void closesTwice() {
        try (Receiver receiver = receiver()) {
            EventSink.Channel channel = open(receiver);
            channel.close();
            channel.close();
            assertThat(channel.deliver(event("shop.a", 1))).isInstanceOf(Delivery.Retry.class);
        }
    }

    private EventSink.Channel open(Receiver receiver) {
        Credentials secret =
                sink().capabilities().contains(SinkCapability.SECRET) ? secret() : null;
        return sink().open(receiver.target(), secret, LIMITS, Clock.systemUTC());
    }

    /// A small event as the registry makes them.
    public static OutgoingEvent event(String subject, long sequence) {
        String id = "0190a0b0-0000-7000-8000-" + String.format("%012d", sequence);
        return new OutgoingEvent(
                id,
                subject,
                sequence,
                CanonicalJson.write(
                        CloudEvents.envelope(
                                id,
                                "org.schemaregistry.table.changed.v1",
                                "shop",
                                subject,
                                1_700_000_000_000L,
                                sequence,
                                CanonicalJson.mapper().createObjectNode().put("table", subject))));
    }
}

package org.schemaregistry.adapter.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.OutgoingEvent;
import org.schemaregistry.core.spi.SinkLimits;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.testkit.sink.SinkContract;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The sink against a real broker, one for all tests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KafkaSinkTest extends SinkContract {
    private static final int PARTITIONS = 3;

    private KafkaBroker broker;

    @BeforeAll
    void startBroker(@TempDir Path folder) throws Exception {
        broker = KafkaBroker.start(folder, false);
    }

    @AfterAll
    void stopBroker() {
        broker.close();
    }

    @Override
    protected EventSink sink() {
        return new KafkaSink();
    }

    @Override
    protected Credentials secret() {
        throw new AssertionError("the sink declares no SECRET");
    }

    @Override
    protected List<String> malformedTargets() {
        return List.of(
                "kafka://host:9092",
                "kafka://host:9092/",
                "kafka://host:9092/a/b",
                "kafka://host:9092/a%20b",
                "kafka://host:9092/..",
                "kafka://host:9092/topic?acks=0",
                "kafka://host:port/topic",
                "kafka://host:65536/topic",
                "kafka://host:0/topic",
                "kafka://host,,other/topic",
                "kafka://user:pw@host/topic");
    }

    @Override
    protected Receiver receiver() {
        return new Topic(UUID.randomUUID().toString());
    }

    @Test
    void aRecordIsAStructuredCloudEventUnderItsTablesKey() {
        try (Topic topic = new Topic(UUID.randomUUID().toString());
                EventSink.Channel channel = open(topic)) {
            OutgoingEvent event = event("shop.orders", 1);
            assertThat(channel.deliver(event)).isEqualTo(new Delivery.Delivered());
            ConsumerRecord<String, String> record = topic.records().getFirst();
            assertThat(record.key()).isEqualTo("shop.orders");
            assertThat(record.value()).isEqualTo(event.cloudEvent());
            assertThat(
                            new String(
                                    record.headers().lastHeader("content-type").value(),
                                    StandardCharsets.UTF_8))
                    .isEqualTo("application/cloudevents+json; charset=UTF-8");
        }
    }

    @Test
    void anEventThatIsTooLargeIsDead() {
        try (Topic topic = new Topic(UUID.randomUUID().toString());
                EventSink.Channel channel = open(topic)) {
            OutgoingEvent large = new OutgoingEvent("id", "shop.orders", 1, "x".repeat(300_000));
            assertThat(channel.deliver(large)).isInstanceOf(Delivery.Dead.class);
            assertThat(channel.deliver(event("shop.orders", 2)))
                    .isEqualTo(new Delivery.Delivered());
        }
    }

    @Test
    void aMissingTopicAndAnUnreachableBrokerAreToldApart() throws Exception {
        try (Topic topic = new Topic(UUID.randomUUID().toString());
                EventSink.Channel known = open(topic)) {
            assertThat(known.deliver(event("shop.orders", 1))).isEqualTo(new Delivery.Delivered());
        }
        assertThat(refusal("kafka://" + broker.address() + "/nowhere"))
                .startsWith("kafka topic nowhere at [" + broker.address() + "]: ")
                .contains("a broker answered and has no such topic; create it there");
        int port = KafkaBroker.freePort();
        assertThat(refusal("kafka://127.0.0.1:" + port + "/nowhere"))
                .startsWith("kafka topic nowhere at [127.0.0.1:" + port + "]: no broker answered");
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(refusal("kafka://127.0.0.1:" + silent.getLocalPort() + "/nowhere"))
                    .contains("no broker answered");
        }
    }

    private static String refusal(String target) {
        SinkLimits soon = new SinkLimits(2_000, 4_000, 16 * 1024, 3_600_000, 8);
        try (EventSink.Channel channel =
                new KafkaSink()
                        .open(SinkTarget.parse(target, true), null, soon, Clock.systemUTC())) {
            Delivery delivery = channel.deliver(event("shop.orders", 1));
            assertThat(delivery).isInstanceOf(Delivery.Retry.class);
            return ((Delivery.Retry) delivery).reason();
        }
    }

    @Test
    void severalBrokersAndTheDefaultPort() {
        assertThat(KafkaTarget.of(SinkTarget.parse("kafka://a,b:1/t", false)))
                .isEqualTo(new KafkaTarget(List.of("a:9092", "b:1"), "t"));
        assertThat(KafkaTarget.of(SinkTarget.parse("kafka://[::1]/t", false)))
                .isEqualTo(new KafkaTarget(List.of("[::1]:9092"), "t"));
    }

    private static EventSink.Channel open(Topic topic) {
        return new KafkaSink().open(topic.target(), null, SinkLimits.DEFAULT, Clock.systemUTC());
    }

    /// A topic of its own on the shared broker.
    private final class Topic implements Receiver {
        private final String name;

        Topic(String name) {
            this.name = name;
            create();
        }

        private void create() {
            ask(admin ->
                    admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all());
        }

        private <T> T ask(Function<Admin, KafkaFuture<T>> question) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
                return question.apply(admin).get(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public SinkTarget target() {
            return SinkTarget.parse("kafka://" + broker.address() + "/" + name, true);
        }

        @Override
        public List<Received> received() {
            return records().stream().map(r -> new Received(r.key(), r.value())).toList();
        }

        List<ConsumerRecord<String, String>> records() {
            try (KafkaConsumer<String, String> consumer =
                    new KafkaConsumer<>(
                            Map.of("bootstrap.servers", broker.address()),
                            new StringDeserializer(),
                            new StringDeserializer())) {
                List<TopicPartition> partitions = new ArrayList<>();
                for (int p = 0; p < PARTITIONS; p++) {
                    partitions.add(new TopicPartition(name, p));
                }
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                List<ConsumerRecord<String, String>> all = new ArrayList<>();
                while (partitions.stream()
                        .anyMatch(
                                p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
                    consumer.poll(Duration.ofMillis(200)).forEach(all::add);
                }
                return all;
            }
        }

        @Override
        public void goAway() {
            broker.kill();
        }

        @Override
        public void comeBack() {
            broker.restart();
            ask(admin -> admin.describeTopics(List.of(name)).allTopicNames());
        }

        @Override
        public void close() {
            if (!broker.running()) {
                broker.restart();
            }
        }
    }
}

package org.schemaregistry.adapter.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
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

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/// From a commit through the dispatcher to a broker that is killed and started again.
@Tag("slow")
final class KafkaPathTest {
    private static final DeliverySettings QUICK =
            new DeliverySettings(50, 500, 1_000, 86_400_000, 30_000);
    private static final String TOPIC = "schemas";

    @TempDir Path folder;

    private int published;

    @Test
    void aKilledBrokerThatComesBackGetsEveryEventInOrder() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder);
                Registry registry = Registry.open(folder.resolve("registry.db").toString())) {
            registry.addSource(
                    DataSource.of(
                            new SourceId("shop"), "sqlite", new SourceUri("sqlite:/nowhere.db")),
                    "test");
            registry.subscriptions()
                    .add(
                            SubscriptionDefinition.of(
                                    "bus",
                                    SinkTarget.parse(
                                            "kafka://" + broker.address() + "/" + TOPIC, true)),
                            "test");
            Thread working = Thread.ofPlatform().start(() -> registry.work(QUICK, scan -> {}));
            try {
                for (int round = 0; round < 2; round++) {
                    publish(registry, 40);
                    awaitLag(registry, round == 0 ? 0 : Long.MAX_VALUE);
                    broker.kill();
                    publish(registry, 40);
                    broker.restart();
                    publish(registry, 40);
                }
                awaitLag(registry, 0);
            } finally {
                working.interrupt();
                working.join();
            }
            assertThat(registry.subscriptions().show("bus").deadLetters()).isZero();
            check(records(broker));
        }
    }

    private void check(List<ConsumerRecord<String, String>> records) {
        Set<Long> seen = new TreeSet<>();
        Map<String, Long> last = new HashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            long number = CanonicalJson.read(record.value()).get("sequence").longValue();
            if (seen.add(number)) {
                Long before = last.put(record.key(), number);
                assertThat(before == null || before < number).as(record.key()).isTrue();
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, published + 1).boxed().toList());
    }

    private void publish(Registry registry, int versions) {
        for (int i = 0; i < versions; i++) {
            published++;
            registry.upsertTableMeta(
                    "shop",
                    "t" + i % 8,
                    "{\"id\":\"INTEGER\",\"c" + published + "\":\"TEXT\"}",
                    null);
        }
    }

    private static void awaitLag(Registry registry, long atMost) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (registry.subscriptions().show("bus").lag() > atMost) {
            assertThat(System.nanoTime())
                    .as(registry.subscriptions().show("bus").toString())
                    .isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /// All there are, each partition in its order.
    private static List<ConsumerRecord<String, String>> records(KafkaBroker broker) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.address()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo info : consumer.partitionsFor(TOPIC)) {
                partitions.add(new TopicPartition(TOPIC, info.partition()));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }
}

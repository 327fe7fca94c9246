package org.schemaregistry.adapter.sink.kafka;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.OutgoingEvent;
import org.schemaregistry.core.spi.SinkLimits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// An idempotent producer for one topic. Delivered means that all in-sync replicas have it. The
/// record's key is the event's partition key, so that the events of one table keep their order.
///
/// Thread-safe.
final class KafkaChannel implements EventSink.Channel {
    private static final String CONTENT_TYPE = "content-type";
    private static final byte[] STRUCTURED =
            "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8);

    private final KafkaTarget target;
    private final Producer<byte[], byte[]> producer;
    private final Metric answers;

    /// @throws IllegalArgumentException if no broker's name can be resolved or an address is
    ///   malformed
    KafkaChannel(KafkaTarget target, SinkLimits limits) {
        this.target = target;
        try {
            this.producer =
                    new KafkaProducer<>(
                            settings(target, limits),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            this.answers = answers(producer);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(
                    "kafka brokers " + target.brokers() + ": " + cause.getMessage(), e);
        }
    }

    @Override
    public Delivery deliver(OutgoingEvent event) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        target.topic(),
                        event.partitionKey().getBytes(StandardCharsets.UTF_8),
                        event.cloudEvent().getBytes(StandardCharsets.UTF_8));
        record.headers().add(CONTENT_TYPE, STRUCTURED);
        double answersBefore = answers();
        try {
            producer.send(record).get();
            return new Delivery.Delivered();
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause(), answersBefore);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Retry("interrupted");
        } catch (InterruptException e) {
            // It has set the flag again itself.
            return new Delivery.Retry("interrupted");
        } catch (KafkaException | IllegalStateException e) {
            return failed(e, answersBefore);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private Delivery failed(Throwable cause, double answersBefore) {
        String reason =
                "kafka topic "
                        + target.topic()
                        + " at "
                        + target.brokers()
                        + ": "
                        + what(cause, answers() > answersBefore);
        return cause instanceof RecordTooLargeException
                ? new Delivery.Dead(reason)
                : new Delivery.Retry(reason);
    }

    /// The producer says of an unreachable broker, too, that the topic is not there: all it knows
    /// is that it has no metadata of it.
    private static String what(Throwable cause, boolean answered) {
        String message =
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (!(cause instanceof TimeoutException)) {
            return message;
        }
        if (!answered) {
            return "no broker answered; check the addresses and the network (" + message + ")";
        }
        return cause.getCause() instanceof UnknownTopicOrPartitionException
                ? "a broker answered and has no such topic; create it there (" + message + ")"
                : message;
    }

    /// How often brokers answered this producer anything; its metric is found once, for each event
    /// asks it.
    private double answers() {
        return ((Number) answers.metricValue()).doubleValue();
    }

    private static Metric answers(Producer<byte[], byte[]> producer) {
        return producer.metrics().values().stream()
                .filter(metric ->
                        metric.metricName().name().equals("response-total")
                                && metric.metricName().group().equals("producer-metrics"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> settings(KafkaTarget target, SinkLimits limits) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, String.join(",", target.brokers()));
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "schema-registry");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // First the metadata, then the record: together they stay within the whole timeout.
        int metadata =
                Math.max(1, Math.min(limits.connectTimeoutMillis(), limits.timeoutMillis() / 2));
        int delivery = Math.max(1, limits.timeoutMillis() - metadata);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, metadata);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) metadata);
        return settings;
    }
}

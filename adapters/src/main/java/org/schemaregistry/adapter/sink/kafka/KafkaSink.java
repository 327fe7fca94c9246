package org.schemaregistry.adapter.sink.kafka;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.SinkCapability;
import org.schemaregistry.core.spi.SinkLimits;
import org.schemaregistry.core.spi.SinkTarget;

import java.time.Clock;
import java.util.Set;

/// Targets `kafka://host:9092[,host:9092]/topic`, without login and encryption. Addresses are not
/// checked: the brokers themselves tell the client where to connect, so a check would be for show.
///
/// Stateless and thread-safe.
public final class KafkaSink implements EventSink {
    @Override
    public Set<String> schemes() {
        return Set.of("kafka");
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return Set.of();
    }

    @Override
    public void check(SinkTarget target) {
        KafkaTarget.of(target);
    }

    @Override
    public Channel open(
            SinkTarget target, @Nullable Credentials secret, SinkLimits limits, Clock clock) {
        return new KafkaChannel(KafkaTarget.of(target), limits);
    }
}

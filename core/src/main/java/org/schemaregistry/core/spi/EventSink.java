package org.schemaregistry.core.spi;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Set;

/// One way to hand over events, such as HTTP or Kafka. Found by `ServiceLoader`. Stateless and
/// thread-safe.
public interface EventSink {
    /// The target schemes it serves, in lower case: `https`, `kafka`, ...
    Set<String> schemes();

    Set<SinkCapability> capabilities();

    /// Looks at a target without touching the network.
    ///
    /// @throws IllegalArgumentException if it can never be delivered to, saying what was expected
    void check(SinkTarget target);

    /// Prepares deliveries to one target; the caller closes it. The secret is the caller's and may
    /// be wiped after the call. It is null where none was given, and always for a sink without
    /// [SinkCapability#SECRET].
    ///
    /// @throws IllegalArgumentException if the target or the secret is malformed; the message holds
    ///   nothing of the secret
    Channel open(SinkTarget target, @Nullable Credentials secret, SinkLimits limits, Clock clock);

    /// An open way to one target. Thread-safe.
    interface Channel extends AutoCloseable {
        /// One attempt, blocking until it is decided, at the longest [SinkLimits#timeoutMillis].
        /// Never throws for what happens on the way or at the receiver; an interrupt ends it with
        /// [Delivery.Retry] and stays set. `Delivered` means the receiver has acknowledged.
        Delivery deliver(OutgoingEvent event);

        @Override
        void close();
    }
}

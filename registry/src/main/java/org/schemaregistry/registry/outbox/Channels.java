package org.schemaregistry.registry.outbox;

import org.schemaregistry.core.spi.EventSink;

/// Opens the way to a subscriber, with its secret.
@FunctionalInterface
public interface Channels {
    /// @throws RuntimeException if there is no sink for the target, or its secret cannot be read;
    ///   the message is kept as the subscription's error and holds nothing of the secret
    EventSink.Channel open(Subscription subscription);
}

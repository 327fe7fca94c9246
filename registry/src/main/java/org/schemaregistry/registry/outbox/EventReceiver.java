package org.schemaregistry.registry.outbox;

/// Takes events in their order, in this process.
public interface EventReceiver {
    /// Throws if the event is to come again.
    void on(OutboxEntry event) throws Exception;

    void gaveUp(OutboxEntry event, Exception reason);

    /// Events between these numbers, both inclusive, are no longer kept.
    void missed(long first, long last);
}

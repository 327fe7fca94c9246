package org.schemaregistry.registry.flow;

import org.schemaregistry.registry.api.EventListener;
import org.schemaregistry.registry.api.ListenerDefinition;
import org.schemaregistry.registry.api.Listening;
import org.schemaregistry.registry.outbox.DeliveryStore;
import org.schemaregistry.registry.outbox.EventFilter;
import org.schemaregistry.registry.outbox.EventPump;
import org.schemaregistry.registry.outbox.EventReceiver;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.outbox.OutgoingEvents;
import org.schemaregistry.registry.outbox.RetryPolicy;

import java.util.random.RandomGenerator;

/// Listeners in this process: nothing of them is stored, so they begin where they are told.
///
/// Thread-safe.
public final class Listeners implements AutoCloseable {
    private final DeliveryStore store;
    private final EventPump pump;

    public Listeners(DeliveryStore store, RandomGenerator random) {
        this.store = store;
        this.pump = new EventPump(store, random);
    }

    /// @throws org.schemaregistry.registry.api.RegistryException `EVENTS_FORGOTTEN`
    public Listening listen(ListenerDefinition definition, EventListener listener) {
        Long since = definition.sinceSequence();
        if (since != null) {
            long first = store.firstEvent();
            if (since + 1 < first) {
                throw Lookup.forgotten(since + 1, first);
            }
        }
        EventPump.Lane lane =
                pump.begin(
                        since == null ? store.lastEvent() : since,
                        new EventFilter(
                                definition.source(),
                                definition.table(),
                                definition.minBump(),
                                definition.profile()),
                        new RetryPolicy(
                                definition.firstRetryMillis(),
                                definition.maxRetryMillis(),
                                definition.maxAttempts()),
                        new Receiver(listener));
        return new Handle(lane);
    }

    @Override
    public void close() {
        pump.close();
    }

    private record Receiver(EventListener listener) implements EventReceiver {
        @Override
        public void on(OutboxEntry event) throws Exception {
            listener.on(OutgoingEvents.cloudEvent(event));
        }

        @Override
        public void gaveUp(OutboxEntry event, Exception reason) {
            listener.gaveUp(OutgoingEvents.cloudEvent(event), reason);
        }

        @Override
        public void missed(long first, long last) {
            listener.missed(first, last);
        }
    }

    private record Handle(EventPump.Lane lane) implements Listening {
        @Override
        public long position() {
            return lane.position();
        }

        @Override
        public void close() {
            lane.close();
        }
    }
}

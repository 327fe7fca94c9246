package org.schemaregistry.testkit.delivery;

import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.OutgoingEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Remembers what came and answers as it is told.
final class Receiver implements EventSink.Channel {
    private final List<OutgoingEvent> attempts = new ArrayList<>();
    private final List<OutgoingEvent> taken = new ArrayList<>();
    private volatile Function<OutgoingEvent, Delivery> behaviour =
            event -> new Delivery.Delivered();

    void behave(Function<OutgoingEvent, Delivery> answers) {
        behaviour = answers;
    }

    @Override
    public Delivery deliver(OutgoingEvent event) {
        Delivery answer = behaviour.apply(event);
        synchronized (this) {
            attempts.add(event);
            if (answer instanceof Delivery.Delivered) {
                taken.add(event);
            }
        }
        return answer;
    }

    synchronized List<Long> sequences() {
        return taken.stream().map(OutgoingEvent::sequence).toList();
    }

    synchronized List<Long> delivered(String subject) {
        return taken.stream()
                .filter(e -> e.partitionKey().equals(subject))
                .map(OutgoingEvent::sequence)
                .toList();
    }

    synchronized int attempts() {
        return attempts.size();
    }

    synchronized int attempts(String subject) {
        return (int) attempts.stream().filter(e -> e.partitionKey().equals(subject)).count();
    }

    @Override
    public void close() {}
}

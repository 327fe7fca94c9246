package org.schemaregistry.registry.outbox;

import org.schemaregistry.core.event.CloudEvents;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.spi.OutgoingEvent;

import tools.jackson.databind.node.ObjectNode;

/// Stored events as CloudEvents.
public final class OutgoingEvents {
    private OutgoingEvents() {}

    public static ObjectNode cloudEvent(OutboxEntry entry) {
        int dot = entry.subject().indexOf('.');
        return CloudEvents.envelope(
                entry.id(),
                entry.type(),
                dot < 0 ? entry.subject() : entry.subject().substring(0, dot),
                entry.subject(),
                entry.atMillis(),
                entry.seq(),
                CanonicalJson.read(entry.data()));
    }

    static OutgoingEvent of(OutboxEntry entry) {
        return new OutgoingEvent(
                entry.id(), entry.subject(), entry.seq(), cloudEvent(entry).toString());
    }
}

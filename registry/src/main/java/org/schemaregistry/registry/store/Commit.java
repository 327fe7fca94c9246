package org.schemaregistry.registry.store;

import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;

import java.util.List;

/// Updates with their preconditions, audit entries and events: one transaction.
///
/// Immutable.
public record Commit(
        Actor actor,
        long atMillis,
        String requestId,
        List<Requirement> requirements,
        List<Write> writes,
        List<AuditDraft> audits,
        List<EventDraft> events) {
    public Commit {
        if (requestId.length() > 256 || requestId.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "request id: expected at most 256 characters without NUL");
        }
        requirements = List.copyOf(requirements);
        writes = List.copyOf(writes);
        audits = List.copyOf(audits);
        events = List.copyOf(events);
    }
}

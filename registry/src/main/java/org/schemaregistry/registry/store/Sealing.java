package org.schemaregistry.registry.store;

import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.audit.AuditLog;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.outbox.OutboxEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Gives committed audit entries and events their place in the one order: dense numbers and the
/// links of the chain. Pure; whoever calls it holds the lock that makes it the only one.
public final class Sealing {
    private Sealing() {}

    /// The last numbers given out.
    public record Ends(AuditHead audit, long lastEvent) {}

    /// What one commit left to be sealed. `eventIds` are as many as `events`.
    public record Unsealed(
            Actor actor,
            long atMillis,
            String requestId,
            List<AuditDraft> audits,
            List<EventDraft> events,
            List<String> eventIds) {
        public Unsealed {
            audits = List.copyOf(audits);
            events = List.copyOf(events);
            eventIds = List.copyOf(eventIds);
        }

        /// The commit's drafts, its events with ids of their own from now on.
        public static Unsealed of(Commit commit, RandomGenerator random) {
            List<String> ids = new ArrayList<>(commit.events().size());
            for (int i = 0; i < commit.events().size(); i++) {
                ids.add(timeOrderedId(commit.atMillis(), random));
            }
            return new Unsealed(
                    commit.actor(),
                    commit.atMillis(),
                    commit.requestId(),
                    commit.audits(),
                    commit.events(),
                    ids);
        }
    }

    /// Entries in their final form, and the new ends.
    public record Sealed(List<AuditEntry> audits, List<OutboxEntry> events, Ends ends) {
        public Sealed {
            audits = List.copyOf(audits);
            events = List.copyOf(events);
        }
    }

    /// Seals commits in the order given.
    public static Sealed seal(Ends ends, List<Unsealed> commits) {
        AuditHead head = ends.audit();
        long lastEvent = ends.lastEvent();
        List<AuditEntry> audits = new ArrayList<>();
        List<OutboxEntry> events = new ArrayList<>();
        for (Unsealed commit : commits) {
            for (AuditDraft draft : commit.audits()) {
                AuditEntry entry =
                        AuditLog.link(
                                head, commit.atMillis(), commit.actor(), commit.requestId(), draft);
                head = new AuditHead(entry.seq(), entry.hash());
                audits.add(entry);
            }
            for (int i = 0; i < commit.events().size(); i++) {
                EventDraft draft = commit.events().get(i);
                lastEvent++;
                events.add(
                        new OutboxEntry(
                                lastEvent,
                                commit.eventIds().get(i),
                                draft.type(),
                                draft.subject(),
                                commit.atMillis(),
                                draft.data()));
            }
        }
        return new Sealed(audits, events, new Ends(head, lastEvent));
    }

    /// A UUID of version 7 (RFC 9562): 48 bits of milliseconds, the rest random.
    private static String timeOrderedId(long atMillis, RandomGenerator random) {
        long high = (atMillis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}

package org.schemaregistry.registry.store;

import static java.util.Comparator.comparingInt;

import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;

import java.util.List;

/// Updates with their preconditions, audit entries and events: one transaction.
///
/// Writes are made in the order given, except that sources are put first, then tables dropped, and
/// sources removed last: so a renamed table may take the name of one that is dropped.
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
        writes = writes.stream().sorted(comparingInt(Commit::rank)).toList();
        audits = List.copyOf(audits);
        events = List.copyOf(events);
    }

    private static int rank(Write write) {
        return switch (write) {
            case Write.PutSource first -> 0;
            case Write.DropTable second -> 1;
            case Write.PutVersion third -> 2;
            case Write.PutScanMemory third -> 2;
            case Write.PutMapping third -> 2;
            case Write.RemoveMapping third -> 2;
            case Write.SettleForeignEdit third -> 2;
            case Write.PutSubscription third -> 2;
            case Write.RemoveSubscription third -> 2;
            case Write.PauseSubscription third -> 2;
            case Write.ResumeSubscription third -> 2;
            case Write.ReplaySubscription third -> 2;
            case Write.PutSchedule third -> 2;
            case Write.RemoveSchedule third -> 2;
            case Write.AddQuery third -> 2;
            case Write.JudgeQuery third -> 2;
            case Write.DropQuery third -> 2;
            case Write.PutGuardState third -> 2;
            case Write.RemoveSource last -> 3;
        };
    }
}

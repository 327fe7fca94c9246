package org.schemaregistry.server.cli;

import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.audit.AuditVerification;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/// `audit ...`: who did what, and whether the trail is untouched.
@Command(name = "audit", description = "Who did what; prove that the trail is untouched.")
final class AuditCommands {
    private final Session session;

    AuditCommands(Session session) {
        this.session = session;
    }

    @Command(name = "list", description = "Audit entries in their order.")
    int list(
            @Option(
                            names = "--since",
                            paramLabel = "SEQ",
                            defaultValue = "0",
                            description = "Those after this number.")
                    long since,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "At most so many; ${DEFAULT-VALUE} if left out.")
                    int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit: expected 1 or more, found " + limit);
        }
        try (Registry registry = session.open()) {
            List<AuditEntry> entries = registry.audit(since, limit);
            if (session.json()) {
                session.print(Json.array(entries, AuditCommands::entry));
            } else if (entries.isEmpty()) {
                session.print("no entries" + (since == 0 ? " yet" : " after " + since));
            } else {
                TextTable table =
                        new TextTable("SEQ", "AT", "ACTOR", "ACTION", "SUBJECT", "DETAIL");
                for (AuditEntry entry : entries) {
                    table.row(
                            Long.toString(entry.seq()),
                            Instant.ofEpochMilli(entry.atMillis()).toString(),
                            entry.actor(),
                            entry.action(),
                            entry.subject(),
                            entry.detail());
                }
                session.print(table);
            }
        }
        return 0;
    }

    @Command(
            name = "verify",
            description = {
                "Walk the whole chain of entries.",
                "Exit code 1 if a link is broken; it is named."
            })
    int verify() {
        try (Registry registry = session.open()) {
            AuditVerification found = registry.verifyAudit();
            AuditVerification.Broken broken = found.broken();
            if (session.json()) {
                ObjectNode node = head(found.head());
                node.put("intact", found.intact());
                node.put("entries", found.entries());
                node.put("unsealed", found.unsealed());
                if (broken != null) {
                    node.putObject("broken")
                            .put("seq", broken.seq())
                            .put("reason", broken.reason());
                }
                session.print(node);
            } else if (broken == null) {
                session.print(
                        found.entries()
                                + (found.entries() == 1 ? " entry" : " entries")
                                + ", intact; "
                                + found.unsealed()
                                + " not yet sealed; head "
                                + found.head().hash());
            } else {
                session.print("broken at entry " + broken.seq() + ": " + broken.reason());
            }
            return broken == null ? 0 : 1;
        }
    }

    @Command(
            name = "head",
            description = "The hash at the end of the chain, to be kept somewhere else.")
    int head() {
        try (Registry registry = session.open()) {
            AuditHead head = registry.auditHead();
            if (session.json()) {
                session.print(head(head));
            } else {
                session.print(head.seq() + " " + head.hash());
            }
        }
        return 0;
    }

    private static ObjectNode head(AuditHead head) {
        return Json.object().put("seq", head.seq()).put("hash", head.hash());
    }

    private static ObjectNode entry(AuditEntry entry) {
        ObjectNode node = Json.object();
        node.put("seq", entry.seq());
        node.put("at", entry.atMillis());
        node.put("actor", entry.actor());
        node.put("action", entry.action());
        node.put("subject", entry.subject());
        node.put("before", entry.before());
        node.put("after", entry.after());
        node.put("requestId", entry.requestId());
        node.put("detail", entry.detail());
        node.put("hash", entry.hash());
        return node;
    }
}

package org.schemaregistry.testkit.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.TableFacts;
import org.schemaregistry.registry.store.Write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Commits for tests: one audit entry and one event for each published version.
final class Drafts {
    static final long AT = 1_700_000_000_000L;

    private Drafts() {}

    static Write.PutSource source(String id, String version) {
        return new Write.PutSource(
                DataSource.of(
                        new SourceId(id), "postgres", new SourceUri("postgresql://host/" + id)),
                SemVer.parse(version));
    }

    static Write.PutVersion version(
            String source, String table, long ordinal, String version, String body) {
        return version(source, table, ordinal, version, body, null);
    }

    static Write.PutVersion version(
            String source,
            String table,
            long ordinal,
            String version,
            String body,
            @Nullable String renamedFrom) {
        return new Write.PutVersion(
                new SourceId(source),
                QualifiedName.parse(table),
                ordinal,
                SemVer.parse(version),
                fingerprint(body),
                body,
                new TableFacts(TableKind.TABLE, 2, "about " + table, false),
                "[{\"kind\":\"test\"}]",
                ordinal == 1 ? null : Bump.MINOR,
                renamedFrom == null ? null : QualifiedName.parse(renamedFrom));
    }

    static Write.DropTable drop(String source, String table, long ordinal, String version) {
        return new Write.DropTable(
                new SourceId(source),
                QualifiedName.parse(table),
                ordinal,
                SemVer.parse(version),
                "[]");
    }

    static Commit commit(Write... writes) {
        return commitAt(AT, List.of(), writes);
    }

    static Commit commit(Requirement requirement, Write... writes) {
        return commitAt(AT, List.of(requirement), writes);
    }

    static Commit commitAt(long atMillis, List<Requirement> requirements, Write... writes) {
        List<AuditDraft> audits = new ArrayList<>();
        List<EventDraft> events = new ArrayList<>();
        for (Write write : writes) {
            if (write instanceof Write.PutVersion put) {
                String subject = put.source() + "." + put.name();
                audits.add(
                        new AuditDraft(
                                "table.changed", subject, null, put.fingerprint(), "\"é\n\u0001"));
                events.add(
                        new EventDraft(
                                "test.table.changed",
                                subject,
                                "{\"ordinal\":" + put.ordinal() + "}"));
            } else if (write instanceof Write.DropTable drop) {
                String subject = drop.source() + "." + drop.name();
                audits.add(new AuditDraft("table.dropped", subject, null, null, ""));
                events.add(new EventDraft("test.table.dropped", subject, "{}"));
            }
        }
        return new Commit(
                new Actor("tester"),
                atMillis,
                "request-1",
                requirements,
                List.of(writes),
                audits,
                events);
    }

    static String fingerprint(String body) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

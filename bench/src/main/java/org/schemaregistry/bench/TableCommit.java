package org.schemaregistry.bench;

import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.Fingerprint;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.TableFacts;
import org.schemaregistry.registry.store.Write;

import java.util.ArrayList;
import java.util.List;

/// One version of many tables of one source, made into one commit. For one thread.
final class TableCommit {
    private final SourceId source;
    private final int version;
    private final List<Write> writes = new ArrayList<>();
    private final List<AuditDraft> audits = new ArrayList<>();
    private final List<EventDraft> events = new ArrayList<>();

    TableCommit(SourceId source, int version) {
        this.source = source;
        this.version = version;
        writes.add(
                new Write.PutSource(
                        DataSource.of(source, "postgres", new SourceUri("postgresql://h/d")),
                        new SemVer(1, version, 0)));
    }

    void add(String table, String body, String changesJson) {
        String fingerprint = Fingerprint.of(body).text();
        String subject = source + "." + table;
        writes.add(
                new Write.PutVersion(
                        source,
                        QualifiedName.of(table),
                        version,
                        new SemVer(1, version, 0),
                        fingerprint,
                        body,
                        new TableFacts(TableKind.TABLE, 15, null, false),
                        changesJson,
                        Bump.MINOR,
                        null));
        audits.add(new AuditDraft("table.changed", subject, null, fingerprint, ""));
        events.add(new EventDraft("org.schemaregistry.table.changed.v1", subject, "{}"));
    }

    Commit commit() {
        return new Commit(
                new Actor("bench"),
                1_700_000_000_000L + version,
                "r",
                List.of(),
                writes,
                audits,
                events);
    }
}

package org.schemaregistry.registry.flow;

import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.event.RegistryEvent;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.ForeignEdit;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Adopts what other programs wrote into the specification's tables: each row becomes an ordinary
/// publication of the actor `external`. A row that cannot be read is refused with an audit entry
/// and stays as it is.
///
/// Thread-safe; several adopters at once do the work once.
public final class Adoption {
    private static final String EXTERNAL = Actor.EXTERNAL.name();

    private final Store store;
    private final Rechecking rechecking;
    private final RuleSet rules;
    private final Limits limits;
    private final Clock clock;

    public Adoption(Store store, Extensions extensions, RuleSet rules, Limits limits, Clock clock) {
        this.store = store;
        rechecking = new Rechecking(store, extensions);
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    /// Adopts what is pending; costs one field read if nothing is.
    public void run() {
        if (!store.catalog().foreignEditsPending()) {
            return;
        }
        for (ForeignEdit edit : store.foreignEdits()) {
            adopt(edit);
        }
    }

    private void adopt(ForeignEdit edit) {
        for (int attempt = 0; attempt < limits.commitAttempts(); attempt++) {
            Commit commit;
            try {
                commit = commitFor(edit, store.catalog());
            } catch (IllegalArgumentException e) {
                commit = refusal(edit, String.valueOf(e.getMessage()));
            }
            switch (store.commit(commit)) {
                case CommitResult.Committed ignored -> {
                    return;
                }
                case CommitResult.Conflict(Requirement.ForeignEditPending ignored) -> {
                    // Written again meanwhile: the next run sees the newer row.
                    return;
                }
                case CommitResult.Conflict ignored -> {}
            }
        }
    }

    private Commit commitFor(ForeignEdit edit, Catalog catalog) {
        return switch (edit) {
            case ForeignEdit.SourceRow row -> source(row, catalog);
            case ForeignEdit.SourceGone gone -> sourceGone(gone, catalog);
            case ForeignEdit.TableRow row -> table(row, catalog);
            case ForeignEdit.TableGone gone -> tableGone(gone, catalog);
        };
    }

    private Commit source(ForeignEdit.SourceRow row, Catalog catalog) {
        SourceId id = new SourceId(row.id());
        SourceUri uri = new SourceUri(row.uri());
        SemVer version = SemVer.parse(row.version());
        SourceState state = catalog.sources().get(id);
        if (state == null) {
            DataSource source = DataSource.of(id, row.type(), uri);
            return single(
                    row.number(),
                    List.of(new Requirement.SourceAbsent(id)),
                    new Write.PutSource(source, version),
                    new RegistryEvent.SourceAdded(id, version, EXTERNAL));
        }
        DataSource known = state.source();
        DataSource source =
                new DataSource(
                        id,
                        row.type(),
                        uri,
                        known.scope(),
                        known.searchPath(),
                        known.credentials(),
                        known.queryCredentials());
        SemVer next = version.compareTo(state.version()) > 0 ? version : state.version();
        if (source.equals(known) && next.equals(state.version())) {
            return settled(row.number(), List.of(new Write.PutSource(known, next)), List.of());
        }
        return single(
                row.number(),
                List.of(new Requirement.SourceAtRevision(id, state.revision())),
                new Write.PutSource(source, next),
                new RegistryEvent.SourceChanged(
                        id, state.version(), next, Bump.NONE, List.of("settings"), EXTERNAL));
    }

    private Commit sourceGone(ForeignEdit.SourceGone gone, Catalog catalog) {
        SourceId id = new SourceId(gone.id());
        SourceState state = catalog.sources().get(id);
        return state == null
                ? settled(gone.number(), List.of(), List.of())
                : single(
                        gone.number(),
                        List.of(new Requirement.SourceAtRevision(id, state.revision())),
                        new Write.RemoveSource(id),
                        new RegistryEvent.SourceRemoved(id, state.version(), EXTERNAL));
    }

    private Commit table(ForeignEdit.TableRow row, Catalog catalog) {
        QualifiedName name = QualifiedName.parse(row.table());
        SourceState base = known(row.source(), catalog);
        Table table = TableJson.readAny(row.schemaJson());
        SemVer asked = SemVer.parse(row.version());
        TableState current = base.tables().get(name);
        Publication publication = new Publication(base, rules, EXTERNAL);
        if (current == null) {
            SourceState.Dropped earlier = base.dropped().get(name);
            SemVer computed = earlier == null ? asked : earlier.version().next(Bump.MINOR);
            publication.added(
                    name,
                    table,
                    List.of(new Change.TableAdded(name)),
                    true,
                    larger(asked, computed));
        } else {
            Table before = content(current, row);
            List<Change> changes = Differ.diff(before, table);
            SemVer computed =
                    current.version()
                            .next(
                                    changes.isEmpty()
                                            ? Bump.PATCH
                                            : RuleSet.bump(rules.classify(changes, before, table)));
            if (changes.isEmpty() && asked.compareTo(current.version()) <= 0) {
                return settled(row.number(), List.of(), List.of());
            }
            publication.moved(
                    name,
                    null,
                    before,
                    table,
                    changes,
                    current.declared(),
                    larger(asked, computed));
        }
        publication.putSource(
                base.source(), publication.nextSourceVersion(!base.tables().isEmpty()));
        publication.write(new Write.SettleForeignEdit(row.number()));
        long atMillis = clock.millis();
        rechecking.run(publication, null, atMillis);
        return publication.commit(atMillis, request());
    }

    private Commit tableGone(ForeignEdit.TableGone gone, Catalog catalog) {
        SourceState base = catalog.sources().get(new SourceId(gone.source()));
        QualifiedName name = QualifiedName.parse(gone.table());
        TableState current = base == null ? null : base.tables().get(name);
        if (base == null || current == null) {
            return settled(gone.number(), List.of(), List.of());
        }
        Publication publication = new Publication(base, rules, EXTERNAL);
        publication.dropped(name, content(current, gone), List.of(new Change.TableDropped(name)));
        publication.putSource(base.source(), publication.nextSourceVersion(true));
        publication.write(new Write.SettleForeignEdit(gone.number()));
        long atMillis = clock.millis();
        rechecking.run(publication, null, atMillis);
        return publication.commit(atMillis, request());
    }

    private Commit refusal(ForeignEdit edit, String reason) {
        String subject =
                switch (edit) {
                    case ForeignEdit.SourceRow row -> row.id();
                    case ForeignEdit.SourceGone gone -> gone.id();
                    case ForeignEdit.TableRow row -> row.source() + "." + row.table();
                    case ForeignEdit.TableGone gone -> gone.source() + "." + gone.table();
                };
        String named =
                subject.isBlank()
                        ? "(no name)"
                        : subject.substring(0, Math.min(subject.length(), 1000));
        return settled(
                edit.number(),
                List.of(),
                List.of(new AuditDraft("external.refused", named, null, null, reason)));
    }

    private Commit single(
            long number, List<Requirement> requirements, Write write, RegistryEvent event) {
        return new Commit(
                Actor.EXTERNAL,
                clock.millis(),
                request(),
                requirements,
                List.of(write, new Write.SettleForeignEdit(number)),
                List.of(new AuditDraft(event.topic(), event.subject(), null, null, "")),
                List.of(
                        new EventDraft(
                                event.type(), event.subject(), CanonicalJson.write(event.data()))));
    }

    private Commit settled(long number, List<Write> writes, List<AuditDraft> audits) {
        List<Write> all = new ArrayList<>(writes);
        all.add(new Write.SettleForeignEdit(number));
        return new Commit(
                Actor.EXTERNAL, clock.millis(), request(), List.of(), all, audits, List.of());
    }

    private static SourceState known(String source, Catalog catalog) {
        SourceState state = catalog.sources().get(new SourceId(source));
        if (state == null) {
            throw new IllegalArgumentException("source '" + source + "' is not registered");
        }
        return state;
    }

    private Table content(TableState state, ForeignEdit edit) {
        return TableJson.read(
                store.content(state.contentId())
                        .orElseThrow(() ->
                                new IllegalStateException("no content for " + edit.number())));
    }

    private static SemVer larger(SemVer asked, SemVer computed) {
        return asked.compareTo(computed) >= 0 ? asked : computed;
    }

    private static String request() {
        return UUID.randomUUID().toString();
    }
}

package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.TableDelta;
import org.schemaregistry.core.event.RegistryEvent;
import org.schemaregistry.core.event.RegistryEvent.TableMoved;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.ChangeJson;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.core.version.Fingerprint;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.TableChange;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.TableFacts;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns what happened to the tables of one source into one commit: for each table its next
/// version, one audit entry and one event, and for the source its next version.
///
/// Collects for one commit; one thread.
final class Publication {
    private final SourceState base;
    private final RuleSet rules;
    private final String actor;
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<AuditDraft> audits = new ArrayList<>();
    private final List<EventDraft> events = new ArrayList<>();
    private final List<TableChange> changes = new ArrayList<>();
    private final SortedMap<QualifiedName, Optional<Table>> moved = new TreeMap<>();
    private Bump sourceBump = Bump.NONE;

    /// Everything is decided on `base`: the commit conflicts if the source has moved since.
    Publication(SourceState base, RuleSet rules, String actor) {
        this.base = base;
        this.rules = rules;
        this.actor = actor;
        requirements.add(new Requirement.SourceAtRevision(source(), base.revision()));
    }

    List<TableChange> changes() {
        return List.copyOf(changes);
    }

    SourceState base() {
        return base;
    }

    String actor() {
        return actor;
    }

    /// The tables that this publication puts, by name, and empty for each name that goes.
    SortedMap<QualifiedName, Optional<Table>> moved() {
        return Collections.unmodifiableSortedMap(moved);
    }

    Bump sourceBump() {
        return sourceBump;
    }

    /// Publishes what a delta says. `declared` marks a table written by hand.
    void add(TableDelta delta, boolean declared) {
        switch (delta) {
            case TableDelta.Added added ->
                    added(added.name(), added.table(), delta.allChanges(), declared, null);
            case TableDelta.Dropped dropped ->
                    dropped(dropped.name(), dropped.table(), delta.allChanges());
            case TableDelta.Renamed renamed ->
                    moved(
                            renamed.to(),
                            renamed.from(),
                            renamed.before(),
                            renamed.after(),
                            delta.allChanges(),
                            declared,
                            null);
            case TableDelta.Changed changed ->
                    moved(
                            changed.name(),
                            null,
                            changed.before(),
                            changed.after(),
                            delta.allChanges(),
                            declared,
                            null);
        }
    }

    /// Publishes a first version, or goes on where a dropped table of that name ended. `asked` is a
    /// version the caller insists on; the caller has checked it.
    void added(
            QualifiedName name,
            Table table,
            List<Change> found,
            boolean declared,
            @Nullable SemVer asked) {
        SourceState.Dropped earlier = base.dropped().get(name);
        List<ClassifiedChange> classified = rules.classify(found, table, table);
        Bump bump = earlier == null ? null : Bump.MINOR;
        SemVer computed = earlier == null ? SemVer.FIRST : earlier.version().next(Bump.MINOR);
        SemVer version = asked == null ? computed : asked;
        long ordinal = earlier == null ? 1 : earlier.ordinal() + 1;
        put(name, null, table, ordinal, version, bump, classified, declared);
        record(
                TableMoved.Kind.CREATED,
                name,
                null,
                earlier == null ? null : earlier.version(),
                version,
                ordinal,
                bump == null ? Bump.MINOR : bump,
                null,
                Fingerprint.of(TableJson.write(table)).text(),
                classified);
    }

    /// Publishes the next version of a table that exists.
    void moved(
            QualifiedName name,
            @Nullable QualifiedName renamedFrom,
            Table before,
            Table after,
            List<Change> found,
            boolean declared,
            @Nullable SemVer asked) {
        TableState state = state(renamedFrom == null ? name : renamedFrom);
        List<ClassifiedChange> classified = rules.classify(found, before, after);
        Bump bump = RuleSet.bump(classified);
        SemVer version = asked == null ? state.version().next(bump) : asked;
        put(name, renamedFrom, after, state.ordinal() + 1, version, bump, classified, declared);
        record(
                renamedFrom == null ? TableMoved.Kind.CHANGED : TableMoved.Kind.RENAMED,
                name,
                renamedFrom,
                state.version(),
                version,
                state.ordinal() + 1,
                bump,
                state.fingerprint(),
                Fingerprint.of(TableJson.write(after)).text(),
                classified);
    }

    /// Publishes a tombstone.
    void dropped(QualifiedName name, Table last, List<Change> found) {
        TableState state = state(name);
        List<ClassifiedChange> classified = rules.classify(found, last, last);
        SemVer version = state.version().next(Bump.MAJOR);
        moved.putIfAbsent(name, Optional.empty());
        writes.add(
                new Write.DropTable(
                        source(), name, state.ordinal() + 1, version, json(classified)));
        record(
                TableMoved.Kind.DROPPED,
                name,
                null,
                state.version(),
                version,
                state.ordinal() + 1,
                Bump.MAJOR,
                state.fingerprint(),
                null,
                classified);
    }

    /// Something about the source itself changed, beside its tables.
    void sourceMoved(Bump bump) {
        sourceBump = sourceBump.max(bump);
    }

    void event(
            RegistryEvent event, @Nullable String before, @Nullable String after, String detail) {
        audits.add(new AuditDraft(event.topic(), event.subject(), before, after, detail));
        events.add(
                new EventDraft(event.type(), event.subject(), CanonicalJson.write(event.data())));
    }

    void write(Write write) {
        writes.add(write);
    }

    void require(Requirement requirement) {
        requirements.add(requirement);
    }

    /// Gives the source its version: the largest bump once, unless it was never scanned whole.
    SemVer nextSourceVersion(boolean scannedBefore) {
        return scannedBefore && sourceBump != Bump.NONE
                ? base.version().next(sourceBump)
                : base.version();
    }

    void putSource(DataSource source, SemVer version) {
        writes.add(0, new Write.PutSource(source, version));
    }

    boolean isEmpty() {
        return writes.isEmpty() && events.isEmpty() && audits.isEmpty();
    }

    Commit commit(long atMillis, String requestId) {
        return new Commit(
                new Actor(actor), atMillis, requestId, requirements, writes, audits, events);
    }

    private void put(
            QualifiedName name,
            @Nullable QualifiedName renamedFrom,
            Table table,
            long ordinal,
            SemVer version,
            @Nullable Bump bump,
            List<ClassifiedChange> classified,
            boolean declared) {
        if (renamedFrom != null) {
            moved.putIfAbsent(renamedFrom, Optional.empty());
        }
        moved.put(name, Optional.of(table));
        String body = TableJson.write(table);
        TableFacts facts =
                new TableFacts(table.kind(), table.fields().size(), table.comment(), declared);
        writes.add(
                new Write.PutVersion(
                        source(),
                        name,
                        ordinal,
                        version,
                        Fingerprint.of(body).text(),
                        body,
                        facts,
                        json(classified),
                        bump,
                        renamedFrom));
    }

    private void record(
            TableMoved.Kind kind,
            QualifiedName name,
            @Nullable QualifiedName renamedFrom,
            @Nullable SemVer from,
            SemVer to,
            long ordinal,
            Bump bump,
            @Nullable String before,
            @Nullable String after,
            List<ClassifiedChange> classified) {
        sourceMoved(bump);
        changes.add(
                new TableChange(
                        name,
                        renamedFrom,
                        from,
                        to,
                        bump,
                        kind == TableMoved.Kind.DROPPED,
                        classified));
        event(
                new TableMoved(
                        kind,
                        new TableRef(source(), name),
                        renamedFrom,
                        from,
                        to,
                        ordinal,
                        bump,
                        after,
                        actor,
                        classified),
                before,
                after,
                (from == null ? "" : from + " -> ") + to);
    }

    private TableState state(QualifiedName name) {
        TableState state = base.tables().get(name);
        if (state == null) {
            throw new IllegalStateException(
                    "table " + name + " is not in the catalog it was compared with");
        }
        return state;
    }

    private SourceId source() {
        return base.source().id();
    }

    private static String json(List<ClassifiedChange> classified) {
        return CanonicalJson.write(ChangeJson.write(classified));
    }
}

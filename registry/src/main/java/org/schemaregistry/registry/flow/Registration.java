package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.event.RegistryEvent;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.json.DataSourceJson;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.Fingerprint;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.Write;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// How sources and ontology mappings come, change and go. Each is one commit with one audit entry;
/// sources raise one event.
///
/// Thread-safe.
public final class Registration {
    private final Store store;
    private final Limits limits;
    private final Clock clock;

    public Registration(Store store, Limits limits, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /// @throws RegistryException `SOURCE_EXISTS`, `LIMIT_EXCEEDED`
    public void add(DataSource source, String actor) {
        add(source, null, actor);
    }

    /// The same, with a schedule unless `every` is null.
    public void add(DataSource source, @Nullable Duration every, String actor) {
        Catalog catalog = store.catalog();
        if (catalog.sources().containsKey(source.id())) {
            throw exists(source.id());
        }
        if (catalog.sources().size() >= limits.maxSources()) {
            throw new RegistryException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "the registry is full",
                    "at most " + limits.maxSources() + " sources",
                    Integer.toString(catalog.sources().size()),
                    "remove sources that are no longer used");
        }
        SourceState removed = catalog.removed().get(source.id());
        SemVer version = removed == null ? SemVer.FIRST : removed.version();
        Commit commit =
                commit(
                        actor,
                        List.of(new Requirement.SourceAbsent(source.id())),
                        List.of(new Write.PutSource(source, version)),
                        new RegistryEvent.SourceAdded(source.id(), version, actor),
                        null,
                        source);
        if (store.commit(every == null ? commit : scheduled(commit, source.id(), every))
                instanceof CommitResult.Conflict) {
            throw exists(source.id());
        }
    }

    private static Commit scheduled(Commit commit, SourceId id, Duration every) {
        List<Write> writes = new ArrayList<>(commit.writes());
        writes.add(Scheduling.write(id, every));
        List<AuditDraft> audits = new ArrayList<>(commit.audits());
        audits.add(Scheduling.audit(id, every));
        return new Commit(
                commit.actor(),
                commit.atMillis(),
                commit.requestId(),
                commit.requirements(),
                writes,
                audits,
                commit.events());
    }

    /// Registers a source or replaces its settings; equal settings are no commit.
    ///
    /// @throws RegistryException `SOURCE_IMMUTABLE` if the type or the default schema of a scanned
    ///   source would change
    public void put(DataSource source, String actor) {
        for (int attempt = 0; attempt < limits.commitAttempts(); attempt++) {
            SourceState state = store.catalog().sources().get(source.id());
            if (state == null) {
                add(source, actor);
                return;
            }
            if (replaced(state, source, actor)) {
                return;
            }
        }
        throw overtaken("source " + source.id());
    }

    /// Changes the settings of a source that is there; equal settings are no commit. `change` is
    /// asked again where another change came first.
    ///
    /// @return false if it had these settings already
    /// @throws RegistryException `UNKNOWN_SOURCE`, and as [#put] does
    public boolean change(SourceId id, UnaryOperator<DataSource> change, String actor) {
        for (int attempt = 0; attempt < limits.commitAttempts(); attempt++) {
            SourceState state = Lookup.state(store.catalog(), id);
            DataSource changed = change.apply(state.source());
            if (!changed.id().equals(id)) {
                throw new IllegalArgumentException(
                        "a change of source " + id + " must keep its id, found " + changed.id());
            }
            if (replaced(state, changed, actor)) {
                return !changed.equals(state.source());
            }
        }
        throw overtaken("source " + id);
    }

    /// False if somebody else changed the source meanwhile.
    private boolean replaced(SourceState state, DataSource source, String actor) {
        if (state.source().equals(source)) {
            return true;
        }
        checkImmutable(state, source);
        Commit commit =
                commit(
                        actor,
                        List.of(new Requirement.SourceAtRevision(source.id(), state.revision())),
                        List.of(new Write.PutSource(source, state.version())),
                        new RegistryEvent.SourceChanged(
                                source.id(),
                                state.version(),
                                state.version(),
                                Bump.NONE,
                                List.of("settings"),
                                actor),
                        state.source(),
                        source);
        return store.commit(commit) instanceof CommitResult.Committed;
    }

    /// Unregisters a source; its history stays.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`
    public void remove(SourceId id, String actor) {
        for (int attempt = 0; attempt < limits.commitAttempts(); attempt++) {
            SourceState state = Lookup.state(store.catalog(), id);
            Commit commit =
                    commit(
                            actor,
                            List.of(new Requirement.SourceAtRevision(id, state.revision())),
                            List.of(new Write.RemoveSource(id)),
                            new RegistryEvent.SourceRemoved(id, state.version(), actor),
                            state.source(),
                            null);
            if (store.commit(commit) instanceof CommitResult.Committed) {
                return;
            }
        }
        throw overtaken("source " + id);
    }

    /// Maps a business entity to tables, which must be registered.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `UNKNOWN_TABLE`
    public void map(String entity, List<TableRef> tables, String actor) {
        Catalog catalog = store.catalog();
        List<TableRef> known = catalog.mappings().get(entity);
        if (tables.equals(known)) {
            return;
        }
        for (TableRef ref : tables) {
            if (catalog.table(ref.source(), ref.table()) == null) {
                Lookup.state(catalog, ref.source());
                throw new RegistryException(
                        ErrorCode.UNKNOWN_TABLE,
                        "mapping of '"
                                + entity
                                + "' names table "
                                + ref
                                + ", which is not registered",
                        "tables of the registry",
                        ref.toString(),
                        "list the tables with: table list " + ref.source());
            }
        }
        store.commit(
                new Commit(
                        new Actor(actor),
                        clock.millis(),
                        UUID.randomUUID().toString(),
                        List.of(),
                        List.of(new Write.PutMapping(entity, tables)),
                        List.of(
                                new AuditDraft(
                                        "mapping.changed", entity, null, null, tables.toString())),
                        List.of()));
    }

    private Commit commit(
            String actor,
            List<Requirement> requirements,
            List<Write> writes,
            RegistryEvent event,
            @Nullable DataSource before,
            @Nullable DataSource after) {
        List<AuditDraft> audits = new ArrayList<>();
        audits.add(
                new AuditDraft(
                        event.topic(),
                        event.subject(),
                        before == null ? null : Fingerprint.of(DataSourceJson.write(before)).text(),
                        after == null ? null : Fingerprint.of(DataSourceJson.write(after)).text(),
                        after == null ? "" : DataSourceJson.write(after)));
        return new Commit(
                new Actor(actor),
                clock.millis(),
                UUID.randomUUID().toString(),
                requirements,
                writes,
                audits,
                List.of(
                        new EventDraft(
                                event.type(), event.subject(), CanonicalJson.write(event.data()))));
    }

    private static void checkImmutable(SourceState state, DataSource source) {
        if (state.tables().isEmpty()) {
            return;
        }
        String oldSchema = state.source().scope().defaultSchema();
        String newSchema = source.scope().defaultSchema();
        if (!Objects.equals(oldSchema, newSchema) || !state.source().type().equals(source.type())) {
            throw new RegistryException(
                    ErrorCode.SOURCE_IMMUTABLE,
                    "source "
                            + source.id()
                            + " has been scanned: its type and default schema are fixed,"
                            + " because tables are named by them",
                    shown(state.source().type(), oldSchema),
                    shown(source.type(), newSchema),
                    "register it under another id");
        }
    }

    private static String shown(String type, @Nullable String defaultSchema) {
        return type
                + (defaultSchema == null
                        ? " without a default schema"
                        : ", default schema " + defaultSchema);
    }

    private static RegistryException exists(SourceId id) {
        return new RegistryException(
                ErrorCode.SOURCE_EXISTS,
                "source '" + id + "' is registered already",
                "an id that is free",
                id.value(),
                "choose another id, or change its settings with: source change " + id);
    }

    private static RegistryException overtaken(String what) {
        return new RegistryException(
                ErrorCode.CONFLICT,
                what + " was changed by others again and again",
                "a commit that nobody overtakes",
                "conflicts only",
                "try again later");
    }
}

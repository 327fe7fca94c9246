package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.diff.Respelling;
import org.schemaregistry.core.diff.SnapshotView;
import org.schemaregistry.core.diff.SourceDiff;
import org.schemaregistry.core.diff.TableDelta;
import org.schemaregistry.core.event.RegistryEvent;
import org.schemaregistry.core.json.SourceJson;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.core.version.Fingerprint;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.QueryImpact;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.TableChange;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Scan, diff, version, commit: how a source's catalog becomes versions.
///
/// The base is read before the scan, so that a commit made meanwhile is a conflict and the scan is
/// made anew: an older snapshot never overwrites a newer one.
///
/// Thread-safe.
public final class Introspection {
    private final Store store;
    private final Extensions extensions;
    private final Rechecking rechecking;
    private final RuleSet rules;
    private final Limits limits;
    private final Clock clock;

    public Introspection(
            Store store, Extensions extensions, RuleSet rules, Limits limits, Clock clock) {
        this.store = store;
        this.extensions = extensions;
        rechecking = new Rechecking(store, extensions);
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    /// Scans one source. What goes wrong in the source is in the report; nothing is lost by it.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `NO_CONNECTOR`, or `CONFLICT` if others kept
    ///   committing to the source
    public ScanReport run(SourceId id, IntrospectOptions options) {
        return run(id, options, null);
    }

    /// The same; whatever it commits requires `fence`, which nobody can mend once it is broken.
    ScanReport run(
            SourceId id, IntrospectOptions options, Requirement.@Nullable ScanLeaseHeld fence) {
        long started = System.nanoTime();
        for (int attempt = 1; attempt <= limits.commitAttempts(); attempt++) {
            Scan scan = new Scan(id, options, fence, started);
            ScanReport report = scan.run();
            if (report != null) {
                return report;
            }
        }
        throw new RegistryException(
                ErrorCode.CONFLICT,
                "source "
                        + id
                        + " was changed by others during "
                        + limits.commitAttempts()
                        + " scans",
                "a scan that nobody overtakes",
                limits.commitAttempts() + " conflicts",
                "scan again later, or find out who keeps writing to it");
    }

    /// One attempt.
    private final class Scan {
        private final SourceId id;
        private final IntrospectOptions options;
        private final Requirement.@Nullable ScanLeaseHeld fence;
        private final long started;
        private final Catalog catalog;
        private final SourceState base;
        private final @Nullable ScanMemory memory;

        Scan(
                SourceId id,
                IntrospectOptions options,
                Requirement.@Nullable ScanLeaseHeld fence,
                long started) {
            this.id = id;
            this.options = options;
            this.fence = fence;
            this.started = started;
            catalog = store.catalog();
            SourceState state = catalog.sources().get(id);
            if (state == null) {
                throw Lookup.unknownSource(id, catalog);
            }
            base = state;
            memory = store.scanMemory(id).orElse(null);
        }

        /// The report; null after a conflict.
        @Nullable ScanReport run() {
            return switch (look()) {
                case ScanOutcome.Failed(ScanError error) -> failed(error);
                case ScanOutcome.Unchanged(String state) -> unchanged(state);
                case ScanOutcome.Scanned(Snapshot snapshot, String state) ->
                        publish(snapshot, state);
            };
        }

        private ScanOutcome look() {
            Connector connector = extensions.connector(base.source().type());
            Credentials credentials;
            try {
                credentials = extensions.lease(base.source().credentials());
            } catch (RegistryException e) {
                return new ScanOutcome.Failed(
                        new ScanError(
                                null,
                                ScanError.Code.AUTHENTICATION_FAILED,
                                String.valueOf(e.getMessage()),
                                e.hint()));
            }
            try (credentials) {
                return connector.introspect(
                        new ScanRequest(
                                base.source(),
                                credentials,
                                memory == null ? null : memory.connectorState(),
                                options.mode(),
                                limits.scan(),
                                options.progress(),
                                clock));
            }
        }

        /// A failed scan says nothing about the schema. It is told once until it changes.
        private @Nullable ScanReport failed(ScanError error) {
            boolean told = memory != null && memory.lastStatus() == ScanStatus.FAILED;
            // Who stops a scan knows it.
            boolean stopped = error.code() == ScanError.Code.CANCELLED;
            if (!options.dryRun() && !told && !stopped) {
                Publication publication = publication();
                publication.event(
                        new RegistryEvent.ScanFailed(id, error, options.actor()),
                        null,
                        null,
                        error.message());
                publication.write(new Write.PutScanMemory(id, remember(ScanStatus.FAILED)));
                if (!commit(publication)) {
                    return null;
                }
            }
            return report(
                    ScanStatus.FAILED,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(error),
                    List.of());
        }

        private @Nullable ScanReport unchanged(String state) {
            if (!options.dryRun()
                    && memory != null
                    && (memory.lastStatus() == ScanStatus.FAILED
                            || !state.equals(memory.connectorState()))) {
                Publication publication = publication();
                publication.write(
                        new Write.PutScanMemory(
                                id,
                                new ScanMemory(
                                        ScanStatus.UNCHANGED,
                                        clock.millis(),
                                        state,
                                        memory.identityJson(),
                                        memory.coverageJson(),
                                        memory.objects(),
                                        List.of())));
                if (!commit(publication)) {
                    return null;
                }
            }
            List<String> warnings = memory == null ? List.of() : coverage(memory).warnings();
            return report(
                    ScanStatus.UNCHANGED,
                    base.tables().size(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    warnings);
        }

        private @Nullable ScanReport publish(Snapshot snapshot, String state) {
            SourceDiff diff = Differ.diff(before(snapshot), withoutDeclared(snapshot));
            List<QualifiedName> deletions = deletions(diff);
            boolean held = !options.acceptDeletions() && tooMany(deletions.size());

            Publication publication = publication();
            List<TableDelta> respelled = diff.tables().stream().filter(Scan::isRespelled).toList();
            diff.tables().stream()
                    .filter(delta -> !respelled.contains(delta))
                    .forEach(delta -> publication.add(delta, false));
            boolean scannedBefore = memory != null && memory.objects() != null;
            ScanMemory.Document objects = objects(snapshot);
            List<String> moved = movedObjects(snapshot, objects, respelled.size());
            access(diff, publication);
            if (!moved.isEmpty()) {
                publication.sourceMoved(Bump.PATCH);
            }
            SemVer next = publication.nextSourceVersion(scannedBefore);
            if (!moved.isEmpty()) {
                publication.event(
                        new RegistryEvent.SourceChanged(
                                id, base.version(), next, Bump.PATCH, moved, options.actor()),
                        memory == null || memory.objects() == null
                                ? null
                                : memory.objects().fingerprint(),
                        objects.fingerprint(),
                        String.join(", ", moved));
            }

            List<QueryImpact> impact =
                    rechecking.run(publication, scanned(snapshot, moved), clock.millis());
            List<String> warnings = warnings(snapshot, diff);
            List<ScanReport.RenameSuggestion> suggestions = suggestions(diff);
            int seen = snapshot.tables().size();
            if (held) {
                return held(publication, impact, deletions, seen, snapshot, suggestions, warnings);
            }
            ScanStatus status = snapshot.complete() ? ScanStatus.COMPLETE : ScanStatus.PARTIAL;
            if (!options.dryRun()) {
                if (!publication.isEmpty()) {
                    publication.putSource(base.source(), next);
                }
                publication.write(
                        new Write.PutScanMemory(id, remember(status, snapshot, state, objects)));
                if (!commit(publication)) {
                    return null;
                }
            }
            return report(
                    status,
                    seen,
                    publication.changes(),
                    impact,
                    suggestions,
                    snapshot.errors(),
                    warnings);
        }

        /// The source as the next check will find it: a partial scan brings no new objects.
        private Rechecking.Scanned scanned(Snapshot snapshot, List<String> moved) {
            return new Rechecking.Scanned(
                    snapshot.tables(),
                    snapshot.complete() ? snapshot.objects() : Checking.objects(base, memory),
                    snapshot.coverage(),
                    !moved.isEmpty() || !sameSight(snapshot.coverage(), Checking.coverage(memory)));
        }

        private static boolean sameSight(Coverage one, Coverage other) {
            return one.notVisible().equals(other.notVisible())
                    && one.excluded().equals(other.excluded())
                    && one.failed().equals(other.failed());
        }

        /// Nothing of a held scan is committed but the word that it is held.
        private @Nullable ScanReport held(
                Publication planned,
                List<QueryImpact> impact,
                List<QualifiedName> deletions,
                int seen,
                Snapshot snapshot,
                List<ScanReport.RenameSuggestion> suggestions,
                List<String> warnings) {
            if (!options.dryRun()
                    && (memory == null || !memory.heldDeletions().equals(deletions))) {
                Publication publication = publication();
                publication.event(
                        new RegistryEvent.ScanHeld(
                                id, deletions, base.tables().size(), options.actor()),
                        null,
                        null,
                        deletions.size()
                                + " of "
                                + base.tables().size()
                                + " tables would be deleted");
                ScanMemory last = remember(ScanStatus.HELD);
                publication.write(
                        new Write.PutScanMemory(
                                id,
                                new ScanMemory(
                                        ScanStatus.HELD,
                                        last.lastScanAtMillis(),
                                        last.connectorState(),
                                        last.identityJson(),
                                        last.coverageJson(),
                                        last.objects(),
                                        deletions)));
                if (!commit(publication)) {
                    return null;
                }
            }
            List<String> told = new ArrayList<>(warnings);
            told.add(
                    "held: "
                            + deletions.size()
                            + " of "
                            + base.tables().size()
                            + " tables would be deleted; nothing was committed. If that is right,"
                            + " scan with --accept-deletions");
            return report(
                    ScanStatus.HELD,
                    seen,
                    planned.changes(),
                    impact,
                    suggestions,
                    snapshot.errors(),
                    told);
        }

        /// What the registry knew before. A table whose content is unchanged is not parsed again:
        /// the snapshot's own instance stands for it.
        private SnapshotView before(Snapshot snapshot) {
            SortedMap<QualifiedName, Table> tables = new TreeMap<>();
            base.tables()
                    .forEach((name, known) -> {
                        if (!known.declared()) {
                            tables.put(name, known(name, known, snapshot.tables().get(name)));
                        }
                    });
            Coverage coverage = memory == null ? Coverage.FULL : coverage(memory);
            Identity identity =
                    memory == null || memory.identityJson() == null
                            ? Identity.NONE
                            : SourceJson.readIdentity(memory.identityJson());
            return new SnapshotView(tables, identity, coverage, true);
        }

        private Table known(QualifiedName name, TableState known, @Nullable Table scanned) {
            if (scanned != null && same(known, scanned)) {
                return scanned;
            }
            return TableJson.read(
                    store.content(known.contentId())
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "the store has no content for " + id + "." + name)));
        }

        /// Declared tables are what somebody wrote; a scan neither changes nor drops them.
        private SnapshotView withoutDeclared(Snapshot snapshot) {
            SortedMap<QualifiedName, Table> tables = new TreeMap<>(snapshot.tables());
            base.tables()
                    .forEach((name, known) -> {
                        if (known.declared()) {
                            tables.remove(name);
                        }
                    });
            return new SnapshotView(
                    tables, snapshot.identity(), snapshot.coverage(), snapshot.complete());
        }

        /// Another server version spells the same definitions in another way. What was published
        /// stays as it was told; each later comparison sees through the spelling.
        private static boolean isRespelled(TableDelta delta) {
            return delta instanceof TableDelta.Changed changed
                    && changed.changes().stream().allMatch(Respelling::only);
        }

        private List<QualifiedName> deletions(SourceDiff diff) {
            List<QualifiedName> deletions = new ArrayList<>();
            for (TableDelta delta : diff.tables()) {
                if (delta instanceof TableDelta.Dropped dropped) {
                    deletions.add(dropped.name());
                }
            }
            return deletions;
        }

        private boolean tooMany(int deletions) {
            return deletions > limits.heldTablesAtAnySize()
                    || (deletions >= limits.heldTables()
                            && deletions * 100L
                                    > (long) base.tables().size() * limits.heldPercent());
        }

        private void access(SourceDiff diff, Publication publication) {
            if (diff.access().isEmpty()) {
                return;
            }
            List<QualifiedName> lost = new ArrayList<>();
            List<QualifiedName> regained = new ArrayList<>();
            diff.access()
                    .forEach(change -> (change.visible() ? regained : lost).add(change.table()));
            publication.event(
                    new RegistryEvent.AccessChanged(id, lost, regained, options.actor()),
                    null,
                    null,
                    "lost " + lost.size() + ", regained " + regained.size());
        }

        private ScanMemory.Document objects(Snapshot snapshot) {
            String body = SourceJson.writeObjects(snapshot.objects());
            return new ScanMemory.Document(Fingerprint.of(body).text(), body);
        }

        /// Which kinds of objects differ from the last complete scan's; empty on the first.
        private List<String> movedObjects(
                Snapshot snapshot, ScanMemory.Document now, int respelled) {
            if (memory == null
                    || memory.objects() == null
                    || !snapshot.complete()
                    || memory.objects().fingerprint().equals(now.fingerprint())) {
                return List.of();
            }
            SourceObjects was = SourceJson.readObjects(memory.objects().body());
            SourceObjects is = snapshot.objects();
            List<String> moved = new ArrayList<>();
            boolean upgraded = was.majorVersion() != is.majorVersion();
            addIf(upgraded, "server version", moved);
            addIf(upgraded && respelled > 0, "spelling of " + respelled + " tables", moved);
            addIf(!was.searchPath().equals(is.searchPath()), "search path", moved);
            addIf(!was.types().equals(is.types()), "types", moved);
            addIf(!was.routines().equals(is.routines()), "routines", moved);
            addIf(!was.operators().equals(is.operators()), "operators", moved);
            addIf(!was.casts().equals(is.casts()), "casts", moved);
            return moved;
        }

        private List<String> warnings(Snapshot snapshot, SourceDiff diff) {
            List<String> warnings = new ArrayList<>(snapshot.coverage().warnings());
            base.tables()
                    .forEach((name, known) -> {
                        Table scanned = snapshot.tables().get(name);
                        if (known.declared() && scanned != null && !same(known, scanned)) {
                            warnings.add(
                                    "declared table "
                                            + name
                                            + " differs from the source's; a scan does not"
                                            + " change a declared table");
                        }
                    });
            diff.outOfScope()
                    .forEach(name ->
                            warnings.add(
                                    "table "
                                            + name
                                            + " is no longer in the scope; it stays as it was"));
            return warnings;
        }

        private List<ScanReport.RenameSuggestion> suggestions(SourceDiff diff) {
            return diff.suggestions().stream()
                    .map(s ->
                            new ScanReport.RenameSuggestion(
                                    s.toTable(),
                                    s.fromField() == null
                                            ? s.fromTable().toString()
                                            : s.fromField(),
                                    s.toField() == null ? s.toTable().toString() : s.toField()))
                    .toList();
        }

        /// A partial scan leaves no connector state, so that the next one reads everything.
        private ScanMemory remember(
                ScanStatus status, Snapshot snapshot, String state, ScanMemory.Document objects) {
            boolean complete = snapshot.complete();
            return new ScanMemory(
                    status,
                    clock.millis(),
                    complete ? state : null,
                    SourceJson.writeIdentity(identity(snapshot)),
                    SourceJson.writeCoverage(snapshot.coverage()),
                    complete || memory == null ? (complete ? objects : null) : memory.objects(),
                    List.of());
        }

        /// The ids of what the scan saw, and the old ones of known tables it could not see.
        private Identity identity(Snapshot snapshot) {
            Identity now = snapshot.identity();
            if (memory == null || memory.identityJson() == null) {
                return now;
            }
            Identity old = SourceJson.readIdentity(memory.identityJson());
            if (!old.system().equals(now.system())) {
                return now;
            }
            SortedMap<QualifiedName, Identity.OfTable> tables = new TreeMap<>(now.tables());
            Coverage coverage = snapshot.coverage();
            for (List<QualifiedName> unseen : List.of(coverage.notVisible(), coverage.failed())) {
                for (QualifiedName name : unseen) {
                    Identity.OfTable known = old.tables().get(name);
                    if (known != null && base.tables().containsKey(name)) {
                        tables.putIfAbsent(name, known);
                    }
                }
            }
            return new Identity(now.system(), tables);
        }

        /// The last memory with another status.
        private ScanMemory remember(ScanStatus status) {
            return memory == null
                    ? new ScanMemory(status, clock.millis(), null, null, null, null, List.of())
                    : new ScanMemory(
                            status,
                            clock.millis(),
                            memory.connectorState(),
                            memory.identityJson(),
                            memory.coverageJson(),
                            memory.objects(),
                            memory.heldDeletions());
        }

        private Publication publication() {
            Publication publication = new Publication(base, rules, options.actor());
            if (fence != null) {
                publication.require(fence);
            }
            return publication;
        }

        private boolean commit(Publication publication) {
            Commit commit = publication.commit(clock.millis(), UUID.randomUUID().toString());
            return switch (store.commit(commit)) {
                case CommitResult.Committed ignored -> true;
                case CommitResult.Conflict(Requirement.ScanLeaseHeld ignored) -> throw leaseLost();
                case CommitResult.Conflict ignored -> false;
            };
        }

        private RegistryException leaseLost() {
            return new RegistryException(
                    ErrorCode.CONFLICT,
                    "what the scheduled scan of " + id + " found was not written",
                    "the lease it began with",
                    "another one, or no schedule any more",
                    "nothing: whoever has the lease scans");
        }

        private ScanReport report(
                ScanStatus status,
                int seen,
                List<TableChange> changed,
                List<QueryImpact> impact,
                List<ScanReport.RenameSuggestion> suggestions,
                List<ScanError> errors,
                List<String> warnings) {
            return new ScanReport(
                    id,
                    status,
                    seen,
                    changed,
                    impact,
                    suggestions,
                    errors,
                    warnings,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                    store.catalog().revision());
        }
    }

    private static boolean same(TableState known, Table scanned) {
        return Fingerprint.of(TableJson.write(scanned)).text().equals(known.fingerprint());
    }

    private static Coverage coverage(ScanMemory memory) {
        return memory.coverageJson() == null
                ? Coverage.FULL
                : SourceJson.readCoverage(memory.coverageJson());
    }

    private static void addIf(boolean condition, String word, List<String> words) {
        if (condition) {
            words.add(word);
        }
    }
}

package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.diff.Respelling;
import org.schemaregistry.core.diff.SourceDiff;
import org.schemaregistry.core.diff.TableDelta;
import org.schemaregistry.core.event.RegistryEvent;
import org.schemaregistry.core.json.SourceJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
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
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.Write;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// One attempt at a scan: looks at the source, compares, commits, reports.
///
/// One thread.
final class ScanAttempt {
    private final Parts parts;
    private final SourceId id;
    private final IntrospectOptions options;
    private final Requirement.@Nullable ScanLeaseHeld fence;
    private final long started;
    private final KnownSource known;
    private final SourceState base;
    private final @Nullable ScanMemory memory;

    /// What every attempt works with.
    record Parts(
            Store store,
            Extensions extensions,
            Rechecking rechecking,
            RuleSet rules,
            Limits limits,
            Clock clock) {}

    ScanAttempt(
            Parts parts,
            SourceId id,
            IntrospectOptions options,
            Requirement.@Nullable ScanLeaseHeld fence,
            long started) {
        this.parts = parts;
        this.id = id;
        this.options = options;
        this.fence = fence;
        this.started = started;
        known = KnownSource.of(id, parts.store());
        base = known.base();
        memory = known.memory();
    }

    /// The report; null after a conflict.
    @Nullable ScanReport run() {
        return switch (look()) {
            case ScanOutcome.Failed(ScanError error) -> failed(error);
            case ScanOutcome.Unchanged(String state) -> unchanged(state);
            case ScanOutcome.Scanned(Snapshot snapshot, String state) -> publish(snapshot, state);
        };
    }

    private ScanOutcome look() {
        Connector connector = parts.extensions().connector(base.source().type());
        Credentials credentials;
        try {
            credentials = parts.extensions().lease(base.source().credentials());
        } catch (RegistryException e) {
            return new ScanOutcome.Failed(
                    new ScanError(
                            null, ScanError.Code.AUTHENTICATION_FAILED, e.reason(), e.hint()));
        }
        try (credentials) {
            return connector.introspect(
                    new ScanRequest(
                            base.source(),
                            credentials,
                            memory == null ? null : memory.connectorState(),
                            options.mode(),
                            parts.limits().scan(),
                            options.progress(),
                            parts.clock()));
        }
    }

    /// A failed scan says nothing about the schema. It is told once until it changes.
    private @Nullable ScanReport failed(ScanError error) {
        boolean told = known.ended(ScanStatus.FAILED);
        // Who stops a scan knows it.
        boolean stopped = error.code() == ScanError.Code.CANCELLED;
        if (!options.dryRun() && !told && !stopped) {
            Publication publication = publication();
            publication.event(
                    new RegistryEvent.ScanFailed(id, error, options.actor()),
                    null,
                    null,
                    error.message());
            publication.write(
                    new Write.PutScanMemory(
                            id, known.remember(ScanStatus.FAILED, parts.clock().millis())));
            if (!commit(publication)) {
                return null;
            }
        }
        return report(
                ScanStatus.FAILED, 0, List.of(), List.of(), List.of(), List.of(error), List.of());
    }

    private @Nullable ScanReport unchanged(String state) {
        if (!options.dryRun()
                && memory != null
                && (memory.lastStatus() == ScanStatus.FAILED
                        || !state.equals(memory.connectorState()))) {
            Publication publication = publication();
            publication.write(
                    new Write.PutScanMemory(id, known.unchanged(state, parts.clock().millis())));
            if (!commit(publication)) {
                return null;
            }
        }
        List<String> warnings = known.warnings();
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
        SourceDiff diff = Differ.diff(known.before(snapshot), known.withoutDeclared(snapshot));
        List<QualifiedName> deletions = deletions(diff);
        boolean held = !options.acceptDeletions() && tooMany(deletions.size());

        Publication publication = publication();
        List<TableDelta> respelled =
                diff.tables().stream().filter(ScanAttempt::isRespelled).toList();
        diff.tables().stream()
                .filter(delta -> !respelled.contains(delta))
                .forEach(delta -> publication.add(delta, false));
        ScanMemory.Document was = known.objects();
        boolean scannedBefore = was != null;
        ScanMemory.Document objects = objects(snapshot);
        List<String> moved = known.movedObjects(snapshot, objects, respelled.size());
        access(diff, publication);
        if (!moved.isEmpty()) {
            publication.sourceMoved(Bump.PATCH);
        }
        SemVer next = publication.nextSourceVersion(scannedBefore);
        if (!moved.isEmpty()) {
            publication.event(
                    new RegistryEvent.SourceChanged(
                            id, base.version(), next, Bump.PATCH, moved, options.actor()),
                    was == null ? null : was.fingerprint(),
                    objects.fingerprint(),
                    String.join(", ", moved));
        }

        // One time for what a query is broken since and for the event that tells of it.
        long atMillis = parts.clock().millis();
        List<QueryImpact> impact =
                parts.rechecking().run(publication, scanned(snapshot, moved), atMillis);
        List<String> warnings = known.warnings(snapshot, diff);
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
                    new Write.PutScanMemory(
                            id, known.remember(status, snapshot, state, objects, atMillis)));
            if (!commit(publication, atMillis)) {
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
        if (!options.dryRun() && (memory == null || !memory.heldDeletions().equals(deletions))) {
            Publication publication = publication();
            publication.event(
                    new RegistryEvent.ScanHeld(
                            id, deletions, base.tables().size(), options.actor()),
                    null,
                    null,
                    deletions.size() + " of " + base.tables().size() + " tables would be deleted");
            publication.write(
                    new Write.PutScanMemory(id, known.held(deletions, parts.clock().millis())));
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

    /// Another server version spells the same definitions in another way. What was published stays
    /// as it was told; each later comparison sees through the spelling.
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
        return deletions > parts.limits().heldTablesAtAnySize()
                || (deletions >= parts.limits().heldTables()
                        && deletions * 100L
                                > (long) base.tables().size() * parts.limits().heldPercent());
    }

    private void access(SourceDiff diff, Publication publication) {
        if (diff.access().isEmpty()) {
            return;
        }
        List<QualifiedName> lost = new ArrayList<>();
        List<QualifiedName> regained = new ArrayList<>();
        diff.access().forEach(change -> (change.visible() ? regained : lost).add(change.table()));
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

    private List<ScanReport.RenameSuggestion> suggestions(SourceDiff diff) {
        return diff.suggestions().stream()
                .map(s ->
                        new ScanReport.RenameSuggestion(
                                s.toTable(),
                                s.fromField() == null ? s.fromTable().toString() : s.fromField(),
                                s.toField() == null ? s.toTable().toString() : s.toField()))
                .toList();
    }

    private Publication publication() {
        Publication publication = new Publication(base, parts.rules(), options.actor());
        if (fence != null) {
            publication.require(fence);
        }
        return publication;
    }

    private boolean commit(Publication publication) {
        return commit(publication, parts.clock().millis());
    }

    private boolean commit(Publication publication, long atMillis) {
        Commit commit = publication.commit(atMillis, UUID.randomUUID().toString());
        return switch (parts.store().commit(commit)) {
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
                parts.store().catalog().revision());
    }
}

package org.schemaregistry.registry.store.jdbc;

import static org.schemaregistry.registry.store.jdbc.Step.orNull;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Requirement.ForeignEditPending;
import org.schemaregistry.registry.store.Requirement.GuardedTimes;
import org.schemaregistry.registry.store.Requirement.QueryAbsent;
import org.schemaregistry.registry.store.Requirement.QueryPresent;
import org.schemaregistry.registry.store.Requirement.ScanLeaseHeld;
import org.schemaregistry.registry.store.Requirement.SourceAbsent;
import org.schemaregistry.registry.store.Requirement.SourceAtRevision;
import org.schemaregistry.registry.store.Requirement.SourcePresent;
import org.schemaregistry.registry.store.Requirement.SubscriptionAbsent;
import org.schemaregistry.registry.store.Requirement.SubscriptionPresent;
import org.schemaregistry.registry.store.Requirement.TableAtOrdinal;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.registry.store.jdbc.Step.Returned;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A commit as statements: first [#opening], which locks the touched sources in the order of their
/// ids and checks the requirements, then [#body]. A plan is for one attempt and one thread.
final class CommitPlan {
    private final Commit commit;
    private final SortedMap<SourceId, Returned> revisions = new TreeMap<>();
    private final IdentityHashMap<Write.PutVersion, Returned> lineages = new IdentityHashMap<>();
    private final IdentityHashMap<Write.PutVersion, Returned> contentIds = new IdentityHashMap<>();
    private @Nullable Returned mappingRevision;

    CommitPlan(Commit commit) {
        this.commit = commit;
    }

    /// True if [#body] needs what [#opening] returned, so that they cannot be sent together.
    boolean bodyNeedsOpening() {
        return commit.writes().stream()
                .anyMatch(w -> w instanceof Write.PutVersion put && put.renamedFrom() != null);
    }

    List<Step> opening() {
        List<Step> steps = new ArrayList<>();
        List<Requirement> unchecked = new ArrayList<>(commit.requirements());
        touchedSources().forEach((source, put) -> steps.add(touch(source, put, unchecked)));
        if (commit.writes().stream().anyMatch(CommitPlan::touchesMappings)) {
            Step touch = Step.of(Sql.TOUCH_MAPPINGS);
            mappingRevision = touch.returned();
            steps.add(touch);
        }
        for (Requirement requirement : unchecked) {
            steps.add(check(requirement));
        }
        for (Write write : commit.writes()) {
            if (write instanceof Write.PutVersion put && put.renamedFrom() != null) {
                renameAway(steps, put, put.renamedFrom());
            }
        }
        return steps;
    }

    List<Step> body() {
        List<Step> steps = new ArrayList<>();
        for (Write write : commit.writes()) {
            switch (write) {
                case Write.PutSource put -> putSource(steps, put);
                case Write.RemoveSource remove -> removeSource(steps, remove.source());
                case Write.PutVersion put -> putVersion(steps, put);
                case Write.DropTable drop -> dropTable(steps, drop);
                case Write.PutScanMemory put -> putScan(steps, put.source(), put.memory());
                case Write.PutMapping put ->
                        steps.add(
                                Step.of(
                                        Sql.PUT_MAPPING,
                                        put.entity(),
                                        StoredJson.print(put.tables())));
                case Write.RemoveMapping remove ->
                        steps.add(Step.of(Sql.DELETE_MAPPING, remove.entity()));
                case Write.SettleForeignEdit settle ->
                        steps.add(
                                Step.requiring(
                                        new ForeignEditPending(settle.number()),
                                        Sql.SETTLE_FOREIGN_EDIT,
                                        settle.number()));
                case Write.PutSubscription put ->
                        steps.add(SubscriptionSteps.put(put.subscription(), commit.atMillis()));
                case Write.RemoveSubscription remove ->
                        steps.addAll(SubscriptionSteps.remove(remove.name()));
                case Write.PauseSubscription pause ->
                        steps.add(SubscriptionSteps.pause(pause.name(), pause.reason()));
                case Write.ResumeSubscription resume ->
                        steps.addAll(SubscriptionSteps.resume(resume.name()));
                case Write.ReplaySubscription replay ->
                        steps.addAll(SubscriptionSteps.replay(replay.name(), replay.fromSeq()));
                case Write.PutSchedule put -> steps.add(ScheduleSteps.put(put, commit.atMillis()));
                case Write.RemoveSchedule remove ->
                        steps.add(ScheduleSteps.remove(remove.source()));
                case Write.AddQuery add -> steps.addAll(QuerySteps.add(add.query()));
                case Write.JudgeQuery judge -> steps.add(QuerySteps.judge(judge));
                case Write.DropQuery drop -> steps.addAll(QuerySteps.drop(drop));
                case Write.PutGuardState put -> steps.add(QuerySteps.put(put));
            }
        }
        return steps;
    }

    /// What the commit did, once all its statements have run.
    CommitEffect effect(long revision) {
        SortedMap<SourceId, Long> sourceRevisions = new TreeMap<>();
        revisions.forEach((source, returned) -> sourceRevisions.put(source, returned.get()));
        IdentityHashMap<Write.PutVersion, Long> ids = new IdentityHashMap<>();
        contentIds.forEach((put, returned) -> ids.put(put, returned.get()));
        return new CommitEffect(
                commit,
                revision,
                sourceRevisions,
                ids,
                mappingRevision == null ? null : mappingRevision.get());
    }

    /// Every requirement, also those that [#opening] and [#body] check while they write, as a plain
    /// question.
    List<Step> checks() {
        List<Step> steps = new ArrayList<>();
        for (Requirement requirement : commit.requirements()) {
            steps.add(check(requirement));
        }
        touchedSources()
                .forEach((source, put) -> {
                    if (put.isEmpty()) {
                        steps.add(check(new SourcePresent(source)));
                    }
                });
        for (Write write : commit.writes()) {
            switch (write) {
                case Write.PutVersion put when put.renamedFrom() != null ->
                        steps.add(
                                check(
                                        new TableAtOrdinal(
                                                put.source(),
                                                put.renamedFrom(),
                                                put.ordinal() - 1)));
                case Write.PutVersion put ->
                        steps.add(
                                check(
                                        new TableAtOrdinal(
                                                put.source(), put.name(), put.ordinal() - 1)));
                case Write.DropTable drop ->
                        steps.add(
                                check(
                                        new TableAtOrdinal(
                                                drop.source(), drop.name(), drop.ordinal() - 1)));
                case Write.PutScanMemory put -> steps.add(check(new SourcePresent(put.source())));
                case Write.SettleForeignEdit settle ->
                        steps.add(check(new ForeignEditPending(settle.number())));
                case Write.RemoveSource none -> {}
                case Write.PutSource none -> {}
                case Write.PutSubscription put ->
                        steps.add(check(new SubscriptionAbsent(put.subscription().name())));
                case Write.RemoveSubscription remove ->
                        steps.add(check(new SubscriptionPresent(remove.name())));
                case Write.PauseSubscription pause ->
                        steps.add(check(new SubscriptionPresent(pause.name())));
                case Write.ResumeSubscription resume ->
                        steps.add(check(new SubscriptionPresent(resume.name())));
                case Write.ReplaySubscription replay ->
                        steps.add(check(new SubscriptionPresent(replay.name())));
                case Write.PutSchedule put -> steps.add(check(new SourcePresent(put.source())));
                case Write.RemoveSchedule none -> {}
                case Write.AddQuery add -> steps.add(check(new QueryAbsent(add.query().name())));
                case Write.JudgeQuery none -> {}
                case Write.DropQuery drop ->
                        steps.add(check(new QueryPresent(drop.source(), drop.name())));
                case Write.PutGuardState put -> steps.add(check(QuerySteps.before(put)));
                case Write.PutMapping none -> {}
                case Write.RemoveMapping none -> {}
            }
        }
        return steps;
    }

    /// Which requirement a broken constraint stands for: that of the first published version, or of
    /// the first source written to. Null if the commit has neither.
    @Nullable Requirement brokenConstraint() {
        for (Write write : commit.writes()) {
            if (write instanceof Write.PutVersion put) {
                return new TableAtOrdinal(put.source(), put.name(), put.ordinal() - 1);
            }
            if (write instanceof Write.DropTable drop) {
                return new TableAtOrdinal(drop.source(), drop.name(), drop.ordinal() - 1);
            }
        }
        return revisions.isEmpty() ? null : new SourcePresent(revisions.firstKey());
    }

    /// The sources whose rows the commit changes, with their new description if it has one.
    private SortedMap<SourceId, Optional<Write.PutSource>> touchedSources() {
        SortedMap<SourceId, Optional<Write.PutSource>> touched = new TreeMap<>();
        for (Write write : commit.writes()) {
            switch (write) {
                case Write.PutSource put -> touched.put(put.source().id(), Optional.of(put));
                case Write.RemoveSource remove ->
                        touched.putIfAbsent(remove.source(), Optional.empty());
                case Write.PutVersion put -> touched.putIfAbsent(put.source(), Optional.empty());
                case Write.DropTable drop -> touched.putIfAbsent(drop.source(), Optional.empty());
                case Write.PutScanMemory none -> {}
                case Write.PutMapping none -> {}
                case Write.RemoveMapping none -> {}
                case Write.SettleForeignEdit none -> {}
                case Write.PutSubscription none -> {}
                case Write.RemoveSubscription none -> {}
                case Write.PauseSubscription none -> {}
                case Write.ResumeSubscription none -> {}
                case Write.ReplaySubscription none -> {}
                case Write.PutSchedule none -> {}
                case Write.RemoveSchedule none -> {}
                case Write.AddQuery add ->
                        touched.putIfAbsent(add.query().source(), Optional.empty());
                case Write.JudgeQuery none -> {}
                case Write.DropQuery drop -> touched.putIfAbsent(drop.source(), Optional.empty());
                case Write.PutGuardState none -> {}
            }
        }
        return touched;
    }

    private static boolean touchesMappings(Write write) {
        return write instanceof Write.PutMapping || write instanceof Write.RemoveMapping;
    }

    /// Moves the source's revision and checks its requirement in the same statement.
    private Step touch(
            SourceId source, Optional<Write.PutSource> put, List<Requirement> unchecked) {
        Requirement required = takeRequirement(source, unchecked);
        Step step = put.isPresent() ? touchWith(put.get(), required) : touchAlone(source, required);
        if (required instanceof SourceAtRevision at) {
            step.returned().set(at.revision() + 1);
        }
        revisions.put(source, step.returned());
        return step;
    }

    private static @Nullable Requirement takeRequirement(
            SourceId source, List<Requirement> unchecked) {
        for (Requirement requirement : unchecked) {
            boolean ofSource =
                    switch (requirement) {
                        case SourceAtRevision at -> at.source().equals(source);
                        case SourcePresent present -> present.source().equals(source);
                        case SourceAbsent absent -> absent.source().equals(source);
                        case TableAtOrdinal none -> false;
                        case ForeignEditPending none -> false;
                        case SubscriptionAbsent none -> false;
                        case SubscriptionPresent none -> false;
                        case ScanLeaseHeld none -> false;
                        case QueryAbsent none -> false;
                        case QueryPresent none -> false;
                        case GuardedTimes none -> false;
                    };
            if (ofSource) {
                unchecked.remove(requirement);
                return requirement;
            }
        }
        return null;
    }

    private static Step touchAlone(SourceId source, @Nullable Requirement required) {
        Requirement implied = required == null ? new SourcePresent(source) : required;
        if (implied instanceof SourceAbsent) {
            // Nothing can be written to a source that must not be there.
            return Step.requiring(implied, Sql.CHECK_SOURCE_AT, source.value(), -1L);
        }
        return Step.requiring(
                implied, Sql.TOUCH_SOURCE, source.value(), orNull(expectedRevision(implied)));
    }

    private Step touchWith(Write.PutSource put, @Nullable Requirement required) {
        String id = put.source().id().value();
        String uri = put.source().uri().text();
        String type = put.source().type();
        String settings = StoredJson.printSettings(put.source());
        String version = put.version().toString();
        long at = commit.atMillis();
        if (required == null) {
            return Step.of(Sql.UPSERT_SOURCE, id, uri, type, settings, version, at);
        }
        if (required instanceof SourceAbsent) {
            return Step.requiring(
                    required, Sql.INSERT_SOURCE, id, uri, type, settings, version, at);
        }
        Object expected = orNull(expectedRevision(required));
        return Step.requiring(
                required, Sql.UPDATE_SOURCE, uri, type, settings, version, at, id, expected);
    }

    private static @Nullable Long expectedRevision(Requirement required) {
        return required instanceof SourceAtRevision at ? at.revision() : null;
    }

    private static Step check(Requirement requirement) {
        return switch (requirement) {
            case SourceAtRevision at ->
                    Step.requiring(at, Sql.CHECK_SOURCE_AT, at.source().value(), at.revision());
            case SourcePresent present ->
                    Step.requiring(present, Sql.CHECK_SOURCE_PRESENT, present.source().value());
            case SourceAbsent absent ->
                    Step.requiring(absent, Sql.CHECK_SOURCE_ABSENT, absent.source().value());
            case TableAtOrdinal at ->
                    Step.requiring(
                            at,
                            Sql.CHECK_TABLE,
                            at.source().value(),
                            at.table().toString(),
                            at.ordinal());
            case ForeignEditPending pending ->
                    Step.requiring(pending, Sql.CHECK_FOREIGN_EDIT, pending.number());
            case SubscriptionAbsent absent ->
                    Step.requiring(absent, Sql.CHECK_SUBSCRIPTION_ABSENT, absent.name());
            case SubscriptionPresent present ->
                    Step.requiring(present, Sql.CHECK_SUBSCRIPTION_PRESENT, present.name());
            case ScanLeaseHeld held -> ScheduleSteps.check(held);
            case QueryAbsent absent ->
                    Step.requiring(absent, Sql.CHECK_QUERY_ABSENT, absent.name());
            case QueryPresent present ->
                    Step.requiring(
                            present,
                            Sql.CHECK_QUERY_PRESENT,
                            present.name(),
                            present.source().value());
            case GuardedTimes times ->
                    Step.requiring(
                            times,
                            Sql.CHECK_GUARDED_TIMES,
                            times.table().source().value(),
                            times.table().table().toString(),
                            times.version().toString(),
                            times.reports());
        };
    }

    private void renameAway(List<Step> steps, Write.PutVersion put, QualifiedName oldName) {
        String source = put.source().value();
        long ordinal = put.ordinal() - 1;
        Step away =
                Step.requiring(
                        new TableAtOrdinal(put.source(), oldName, ordinal),
                        Sql.RENAME_AWAY,
                        source,
                        oldName.toString(),
                        ordinal,
                        put.version().toString());
        lineages.put(put, away.returned());
        steps.add(away);
        steps.add(Step.of(Sql.DELETE_SPEC_TABLE, source, oldName.toString()));
    }

    private void putSource(List<Step> steps, Write.PutSource put) {
        steps.add(
                Step.of(
                        Sql.PUT_SPEC_SOURCE,
                        put.source().id().value(),
                        put.source().uri().text(),
                        put.source().type(),
                        put.version().toString(),
                        commit.atMillis()));
    }

    private void removeSource(List<Step> steps, SourceId source) {
        String id = source.value();
        steps.add(Step.of(Sql.REMOVE_SOURCE, commit.atMillis(), id));
        steps.add(Step.of(Sql.DROP_TABLES_OF_SOURCE, commit.atMillis(), id));
        steps.add(Step.of(Sql.DELETE_SCAN, id));
        steps.add(ScheduleSteps.remove(source));
        steps.addAll(QuerySteps.dropAll(source));
        // Not by the cascade alone: another program may have left rows without it.
        steps.add(Step.of(Sql.DELETE_SPEC_TABLES, id));
        steps.add(Step.of(Sql.DELETE_SPEC_SOURCE, id));
    }

    private void putVersion(List<Step> steps, Write.PutVersion put) {
        String source = put.source().value();
        String name = put.name().toString();
        steps.add(Step.of(Sql.PUT_CONTENT, put.fingerprint(), put.body()));
        Step table = putTable(put, source, name);
        contentIds.put(put, table.returned());
        steps.add(table);
        steps.add(
                recordVersion(
                        source,
                        name,
                        put.ordinal(),
                        put.version(),
                        put.fingerprint(),
                        put.bump(),
                        put.changesJson(),
                        put.renamedFrom() == null ? null : put.renamedFrom().toString()));
        steps.add(
                Step.of(
                        Sql.PUT_SPEC_TABLE,
                        source,
                        name,
                        put.body(),
                        put.version().toString(),
                        commit.atMillis()));
    }

    private Step putTable(Write.PutVersion put, String source, String name) {
        String version = put.version().toString();
        String kind = put.facts().kind().json();
        long fields = put.facts().fieldCount();
        Object description = orNull(put.facts().description());
        long declared = put.facts().declared() ? 1 : 0;
        Returned lineage = lineages.get(put);
        if (lineage != null) {
            // The name itself must be free: never used, dropped, or given up in this commit.
            return Step.requiring(
                    new TableAtOrdinal(put.source(), put.name(), 0),
                    Sql.PUT_RENAMED,
                    source,
                    name,
                    lineage.get(),
                    put.ordinal(),
                    version,
                    put.fingerprint(),
                    kind,
                    fields,
                    description,
                    declared,
                    commit.atMillis(),
                    put.fingerprint());
        }
        Requirement before = new TableAtOrdinal(put.source(), put.name(), put.ordinal() - 1);
        if (put.ordinal() > 1) {
            return Step.requiring(
                    before,
                    Sql.MOVE_TABLE,
                    put.ordinal(),
                    version,
                    put.fingerprint(),
                    kind,
                    fields,
                    description,
                    declared,
                    commit.atMillis(),
                    put.fingerprint(),
                    source,
                    name,
                    put.ordinal() - 1,
                    version);
        }
        return Step.requiring(
                before,
                Sql.PUT_TABLE,
                source,
                name,
                source,
                put.ordinal(),
                version,
                put.fingerprint(),
                kind,
                fields,
                description,
                declared,
                commit.atMillis(),
                put.fingerprint());
    }

    private void dropTable(List<Step> steps, Write.DropTable drop) {
        String source = drop.source().value();
        String name = drop.name().toString();
        steps.add(
                Step.requiring(
                        new TableAtOrdinal(drop.source(), drop.name(), drop.ordinal() - 1),
                        Sql.DROP_TABLE,
                        drop.ordinal(),
                        drop.tombstoneVersion().toString(),
                        commit.atMillis(),
                        source,
                        name,
                        drop.ordinal() - 1,
                        drop.tombstoneVersion().toString()));
        steps.add(
                recordVersion(
                        source,
                        name,
                        drop.ordinal(),
                        drop.tombstoneVersion(),
                        null,
                        Bump.MAJOR,
                        drop.changesJson(),
                        null));
        steps.add(Step.of(Sql.DELETE_SPEC_TABLE, source, name));
    }

    private Step recordVersion(
            String source,
            String name,
            long ordinal,
            SemVer version,
            @Nullable String fingerprint,
            @Nullable Bump bump,
            String changesJson,
            @Nullable String renamedFrom) {
        return Step.of(
                Sql.PUT_VERSION,
                source,
                source,
                name,
                ordinal,
                version.toString(),
                name,
                orNull(fingerprint),
                orNull(bump == null ? null : bump.name()),
                changesJson,
                orNull(renamedFrom),
                commit.actor().name(),
                commit.atMillis(),
                source);
    }

    private void putScan(List<Step> steps, SourceId source, ScanMemory memory) {
        ScanMemory.Document objects = memory.objects();
        if (objects != null) {
            steps.add(Step.of(Sql.PUT_CONTENT, objects.fingerprint(), objects.body()));
        }
        steps.add(
                Step.requiring(
                        new SourcePresent(source),
                        Sql.PUT_SCAN,
                        source.value(),
                        memory.lastStatus().name(),
                        memory.lastScanAtMillis(),
                        orNull(memory.connectorState()),
                        orNull(memory.identityJson()),
                        orNull(memory.coverageJson()),
                        orNull(objects == null ? null : objects.fingerprint()),
                        StoredJson.printNames(memory.heldDeletions()),
                        source.value()));
    }
}

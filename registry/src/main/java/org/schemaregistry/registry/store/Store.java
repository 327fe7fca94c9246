package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.audit.AuditVerification;
import org.schemaregistry.registry.outbox.DeliveryStore;
import org.schemaregistry.registry.outbox.OutboxEntry;

import java.util.List;
import java.util.Optional;

/// What the registry remembers, on SQLite or PostgreSQL, shared by any number of processes.
///
/// Thread-safe, also on virtual threads. Every method throws [StoreException] if the store cannot
/// be read or written; nothing else is thrown for what other writers do.
public interface Store extends AutoCloseable {

    /// Makes all writes, audit entries and events of a commit or none; on return they are on disk,
    /// and [#catalog] of this store shows them.
    ///
    /// A requirement that does not hold gives [CommitResult.Conflict] with that requirement. So
    /// does a race that only a constraint notices: a version whose ordinal is not the next gives
    /// [Requirement.TableAtOrdinal], a write to a source that is not registered gives
    /// [Requirement.SourcePresent]. After a conflict [#catalog] shows what it failed on.
    ///
    /// @throws StoreException with [StoreException.Code#OUTCOME_UNKNOWN] if the connection broke at
    ///   the end, so that nobody knows; with every other code nothing was written
    CommitResult commit(Commit commit);

    /// The current state, from memory: never waits for I/O or for a rebuild. Shows every commit
    /// made through this store, and those of other processes at the latest
    /// [StoreLimits#catalogStalenessMillis] after they were made, whole commits only.
    Catalog catalog();

    /// The document with this id, from a cache bounded by [StoreLimits#contentCacheBytes]. A
    /// document never changes.
    Optional<String> content(long contentId);

    /// What the last scan of a source left behind; empty before the first.
    Optional<ScanMemory> scanMemory(SourceId source);

    /// How far the scans of a source have come, without what they left behind, which may be large.
    ScanReach scanReach(SourceId source);

    /// Published versions, newest first: of one table under all its names, or of the whole source
    /// where `table` is null. Empty for a name that was renamed away ([#renamedTo]).
    List<VersionRow> history(SourceId source, @Nullable QualifiedName table, int limit);

    /// One version of a table, alive or dropped, under its present name.
    Optional<VersionRow> version(SourceId source, QualifiedName table, SemVer version);

    /// The version that was current at an instant: the highest ordinal published at or before it,
    /// by the clocks of those who published; empty if there was none.
    Optional<VersionRow> versionAt(SourceId source, QualifiedName table, long atMillis);

    /// Where the history of a name went on that was renamed away and not used again.
    Optional<QualifiedName> renamedTo(SourceId source, QualifiedName table);

    /// Events with `seq` above the given one, in order. An event is visible at the latest
    /// [StoreLimits#sealDelayMillis] after its commit; once one is visible, no lower one will
    /// appear.
    List<OutboxEntry> events(long sinceExclusive, int limit);

    /// The number of the last event; 0 if there was none.
    long lastEvent();

    /// Audit entries with `seq` above the given one, in order; visible as events are.
    List<AuditEntry> audit(long sinceExclusive, int limit);

    /// The end of the audit chain as it is stored.
    AuditHead auditHead();

    /// Walks the whole chain in one consistent read and names the first broken link.
    AuditVerification verifyAudit();

    /// What other programs wrote into the specification's tables and nobody has adopted yet,
    /// sources before tables, in the order of writing.
    List<ForeignEdit> foreignEdits();

    /// The registered queries of a source, or all where it is null, sorted by name.
    List<RegisteredQuery> queries(@Nullable SourceId source);

    /// One registered query.
    Optional<RegisteredQuery> query(String name);

    /// What was reported of the rows of one version of a table.
    Optional<GuardState> guardState(TableRef table, SemVer version);

    /// What delivery remembers, in the same database; usable until this store is closed.
    DeliveryStore deliveries();

    /// Scan schedules and who scans, in the same database; usable until this store is closed.
    ScheduleStore schedules();

    /// Why the store cannot be read at present, as who looks for other processes' commits found it;
    /// empty while it can. From memory, so it answers while everything else waits.
    Optional<StoreException> away();

    /// Ends all work of this store; commits under way are finished first. Idempotent.
    @Override
    void close();
}

package org.schemaregistry.registry.store.jdbc;

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
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.ForeignEdit;
import org.schemaregistry.registry.store.GuardState;
import org.schemaregistry.registry.store.IfMissing;
import org.schemaregistry.registry.store.RegisteredQuery;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.ScanReach;
import org.schemaregistry.registry.store.ScheduleStore;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.VersionRow;
import org.schemaregistry.registry.store.Write;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// The store on SQLite or PostgreSQL.
///
/// Thread-safe.
public final class JdbcStore implements Store {
    /// Documents of larger commits, those of first scans, would drive out what is read.
    private static final int KEPT_WRITES = 16;

    private final Backend backend;
    private final StoreLimits limits;
    private final ContentCache contents;

    private JdbcStore(Backend backend, StoreLimits limits) {
        this.backend = backend;
        this.limits = limits;
        this.contents = new ContentCache(limits.contentCacheBytes());
    }

    /// Opens a registry; creates it where there is none, and migrates an older one. It lives on a
    /// few daemon threads that end with [#close].
    ///
    /// @param url as [StoreUrl#parse] reads it
    /// @throws IllegalArgumentException if the URL is none
    /// @throws org.schemaregistry.registry.store.StoreException if it cannot be opened
    public static Store open(
            String url, StoreCredentials credentials, StoreLimits limits, Clock clock) {
        return open(url, IfMissing.CREATE, credentials, limits, clock);
    }

    /// As [#open], which creates nothing if it is told so.
    public static Store open(
            String url,
            IfMissing ifMissing,
            StoreCredentials credentials,
            StoreLimits limits,
            Clock clock) {
        ThreadFactory threads =
                Thread.ofPlatform().daemon().name("schema-registry-store-", 0).factory();
        return open(StoreUrl.parse(url), ifMissing, credentials, limits, threads, clock);
    }

    /// As [#open], on platform threads of the caller's making.
    public static Store open(
            StoreUrl url,
            IfMissing ifMissing,
            StoreCredentials credentials,
            StoreLimits limits,
            ThreadFactory threads,
            Clock clock) {
        Backend backend =
                switch (url) {
                    case StoreUrl.SqliteFile file ->
                            new SqliteBackend(file, ifMissing, limits, threads, clock.millis());
                    case StoreUrl.PostgresDatabase database ->
                            new PostgresBackend(
                                    database,
                                    ifMissing,
                                    credentials,
                                    limits,
                                    threads,
                                    clock.millis());
                };
        return new JdbcStore(backend, limits);
    }

    @Override
    public CommitResult commit(Commit commit) {
        CommitResult result = backend.commit(commit);
        if (result instanceof CommitResult.Committed && commit.writes().size() <= KEPT_WRITES) {
            commit.writes().forEach(this::keep);
        }
        return result;
    }

    /// The next publication of a table begins by reading this one's document.
    private void keep(Write write) {
        if (write instanceof Write.PutVersion put) {
            SourceState source = CatalogReader.stateOf(catalog(), put.source());
            TableState table = source == null ? null : source.tables().get(put.name());
            if (table != null && table.fingerprint().equals(put.fingerprint())) {
                contents.put(table.contentId(), put.body());
            }
        }
    }

    @Override
    public Catalog catalog() {
        return backend.catalog().catalog();
    }

    @Override
    public Optional<String> content(long contentId) {
        String cached = contents.get(contentId);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<String> body = backend.read(c -> HistoryReader.content(c, contentId));
        body.ifPresent(text -> contents.put(contentId, text));
        return body;
    }

    @Override
    public Optional<ScanMemory> scanMemory(SourceId source) {
        return backend.read(c -> HistoryReader.scan(c, source));
    }

    @Override
    public ScanReach scanReach(SourceId source) {
        return backend.read(c -> HistoryReader.scanReach(c, source));
    }

    @Override
    public List<VersionRow> history(SourceId source, @Nullable QualifiedName table, int limit) {
        int rows = atMost(limit);
        return backend.read(c ->
                table == null
                        ? HistoryReader.ofSource(c, source, rows)
                        : HistoryReader.ofTable(c, source, table, rows));
    }

    @Override
    public Optional<VersionRow> version(SourceId source, QualifiedName table, SemVer version) {
        return backend.read(c -> HistoryReader.version(c, source, table, version));
    }

    @Override
    public Optional<VersionRow> versionAt(SourceId source, QualifiedName table, long atMillis) {
        return backend.read(c -> HistoryReader.versionAt(c, source, table, atMillis));
    }

    @Override
    public Optional<QualifiedName> renamedTo(SourceId source, QualifiedName table) {
        SourceState state = CatalogReader.stateOf(catalog(), source);
        return state == null ? Optional.empty() : Optional.ofNullable(state.renamed().get(table));
    }

    @Override
    public List<OutboxEntry> events(long sinceExclusive, int limit) {
        int rows = atMost(limit);
        return backend.read(c -> SealedReader.events(c, sinceExclusive, rows));
    }

    @Override
    public long lastEvent() {
        return backend.read(SealedReader::lastEvent);
    }

    @Override
    public List<AuditEntry> audit(long sinceExclusive, int limit) {
        int rows = atMost(limit);
        return backend.read(c -> SealedReader.audit(c, sinceExclusive, rows));
    }

    @Override
    public AuditHead auditHead() {
        return backend.read(SealedReader::auditHead);
    }

    @Override
    public AuditVerification verifyAudit() {
        return backend.read(c -> SealedReader.verify(c, backend.unsealed(c)));
    }

    @Override
    public List<ForeignEdit> foreignEdits() {
        return backend.read(c -> HistoryReader.foreignEdits(c, limits.rowsPerRead()));
    }

    @Override
    public List<RegisteredQuery> queries(@Nullable SourceId source) {
        return backend.read(c -> QueryReader.queries(c, source, null));
    }

    @Override
    public Optional<RegisteredQuery> query(String name) {
        return backend.read(c -> QueryReader.queries(c, null, name)).stream().findFirst();
    }

    @Override
    public Optional<GuardState> guardState(TableRef table, SemVer version) {
        return backend.read(c -> QueryReader.guardState(c, table, version));
    }

    @Override
    public DeliveryStore deliveries() {
        return new JdbcDeliveryStore(backend);
    }

    @Override
    public ScheduleStore schedules() {
        return new JdbcScheduleStore(backend);
    }

    @Override
    public Optional<StoreException> away() {
        return Optional.ofNullable(backend.away());
    }

    @Override
    public void close() {
        backend.close();
    }

    private int atMost(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: expected 1 or more, found " + limit);
        }
        return Math.min(limit, limits.rowsPerRead());
    }
}

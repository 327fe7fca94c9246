package org.schemaregistry.registry;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.DryRunReport;
import org.schemaregistry.registry.api.DueReport;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.HistoryEntry;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.MismatchReceipt;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.ScheduledScan;
import org.schemaregistry.registry.api.SourceSummary;
import org.schemaregistry.registry.api.TableDiff;
import org.schemaregistry.registry.api.TableSummary;
import org.schemaregistry.registry.api.TableVersion;
import org.schemaregistry.registry.api.VersionSelector;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.audit.AuditVerification;
import org.schemaregistry.registry.flow.Adoption;
import org.schemaregistry.registry.flow.Checking;
import org.schemaregistry.registry.flow.Declaring;
import org.schemaregistry.registry.flow.DryRunning;
import org.schemaregistry.registry.flow.Extensions;
import org.schemaregistry.registry.flow.Guarding;
import org.schemaregistry.registry.flow.Introspection;
import org.schemaregistry.registry.flow.Listeners;
import org.schemaregistry.registry.flow.Lookup;
import org.schemaregistry.registry.flow.QueryKeeping;
import org.schemaregistry.registry.flow.QuerySessions;
import org.schemaregistry.registry.flow.Registration;
import org.schemaregistry.registry.flow.Running;
import org.schemaregistry.registry.flow.ScheduleLimits;
import org.schemaregistry.registry.flow.Scheduling;
import org.schemaregistry.registry.flow.Subscribing;
import org.schemaregistry.registry.flow.Working;
import org.schemaregistry.registry.store.IfMissing;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;

import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The registry, embedded: one object over one SQLite file or one PostgreSQL database.
///
/// ```java
/// try (Registry registry = Registry.open("schema_registry.db")) {
///     registry.addSource(DataSource.of(new SourceId("shop"), "postgres",
///             new SourceUri("postgresql://reader@localhost/shop")), "anna");
///     registry.introspect(new SourceId("shop"), IntrospectOptions.DEFAULT);
///     registry.listTables("shop").forEach(System.out::println);
/// }
/// ```
///
/// Thread-safe. What it answers with is immutable. Every method throws [RegistryException] and
/// nothing else for what callers, sources and the store do. Any of them may meet `CLOSED`,
/// `INVALID_INPUT` and the codes of the store (`STORE_…`, `LIMIT_EXCEEDED`); a method names those
/// that are its own. Times are epoch milliseconds; `actor` is who the audit names, 1 to 256
/// characters.
public final class Registry implements AutoCloseable {
    private static final String CALLER = "embedder";

    private final Store store;
    private final Extensions extensions;
    private final Scheduling scheduling;
    private final Registration registration;
    private final Declaring declaring;
    private final Lookup lookup;
    private final Adoption adoption;
    private final Listeners listeners;
    private final Subscriptions subscriptions;
    private final Checking checking;
    private final Schedules schedules;
    private final Working working;
    private final QuerySessions sessions;
    private final DryRunning dryRunning;
    private final QueryRunner runner;
    private final Queries queries;
    private final Guarding guarding;

    private Registry(
            Store store,
            Extensions extensions,
            RuleSet rules,
            Limits limits,
            StoreLimits storeLimits,
            QueryLimits queryLimits,
            Clock clock) {
        this.store = store;
        this.extensions = extensions;
        Introspection introspection = new Introspection(store, extensions, rules, limits, clock);
        registration = new Registration(store, limits, clock);
        declaring = new Declaring(store, extensions, rules, limits, clock);
        lookup = new Lookup(store, rules);
        adoption = new Adoption(store, extensions, rules, limits, clock);
        Subscribing subscribing = new Subscribing(store, extensions, clock);
        listeners = new Listeners(store.deliveries(), new SecureRandom());
        subscriptions = new Subscriptions(subscribing, listeners);
        checking = new Checking(store, extensions, lookup, limits);
        scheduling =
                new Scheduling(
                        store,
                        introspection,
                        adoption,
                        ScheduleLimits.DEFAULT,
                        clock,
                        new SecureRandom());
        schedules = new Schedules(scheduling);
        working = new Working(scheduling, subscribing, storeLimits.sealDelayMillis());
        sessions = new QuerySessions(extensions, queryLimits);
        dryRunning = new DryRunning(store, checking, sessions);
        guarding = new Guarding(store, lookup, limits, clock);
        runner = new QueryRunner(new Running(store, dryRunning, guarding, sessions, Thread::sleep));
        queries =
                new Queries(
                        new QueryKeeping(store, checking, lookup, limits, clock), adoption::run);
    }

    /// Opens a registry and creates or migrates it where needed; [Builder#existing] creates none.
    ///
    /// @param url a file's path, `jdbc:sqlite:PATH`, `postgresql://…` or `jdbc:postgresql://…`
    /// @throws RegistryException `STORE_UNAVAILABLE`, `STORE_NOT_A_REGISTRY`, `STORE_NEWER`,
    ///   `STORE_UNFINISHED`, `STORE_UNSUITABLE`
    public static Registry open(String url) {
        return builder().url(url).open();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Copies or backs up the registry at a URL, as [#open] takes it.
    public static Copier copier(String url) {
        return new Copier(url);
    }

    /// Does nothing: opening has created and migrated everything.
    public void initRegistry() {}

    /// The sources, sorted by id.
    public List<SourceSummary> listDataSources() {
        return call(lookup::sources);
    }

    /// One source with what its last scan could see.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`
    public SourceSummary source(SourceId id) {
        return call(() -> lookup.source(id));
    }

    /// Registers a source; nothing is scanned yet.
    ///
    /// @throws RegistryException `SOURCE_EXISTS`, `LIMIT_EXCEEDED`
    public void addSource(DataSource source, String actor) {
        call(() -> registration.add(source, actor));
    }

    /// Registers a source that is scanned by itself, first at once; see [#work].
    public void addSource(DataSource source, Duration every, String actor) {
        call(() -> registration.add(source, every, actor));
    }

    /// Changes the settings of a source, from those it has; its tables, versions and history stay.
    /// `change` must keep the id and may be asked again where another change came first.
    ///
    /// @return false if it had these settings already
    /// @throws RegistryException `UNKNOWN_SOURCE`; `SOURCE_IMMUTABLE` if the type or the default
    ///   schema of a scanned source would change
    public boolean changeSource(SourceId id, UnaryOperator<DataSource> change, String actor) {
        return call(() -> registration.change(id, change, actor));
    }

    /// Registers a source or replaces its settings; equal settings are no commit.
    ///
    /// @throws RegistryException `SOURCE_IMMUTABLE` as [#changeSource], `LIMIT_EXCEEDED`,
    ///   `CONFLICT`
    public void upsertDataSource(DataSource source) {
        call(() -> registration.put(source, CALLER));
    }

    /// Registers a source or replaces its URI and type, as plain texts.
    public void upsertDataSource(String id, String uri, String type) {
        call(() ->
                registration.put(
                        DataSource.of(new SourceId(id), type, new SourceUri(uri)), CALLER));
    }

    /// Unregisters a source; its history stays, and goes on if the id is registered again.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `CONFLICT`
    public void removeSource(SourceId id, String actor) {
        call(() -> registration.remove(id, actor));
    }

    /// The connector type that takes a URI; empty if none does.
    public Optional<String> typeOf(SourceUri uri) {
        return extensions.typeOf(uri);
    }

    /// The path of the file that a URI names and that is not there yet; empty if it is there, or
    /// the URI names no file. Scans fail until there is one.
    public Optional<String> missingFile(SourceUri uri) {
        return extensions.missingFile(uri);
    }

    /// The types there is a connector for.
    public List<String> connectorTypes() {
        return extensions.types();
    }

    /// Scans a source and commits what changed. A scan that failed or saw a part only is a report
    /// with that status, and deletes nothing.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `NO_CONNECTOR`, `CONFLICT`
    public ScanReport introspect(SourceId id, IntrospectOptions options) {
        return call(() -> scheduling.byHand(id, options));
    }

    /// The names of a source's tables, sorted.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`
    public List<String> listTables(String sourceId) {
        return tables(new SourceId(sourceId)).stream()
                .map(table -> table.name().toString())
                .toList();
    }

    /// The tables of a source, sorted by name.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`
    public List<TableSummary> tables(SourceId id) {
        return call(() -> lookup.tables(id));
    }

    /// The current Table JSON of a table; empty if there is none.
    public Optional<String> getTableSchema(String sourceId, String tableName) {
        return call(() -> lookup.schema(new SourceId(sourceId), QualifiedName.parse(tableName)));
    }

    /// The current Table JSON of a table; empty if there is none.
    public Optional<String> getTableSchema(TableRef ref) {
        return call(() -> lookup.schema(ref.source(), ref.table()));
    }

    /// One version of a table.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `UNKNOWN_TABLE`, `UNKNOWN_VERSION` (also for the
    ///   version at which a table was dropped), `RENAMED_TO` with the name it goes by now
    public TableVersion table(TableRef ref, VersionSelector selector) {
        return call(() -> lookup.table(ref, selector));
    }

    /// The versions of a table under all its names, newest first.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `UNKNOWN_TABLE`, `RENAMED_TO`
    public List<HistoryEntry> history(TableRef ref, int limit) {
        return call(() -> lookup.history(ref.source(), ref.table(), limit));
    }

    /// The versions of all tables of a source, newest first.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`
    public List<HistoryEntry> history(SourceId id, int limit) {
        return call(() -> lookup.history(id, null, limit));
    }

    /// What differs between two versions of a table, in either direction.
    ///
    /// @throws RegistryException as [#table]
    public TableDiff diff(TableRef ref, SemVer from, SemVer to) {
        return call(() -> lookup.diff(ref, from, to));
    }

    /// Judges a query against a source's contracts, without touching the source. `pins` are the
    /// versions the caller planned on. A query that does not fit is a report, no exception.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `NO_LANGUAGE`, `LIMIT_EXCEEDED` for a text that
    ///   is too long; for pins also as [#table]
    public CheckReport check(Query query, Map<QualifiedName, SemVer> pins) {
        return call(() -> checking.check(query, pins));
    }

    /// Asks the source itself whether it would take a query, without running it; refused where the
    /// check finds errors. `allowedFunctions` are functions of the source that the caller answers
    /// for.
    ///
    /// @throws RegistryException as [#check], and `NOT_QUERYABLE`, `SECRET_UNAVAILABLE`,
    ///   `SOURCE_UNAVAILABLE`, `CANCELLED`
    public DryRunReport dryRun(Query query, DryRunLevel level, Set<String> allowedFunctions) {
        return call(() -> dryRunning.run(query, level, Map.of(), allowedFunctions));
    }

    /// Runs queries against the sources.
    public QueryRunner runner() {
        return runner;
    }

    /// The queries that are kept and checked at every commit.
    public Queries queries() {
        return queries;
    }

    /// A guard for rows of one version of a table, to be used in the caller's own process.
    ///
    /// @throws RegistryException as [#table]
    public RowGuard guard(TableRef ref, VersionSelector selector) {
        return call(() -> guarding.guard(ref, selector));
    }

    /// Takes what guarded rows had that their contract does not allow: counted, audited, and told
    /// by an event where it is new. A report without mismatches changes nothing.
    ///
    /// @throws RegistryException as [#table], `CONFLICT`
    public MismatchReceipt reportMismatches(GuardReport report, String actor) {
        return call(() -> guarding.report(report, actor));
    }

    /// Publishes a table written by hand, from Table JSON or `{column: type}`; a null version takes
    /// the computed one. Answers with the version.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `INVALID_INPUT` for a schema that cannot be
    ///   read, `LIMIT_EXCEEDED` for one that is too long, `VERSION_TOO_LOW`, `CONFLICT`
    public SemVer upsertTableMeta(
            String sourceId, String tableName, String schemaJson, @Nullable String version) {
        return call(() ->
                declaring.declare(
                        new TableRef(new SourceId(sourceId), QualifiedName.parse(tableName)),
                        schemaJson,
                        version == null ? null : SemVer.parse(version),
                        CALLER));
    }

    /// Maps a business entity to tables, in place of what it was mapped to.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `UNKNOWN_TABLE`
    public void upsertOntologyMapping(String entity, List<TableRef> tables) {
        call(() -> registration.map(entity, tables, CALLER));
    }

    /// The mappings, sorted by entity.
    public SortedMap<String, List<TableRef>> listOntologyMappings() {
        return call(() -> new TreeMap<>(store.catalog().mappings()));
    }

    /// Events after a sequence number as CloudEvents, oldest first. Refused with `EVENTS_FORGOTTEN`
    /// if retention has taken some of them: [#firstEvent] says where they begin.
    public List<ObjectNode> events(long sinceExclusive, int limit) {
        return call(() -> lookup.events(sinceExclusive, limit));
    }

    /// The number of the oldest event that is kept; one above the last if none is.
    public long firstEvent() {
        return call(() -> store.deliveries().firstEvent());
    }

    /// Who is told of events, and the telling.
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /// Which sources are scanned by themselves.
    public Schedules schedules() {
        return schedules;
    }

    /// Makes the scheduled scans and delivers events, until the calling thread is interrupted. Any
    /// number of instances may do so on one store. `told` hears of every scan, on other threads.
    public void work(DeliverySettings settings, Consumer<ScheduledScan> told) {
        guarded(() -> {
            working.run(settings, told);
            return true;
        });
    }

    /// Scans what is due, each source once, delivers what is due, and ends. What fails is left for
    /// another run.
    public DueReport workOnce(DeliverySettings settings, Consumer<ScheduledScan> told) {
        return guarded(() -> working.runOnce(settings, told));
    }

    /// Audit entries after a number, in their order.
    public List<AuditEntry> audit(long sinceExclusive, int limit) {
        return call(() -> store.audit(sinceExclusive, limit));
    }

    /// Walks the whole audit chain and names the first broken link.
    public AuditVerification verifyAudit() {
        return call(store::verifyAudit);
    }

    /// The end of the audit chain, for anchoring it outside.
    public AuditHead auditHead() {
        return call(store::auditHead);
    }

    /// The number of the latest commit this registry shows.
    public long revision() {
        return call(() -> store.catalog().revision());
    }

    /// Why the registry's own database cannot be read at present; empty while it can. Known within
    /// a second of its going and coming, and answered at once, while calls may still wait for it.
    public Optional<RegistryException> away() {
        return store.away().map(Registry::translated);
    }

    /// Ends all work; idempotent.
    @Override
    public void close() {
        listeners.close();
        sessions.close();
        store.close();
    }

    private void call(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// What others wrote behind the registry is adopted before the next answer.
    private <T> T call(Supplier<T> work) {
        return guarded(() -> {
            adoption.run();
            return work.get();
        });
    }

    /// Every way out of the registry is a [RegistryException].
    static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            throw translated(e);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    ErrorCode.INVALID_INPUT, String.valueOf(e.getMessage()), null, null, null, e);
        }
    }

    private static RegistryException translated(StoreException e) {
        ErrorCode code =
                switch (e.code()) {
                    case UNREACHABLE,
                            AUTHENTICATION_FAILED,
                            IO_FAILED,
                            BUSY,
                            OVERLOADED,
                            OUTCOME_UNKNOWN ->
                            ErrorCode.STORE_UNAVAILABLE;
                    case MISSING -> ErrorCode.STORE_MISSING;
                    case NOT_A_REGISTRY -> ErrorCode.STORE_NOT_A_REGISTRY;
                    case CORRUPT -> ErrorCode.STORE_CORRUPT;
                    case NEWER_SCHEMA -> ErrorCode.STORE_NEWER;
                    case UNFINISHED_COPY -> ErrorCode.STORE_UNFINISHED;
                    case NOT_EMPTY -> ErrorCode.STORE_NOT_EMPTY;
                    case UNSUITABLE_STORAGE -> ErrorCode.STORE_UNSUITABLE;
                    case READ_ONLY -> ErrorCode.STORE_READ_ONLY;
                    case DISK_FULL -> ErrorCode.STORE_FULL;
                    case LIMIT_EXCEEDED -> ErrorCode.LIMIT_EXCEEDED;
                    case CLOSED -> ErrorCode.CLOSED;
                    case INTERNAL -> ErrorCode.INTERNAL;
                };
        return new RegistryException(
                code, String.valueOf(e.getMessage()), e.expected(), e.found(), e.hint(), e);
    }

    /// Settings of a registry to be opened; one thread.
    public static final class Builder {
        private String url = "schema_registry.db";
        private StoreCredentials credentials = StoreCredentials.NONE;
        private RuleSet rules = RuleSet.DEFAULT;
        private Limits limits = Limits.DEFAULT;
        private QueryLimits queryLimits = QueryLimits.DEFAULT;
        private StoreLimits storeLimits = StoreLimits.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private IfMissing ifMissing = IfMissing.CREATE;
        private @Nullable Extensions extensions;

        private Builder() {}

        /// A file's path, `jdbc:sqlite:PATH`, `postgresql://…` or `jdbc:postgresql://…`.
        public Builder url(String value) {
            url = value;
            return this;
        }

        /// Refuses with `STORE_MISSING`, and makes nothing, where there is no registry yet.
        public Builder existing() {
            ifMissing = IfMissing.REFUSE;
            return this;
        }

        /// The login of a PostgreSQL store.
        public Builder credentials(@Nullable String username, @Nullable String password) {
            credentials = new StoreCredentials(username, password);
            return this;
        }

        /// Whose compatibility counts; the default is readers and writers.
        public Builder rules(RuleSet value) {
            rules = value;
            return this;
        }

        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /// The bounds of dry runs and runs.
        public Builder queryLimits(QueryLimits value) {
            queryLimits = value;
            return this;
        }

        public Builder storeLimits(StoreLimits value) {
            storeLimits = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /// The connectors and secret providers; the default is all on the class path.
        public Builder extensions(Extensions value) {
            extensions = value;
            return this;
        }

        public Registry open() {
            return guarded(() ->
                    new Registry(
                            JdbcStore.open(url, ifMissing, credentials, storeLimits, clock),
                            extensions == null ? Extensions.discovered() : extensions,
                            rules,
                            limits,
                            storeLimits,
                            queryLimits,
                            clock));
        }
    }
}

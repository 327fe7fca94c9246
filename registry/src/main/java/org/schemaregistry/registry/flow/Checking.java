package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.json.SourceJson;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.ScanReach;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Does a query still fit the contract? Judged against the registry's own state; the source is not
/// touched.
///
/// Thread-safe. What a language made ready for one revision of a source is kept until the source
/// moves.
public final class Checking {
    private static final String DEFAULT_LANGUAGE = "sql";
    private static final String DEFAULT_SCHEMA_OF_POSTGRES = "public";

    private final Store store;
    private final Extensions extensions;
    private final Lookup lookup;
    private final Limits limits;
    private final Map<SourceId, Ready> ready = new ConcurrentHashMap<>();

    private record Ready(long revision, String language, QueryLanguage.Checker checker) {}

    public Checking(Store store, Extensions extensions, Lookup lookup, Limits limits) {
        this.store = store;
        this.extensions = extensions;
        this.lookup = lookup;
        this.limits = limits;
    }

    /// Judges a query. `pins` are the versions the caller planned on.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `NO_LANGUAGE`, `LIMIT_EXCEEDED`, and for pins as
    ///   [Lookup#table]
    public CheckReport check(Query query, Map<QualifiedName, SemVer> pins) {
        if (query.text().length() > limits.maxQueryChars()) {
            throw new RegistryException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "the query is too long",
                    "at most " + limits.maxQueryChars() + " characters",
                    query.text().length() + " characters",
                    "split it");
        }
        SourceState state = Lookup.state(store.catalog(), query.source());
        QueryCheck check = checker(state, query.language()).check(query.text());
        if (check.verdict() == Verdict.REJECT && hangsOnTheSchema(check) && isUnseen(state)) {
            check = unseen(state, check);
        }
        List<CheckReport.TouchedTable> touches = new ArrayList<>();
        for (QueryCheck.Touch touch : check.touches()) {
            TableState table = state.tables().get(touch.table());
            if (table != null) {
                touches.add(
                        new CheckReport.TouchedTable(
                                new TableRef(query.source(), touch.table()),
                                table.version(),
                                touch.written(),
                                List.copyOf(touch.columns())));
            }
        }
        return new CheckReport(check, touches, stale(state, pins));
    }

    /// True if the schema could change the verdict: the first error is not one of the text alone.
    private static boolean hangsOnTheSchema(QueryCheck check) {
        FindingCode first = check.findings().getFirst().code();
        return first != FindingCode.SYNTAX && first != FindingCode.NOT_A_QUERY;
    }

    /// True if no scan was ever whole and nobody declared a table: what is missing may be there.
    private boolean isUnseen(SourceState state) {
        return state.tables().isEmpty() && store.scanReach(state.source().id()) != ScanReach.WHOLE;
    }

    private static QueryCheck unseen(SourceState state, QueryCheck check) {
        SourceId source = state.source().id();
        Finding finding =
                new Finding(
                        FindingCode.OUT_OF_COVERAGE,
                        "",
                        Severity.INFO,
                        null,
                        "source '"
                                + source
                                + "' was never scanned whole, so its tables are unknown",
                        "scan it: introspect " + source,
                        List.of(),
                        null);
        return new QueryCheck(
                Verdict.UNKNOWN,
                check.statement(),
                List.of(finding),
                check.touches(),
                List.of(),
                List.of(),
                check.calls());
    }

    private List<CheckReport.Stale> stale(SourceState state, Map<QualifiedName, SemVer> pins) {
        List<CheckReport.Stale> stale = new ArrayList<>();
        new TreeMap<>(pins)
                .forEach((name, planned) -> {
                    TableRef ref = new TableRef(state.source().id(), name);
                    TableState table = state.tables().get(name);
                    if (table == null) {
                        throw lookup.unknownTable(ref, state);
                    }
                    if (!table.version().equals(planned)) {
                        stale.add(
                                new CheckReport.Stale(
                                        ref,
                                        planned,
                                        table.version(),
                                        lookup.diff(ref, planned, table.version()).changes()));
                    }
                });
        return stale;
    }

    QueryLanguage.Checker checker(SourceState state, @Nullable String asked) {
        String language = languageOf(asked);
        Ready known = ready.get(state.source().id());
        if (known != null
                && known.revision() == state.revision()
                && known.language().equals(language)) {
            return known.checker();
        }
        QueryLanguage.Checker checker =
                extensions
                        .language(language, state.source().type())
                        .checker(snapshot(state), defaultSchema(state));
        ready.put(state.source().id(), new Ready(state.revision(), language, checker));
        return checker;
    }

    static String languageOf(@Nullable String asked) {
        return asked == null ? DEFAULT_LANGUAGE : asked;
    }

    static String defaultSchema(SourceState state) {
        String schema = state.source().scope().defaultSchema();
        if (schema != null) {
            return schema;
        }
        return state.source().type().equals("sqlite") ? "main" : DEFAULT_SCHEMA_OF_POSTGRES;
    }

    /// The source as the registry knows it.
    private Snapshot snapshot(SourceState state) {
        ScanMemory memory = store.scanMemory(state.source().id()).orElse(null);
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        state.tables().forEach((name, table) -> tables.put(name, TableJson.read(content(table))));
        return new Snapshot(
                state.source().id(),
                tables,
                objects(state, memory),
                coverage(memory),
                List.of(),
                memory == null || memory.identityJson() == null
                        ? Identity.NONE
                        : SourceJson.readIdentity(memory.identityJson()),
                0);
    }

    /// What the last complete scan saw beside tables.
    static SourceObjects objects(SourceState state, @Nullable ScanMemory memory) {
        return memory == null || memory.objects() == null
                ? SourceObjects.none(state.source().type())
                : SourceJson.readObjects(memory.objects().body());
    }

    static Coverage coverage(@Nullable ScanMemory memory) {
        return memory == null || memory.coverageJson() == null
                ? Coverage.FULL
                : SourceJson.readCoverage(memory.coverageJson());
    }

    private String content(TableState table) {
        return store.content(table.contentId())
                .orElseThrow(() ->
                        new IllegalStateException("the store has no content " + table.contentId()));
    }
}

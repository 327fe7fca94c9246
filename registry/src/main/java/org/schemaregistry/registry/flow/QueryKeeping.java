package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.QueryDefinition;
import org.schemaregistry.registry.api.QueryDetail;
import org.schemaregistry.registry.api.QuerySummary;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.RegisteredQuery;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// How queries come to be kept and go: each is one commit with one audit entry and no event. What
/// later commits make of them is [Rechecking].
///
/// Thread-safe.
public final class QueryKeeping {
    private final Store store;
    private final Checking checking;
    private final Lookup lookup;
    private final Limits limits;
    private final Clock clock;

    public QueryKeeping(Store store, Checking checking, Lookup lookup, Limits limits, Clock clock) {
        this.store = store;
        this.checking = checking;
        this.lookup = lookup;
        this.limits = limits;
        this.clock = clock;
    }

    /// Keeps a query with the versions it was planned on.
    ///
    /// @throws RegistryException `QUERY_EXISTS`, `QUERY_REJECTED`, `LIMIT_EXCEEDED`, `CONFLICT`,
    ///   and as [Checking#check]
    public CheckReport add(QueryDefinition definition, String actor) {
        for (int attempt = 0; attempt < limits.commitAttempts(); attempt++) {
            SourceState base = Lookup.state(store.catalog(), definition.source());
            if (base.queries() >= limits.maxQueriesPerSource()) {
                throw new RegistryException(
                        ErrorCode.LIMIT_EXCEEDED,
                        "source " + definition.source() + " has all the queries it takes",
                        "at most " + limits.maxQueriesPerSource(),
                        Integer.toString(base.queries()),
                        "remove queries that are no longer used: query remove NAME");
            }
            CheckReport report =
                    checking.check(
                            new Query(
                                    definition.source(), definition.language(), definition.text()),
                            definition.pins());
            if (report.check().verdict() == Verdict.REJECT) {
                throw rejected(definition, report.check().findings());
            }
            SortedMap<QualifiedName, SemVer> planned = new TreeMap<>();
            report.touches().forEach(touch -> planned.put(touch.ref().table(), touch.version()));
            planned.putAll(definition.pins());
            RegisteredQuery query =
                    new RegisteredQuery(
                            definition.name(),
                            definition.source(),
                            definition.language(),
                            definition.text(),
                            planned,
                            report.check().verdict(),
                            null,
                            actor,
                            clock.millis());
            // The verdict holds for this revision alone.
            CommitResult result =
                    commit(
                            List.of(
                                    new Requirement.SourceAtRevision(
                                            definition.source(), base.revision())),
                            new Write.AddQuery(query),
                            "query.added",
                            definition.name(),
                            definition.source() + ", planned on " + planned,
                            actor);
            switch (result) {
                case CommitResult.Committed ignored -> {
                    return report;
                }
                case CommitResult.Conflict(Requirement.QueryAbsent ignored) ->
                        throw new RegistryException(
                                ErrorCode.QUERY_EXISTS,
                                "query '" + definition.name() + "' exists already",
                                "a name that is free",
                                definition.name(),
                                "choose another name, or remove it first with: query remove "
                                        + definition.name());
                case CommitResult.Conflict ignored -> {}
            }
        }
        throw new RegistryException(
                ErrorCode.CONFLICT,
                "source " + definition.source() + " was changed by others again and again",
                "a commit that nobody overtakes",
                "conflicts only",
                "try again later");
    }

    /// @throws RegistryException `UNKNOWN_QUERY`
    public void remove(String name, String actor) {
        RegisteredQuery query = known(name);
        if (commit(
                        List.of(),
                        new Write.DropQuery(query.source(), name),
                        "query.removed",
                        name,
                        query.source().value(),
                        actor)
                instanceof CommitResult.Conflict) {
            throw unknown(name);
        }
    }

    /// Sorted by name.
    public List<QuerySummary> list() {
        return store.queries(null).stream().map(QueryKeeping::summary).toList();
    }

    /// One query with its check against the present state.
    ///
    /// @throws RegistryException `UNKNOWN_QUERY`, and as [Checking#check]
    public QueryDetail show(String name) {
        RegisteredQuery query = known(name);
        SourceState state = Lookup.state(store.catalog(), query.source());
        CheckReport report =
                checking.check(new Query(query.source(), query.language(), query.text()), Map.of());
        List<QueryDetail.Moved> moved = new ArrayList<>();
        query.planned()
                .forEach((table, planned) -> {
                    QueryDetail.Moved one = moved(state, table, planned);
                    if (one != null) {
                        moved.add(one);
                    }
                });
        return new QueryDetail(summary(query), report, moved);
    }

    private QueryDetail.@Nullable Moved moved(
            SourceState state, QualifiedName planned, SemVer version) {
        QualifiedName name = planned;
        TableState table = state.tables().get(name);
        if (table == null && state.renamed().containsKey(planned)) {
            name = state.renamed().get(planned);
            table = name == null ? null : state.tables().get(name);
        }
        if (table == null || name == null) {
            return new QueryDetail.Moved(planned.toString(), version, null, null, List.of());
        }
        if (table.version().equals(version)) {
            return null;
        }
        TableRef ref = new TableRef(state.source().id(), name);
        return new QueryDetail.Moved(
                planned.toString(),
                version,
                ref,
                table.version(),
                lookup.diff(ref, version, table.version()).changes());
    }

    private RegisteredQuery known(String name) {
        return store.query(name).orElseThrow(() -> unknown(name));
    }

    private RegistryException unknown(String name) {
        List<String> near =
                Lookup.nearest(
                        name, store.queries(null).stream().map(RegisteredQuery::name).toList());
        return new RegistryException(
                ErrorCode.UNKNOWN_QUERY,
                "no query '" + name + "'",
                near.isEmpty() ? "a registered query" : "perhaps " + String.join(", ", near),
                name,
                "see: query list");
    }

    private static RegistryException rejected(QueryDefinition definition, List<Finding> findings) {
        Finding first = findings.isEmpty() ? null : findings.getFirst();
        return new RegistryException(
                ErrorCode.QUERY_REJECTED,
                "query '"
                        + definition.name()
                        + "' does not fit "
                        + definition.source()
                        + (first == null ? "" : ": " + first.message()),
                "a query that passes its check",
                findings.size() + (findings.size() == 1 ? " finding" : " findings"),
                first != null && first.fix() != null
                        ? "perhaps: " + first.fix()
                        : "see: check --source " + definition.source());
    }

    private static QuerySummary summary(RegisteredQuery query) {
        return new QuerySummary(
                query.name(),
                query.source(),
                query.language(),
                query.text(),
                query.planned(),
                query.verdict(),
                query.brokenSinceMillis(),
                query.actor(),
                query.addedAtMillis());
    }

    private CommitResult commit(
            List<Requirement> requirements,
            Write write,
            String action,
            String name,
            String detail,
            String actor) {
        return store.commit(
                new Commit(
                        new Actor(actor),
                        clock.millis(),
                        UUID.randomUUID().toString(),
                        requirements,
                        List.of(write),
                        List.of(new AuditDraft(action, name, null, null, detail)),
                        List.of()));
    }
}

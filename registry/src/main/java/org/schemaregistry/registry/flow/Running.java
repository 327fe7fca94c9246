package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.RowMismatchException;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.query.Admission;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.SourceException;
import org.schemaregistry.registry.api.Cancellation;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.RunOptions;
import org.schemaregistry.registry.api.RunReport;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.TableState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Runs a query for somebody who embeds the registry: check, dry run, then the query itself in a
/// read-only transaction with caps, begun again where the source failed in passing; its rows pass a
/// guard, and what that finds is reported to the registry.
///
/// Thread-safe.
public final class Running {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final String ACTOR = "runner";

    private final Store store;
    private final Guarding guarding;
    private final DryRunning dryRunning;
    private final QuerySessions sessions;
    private final Pause pause;

    /// Waits between attempts.
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    public Running(
            Store store,
            DryRunning dryRunning,
            Guarding guarding,
            QuerySessions sessions,
            Pause pause) {
        this.store = store;
        this.guarding = guarding;
        this.dryRunning = dryRunning;
        this.sessions = sessions;
        this.pause = pause;
    }

    /// Runs a query and hands its rows to the sink, on the calling thread.
    ///
    /// @throws RegistryException as [DryRunning#run]; an interrupt is `CANCELLED` and stays set
    public RunReport run(
            Query query,
            List<@Nullable Object> parameters,
            RunOptions options,
            Cancellation cancellation,
            QuerySession.RowSink sink) {
        Admission.Use use = options.writes() ? Admission.Use.WRITE : Admission.Use.READ;
        DryRunning.Asked asked = dryRunning.ask(query, Map.of(), use, options.allowedFunctions());
        return switch (asked) {
            case DryRunning.Asked.Refused(
                            CheckReport check,
                            DryRun.By by,
                            List<Finding> findings) ->
                    new RunReport(
                            check,
                            new QueryRun.Rejected(by, findings, 0),
                            null,
                            0,
                            List.of(),
                            List.of(),
                            List.of());
            case DryRunning.Asked.NoWay(CheckReport check) ->
                    throw new RegistryException(
                            ErrorCode.NOT_QUERYABLE,
                            "the query's language has no way to a source",
                            null,
                            null,
                            "check it instead");
            case DryRunning.Asked.Admitted admitted -> {
                QuerySession.RowRequest request = request(admitted, parameters, options);
                RunGuard guard = guard(admitted, options, sink);
                RunReport report =
                        attempts(
                                admitted,
                                request,
                                options,
                                cancellation,
                                new Counting(guard == null ? sink : guard));
                yield guard == null ? report : reported(report, guard);
            }
        };
    }

    @SuppressWarnings("NullAway") // a compiled record loses the mark on its list elements
    private QuerySession.RowRequest request(
            DryRunning.Asked.Admitted admitted,
            List<@Nullable Object> parameters,
            RunOptions options) {
        QueryLimits limits =
                sessions.limits()
                        .with(options.timeoutMillis(), options.maxRows(), options.maxBytes());
        return new QuerySession.RowRequest(
                admitted.statement(), parameters, options.writes(), limits);
    }

    /// A guard for what the check says of the result; null where it says nothing for certain.
    private @Nullable RunGuard guard(
            DryRunning.Asked.Admitted admitted, RunOptions options, QuerySession.RowSink sink) {
        QueryCheck check = admitted.check().check();
        GuardOptions guard = options.guard();
        if (guard == null
                || check.verdict() != Verdict.ACCEPT
                || check.statement() != StatementClass.READ) {
            return null;
        }
        SortedMap<QualifiedName, RunGuard.Contract> contracts = new TreeMap<>();
        for (CheckReport.TouchedTable touched : admitted.check().touches()) {
            TableState state = admitted.state().tables().get(touched.ref().table());
            if (state == null || !state.version().equals(touched.version())) {
                // It moved since it was checked.
                return null;
            }
            Table table =
                    TableJson.read(
                            store.content(state.contentId())
                                    .orElseThrow(() ->
                                            new IllegalStateException(
                                                    "the store has no content "
                                                            + state.contentId())));
            contracts.put(
                    touched.ref().table(),
                    new RunGuard.Contract(touched.ref(), touched.version(), table));
        }
        return contracts.isEmpty() || contracts.size() < check.touches().size()
                ? null
                : new RunGuard(check.columns(), contracts, guard, sink);
    }

    /// Rows are not lost because what was found in them cannot be told.
    private RunReport reported(RunReport report, RunGuard guard) {
        List<String> warnings = new ArrayList<>(report.warnings());
        String doubt = guard.doubt();
        if (doubt != null) {
            warnings.add(doubt);
        }
        List<GuardReport> reports = guard.reports();
        for (GuardReport one : reports) {
            try {
                guarding.report(one, ACTOR);
            } catch (RegistryException | StoreException e) {
                warnings.add(
                        "mismatches of " + one.ref() + " were not reported: " + e.getMessage());
            }
        }
        return new RunReport(
                report.check(),
                report.result(),
                report.role(),
                report.attempts(),
                warnings,
                reports,
                guard.unplaced());
    }

    private RunReport attempts(
            DryRunning.Asked.Admitted admitted,
            QuerySession.RowRequest request,
            RunOptions options,
            Cancellation cancellation,
            Counting sink) {
        DataSource source = admitted.state().source();
        for (int attempt = 1; ; attempt++) {
            if (cancellation.isCancelled()) {
                return report(admitted, new QueryRun.Cancelled(0), null, attempt - 1);
            }
            try (QuerySessions.Loan loan =
                    sessions.borrow(source, Checking.defaultSchema(admitted.state()))) {
                QuerySession session = loan.session();
                cancellation.underWay(session::cancel);
                return report(admitted, guarded(session, request, sink), session, attempt);
            } catch (SourceException e) {
                if (cancellation.isCancelled() && !Thread.currentThread().isInterrupted()) {
                    return report(admitted, new QueryRun.Cancelled(sink.rows), null, attempt);
                }
                // A row that was handed out is never handed out twice.
                if (!e.passing() || sink.begun || attempt >= options.attempts()) {
                    throw QuerySessions.told(source, e);
                }
                rest(source, attempt, e);
            } finally {
                cancellation.underWay(null);
            }
        }
    }

    /// A row that does not fit ends the run.
    private static QueryRun guarded(
            QuerySession session, QuerySession.RowRequest request, Counting sink)
            throws SourceException {
        try {
            return once(session, request, sink);
        } catch (RowMismatchException | RunGuard.Ended e) {
            return new QueryRun.Mismatched(String.valueOf(e.getMessage()), sink.rows - 1);
        }
    }

    /// Dry run, then the query, each in a transaction of its own.
    private static QueryRun once(
            QuerySession session, QuerySession.RowRequest request, Counting sink)
            throws SourceException {
        return switch (session.dryRun(request.statement(), DryRunLevel.DESCRIBE)) {
            case DryRun.Accepted ignored -> session.run(request, sink);
            case DryRun.Unsupported ignored -> session.run(request, sink);
            case DryRun.Rejected(DryRun.By by, List<Finding> findings) ->
                    new QueryRun.Rejected(by, findings, 0);
            case DryRun.TimedOut(DryRun.Wait waitedFor, long limitMillis) ->
                    new QueryRun.TimedOut(waitedFor, limitMillis, 0);
        };
    }

    private void rest(DataSource source, int attempt, SourceException failure) {
        long millis =
                Math.min(
                        LONGEST_PAUSE.toMillis(),
                        FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 10));
        try {
            pause.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(
                    ErrorCode.CANCELLED,
                    "source '" + source.id() + "': the run was cancelled between attempts",
                    null,
                    null,
                    null,
                    failure);
        }
    }

    private static RunReport report(
            DryRunning.Asked.Admitted admitted,
            QueryRun result,
            @Nullable QuerySession session,
            int attempts) {
        List<String> warnings = new ArrayList<>(admitted.warnings());
        if (session != null) {
            warnings.addAll(session.role().warnings());
        }
        return new RunReport(
                admitted.check(),
                result,
                session == null ? null : session.role().name(),
                attempts,
                warnings,
                List.of(),
                List.of());
    }

    /// Knows whether rows were handed out.
    private static final class Counting implements QuerySession.RowSink {
        private final QuerySession.RowSink sink;
        private boolean begun;
        private long rows;

        private Counting(QuerySession.RowSink sink) {
            this.sink = sink;
        }

        @Override
        public void columns(List<DryRun.Column> columns) {
            begun = true;
            sink.columns(columns);
        }

        @Override
        public boolean row(List<@Nullable Object> values) {
            rows++;
            return sink.row(values);
        }
    }
}

package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.query.Admission;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.SourceException;
import org.schemaregistry.registry.api.Cancellation;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.RunOptions;
import org.schemaregistry.registry.api.RunReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs a query for somebody who embeds the registry: check, dry run, then the query itself in a
/// read-only transaction with caps, begun again where the source failed in passing.
///
/// Thread-safe.
public final class Running {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final DryRunning dryRunning;
    private final QuerySessions sessions;
    private final Pause pause;

    /// Waits between attempts.
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    public Running(DryRunning dryRunning, QuerySessions sessions, Pause pause) {
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
                            check, new QueryRun.Rejected(by, findings, 0), null, 0, List.of());
            case DryRunning.Asked.NoWay(CheckReport check) ->
                    throw new RegistryException(
                            ErrorCode.NOT_QUERYABLE,
                            "the query's language has no way to a source",
                            null,
                            null,
                            "check it instead");
            case DryRunning.Asked.Admitted admitted ->
                    attempts(
                            admitted,
                            request(admitted, parameters, options),
                            options,
                            cancellation,
                            new Counting(sink));
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
                return report(admitted, once(session, request, sink), session, attempt);
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
                warnings);
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

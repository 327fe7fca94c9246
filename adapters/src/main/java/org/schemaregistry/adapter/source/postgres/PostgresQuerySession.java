package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.QueryRole;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.SessionRequest;
import org.schemaregistry.core.spi.SourceException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// One login for queries. Each call begins a transaction, read-only unless a run may write, with
/// the source's search path and timeouts, and ends it; what the server was asked before does not
/// matter to what it is asked next.
final class PostgresQuerySession implements QuerySession {
    private static final int GRACE_MILLIS = 500;
    private static final String PLAN_NAME = "schema_registry_plan";

    private static final String SETTINGS =
            """
            SELECT set_config('search_path', ?, true),
                   set_config('statement_timeout', ?, true),
                   set_config('lock_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', ?, true),
                   set_config('standard_conforming_strings', 'on', true)
            """;

    private final Connection connection;
    private final SessionRequest request;
    private final PostgresAddress address;
    private final String searchPath;
    private final @Nullable String secret;
    private final QueryTypes types;
    private final QueryRole role;
    private volatile @Nullable QueryWatch watch;
    private volatile boolean spoiled;

    /// @param secret what no message may repeat
    private PostgresQuerySession(
            Connection connection,
            SessionRequest request,
            PostgresAddress address,
            @Nullable String secret)
            throws SQLException {
        this.connection = connection;
        this.request = request;
        this.address = address;
        this.secret = secret;
        this.types = new QueryTypes(connection);
        this.searchPath =
                request.searchPath().stream()
                        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", "));
        this.role = RoleFacts.read(connection);
        connection.rollback();
    }

    static PostgresQuerySession open(SessionRequest request) throws SourceException {
        PostgresAddress address;
        try {
            address = PostgresAddress.parse(request.source().uri());
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    new org.schemaregistry.core.model.ScanError(
                            null,
                            org.schemaregistry.core.model.ScanError.Code.UNREACHABLE,
                            "source '" + request.source().id() + "': " + e.getMessage(),
                            "correct the source's URI"));
        }
        Connection connection = QueryLogin.connect(request, address);
        try {
            return new PostgresQuerySession(
                    connection, request, address, secret(request.credentials()));
        } catch (SQLException e) {
            SourceException failure = QueryFailures.lost(e, address, null);
            quietly(connection::close);
            throw failure;
        }
    }

    @Override
    public QueryRole role() {
        return role;
    }

    @Override
    public DryRun dryRun(SingleStatement statement, DryRunLevel level) throws SourceException {
        if (level == DryRunLevel.PROBE && statement.statementClass() != StatementClass.READ) {
            return new DryRun.Unsupported(
                    "a probe begins to run the statement, and this one writes", "use level plan");
        }
        QueryLimits limits = request.limits();
        return guarded(
                limits,
                () -> {
                    begin(true, limits);
                    return asked(statement, level);
                },
                new Outcomes<>() {
                    @Override
                    public DryRun rejected(SQLException e) throws SQLException {
                        return new DryRun.Rejected(
                                DryRun.By.SOURCE, List.of(refusal(e, statement)));
                    }

                    @Override
                    public DryRun timedOut(DryRun.Wait waitedFor, long limitMillis) {
                        return new DryRun.TimedOut(waitedFor, limitMillis);
                    }
                });
    }

    @SuppressWarnings("NullAway") // a compiled record loses the mark on its list elements
    private DryRun asked(SingleStatement statement, DryRunLevel level) throws SQLException {
        Exchange exchange = new Exchange(connection);
        Exchange.Description description = exchange.describe("", statement, "");
        DryRun.Plan plan =
                switch (level) {
                    case DESCRIBE -> null;
                    case PLAN -> plan(exchange, statement);
                    case PROBE -> {
                        exchange.run("SELECT * FROM (", statement, "\n) AS probe LIMIT 0", true);
                        yield null;
                    }
                };
        return new DryRun.Accepted(types.columns(description), types.parameters(description), plan);
    }

    /// EXPLAIN around the statement; its parameters stay open, so that the plan is the one for any
    /// value. `GENERIC_PLAN` would do that too, but only in the simple protocol, which takes
    /// several statements in one message.
    private DryRun.Plan plan(Exchange exchange, SingleStatement statement) throws SQLException {
        int limit = request.limits().maxPlanChars();
        if (statement.parameters() == 0) {
            return ExplainText.read(exchange.run(ExplainText.EXPLAIN, statement, "", false), limit);
        }
        execute("SET LOCAL plan_cache_mode = force_generic_plan");
        exchange.run("PREPARE " + PLAN_NAME + " AS ", statement, "", false);
        Savepoint prepared = connection.setSavepoint();
        try {
            String nulls = "NULL, ".repeat(statement.parameters() - 1) + "NULL";
            return ExplainText.read(
                    exchange.run(ExplainText.EXPLAIN + "EXECUTE " + PLAN_NAME + "(" + nulls + ")"),
                    limit);
        } finally {
            // A prepared statement outlives the transaction, also a failed one.
            connection.rollback(prepared);
            execute("DEALLOCATE " + PLAN_NAME);
        }
    }

    @Override
    public QueryRun run(RowRequest run, RowSink sink) throws SourceException {
        RowReader reader = new RowReader(connection, run, sink, types, address);
        return guarded(
                run.limits(),
                () -> {
                    begin(!run.writes(), run.limits());
                    QueryWatch now = watch;
                    return reader.read(() -> now != null && now.ended());
                },
                new Outcomes<>() {
                    @Override
                    public QueryRun rejected(SQLException e) throws SQLException {
                        if (run.writes() && Failures.state(e).equals("25006")) {
                            // The primary has become a standby under us.
                            throw e;
                        }
                        return new QueryRun.Rejected(
                                DryRun.By.SOURCE,
                                List.of(refusal(e, run.statement())),
                                reader.rows());
                    }

                    @Override
                    public QueryRun timedOut(DryRun.Wait waitedFor, long limitMillis) {
                        return new QueryRun.TimedOut(waitedFor, limitMillis, reader.rows());
                    }
                });
    }

    @Override
    public void cancel() {
        QueryWatch now = watch;
        if (now != null) {
            now.cancel();
        }
    }

    @Override
    public boolean reset() {
        if (spoiled) {
            return false;
        }
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            execute("DISCARD ALL");
            connection.setAutoCommit(false);
            return true;
        } catch (SQLException e) {
            spoiled = true;
            return false;
        }
    }

    @Override
    public void close() {
        quietly(connection::close);
    }

    private interface Call<T> {
        T make() throws SQLException, SourceException;
    }

    private interface Outcomes<T> {
        T rejected(SQLException e) throws SQLException;

        T timedOut(DryRun.Wait waitedFor, long limitMillis);
    }

    /// Makes a call under a watch, ends its transaction, and says what an error of it means.
    private <T> T guarded(QueryLimits limits, Call<T> call, Outcomes<T> outcomes)
            throws SourceException {
        if (Thread.currentThread().isInterrupted()) {
            throw QueryFailures.cancelled(address, null);
        }
        long started = System.nanoTime();
        int limitMillis = limits.statementTimeoutMillis();
        QueryWatch now = QueryWatch.over(this::sendCancel, limitMillis + GRACE_MILLIS);
        watch = now;
        try (now) {
            return call.make();
        } catch (SQLException e) {
            if (now.state() == QueryWatch.State.OVER_TIME) {
                return outcomes.timedOut(DryRun.Wait.STATEMENT, limitMillis);
            }
            if (now.ended() || Thread.currentThread().isInterrupted()) {
                spoiled = true;
                throw QueryFailures.cancelled(address, e);
            }
            return judged(e, started, limits, outcomes);
        } finally {
            watch = null;
            spoiled |= now.ended();
            end();
        }
    }

    private <T> T judged(SQLException e, long started, QueryLimits limits, Outcomes<T> outcomes)
            throws SourceException {
        String state = Failures.state(e);
        if (state.equals("55P03")) {
            return outcomes.timedOut(DryRun.Wait.LOCK, limits.lockTimeoutMillis());
        }
        if (state.equals("57014")) {
            long tookMillis = (System.nanoTime() - started) / 1_000_000;
            if (tookMillis < limits.statementTimeoutMillis() * 9L / 10) {
                // Somebody at the server did it.
                throw QueryFailures.cancelled(address, e);
            }
            return outcomes.timedOut(DryRun.Wait.STATEMENT, limits.statementTimeoutMillis());
        }
        if (QueryFailures.isLoss(e)) {
            spoiled = true;
            throw QueryFailures.lost(e, address, secret);
        }
        try {
            return outcomes.rejected(e);
        } catch (SQLException lost) {
            spoiled = true;
            throw QueryFailures.lost(lost, address, secret);
        }
    }

    private Finding refusal(SQLException e, SingleStatement statement) throws SQLException {
        Finding finding = Refusals.of(e, statement, 0);
        if (finding.code() != FindingCode.PERMISSION_DENIED) {
            return finding;
        }
        begin(true, request.limits());
        List<String> missing = new MissingRights(connection, request.defaultSchema()).of(statement);
        return Refusals.of(finding, role.name(), missing);
    }

    private void begin(boolean readOnly, QueryLimits limits) throws SQLException {
        connection.rollback();
        connection.setReadOnly(readOnly);
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setString(1, searchPath);
            statement.setString(2, Integer.toString(limits.statementTimeoutMillis()));
            statement.setString(3, Integer.toString(limits.lockTimeoutMillis()));
            statement.setString(4, Integer.toString(limits.idleTimeoutMillis()));
            statement.execute();
        }
    }

    /// Nothing of a call stays, whatever became of it.
    private void end() {
        if (!quietly(connection::rollback)) {
            spoiled = true;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void sendCancel() {
        spoiled = true;
        quietly(() -> connection.unwrap(PgConnection.class).cancelQuery());
    }

    private interface Step {
        void take() throws SQLException;
    }

    /// False if it failed; then the connection is of no more use.
    private static boolean quietly(Step step) {
        try {
            step.take();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    private static @Nullable String secret(@Nullable Credentials credentials) {
        if (credentials == null) {
            return null;
        }
        char[] password = credentials.password();
        String secret = new String(password);
        Arrays.fill(password, '\0');
        return secret.isEmpty() ? null : secret;
    }
}

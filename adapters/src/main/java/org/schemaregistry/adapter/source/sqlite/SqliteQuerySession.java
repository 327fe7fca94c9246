package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.QueryRole;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.SessionRequest;
import org.schemaregistry.core.spi.SourceException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Queries to a SQLite file. Each call opens the file for itself, read-only unless a run may write,
/// so that nothing of a call can stay; no extension can be loaded and no further file attached.
///
/// SQLite has no roles: who may read the file may read all of it.
final class SqliteQuerySession implements QuerySession {
    private static final int PROGRESS_INSTRUCTIONS = 1_000;
    private static final int MAX_ATTEMPTS = 3;
    private static final int MAX_MESSAGE_CHARS = 1_000;
    private static final Pattern NEAR = Pattern.compile("near \"(.*)\": syntax error", 32);

    private final SqliteFile file;
    private final SessionRequest request;
    private volatile @Nullable QueryDeadline current;

    private SqliteQuerySession(SqliteFile file, SessionRequest request) {
        this.file = file;
        this.request = request;
    }

    static SqliteQuerySession open(SessionRequest request) throws SourceException {
        SqliteFile file;
        try {
            file = SqliteFile.of(request.source().uri());
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    new ScanError(
                            null,
                            ScanError.Code.UNREACHABLE,
                            "source '" + request.source().id() + "': " + e.getMessage(),
                            "use a path, sqlite:PATH, jdbc:sqlite:PATH or file:PATH"));
        }
        ScanError obstacle = file.obstacle();
        if (obstacle != null) {
            throw new SourceException(obstacle);
        }
        return new SqliteQuerySession(file, request);
    }

    @Override
    public QueryRole role() {
        return new QueryRole(System.getProperty("user.name", "this process"), List.of());
    }

    @Override
    public DryRun dryRun(SingleStatement statement, DryRunLevel level) throws SourceException {
        if (level == DryRunLevel.PROBE && statement.statementClass() != StatementClass.READ) {
            return new DryRun.Unsupported(
                    "a probe begins to run the statement, and this one writes", "use level plan");
        }
        int limitMillis = request.limits().statementTimeoutMillis();
        for (int attempt = 1; ; attempt++) {
            QueryDeadline deadline = new QueryDeadline(limitMillis);
            try {
                return inFile(false, deadline, c -> asked(c, statement, level));
            } catch (SQLException e) {
                if (isMoved(e) && attempt < MAX_ATTEMPTS) {
                    continue;
                }
                return switch (meaning(e, deadline)) {
                    case REFUSED ->
                            new DryRun.Rejected(DryRun.By.SOURCE, List.of(refusal(e, statement)));
                    case LATE -> new DryRun.TimedOut(DryRun.Wait.STATEMENT, limitMillis);
                    case LOCKED ->
                            new DryRun.TimedOut(
                                    DryRun.Wait.LOCK, request.limits().lockTimeoutMillis());
                };
            }
        }
    }

    @SuppressWarnings("NullAway") // a compiled record loses the mark on its list elements
    private DryRun asked(Connection connection, SingleStatement statement, DryRunLevel level)
            throws SQLException {
        String text = statement.text();
        List<DryRun.Column> columns = new ArrayList<>();
        List<@Nullable String> parameters = new ArrayList<>();
        try (PreparedStatement prepared = connection.prepareStatement(text)) {
            columns.addAll(columns(prepared));
            for (int i = 0; i < statement.parameters(); i++) {
                parameters.add(null);
            }
        }
        DryRun.Plan plan =
                switch (level) {
                    case DESCRIBE -> null;
                    case PLAN -> plan(connection, text);
                    case PROBE -> {
                        probe(connection, "SELECT * FROM (" + text + "\n) LIMIT 0");
                        yield null;
                    }
                };
        return new DryRun.Accepted(columns, parameters, plan);
    }

    static List<DryRun.Column> columns(PreparedStatement prepared) throws SQLException {
        ResultSetMetaData meta = prepared.getMetaData();
        List<DryRun.Column> columns = new ArrayList<>();
        for (int i = 1; i <= count(meta); i++) {
            String declared = meta.getColumnTypeName(i);
            columns.add(
                    new DryRun.Column(meta.getColumnLabel(i), declared == null ? "" : declared));
        }
        return columns;
    }

    /// The driver throws where a statement has no columns; the engine's own errors have a code.
    private static int count(ResultSetMetaData meta) throws SQLException {
        try {
            return meta.getColumnCount();
        } catch (SQLException e) {
            if (code(e) != 0) {
                throw e;
            }
            return 0;
        }
    }

    private DryRun.Plan plan(Connection connection, String text) throws SQLException {
        StringBuilder lines = new StringBuilder();
        List<Integer> parents = new ArrayList<>();
        try (PreparedStatement prepared =
                        connection.prepareStatement("EXPLAIN QUERY PLAN " + text);
                ResultSet rows = prepared.executeQuery()) {
            while (rows.next() && lines.length() < request.limits().maxPlanChars()) {
                int parent = parents.lastIndexOf(rows.getInt("parent"));
                parents.subList(parent + 1, parents.size()).clear();
                parents.add(rows.getInt("id"));
                lines.append("  ".repeat(Math.max(0, parents.size() - 1)))
                        .append(rows.getString("detail"))
                        .append('\n');
            }
        }
        return new DryRun.Plan(null, null, lines.toString().stripTrailing());
    }

    private static void probe(Connection connection, String text) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(text);
                ResultSet rows = prepared.executeQuery()) {
            rows.next();
        }
    }

    @Override
    public QueryRun run(RowRequest run, RowSink sink) throws SourceException {
        int limitMillis = run.limits().statementTimeoutMillis();
        QueryDeadline deadline = new QueryDeadline(limitMillis);
        SqliteRows rows = new SqliteRows(run, sink, deadline);
        try {
            return inFile(run.writes(), deadline, rows::read);
        } catch (SQLException e) {
            if (isMoved(e)) {
                throw lost(e, true);
            }
            return switch (meaning(e, deadline)) {
                case REFUSED ->
                        new QueryRun.Rejected(
                                DryRun.By.SOURCE,
                                List.of(refusal(e, run.statement())),
                                rows.rows());
                case LATE -> new QueryRun.TimedOut(DryRun.Wait.STATEMENT, limitMillis, rows.rows());
                case LOCKED ->
                        new QueryRun.TimedOut(
                                DryRun.Wait.LOCK, run.limits().lockTimeoutMillis(), rows.rows());
            };
        }
    }

    @Override
    public void cancel() {
        QueryDeadline now = current;
        if (now != null) {
            now.cancel();
        }
    }

    /// Opening a file costs little; nothing is kept.
    @Override
    public boolean reset() {
        return false;
    }

    @Override
    public void close() {
        // Each call closes what it opened.
    }

    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T inFile(boolean writes, QueryDeadline deadline, Work<T> work)
            throws SQLException, SourceException {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
        current = deadline;
        boolean immutable;
        SqliteFile.Stamp before;
        try {
            immutable = !writes && file.atRest();
            before = file.stamp();
        } catch (IOException e) {
            throw unreadable(e);
        }
        T result;
        try (Connection connection =
                writes
                        ? file.openToWrite(request.limits().lockTimeoutMillis())
                        : file.open(immutable, request.limits().lockTimeoutMillis())) {
            prepare(connection, writes, deadline);
            result = work.with(connection);
        } finally {
            current = null;
        }
        try {
            if (immutable && !before.equals(file.stamp())) {
                throw moved();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return result;
    }

    private void prepare(Connection connection, boolean writes, QueryDeadline deadline)
            throws SQLException {
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        int bytes = (int) Math.min(Integer.MAX_VALUE / 4, request.limits().maxBytes());
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, bytes);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        SqliteConnector.harden(connection, !writes);
        ProgressHandler.setHandler(connection, PROGRESS_INSTRUCTIONS, deadline);
    }

    private enum Meaning {
        REFUSED,
        LATE,
        LOCKED
    }

    private Meaning meaning(SQLException e, QueryDeadline deadline) throws SourceException {
        int primary = code(e) & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
            if (deadline.wasCancelled()) {
                throw cancelled();
            }
            return Meaning.LATE;
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Meaning.LOCKED;
        }
        if (primary == SQLiteErrorCode.SQLITE_IOERR.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code
                || primary == SQLiteErrorCode.SQLITE_FULL.code
                || primary == SQLiteErrorCode.SQLITE_NOMEM.code) {
            throw lost(e, false);
        }
        return Meaning.REFUSED;
    }

    private SourceException lost(SQLException e, boolean passing) {
        return new SourceException(Failures.of(file, e), passing, e);
    }

    private SourceException cancelled() {
        return new SourceException(
                file.failure(ScanError.Code.CANCELLED, "the query was cancelled", null));
    }

    private SourceException unreadable(IOException e) {
        return new SourceException(
                file.failure(
                        ScanError.Code.CONNECTION_LOST,
                        "it could not be read (" + e.getClass().getSimpleName() + ")",
                        "check the disk and try again"),
                true,
                e);
    }

    private static SQLException moved() {
        return new SQLiteException(
                "the file was written to while it was read as at rest",
                SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT);
    }

    private static boolean isMoved(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT.code;
    }

    private static int code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : 0;
    }

    private static Finding refusal(SQLException e, SingleStatement statement) {
        String told = e.getMessage() == null ? "no message" : e.getMessage();
        // [SQLITE_ERROR] SQL error or missing database (no such column: x)
        int open = told.indexOf('(');
        String message =
                told.startsWith("[") && open > 0 && told.endsWith(")")
                        ? told.substring(open + 1, told.length() - 1)
                        : told;
        boolean write = (code(e) & 0xff) == SQLiteErrorCode.SQLITE_READONLY.code;
        return new Finding(
                code(message, write),
                "",
                Severity.ERROR,
                place(message, statement),
                message.length() > MAX_MESSAGE_CHARS
                        ? message.substring(0, MAX_MESSAGE_CHARS)
                        : message,
                null,
                List.of(),
                null);
    }

    private static FindingCode code(String message, boolean write) {
        if (write) {
            return FindingCode.NOT_READ_ONLY;
        }
        if (message.startsWith("no such table")) {
            return FindingCode.UNKNOWN_TABLE;
        }
        if (message.startsWith("no such column")) {
            return FindingCode.UNKNOWN_COLUMN;
        }
        if (message.startsWith("no such function")
                || message.startsWith("wrong number of arguments to function")) {
            return FindingCode.UNKNOWN_FUNCTION;
        }
        if (message.startsWith("ambiguous column name")) {
            return FindingCode.AMBIGUOUS_COLUMN;
        }
        return message.endsWith("syntax error") || message.equals("incomplete input")
                ? FindingCode.SYNTAX
                : FindingCode.OTHER;
    }

    /// SQLite names the word that it stumbled over, not where; the place is told where the word
    /// occurs once.
    private static Finding.@Nullable Place place(String message, SingleStatement statement) {
        Matcher near = NEAR.matcher(message);
        String text = statement.text();
        if (!near.matches() || near.group(1).isEmpty()) {
            return null;
        }
        int at = text.indexOf(near.group(1));
        return at < 0 || text.indexOf(near.group(1), at + 1) >= 0
                ? null
                : statement.place(text.codePointCount(0, at));
    }
}

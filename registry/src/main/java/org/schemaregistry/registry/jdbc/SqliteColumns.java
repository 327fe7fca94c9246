package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.RowCheck;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;
import org.sqlite.jdbc3.JDBC3ResultSet;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

/// Columns of xerial's driver, where each value has a type of its own. To ask the engine for that
/// type takes a fraction of reading the value, and it has to be asked first: reading may convert
/// the value in place.
///
/// Where the database keeps its texts in UTF-8, a text's bytes are cheaper to get than the driver's
/// string: from the second row on texts are judged with the rest of the row, and callers are given
/// them by [#row]. In UTF-16 to read a text converts it in place, which a later read can tell:
/// there it is left to the caller.
///
/// One thread.
final class SqliteColumns implements GuardedColumns {
    private static final byte[] NO_BYTES = {};

    /// What HikariCP puts around a driver's rows, to know of failures; reads pass through it.
    private static final String POOLED = "com.zaxxer.hikari.pool.HikariProxyResultSet";

    private enum Encoding {
        UNKNOWN,
        UTF8,
        OTHER
    }

    private final ResultSet resultSet;
    private final RowCheck check;
    private final Connection connection;
    private final SafeStmtPtr pointer;

    /// For each column a bit for each type of which any value fits.
    private final int[] fitting;

    /// The columns of which something has to be known.
    private final int[] needed;

    /// What `resultSet` gives is the driver's. If somebody has put something around the driver's
    /// own that may give other values, callers are given nothing by [#row], and texts are judged as
    /// they read them.
    private final boolean own;

    private final SqliteRow row;

    private Encoding encoding = Encoding.UNKNOWN;

    private boolean begun;

    /// Of the present row: the columns left open, how many, and which of them hold texts.
    private boolean[] open = {};

    private int openCount;
    private final boolean[] texts;

    private final SafeStmtPtr.SafePtrConsumer<SQLException> asking = this::ask;

    private SqliteColumns(
            ResultSet resultSet,
            JDBC3ResultSet rows,
            RowCheck check,
            CoreStatement statement,
            Connection connection,
            int columns,
            boolean own) {
        this.resultSet = resultSet;
        this.check = check;
        this.connection = connection;
        pointer = statement.pointer;
        this.own = own;
        row = new SqliteRow(resultSet, rows, pointer, columns);
        boolean[] asked = GuardedColumns.needed(check, columns);
        needed = IntStream.range(0, columns).filter(column -> asked[column]).toArray();
        texts = new boolean[columns];
        fitting = IntStream.range(0, columns).map(column -> fitting(check, column)).toArray();
    }

    /// Null where the driver's statement cannot be got at.
    static @Nullable SqliteColumns of(
            ResultSet resultSet, ResultSetMetaData metaData, RowCheck check) throws SQLException {
        // The driver's result describes itself; `resultSet` may be a pool's wrapper around it.
        return metaData instanceof JDBC3ResultSet rows
                        && metaData instanceof ResultSet driver
                        && driver.getStatement() instanceof CoreStatement statement
                ? new SqliteColumns(
                        resultSet,
                        rows,
                        check,
                        statement,
                        driver.getStatement().getConnection(),
                        metaData.getColumnCount(),
                        isOwn(resultSet, driver))
                : null;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isOwn(ResultSet resultSet, ResultSet driver) throws SQLException {
        return resultSet == driver
                || (resultSet.getClass().getName().equals(POOLED)
                        && resultSet.unwrap(ResultSet.class) == driver);
    }

    private static int fitting(RowCheck check, int column) {
        return bit(check, column, Codes.SQLITE_INTEGER, 0L)
                | bit(check, column, Codes.SQLITE_FLOAT, 0.0)
                | bit(check, column, Codes.SQLITE_TEXT, "")
                | bit(check, column, Codes.SQLITE_BLOB, NO_BYTES);
    }

    private static int bit(RowCheck check, int column, int type, Object value) {
        return check.fitsByClass(column, value) ? 1 << type : 0;
    }

    @Override
    public @Nullable SqliteRow row() {
        return own ? row : null;
    }

    @Override
    public void leave() {
        row.leave();
    }

    /// All at once, since each way into the engine takes a lock.
    @Override
    public int begin(boolean[] open) throws SQLException {
        this.open = open;
        openCount = 0;
        if (!row.isReadable()) {
            return 0;
        }
        if (own && begun && encoding == Encoding.UNKNOWN) {
            encoding = encoding();
        }
        begun = true;
        pointer.safeRunConsume(asking);
        return openCount;
    }

    /// Takes a few microseconds, which a single row is not worth.
    private Encoding encoding() {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA encoding")) {
            return answer.next() && answer.getString(1).equals("UTF-8")
                    ? Encoding.UTF8
                    : Encoding.OTHER;
        } catch (SQLException e) {
            // Whatever it is, the reader of the rows hears of it from them, or not at all.
            return Encoding.OTHER;
        }
    }

    private void ask(DB engine, long statement) throws SQLException {
        for (int column : needed) {
            int type = engine.column_type(statement, column);
            row.hold(column, type);
            boolean left = isLeftOpen(engine, statement, column, type);
            open[column] = left;
            openCount += left ? 1 : 0;
        }
        row.complete();
    }

    private boolean isLeftOpen(DB engine, long statement, int column, int type)
            throws SQLException {
        boolean fits = (fitting[column] & (1 << type)) != 0;
        switch (type) {
            case Codes.SQLITE_TEXT -> {
                if (encoding == Encoding.UTF8) {
                    text(engine, statement, column, fits);
                    return false;
                }
                texts[column] = true;
                return !fits;
            }
            case Codes.SQLITE_INTEGER -> {
                whole(engine, statement, column, fits);
                return false;
            }
            case Codes.SQLITE_FLOAT -> {
                real(engine, statement, column, fits);
                return false;
            }
            case Codes.SQLITE_BLOB -> {
                texts[column] = false;
                return !fits;
            }
            case Codes.SQLITE_NULL -> {
                row.holdNull(column);
                check.value(column, null);
                return false;
            }
            default ->
                    throw new SQLException(
                            "column "
                                    + (column + 1)
                                    + ": expected one of the engine's five types, found "
                                    + type);
        }
    }

    private void text(DB engine, long statement, int column, boolean fits) throws SQLException {
        if (fits && !row.isAwaitedAsText(column) && !row.isAwaited(column)) {
            return;
        }
        String value = utf8(engine.column_blob(statement, column));
        row.holdText(column, value);
        if (!fits) {
            check.value(column, value);
        }
    }

    private void whole(DB engine, long statement, int column, boolean fits) throws SQLException {
        if (fits && !row.isAwaited(column) && !row.isAwaitedAsText(column)) {
            return;
        }
        long value = engine.column_long(statement, column);
        row.holdWhole(column, value);
        if (!fits) {
            check.whole(column, value);
        }
    }

    /// A caller's text of it is the engine's, which prints the number.
    private void real(DB engine, long statement, int column, boolean fits) throws SQLException {
        if (!fits || row.isAwaited(column)) {
            double value = engine.column_double(statement, column);
            row.holdReal(column, value);
            if (!fits) {
                check.real(column, value);
            }
        }
        if (encoding == Encoding.UTF8 && row.isAwaitedAsText(column)) {
            row.holdText(column, utf8(engine.column_blob(statement, column)));
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// A row that somebody closed or moved meanwhile is no longer there to be judged.
    @Override
    public void read(int column) throws SQLException {
        if (!row.isPresent(column)) {
            return;
        }
        check.value(column, own ? fromEngine(column) : fromOutside(column + 1));
    }

    /// Past the driver's rows, whose `wasNull` speaks of what a caller read.
    private Object fromEngine(int column) throws SQLException {
        return pointer.safeRun((engine, statement) ->
                texts[column]
                        ? engine.column_text(statement, column)
                        : engine.column_blob(statement, column));
    }

    private @Nullable Object fromOutside(int place) throws SQLException {
        return texts[place - 1] ? resultSet.getString(place) : resultSet.getBytes(place);
    }

    @Override
    public Judging judging() {
        return Judging.BEST_BY_READS;
    }

    /// What does not tell stays open: in UTF-16 to read it once more could be told.
    @Override
    public boolean judge(int column, Read read, @Nullable Object result) {
        boolean tells =
                texts[column]
                        ? result instanceof String && read != Read.OTHER
                        : result instanceof byte[];
        if (tells && row.isPresent(column)) {
            check.value(column, result);
        }
        return tells;
    }

    @Override
    public boolean judgeNumber(int column, boolean isZero) {
        return false;
    }
}

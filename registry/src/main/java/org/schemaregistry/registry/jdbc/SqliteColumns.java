package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.RowCheck;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.stream.IntStream;

/// Columns of xerial's driver, where each value has a type of its own. To ask the engine for that
/// type takes a fraction of reading the value, and it has to be asked first: reading may convert
/// the value in place.
///
/// One thread.
final class SqliteColumns implements GuardedColumns {
    private final ResultSet resultSet;
    private final RowCheck check;
    private final CoreStatement statement;
    private final boolean[] anyWhole;
    private final boolean[] anyReal;
    private final boolean[] anyText;
    private final boolean[] anyBytes;

    /// The columns of which something has to be known.
    private final int[] needed;

    /// Of the present row: the columns left open, how many, and which of them hold texts.
    private boolean[] open = {};

    private int openCount;
    private final boolean[] texts;

    private final SafeStmtPtr.SafePtrConsumer<SQLException> asking = this::ask;

    private SqliteColumns(
            ResultSet resultSet, RowCheck check, CoreStatement statement, int columns) {
        this.resultSet = resultSet;
        this.check = check;
        this.statement = statement;
        boolean[] asked = GuardedColumns.needed(check, columns);
        needed = IntStream.range(0, columns).filter(column -> asked[column]).toArray();
        texts = new boolean[columns];
        anyWhole = byClass(check, columns, 0L);
        anyReal = byClass(check, columns, 0.0);
        anyText = byClass(check, columns, "");
        anyBytes = byClass(check, columns, new byte[0]);
    }

    /// Null where the driver's statement cannot be got at.
    static @Nullable SqliteColumns of(
            ResultSet resultSet, ResultSetMetaData metaData, RowCheck check) throws SQLException {
        // The driver's result describes itself; `resultSet` may be a pool's wrapper around it.
        return metaData instanceof ResultSet own
                        && own.getStatement() instanceof CoreStatement statement
                ? new SqliteColumns(resultSet, check, statement, metaData.getColumnCount())
                : null;
    }

    private static boolean[] byClass(RowCheck check, int columns, Object sample) {
        boolean[] fits = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            fits[i] = check.fitsByClass(i, sample);
        }
        return fits;
    }

    /// All at once, since each way into the engine takes a lock: nulls and numbers are judged here.
    /// What is left are texts and bytes, which are dear to read.
    @Override
    public int begin(boolean[] open) throws SQLException {
        this.open = open;
        openCount = 0;
        statement.pointer.safeRunConsume(asking);
        return openCount;
    }

    private void ask(DB engine, long row) throws SQLException {
        for (int column : needed) {
            boolean left = isLeftOpen(engine, row, column, engine.column_type(row, column));
            open[column] = left;
            openCount += left ? 1 : 0;
        }
    }

    private boolean isLeftOpen(DB engine, long row, int column, int type) throws SQLException {
        switch (type) {
            case Codes.SQLITE_TEXT -> {
                texts[column] = true;
                return !anyText[column];
            }
            case Codes.SQLITE_INTEGER -> {
                if (!anyWhole[column]) {
                    check.whole(column, engine.column_long(row, column));
                }
                return false;
            }
            case Codes.SQLITE_FLOAT -> {
                if (!anyReal[column]) {
                    check.real(column, engine.column_double(row, column));
                }
                return false;
            }
            case Codes.SQLITE_BLOB -> {
                texts[column] = false;
                return !anyBytes[column];
            }
            case Codes.SQLITE_NULL -> {
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

    @Override
    public void read(int column) throws SQLException {
        int place = column + 1;
        check.value(column, texts[column] ? resultSet.getString(place) : resultSet.getBytes(place));
    }

    @Override
    public Judging judging() {
        return Judging.BEST_BY_READS;
    }

    @Override
    public void judge(int column, Read read, @Nullable Object result) throws SQLException {
        if (texts[column] && read == Read.STRING && result != null) {
            check.value(column, result);
        } else {
            read(column);
        }
    }

    @Override
    public void judgeNumber(int column, boolean isZero) throws SQLException {
        read(column);
    }
}

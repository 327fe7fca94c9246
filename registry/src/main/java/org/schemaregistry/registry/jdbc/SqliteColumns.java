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

    /// Of the present row.
    private final int[] types;

    private final SafeStmtPtr.SafePtrConsumer<SQLException> asking = this::ask;

    private SqliteColumns(
            ResultSet resultSet, RowCheck check, CoreStatement statement, int columns) {
        this.resultSet = resultSet;
        this.check = check;
        this.statement = statement;
        types = new int[columns];
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

    /// All types at once: each way into the engine takes a lock.
    @Override
    public void begin() throws SQLException {
        statement.pointer.safeRunConsume(asking);
    }

    private void ask(DB engine, long pointer) throws SQLException {
        for (int i = 0; i < types.length; i++) {
            if (check.need(i) != RowCheck.Need.NOTHING) {
                types[i] = engine.column_type(pointer, i);
            }
        }
    }

    @Override
    public void read(int column) throws SQLException {
        judge(column, Read.OTHER, null);
    }

    @Override
    public boolean judgeReads() {
        return true;
    }

    @Override
    public void judge(int column, Read read, @Nullable Object result) throws SQLException {
        int place = column + 1;
        switch (types[column]) {
            case Codes.SQLITE_INTEGER -> {
                if (!anyWhole[column]) {
                    check.value(
                            column,
                            read == Read.LONG && result != null
                                    ? result
                                    : (Object) resultSet.getLong(place));
                }
            }
            case Codes.SQLITE_FLOAT -> {
                if (!anyReal[column]) {
                    check.value(
                            column,
                            read == Read.DOUBLE && result != null
                                    ? result
                                    : (Object) resultSet.getDouble(place));
                }
            }
            case Codes.SQLITE_TEXT -> {
                if (!anyText[column]) {
                    check.value(
                            column,
                            read == Read.STRING && result != null
                                    ? result
                                    : resultSet.getString(place));
                }
            }
            case Codes.SQLITE_BLOB -> {
                if (!anyBytes[column]) {
                    check.value(column, resultSet.getBytes(place));
                }
            }
            case Codes.SQLITE_NULL -> check.value(column, null);
            default ->
                    throw new SQLException(
                            "column "
                                    + place
                                    + ": expected one of the engine's five types, found "
                                    + types[column]);
        }
    }
}

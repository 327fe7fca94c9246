package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.RowCheck;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/// Columns of pgjdbc, whose types are settled by their header. Whether a value is null is asked of
/// each: that a table's column is `NOT NULL` says nothing of a result, where an outer join may have
/// filled it up.
///
/// One thread.
final class PostgresColumns implements GuardedColumns {
    private final ResultSet resultSet;
    private final RowCheck check;
    private final boolean[] needed;
    private final int neededCount;
    private final boolean[] nullness;

    /// The driver's object for the column is the string that `getString` gives.
    private final boolean[] text;

    PostgresColumns(ResultSet resultSet, ResultSetMetaData metaData, RowCheck check)
            throws SQLException {
        this.resultSet = resultSet;
        this.check = check;
        int columns = metaData.getColumnCount();
        needed = GuardedColumns.needed(check, columns);
        neededCount = GuardedColumns.count(needed);
        nullness = new boolean[columns];
        text = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            int type = metaData.getColumnType(i + 1);
            nullness[i] = check.need(i) == RowCheck.Need.NULLNESS;
            text[i] = type == Types.VARCHAR || type == Types.CHAR || type == Types.LONGVARCHAR;
        }
    }

    @Override
    public int begin(boolean[] open) {
        System.arraycopy(needed, 0, open, 0, open.length);
        return neededCount;
    }

    @Override
    public void read(int column) throws SQLException {
        if (nullness[column]) {
            // The bytes as they were received: no value is made of them.
            if (resultSet.getBytes(column + 1) == null) {
                check.value(column, null);
            }
        } else {
            check.value(
                    column,
                    text[column]
                            ? resultSet.getString(column + 1)
                            : resultSet.getObject(column + 1));
        }
    }

    @Override
    public Judging judging() {
        return Judging.BY_READS;
    }

    @Override
    public boolean judge(int column, Read read, @Nullable Object result) throws SQLException {
        if (nullness[column]) {
            if (result == null) {
                read(column);
            }
        } else if (read == Read.OBJECT || (text[column] && read == Read.STRING)) {
            check.value(column, result);
        } else {
            read(column);
        }
        return true;
    }

    @Override
    public boolean judgeNumber(int column, boolean isZero) throws SQLException {
        if (isZero || !nullness[column]) {
            read(column);
        }
        return true;
    }
}

package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.RowCheck;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Columns of a driver that nothing is known of: each is read as an object. What a caller reads
/// with another method does not tell the class.
///
/// One thread.
final class AnyColumns implements GuardedColumns {
    private final ResultSet resultSet;
    private final RowCheck check;
    private final boolean[] needed;
    private final int neededCount;

    AnyColumns(ResultSet resultSet, RowCheck check, int columns) {
        this.resultSet = resultSet;
        this.check = check;
        needed = GuardedColumns.needed(check, columns);
        neededCount = GuardedColumns.count(needed);
    }

    @Override
    public int begin(boolean[] open) {
        System.arraycopy(needed, 0, open, 0, open.length);
        return neededCount;
    }

    @Override
    public void read(int column) throws SQLException {
        check.value(column, resultSet.getObject(column + 1));
    }

    /// A driver may hand out a column once only, or in their order.
    @Override
    public Judging judging() {
        return Judging.AT_ONCE;
    }

    @Override
    public boolean judge(int column, Read read, @Nullable Object result) throws SQLException {
        read(column);
        return true;
    }

    @Override
    public boolean judgeNumber(int column, boolean isZero) throws SQLException {
        read(column);
        return true;
    }
}

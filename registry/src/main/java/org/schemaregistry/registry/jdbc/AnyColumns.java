package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.RowCheck;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Columns of a driver that nothing is known of: each is read as an object. What a caller reads
/// with another method does not tell the class.
///
/// One thread.
record AnyColumns(ResultSet resultSet, RowCheck check) implements GuardedColumns {
    @Override
    public void begin() {}

    @Override
    public void read(int column) throws SQLException {
        check.value(column, resultSet.getObject(column + 1));
    }

    /// A driver may hand out a column once only, or in their order.
    @Override
    public boolean judgeReads() {
        return false;
    }

    @Override
    public void judge(int column, Read read, @Nullable Object result) throws SQLException {
        read(column);
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// Binds rows as one array for each column, so that one PostgreSQL statement serves any number of
/// them. For one thread.
final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private int index;

    Columns(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /// How many are bound.
    int count() {
        return index;
    }

    <T> void texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        // Typed, since the driver sends only such in binary form.
        @Nullable String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        statement.setArray(++index, connection.createArrayOf("text", values));
    }

    <T> void numbers(List<T> rows, Function<T, Long> column) throws SQLException {
        Long[] values = new Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        statement.setArray(++index, connection.createArrayOf("int8", values));
    }
}

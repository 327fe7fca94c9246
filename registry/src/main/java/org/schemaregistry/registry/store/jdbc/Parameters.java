package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.jdbc.Step.Null;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/// Binds a step's parameters.
final class Parameters {
    private Parameters() {}

    /// Returns the index after the last one bound.
    static int bind(PreparedStatement statement, int from, List<Object> values)
            throws SQLException {
        int index = from;
        for (Object value : values) {
            switch (value) {
                case String text -> statement.setString(index, text);
                case Long number -> statement.setLong(index, number);
                case Null.TEXT -> statement.setNull(index, Types.VARCHAR);
                case Null.NUMBER -> statement.setNull(index, Types.BIGINT);
                default -> throw new IllegalArgumentException("parameter " + value.getClass());
            }
            index++;
        }
        return index;
    }
}

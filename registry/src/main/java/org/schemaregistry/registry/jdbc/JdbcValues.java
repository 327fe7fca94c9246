package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.PlainValues;
import org.schemaregistry.core.guard.Shape;
import org.schemaregistry.core.guard.ValueReader;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Map;

/// The classes of `java.sql` and, where they are something else, the JDK's. An `Array` is not
/// looked into: that could cost a round trip.
///
/// Stateless and thread-safe.
final class JdbcValues implements ValueReader {
    static final ValueReader ANY = new JdbcValues();

    private JdbcValues() {}

    @Override
    public Shape shape(Object value) {
        return switch (value) {
            case Timestamp time -> Shape.TIMESTAMP_EITHER;
            case Date date -> Shape.DATE;
            case Time time -> Shape.TIME_EITHER;
            case Array array -> Shape.LIST;
            case Blob bytes -> Shape.BINARY;
            case Clob text -> Shape.TEXT;
            default -> PlainValues.VALUES.shape(value);
        };
    }

    /// A `Clob` is not read: that could cost a round trip.
    @Override
    public String text(Object value) {
        return value instanceof Clob ? "" : value.toString();
    }

    @Override
    public int size(Object value) {
        return PlainValues.VALUES.size(value);
    }

    @Override
    public @Nullable Iterable<?> elements(Object value) {
        return PlainValues.VALUES.elements(value);
    }

    @Override
    public @Nullable Map<?, ?> members(Object value) {
        return PlainValues.VALUES.members(value);
    }
}

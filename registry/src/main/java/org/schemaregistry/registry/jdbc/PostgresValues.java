package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;
import org.schemaregistry.core.guard.Shape;
import org.schemaregistry.core.guard.ValueReader;

import java.util.Map;

/// pgjdbc's classes beside `java.sql`: it gives what it has no class for as a `PGobject` with the
/// type's name.
///
/// Stateless and thread-safe.
final class PostgresValues implements ValueReader {
    static final ValueReader VALUES = new PostgresValues();

    private PostgresValues() {}

    @Override
    public Shape shape(Object value) {
        if (value instanceof PGInterval) {
            return Shape.INTERVAL;
        }
        if (value instanceof PGobject object) {
            return switch (PostgresTypes.unqualified(object.getType())) {
                case "json", "jsonb" -> Shape.JSON;
                case "vector", "halfvec" -> Shape.VECTOR;
                case "citext" -> Shape.TEXT;
                // A Map only where the extension is on the search path.
                case "hstore" -> Shape.MAP;
                default -> Shape.OTHER;
            };
        }
        return JdbcValues.ANY.shape(value);
    }

    @Override
    public String text(Object value) {
        if (value instanceof PGobject object) {
            String text = object.getValue();
            return text == null ? "" : text;
        }
        return value.toString();
    }

    @Override
    public int size(Object value) {
        return value instanceof PGobject object
                ? dimension(text(object))
                : JdbcValues.ANY.size(value);
    }

    @Override
    public @Nullable Iterable<?> elements(Object value) {
        return value instanceof PGobject ? null : JdbcValues.ANY.elements(value);
    }

    @Override
    public @Nullable Map<?, ?> members(Object value) {
        return JdbcValues.ANY.members(value);
    }

    /// Of `[1,2.5,3]`; -1 if it is written otherwise.
    private static int dimension(String text) {
        if (text.length() < 3 || text.charAt(0) != '[') {
            return -1;
        }
        int commas = 0;
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == ',') {
                commas++;
            }
        }
        return commas + 1;
    }
}

package org.schemaregistry.sql.type;

import java.util.List;
import java.util.Objects;

/// A table or view of `pg_catalog` or `information_schema`. Immutable.
public record PgRelation(String schema, String name, boolean view, List<Column> columns) {

    /// One column, in order of position.
    public record Column(String name, TypeRef type, boolean notNull) {
        public Column {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }
    }

    public PgRelation {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(name);
        columns = List.copyOf(columns);
    }
}

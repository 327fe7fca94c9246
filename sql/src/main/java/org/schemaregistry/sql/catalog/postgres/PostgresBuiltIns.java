package org.schemaregistry.sql.catalog.postgres;

import org.schemaregistry.sql.type.BuiltIns;

/// The built-in objects of PostgreSQL, per major version, read from a generated resource on first
/// use and then shared. Thread-safe.
public final class PostgresBuiltIns {
    private PostgresBuiltIns() {}

    /// The built-ins of the major version, or of the nearest one that there is a resource for.
    public static BuiltIns of(int majorVersion) {
        throw new UnsupportedOperationException("major version " + majorVersion);
    }
}

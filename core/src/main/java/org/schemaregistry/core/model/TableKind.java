package org.schemaregistry.core.model;

import java.util.Locale;

/// What a table is to somebody who reads it.
public enum TableKind {
    TABLE,
    VIEW,
    COLLECTION,
    VECTORS,
    STREAM;

    /// The name in JSON: `table`, `view`, `collection`, `vectors`, `stream`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.schemaregistry.core.query;

import java.util.Locale;

/// What a statement does to the source; `UNKNOWN` is to be treated as a write.
public enum StatementClass {
    READ,
    WRITE,
    UNKNOWN;

    /// The name in JSON: `read`, `write`, `unknown`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

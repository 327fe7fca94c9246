package org.schemaregistry.core.rule;

import java.util.Locale;

/// Whose work counts when a change is weighed.
public enum Profile {
    READ,
    WRITE,
    /// Readers and writers; the default.
    READWRITE;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

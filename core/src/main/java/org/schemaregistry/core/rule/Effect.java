package org.schemaregistry.core.rule;

import java.util.Locale;

/// What a change does to those who already work against a table.
public enum Effect {
    /// A valid read that names its columns fails, or its result contract changes.
    READ,
    /// A valid write fails.
    WRITE,
    /// The same text now means something else: other rows, another order, another instant.
    MEANING;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

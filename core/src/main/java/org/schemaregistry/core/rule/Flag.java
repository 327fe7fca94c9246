package org.schemaregistry.core.rule;

import java.util.Locale;

/// What else is worth knowing of a change; a flag never moves a version.
public enum Flag {
    /// Matters to those who rely on the order of columns.
    POSITIONAL,
    /// Only speed may differ.
    PERFORMANCE,
    /// A function or operator may resolve to another overload.
    OVERLOAD,
    /// Values may lie beyond 2^53, which JSON readers round.
    JSON_PRECISION,
    /// Only follows a rename of a column or table.
    FOLLOWS;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

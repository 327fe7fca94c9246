package org.schemaregistry.sql.bind;

/// Where a star shows what USING and NATURAL merge.
public enum StarOrder {
    /// Before all else, as the standard has it.
    MERGED_FIRST,
    /// Where the left side has it, as SQLite does; but first in a join that stands in parentheses
    /// on the right, where the order after more than one join is not known.
    MERGED_IN_PLACE
}

package org.schemaregistry.core.guard;

import java.util.List;
import java.util.Locale;

/// What rows had that their contract does not allow. It names types and sizes and never holds a
/// value.
///
/// @param column the row's name for it; a path such as `address.city` inside a nested record
/// @param expected the contract's type, as Table JSON prints it
/// @param found what was there: a type, with its size where the size is what is wrong
/// @param count how many of the checked rows had it
/// @param firstRows the 1-based numbers of the first of them, at most [#MAX_ROWS]
///
///   Immutable.
public record Mismatch(
        Kind kind, String column, String expected, String found, long count, List<Long> firstRows) {
    /// How many rows are named.
    public static final int MAX_ROWS = 5;

    /// What is wrong.
    public enum Kind {
        /// A field of the contract is not in the row.
        MISSING,
        /// The row has a column that the contract does not know. No breach: a new optional column
        /// is a MINOR version, which readers of an older one must bear.
        EXTRA,
        /// A null where the contract promises a value.
        NULL,
        /// A value of another type, or of a wider one than the contract's.
        TYPE,
        /// A text that is none of the labels.
        ENUM,
        /// Text or bytes longer than the contract allows.
        LENGTH,
        /// A vector of another dimension.
        VECTOR_SIZE;

        /// The name in JSON: `missing`, `vector_size`, ...
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// True if a reader that trusts the contract may fail on it.
        public boolean breach() {
            return this != EXTRA;
        }
    }

    public Mismatch {
        firstRows = List.copyOf(firstRows);
        if (count < 0 || firstRows.size() > MAX_ROWS) {
            throw new IllegalArgumentException(
                    "mismatch of "
                            + column
                            + ": expected a count from 0 and at most "
                            + MAX_ROWS
                            + " rows, found "
                            + count
                            + " and "
                            + firstRows.size());
        }
    }

    @Override
    public String toString() {
        return column + ": " + kind.json() + ", expected " + expected + ", found " + found;
    }
}

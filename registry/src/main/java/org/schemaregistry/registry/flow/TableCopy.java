package org.schemaregistry.registry.flow;

import org.schemaregistry.registry.flow.RowDigest.Result;
import org.schemaregistry.registry.store.RegistryBuild;
import org.schemaregistry.registry.store.StoredRow;
import org.schemaregistry.registry.store.StoredTable;

import java.util.ArrayList;
import java.util.List;

/// One table on its way to the target, a bounded number of rows at a time. What the target has
/// already is not written again, if it is how the table begins.
///
/// For one thread.
final class TableCopy {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int CHARS_AT_ONCE = 4_000_000;

    private final RegistryBuild to;
    private final StoredTable table;
    private final Result there;
    private final RowDigest digest = new RowDigest();
    private final List<StoredRow> rows = new ArrayList<>(ROWS_AT_ONCE);
    private long chars;
    private boolean begunAlike;

    /// `there` are the rows that the target has.
    TableCopy(RegistryBuild to, StoredTable table, Result there) {
        this.to = to;
        this.table = table;
        this.there = there;
        this.begunAlike = there.rows() == 0;
    }

    /// Takes the next row in the order of the key; false if the target's rows are others.
    boolean take(StoredRow row) {
        digest.add(row);
        if (begunAlike) {
            write(row);
        } else if (digest.rows() == there.rows()) {
            begunAlike = digest.result().equals(there);
            return begunAlike;
        }
        return true;
    }

    /// After the last row: true if the target now has this table.
    boolean finish() {
        flush();
        return begunAlike;
    }

    /// What was taken.
    Result taken() {
        return digest.result();
    }

    private void write(StoredRow row) {
        rows.add(row);
        for (Object value : row.values()) {
            chars += value instanceof String text ? text.length() : 8;
        }
        if (rows.size() >= ROWS_AT_ONCE || chars >= CHARS_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (!rows.isEmpty()) {
            to.write(table, rows);
            rows.clear();
            chars = 0;
        }
    }
}

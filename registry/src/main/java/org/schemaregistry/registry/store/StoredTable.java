package org.schemaregistry.registry.store;

import java.util.List;

/// One table of a registry's database as a copy sees it, the same on every backend. Columns are
/// sorted by name; `key` is the primary key in its order.
///
/// Immutable.
public record StoredTable(String name, List<Column> columns, List<String> key) {
    /// Where a registry keeps the ends of its orders.
    public static final String HEAD = "registry_head";

    /// Where it keeps each distinct document once.
    public static final String CONTENT = "registry_content";

    public StoredTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        if (key.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "table " + name + ": expected columns and a primary key");
        }
    }

    /// What a column holds.
    public enum Kind {
        TEXT,
        INTEGER
    }

    public record Column(String name, Kind kind) {}

    /// Where a column stands in a row.
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("table " + name + " has no column " + column);
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.StoredTable;
import org.schemaregistry.registry.store.StoredTable.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The tables that the specification fixes, with their columns in order.
enum SpecifiedTable {
    DATA_SOURCES("data_sources", "id uri type version updated_at", 1),
    TABLE_META("table_meta", "source_id table_name schema_json version updated_at", 2),
    ONTOLOGY_MAPPING("ontology_mapping", "entity_name source_tables", 1);

    private final String tableName;
    private final String columns;
    private final int keyColumns;

    SpecifiedTable(String tableName, String columns, int keyColumns) {
        this.tableName = tableName;
        this.columns = columns;
        this.keyColumns = keyColumns;
    }

    String tableName() {
        return tableName;
    }

    List<String> columns() {
        return List.of(columns.split(" ", -1));
    }

    /// As a copy sees it, whatever types another program's DDL gave the columns.
    StoredTable stored() {
        List<StoredTable.Column> stored = new ArrayList<>();
        for (String column : columns()) {
            stored.add(
                    new StoredTable.Column(
                            column, column.equals("updated_at") ? Kind.INTEGER : Kind.TEXT));
        }
        stored.sort(Comparator.comparing(StoredTable.Column::name));
        return new StoredTable(tableName, stored, columns().subList(0, keyColumns));
    }
}

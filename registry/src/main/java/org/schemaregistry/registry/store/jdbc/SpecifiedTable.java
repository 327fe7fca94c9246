package org.schemaregistry.registry.store.jdbc;

import java.util.List;

/// The tables that the specification fixes, with their columns in order.
enum SpecifiedTable {
    DATA_SOURCES("data_sources", "id uri type version updated_at"),
    TABLE_META("table_meta", "source_id table_name schema_json version updated_at"),
    ONTOLOGY_MAPPING("ontology_mapping", "entity_name source_tables");

    private final String tableName;
    private final String columns;

    SpecifiedTable(String tableName, String columns) {
        this.tableName = tableName;
        this.columns = columns;
    }

    String tableName() {
        return tableName;
    }

    List<String> columns() {
        return List.of(columns.split(" ", -1));
    }
}

package org.schemaregistry.core.model;

/// One table of one source, printed `source_id.table_name`.
///
/// Immutable. Ordered by source, then name.
public record TableRef(SourceId source, QualifiedName table) implements Comparable<TableRef> {

    /// Reads what [#toString] prints: everything up to the first dot is the source.
    ///
    /// @throws IllegalArgumentException if there is no dot or a part is malformed
    public static TableRef parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "table '"
                            + text
                            + "': expected SOURCE.TABLE or SOURCE.SCHEMA.TABLE, found no dot");
        }
        return new TableRef(
                new SourceId(text.substring(0, dot)), QualifiedName.parse(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(TableRef other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : table.compareTo(other.table);
    }

    @Override
    public String toString() {
        return source + "." + table;
    }
}

package org.schemaregistry.core.diff;

import org.schemaregistry.core.model.QualifiedName;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Renames of tables and fields that are known for certain, each from its old to its new name.
/// `fields` is keyed by the table's old name.
///
/// Immutable.
public record Renames(
        SortedMap<QualifiedName, QualifiedName> tables,
        SortedMap<QualifiedName, SortedMap<String, String>> fields) {
    public static final Renames NONE = new Renames(new TreeMap<>(), new TreeMap<>());

    public Renames {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        SortedMap<QualifiedName, SortedMap<String, String>> copy = new TreeMap<>();
        fields.forEach((table, names) ->
                copy.put(table, Collections.unmodifiableSortedMap(new TreeMap<>(names))));
        fields = Collections.unmodifiableSortedMap(copy);
    }

    QualifiedName table(QualifiedName name) {
        return tables.getOrDefault(name, name);
    }

    String field(QualifiedName table, String name) {
        SortedMap<String, String> names = fields.get(table);
        return names == null ? name : names.getOrDefault(name, name);
    }

    boolean isEmpty() {
        return tables.isEmpty() && fields.isEmpty();
    }
}

package org.schemaregistry.core.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that one scan saw of one source, at one instant. It is partial if and only if `errors` is
/// not empty. Tables are named as the registry names them (without prefix in the default schema).
///
/// Immutable.
public record Snapshot(
        SourceId source,
        SortedMap<QualifiedName, Table> tables,
        SourceObjects objects,
        Coverage coverage,
        List<ScanError> errors,
        Identity identity,
        long capturedAtMillis) {
    public Snapshot {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        errors = List.copyOf(errors);
    }

    public boolean complete() {
        return errors.isEmpty();
    }
}

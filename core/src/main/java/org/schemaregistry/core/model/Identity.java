package org.schemaregistry.core.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The engine's own ids, so that a rename is known exactly. Hidden state: it is no part of any
/// contract or fingerprint and is replaced by each scan.
///
/// `system` names the physical database (system identifier and database id); ids of another system
/// are not comparable. It is empty where the engine has no such ids.
///
/// Immutable.
public record Identity(String system, SortedMap<QualifiedName, OfTable> tables) {
    public static final Identity NONE = new Identity("", new TreeMap<>());

    /// A table's id, the id of each field by name, and constraint and index names with their
    /// definition.
    public record OfTable(
            String id, SortedMap<String, String> fields, SortedMap<String, String> names) {
        public OfTable {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        }
    }

    public Identity {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }
}

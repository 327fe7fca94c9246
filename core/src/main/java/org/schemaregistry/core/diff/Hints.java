package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known beside two descriptions of a table: which fields were renamed (old name to new),
/// the table's own rename (both null if it kept its name), and the renames elsewhere in the source
/// that its foreign keys and texts follow.
///
/// Without a hint a rename is never assumed: it is a drop and an add.
///
/// Immutable.
public record Hints(
        SortedMap<String, String> renamedFields,
        @Nullable QualifiedName oldName,
        @Nullable QualifiedName newName,
        Renames elsewhere) {
    public static final Hints NONE = new Hints(new TreeMap<>(), null, null, Renames.NONE);

    public Hints {
        renamedFields = Collections.unmodifiableSortedMap(new TreeMap<>(renamedFields));
        if ((oldName == null) != (newName == null)) {
            throw new IllegalArgumentException(
                    "hints: expected both names of a renamed table or none");
        }
    }

    public static Hints renamedFields(SortedMap<String, String> oldToNew) {
        return new Hints(oldToNew, null, null, Renames.NONE);
    }

    public static Hints renamedTable(QualifiedName oldName, QualifiedName newName) {
        return new Hints(new TreeMap<>(), oldName, newName, Renames.NONE);
    }
}

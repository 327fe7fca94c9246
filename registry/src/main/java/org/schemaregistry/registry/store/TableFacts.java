package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.TableKind;

/// What a list of tables tells of each without opening its document. `declared` tables were written
/// by hand: a scan never changes them.
///
/// Immutable.
public record TableFacts(
        TableKind kind, int fieldCount, @Nullable String description, boolean declared) {
    public TableFacts {
        if (fieldCount < 0) {
            throw new IllegalArgumentException(
                    "field count: expected 0 or more, found " + fieldCount);
        }
    }
}

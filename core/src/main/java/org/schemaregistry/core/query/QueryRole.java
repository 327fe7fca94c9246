package org.schemaregistry.core.query;

import java.util.List;
import java.util.Objects;

/// Who queries are run as, and what that role could do that a reader need not. Immutable.
public record QueryRole(String name, List<String> warnings) {
    public QueryRole {
        Objects.requireNonNull(name);
        warnings = List.copyOf(warnings);
    }
}

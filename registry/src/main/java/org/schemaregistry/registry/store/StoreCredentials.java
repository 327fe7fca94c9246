package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;

/// How to log in at a PostgreSQL store. Never stored, logged or printed.
///
/// Immutable.
public record StoreCredentials(@Nullable String username, @Nullable String password) {
    public static final StoreCredentials NONE = new StoreCredentials(null, null);

    @Override
    public String toString() {
        return "StoreCredentials[hidden]";
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;

import java.time.Clock;

/// The store on JDBC.
public final class JdbcStore {
    private JdbcStore() {}

    public static Store open(
            String url, StoreCredentials credentials, StoreLimits limits, Clock clock) {
        throw new StoreException(
                StoreException.Code.INTERNAL, url, "a store", "none yet", "wait", null);
    }
}

package org.schemaregistry.testkit.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreLimits;

import java.util.List;

/// Where a backend keeps a registry, and how another program reaches it.
public interface StorePlace {
    /// Opens one more store on this test's own database.
    Store open(StoreLimits limits);

    /// Opens one more store, that is closed behind the test.
    Store opened(StoreLimits limits);

    /// A store with the default limits.
    default Store opened() {
        return opened(StoreLimits.DEFAULT);
    }

    /// Has a store that the test opened itself closed behind it.
    void closeLater(Store store);

    /// Runs SQL on the same database as another program would, knowing nothing of the registry.
    void foreign(String sql);

    /// Reads the first column of a query as text, as another program would; null for NULL.
    List<@Nullable String> foreignRead(String sql);

    /// The specification's own DDL for this database.
    String specifiedTables();

    /// What else says that a newer program migrated the database.
    void makeNewer();
}

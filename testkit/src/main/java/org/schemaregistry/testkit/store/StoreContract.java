package org.schemaregistry.testkit.store;

import org.junit.jupiter.api.AfterEach;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreLimits;

import java.util.ArrayList;
import java.util.List;

/// What every backend of the [Store] promises, a room for each concern. A backend's test extends
/// this and says how to open a store and how another program reaches the same database.
public abstract class StoreContract
        implements OpeningPromises,
                CommitPromises,
                HistoryPromises,
                KeepingPromises,
                SharingPromises,
                AuditPromises,
                ForeignEditPromises {
    private final List<Store> opened = new ArrayList<>();

    /// Removes this test's database, once its stores are closed.
    protected abstract void dispose();

    @AfterEach
    void closeAll() {
        opened.forEach(Store::close);
        dispose();
    }

    @Override
    public final Store opened(StoreLimits limits) {
        Store store = open(limits);
        closeLater(store);
        return store;
    }

    @Override
    public final void closeLater(Store store) {
        opened.add(store);
    }
}

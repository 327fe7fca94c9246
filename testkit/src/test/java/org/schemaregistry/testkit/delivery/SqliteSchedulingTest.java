package org.schemaregistry.testkit.delivery;

import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;

import java.nio.file.Path;
import java.time.Clock;

final class SqliteSchedulingTest extends SchedulingSuite {
    @TempDir Path folder;

    @Override
    Store open(Clock clock) {
        return JdbcStore.open(
                folder.resolve("registry.db").toString(),
                StoreCredentials.NONE,
                StoreLimits.DEFAULT,
                clock);
    }

    @Override
    void dispose() {}
}

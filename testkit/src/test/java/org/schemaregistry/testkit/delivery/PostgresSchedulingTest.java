package org.schemaregistry.testkit.delivery;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.time.Clock;

final class PostgresSchedulingTest extends SchedulingSuite {
    private EmbeddedPostgres.@Nullable Database database;

    @Override
    Store open(Clock clock) {
        EmbeddedPostgres.Database fresh = EmbeddedPostgres.version(18).newDatabase();
        database = fresh;
        return JdbcStore.open(
                fresh.uri(),
                new StoreCredentials(EmbeddedPostgres.SUPERUSER, null),
                StoreLimits.DEFAULT,
                clock);
    }

    @Override
    void dispose() {
        if (database != null) {
            database.close();
        }
    }
}

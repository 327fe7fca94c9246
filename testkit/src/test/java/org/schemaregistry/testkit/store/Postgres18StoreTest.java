package org.schemaregistry.testkit.store;

class Postgres18StoreTest extends PostgresStoreSuite {
    @Override
    int major() {
        return 18;
    }
}

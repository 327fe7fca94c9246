package org.schemaregistry.testkit.store;

class Postgres15StoreTest extends PostgresStoreSuite {
    @Override
    int major() {
        return 15;
    }
}

package org.schemaregistry.testkit.delivery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.schemaregistry.registry.store.Store;

import java.time.Clock;

/// A store of the backend under test, and a clock that the test moves.
abstract class StoreFixture {
    final TestClock clock = new TestClock();
    Store store;

    abstract Store open(Clock clock);

    abstract void dispose();

    @BeforeEach
    void openStore() {
        store = open(clock);
    }

    @AfterEach
    void closeStore() {
        store.close();
        dispose();
    }
}

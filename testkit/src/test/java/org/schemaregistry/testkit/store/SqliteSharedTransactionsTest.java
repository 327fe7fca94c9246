package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.SharedTransactions.next;
import static org.schemaregistry.testkit.store.SharedTransactions.register;
import static org.schemaregistry.testkit.store.SharedTransactions.verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.Requirement.TableAtOrdinal;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What happens to the members of one transaction when one of them does not go as usual. Another
/// program keeps the file locked until they wait together.
class SqliteSharedTransactionsTest {
    private static final List<String> SOURCES = List.of("zero", "one", "two", "three", "four");

    @TempDir Path directory;

    @Test
    void aMemberThatFailsAfterItWroteTakesNoOtherWithIt() throws Exception {
        try (Store store = open()) {
            register(store, SOURCES);
            GroupedCallers callers = new GroupedCallers(store);
            locked(() -> {
                callers.begin(next(store, "zero"));
                callers.begin(next(store, "one"));
                callers.begin(next(store, "two", 5));
                callers.begin(next(store, "three"));
            });
            assertThat(callers.answer(0)).matches(SharedTransactions::committed);
            assertThat(callers.answer(1)).matches(SharedTransactions::committed);
            assertThat(callers.answer(2))
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            c ->
                                    assertThat(c.failed())
                                            .isInstanceOfSatisfying(
                                                    TableAtOrdinal.class,
                                                    at -> assertThat(at.ordinal()).isEqualTo(4)));
            assertThat(callers.answer(3)).matches(SharedTransactions::committed);
            verify(store, Set.of("zero", "one", "three"), SOURCES);
        }
    }

    @Test
    void ofTwoThatMoveTheSameSourceOneIsMade() throws Exception {
        try (Store store = open()) {
            register(store, SOURCES);
            GroupedCallers callers = new GroupedCallers(store);
            locked(() -> {
                callers.begin(next(store, "zero"));
                callers.begin(next(store, "one"));
                callers.begin(next(store, "one"));
                callers.begin(next(store, "two"));
            });
            assertThat(callers.answers().stream().filter(SharedTransactions::committed)).hasSize(3);
            verify(store, Set.of("zero", "one", "two"), SOURCES);
        }
    }

    /// The members that hold carry the writer over the constraint that stopped one of them.
    @Test
    void theWriterGoesOnAfterMembersThatFail() throws Exception {
        try (Store store = open()) {
            register(store, SOURCES);
            List<GroupedCallers> rounds = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                GroupedCallers callers = new GroupedCallers(store);
                rounds.add(callers);
                locked(() -> {
                    callers.begin(next(store, "two", 5));
                    callers.begin(next(store, "three", 6));
                    callers.begin(next(store, "four", 7));
                });
            }
            for (GroupedCallers callers : rounds) {
                assertThat(callers.answers()).allMatch(Conflict.class::isInstance);
            }
            assertThat(store.commit(next(store, "one"))).matches(SharedTransactions::committed);
            verify(store, Set.of("one"), SOURCES);
        }
    }

    @Test
    void anInterruptedCallerStillHearsWhatBecameOfItsCommit() throws Exception {
        try (Store store = open()) {
            register(store, SOURCES);
            GroupedCallers callers = new GroupedCallers(store);
            locked(() -> {
                callers.begin(next(store, "zero"));
                callers.begin(next(store, "one")).interrupt();
                callers.begin(next(store, "two"));
            });
            assertThat(callers.answers()).allMatch(SharedTransactions::committed);
            verify(store, Set.of("zero", "one", "two"), SOURCES);
        }
    }

    /// While another program holds the file, so that all that begins in between waits.
    private void locked(Runnable begins) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA busy_timeout = 30000");
            statement.executeUpdate("BEGIN IMMEDIATE");
            begins.run();
            statement.executeUpdate("ROLLBACK");
        }
    }

    private Store open() {
        return JdbcStore.open(
                file().toString(), StoreCredentials.NONE, StoreLimits.DEFAULT, Clock.systemUTC());
    }

    private Path file() {
        return directory.resolve("registry.db");
    }
}

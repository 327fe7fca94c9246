package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schemaregistry.testkit.store.SharedTransactions.TABLE;
import static org.schemaregistry.testkit.store.SharedTransactions.next;
import static org.schemaregistry.testkit.store.SharedTransactions.register;
import static org.schemaregistry.testkit.store.SharedTransactions.verify;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.VersionRow;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;
import org.schemaregistry.testkit.store.CommitProxy.Lost;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// What happens to the members of one transaction when it does not go as usual. The first source
/// keeps the publisher busy until the others wait together.
class PostgresSharedTransactionsTest {
    private static final String FIRST = CommitProxy.STALL;
    private static final String ONE = CommitProxy.CUT;
    private static final List<String> SOURCES = List.of(FIRST, ONE, "two", "three");

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void aLostAnswerToCommitIsLookedFor(int major) throws Exception {
        losing(major, Lost.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void aCommitThatNeverArrivedIsMadeOnce(int major) throws Exception {
        losing(major, Lost.REQUEST);
    }

    private static void losing(int major, Lost lost) throws Exception {
        try (Scene scene = Scene.of(major, lost)) {
            for (String source : SOURCES.subList(1, SOURCES.size())) {
                scene.begin(source);
            }
            scene.proxy().release();
            assertThat(scene.callers().answers()).allMatch(SharedTransactions::committed);
            assertThat(scene.proxy().wasCut()).isTrue();
            verify(scene.store(), Set.copyOf(SOURCES), SOURCES);
        }
    }

    /// A dropped table is no usual commit, so it travels alone.
    @ParameterizedTest
    @EnumSource(Lost.class)
    void aCommitThatTravelsAloneIsMadeOnceHoweverItsCommitIsLost(Lost lost) throws Exception {
        alone(
                lost,
                Drafts.commit(Drafts.source(ONE, "2.0.0"), Drafts.drop(ONE, TABLE, 2, "2.0.0")),
                (store, commit) -> {
                    assertThat(store.commit(commit)).isInstanceOf(Committed.class);
                    assertThat(sourceOf(store).version()).isEqualTo(SemVer.parse("2.0.0"));
                    assertThat(store.history(new SourceId(ONE), QualifiedName.of(TABLE), 10))
                            .extracting(VersionRow::ordinal)
                            .containsExactly(2L, 1L);
                    Steps.awaitEvents(store, 2);
                    assertThat(store.events(0, 10)).hasSize(2);
                });
    }

    /// What could be made twice is not sent again: it is found, or nobody knows.
    @ParameterizedTest
    @EnumSource(Lost.class)
    void aCommitThatCouldBeMadeTwiceIsLookedFor(Lost lost) throws Exception {
        Commit commit =
                new Commit(
                        new Actor("tester"),
                        Drafts.AT,
                        "request",
                        List.of(),
                        List.of(Drafts.source(ONE, "3.0.0")),
                        List.of(),
                        List.of(new EventDraft("test.source.changed", ONE, "{}")));
        alone(
                lost,
                commit,
                (store, again) -> {
                    switch (lost) {
                        case ANSWER -> {
                            assertThat(store.commit(again)).isInstanceOf(Committed.class);
                            assertThat(sourceOf(store).version()).isEqualTo(SemVer.parse("3.0.0"));
                        }
                        case REQUEST -> {
                            assertThatThrownBy(() -> store.commit(again))
                                    .isInstanceOfSatisfying(
                                            StoreException.class,
                                            e ->
                                                    assertThat(e.code())
                                                            .isEqualTo(
                                                                    StoreException.Code
                                                                            .OUTCOME_UNKNOWN));
                            assertThat(sourceOf(store).version()).isEqualTo(SemVer.parse("1.0.0"));
                        }
                    }
                });
    }

    private static SourceState sourceOf(Store store) {
        return requireNonNull(store.catalog().sources().get(new SourceId(ONE)));
    }

    /// A store whose connection is cut at the commit's COMMIT.
    private static void alone(Lost lost, Commit commit, BiConsumer<Store, Commit> then)
            throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.newest();
        try (EmbeddedPostgres.Database database = server.newDatabase()) {
            try (Store direct = open(database.uri())) {
                register(direct, List.of(ONE));
            }
            try (CommitProxy proxy = new CommitProxy(server.port(), lost);
                    Store store = open(through(proxy, server, database.uri()))) {
                proxy.arm();
                then.accept(store, commit);
                assertThat(proxy.wasCut()).isTrue();
                assertThat(store.verifyAudit().intact()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void aRowThatAnotherTransactionHoldsStopsNoOtherMember(int major) throws Exception {
        try (Scene scene = Scene.of(major, Lost.ANSWER);
                Connection holder = scene.database().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            scene.begin("two");
            scene.begin("three");
            statement.executeUpdate(
                    "UPDATE registry_source SET removed = 0 WHERE source_id = 'two'");
            scene.proxy().release();
            GroupedCallers callers = scene.callers();
            assertThat(callers.answer(0)).matches(SharedTransactions::committed);
            assertThat(callers.answer(2)).matches(SharedTransactions::committed);
            assertThat(callers.isDone(1)).isFalse();
            holder.rollback();
            assertThat(callers.answer(1)).matches(SharedTransactions::committed);
            verify(scene.store(), Set.of(FIRST, "two", "three"), SOURCES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void aMemberThatDoesNotHoldTakesNoOtherWithIt(int major) throws Exception {
        try (Scene scene = Scene.of(major, Lost.ANSWER)) {
            scene.begin("two");
            scene.callers().begin(next(scene.store(), "three", 5));
            scene.proxy().release();
            GroupedCallers callers = scene.callers();
            assertThat(callers.answer(0)).matches(SharedTransactions::committed);
            assertThat(callers.answer(1)).matches(SharedTransactions::committed);
            assertThat(callers.answer(2)).isInstanceOf(Conflict.class);
            verify(scene.store(), Set.of(FIRST, "two"), SOURCES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void anInterruptedCallerStillHearsWhatBecameOfItsCommit(int major) throws Exception {
        try (Scene scene = Scene.of(major, Lost.ANSWER)) {
            scene.begin("two").interrupt();
            scene.begin("three");
            scene.proxy().release();
            assertThat(scene.callers().answers()).allMatch(SharedTransactions::committed);
            verify(scene.store(), Set.of(FIRST, "two", "three"), SOURCES);
        }
    }

    /// A store behind a proxy whose publisher is busy with the first source: whoever commits from
    /// now on waits.
    private record Scene(
            EmbeddedPostgres.Database database,
            CommitProxy proxy,
            Store store,
            GroupedCallers callers)
            implements AutoCloseable {

        static Scene of(int major, Lost lost) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.version(major);
            EmbeddedPostgres.Database database = server.newDatabase();
            try (Store direct = open(database.uri())) {
                register(direct, SOURCES);
            }
            CommitProxy proxy = new CommitProxy(server.port(), lost);
            Store store = open(through(proxy, server, database.uri()));
            proxy.arm();
            GroupedCallers callers = new GroupedCallers(store);
            callers.begin(next(store, FIRST));
            proxy.awaitStalled();
            return new Scene(database, proxy, store, callers);
        }

        Thread begin(String source) {
            return callers.begin(next(store, source));
        }

        @Override
        public void close() throws IOException {
            proxy.release();
            store.close();
            proxy.close();
            database.close();
        }
    }

    private static String through(CommitProxy proxy, EmbeddedPostgres server, String uri) {
        String replaced = uri.replace(":" + server.port() + "/", ":" + proxy.port() + "/");
        assertThat(replaced).isNotEqualTo(uri);
        return replaced;
    }

    private static Store open(String uri) {
        return JdbcStore.open(
                uri,
                new StoreCredentials(EmbeddedPostgres.SUPERUSER, null),
                StoreLimits.DEFAULT,
                Clock.systemUTC());
    }
}

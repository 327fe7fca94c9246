package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schemaregistry.testkit.store.Drafts.AT;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.commitAt;
import static org.schemaregistry.testkit.store.Drafts.drop;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.audit.AuditLog;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.ForeignEdit;
import org.schemaregistry.registry.store.GuardState;
import org.schemaregistry.registry.store.RegisteredQuery;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.VersionRow;
import org.schemaregistry.registry.store.Write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What every backend of the [Store] promises. A backend's test extends this and says how to open a
/// store and how another program reaches the same database.
public abstract class StoreContract {
    private static final SourceId SHOP = new SourceId("shop");
    private static final QualifiedName ORDERS = QualifiedName.of("orders");
    private static final String BODY = "{\"format\":1,\"name\":\"é€😀\"}";
    private static final long WAIT_MILLIS = 20_000;

    private final List<Store> opened = new ArrayList<>();

    /// Opens one more store on this test's own database.
    protected abstract Store open(StoreLimits limits);

    /// Runs SQL on the same database as another program would, knowing nothing of the registry.
    protected abstract void foreign(String sql);

    /// Reads the first column of a query as text, as another program would; null for NULL.
    protected abstract List<@Nullable String> foreignRead(String sql);

    /// The specification's own DDL for this database.
    protected abstract String specifiedTables();

    /// Removes this test's database, once its stores are closed.
    protected abstract void dispose();

    @AfterEach
    void closeAll() {
        opened.forEach(Store::close);
        dispose();
    }

    @Test
    void anEmptyRegistryHasNothing() {
        Store store = opened();
        assertThat(store.catalog()).isEqualTo(Catalog.EMPTY);
        assertThat(store.events(0, 10)).isEmpty();
        assertThat(store.lastEvent()).isZero();
        assertThat(store.audit(0, 10)).isEmpty();
        assertThat(store.auditHead()).isEqualTo(AuditLog.GENESIS);
        assertThat(store.verifyAudit().intact()).isTrue();
        assertThat(store.foreignEdits()).isEmpty();
        assertThat(store.scanMemory(SHOP)).isEmpty();
        assertThat(store.history(SHOP, null, 10)).isEmpty();
        assertThat(store.version(SHOP, ORDERS, SemVer.parse("1.0.0"))).isEmpty();
        assertThat(store.content(1)).isEmpty();
    }

    @Test
    void aCommitShowsAtOnceAndAfterReopening() {
        Store store = opened();
        long revision = shop(store);
        assertThat(revision).isPositive();
        assertThat(store.catalog().revision()).isEqualTo(revision);

        for (Store each : List.of(store, opened())) {
            SourceState state = state(each);
            assertThat(state.version()).isEqualTo(SemVer.parse("1.0.0"));
            assertThat(state.revision()).isEqualTo(1);
            assertThat(state.updatedAtMillis()).isEqualTo(AT);
            TableState table = table(each, ORDERS);
            assertThat(table.ordinal()).isEqualTo(1);
            assertThat(table.version()).isEqualTo(SemVer.parse("1.0.0"));
            assertThat(table.fingerprint()).isEqualTo(Drafts.fingerprint(BODY));
            assertThat(table.fieldCount()).isEqualTo(2);
            assertThat(table.description()).isEqualTo("about orders");
            assertThat(table.declared()).isFalse();
            assertThat(table.updatedAtMillis()).isEqualTo(AT);
            assertThat(each.content(table.contentId())).hasValue(BODY);
        }
    }

    @Test
    void theSpecificationsTablesHoldTheCurrentState() {
        Store store = opened();
        shop(store);
        assertThat(foreignRead("SELECT uri FROM data_sources WHERE id = 'shop'"))
                .containsExactly("postgresql://host/shop");
        assertThat(foreignRead("SELECT schema_json FROM table_meta WHERE table_name = 'orders'"))
                .containsExactly(BODY);
        assertThat(foreignRead("SELECT updated_at FROM table_meta"))
                .containsExactly(Long.toString(AT));

        committed(store, commit(drop("shop", "orders", 2, "2.0.0")));
        assertThat(foreignRead("SELECT table_name FROM table_meta")).isEmpty();

        committed(store, commit(new Write.RemoveSource(SHOP)));
        assertThat(foreignRead("SELECT id FROM data_sources")).isEmpty();
    }

    @Test
    void manyMayOpenAnEmptyRegistryAtOnce() throws Exception {
        List<Callable<Store>> openers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            openers.add(() -> open(StoreLimits.DEFAULT));
        }
        opened.addAll(inParallel(openers));
        shop(opened.getFirst());
        for (Store store : opened) {
            await(() -> store.catalog().table(SHOP, ORDERS) != null);
        }
        assertThat(foreignRead("SELECT count(*) FROM registry_migration"))
                .isEqualTo(foreignRead("SELECT max(number) FROM registry_migration"));
    }

    @Test
    void aSourceKeepsAllItsSettings() {
        Store store = opened();
        DataSource source =
                new DataSource(
                        SHOP,
                        "postgres",
                        new SourceUri("postgresql://anna@host:5432/shop?sslmode=require"),
                        new Scope(List.of("public.*"), List.of("*.tmp_?"), "public"),
                        List.of("public", "ext"),
                        SecretRef.parse("env:SHOP"),
                        SecretRef.parse("file:/run/secret"));
        committed(store, commit(new Write.PutSource(source, SemVer.parse("1.0.0"))));
        assertThat(state(store).source()).isEqualTo(source);
        assertThat(state(opened()).source()).isEqualTo(source);
    }

    @Test
    void equalContentHasOneId() {
        Store store = opened();
        shop(store);
        committed(store, commit(version("shop", "copies", 1, "1.0.0", BODY)));
        committed(store, commit(version("shop", "orders", 2, "1.1.0", "{}")));
        committed(store, commit(version("shop", "orders", 3, "1.2.0", BODY)));
        assertThat(table(store, QualifiedName.of("copies")).contentId())
                .isEqualTo(table(store, ORDERS).contentId());
        assertThat(foreignRead("SELECT count(*) FROM registry_content")).containsExactly("2");
    }

    @Test
    void aRequirementThatDoesNotHoldWritesNothing() {
        Store store = opened();
        shop(store);
        Write next = version("shop", "orders", 2, "1.1.0", "{}");
        for (Requirement requirement :
                List.of(
                        new Requirement.SourceAtRevision(SHOP, 7),
                        new Requirement.SourceAbsent(SHOP),
                        new Requirement.SourcePresent(new SourceId("other")),
                        new Requirement.SourceAtRevision(new SourceId("other"), 1),
                        new Requirement.TableAtOrdinal(SHOP, ORDERS, 5),
                        new Requirement.TableAtOrdinal(SHOP, QualifiedName.of("none"), 1),
                        new Requirement.ForeignEditPending(1))) {
            assertThat(store.commit(commit(requirement, next)))
                    .as("%s", requirement)
                    .isEqualTo(new Conflict(requirement));
        }
        assertThat(table(store, ORDERS).ordinal()).isEqualTo(1);
        assertThat(store.history(SHOP, ORDERS, 10)).hasSize(1);
        assertThat(store.commit(commit(new Requirement.SourceAtRevision(SHOP, 1), next)))
                .isInstanceOf(Committed.class);
        assertThat(state(store).revision()).isEqualTo(2);
        awaitEvents(store, 2);
        assertThat(store.verifyAudit().entries()).isEqualTo(2);
    }

    @Test
    void requirementsThatHoldAreNoObstacle() {
        Store store = opened();
        shop(store);
        committed(
                store,
                commitAt(
                        AT,
                        List.of(
                                new Requirement.SourceAtRevision(SHOP, 1),
                                new Requirement.SourcePresent(SHOP),
                                new Requirement.SourceAbsent(new SourceId("other")),
                                new Requirement.TableAtOrdinal(SHOP, ORDERS, 1),
                                new Requirement.TableAtOrdinal(SHOP, QualifiedName.of("new"), 0)),
                        version("shop", "orders", 2, "1.1.0", "{}")));
    }

    @Test
    void anOrdinalThatIsNotTheNextConflicts() {
        Store store = opened();
        shop(store);
        for (Write write :
                List.of(
                        version("shop", "orders", 1, "1.1.0", "{}"),
                        version("shop", "orders", 3, "1.1.0", "{}"),
                        version("shop", "new", 2, "1.1.0", "{}"),
                        drop("shop", "orders", 3, "2.0.0"),
                        drop("shop", "new", 1, "2.0.0"),
                        version("shop", "b", 4, "2.0.0", "{}", "orders"))) {
            assertThat(store.commit(commit(write)))
                    .as("%s", write)
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            conflict ->
                                    assertThat(conflict.failed())
                                            .isInstanceOf(Requirement.TableAtOrdinal.class));
        }
        assertThat(store.history(SHOP, null, 10)).hasSize(1);
    }

    @Test
    void aVersionIsNeverUsedTwice() {
        Store store = opened();
        shop(store);
        assertThat(store.commit(commit(version("shop", "orders", 2, "1.0.0", "{}"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void writingToASourceThatIsNotThereConflicts() {
        Store store = opened();
        CommitResult missing = new Conflict(new Requirement.SourcePresent(SHOP));
        assertThat(store.commit(commit(version("shop", "orders", 1, "1.0.0", BODY))))
                .isEqualTo(missing);
        assertThat(store.commit(commit(new Write.PutScanMemory(SHOP, memory()))))
                .isEqualTo(missing);
        assertThat(store.commit(commit(new Write.RemoveSource(SHOP)))).isEqualTo(missing);
    }

    @Test
    void aFailingWriteUndoesTheWholeCommit() {
        Store store = opened();
        shop(store);
        awaitEvents(store, 1);
        Commit half =
                commit(
                        source("shop", "1.1.0"),
                        version("shop", "a", 1, "1.0.0", "{\"a\":1}"),
                        version("shop", "orders", 9, "9.0.0", "{}"));
        assertThat(store.commit(half)).isInstanceOf(Conflict.class);
        assertThat(state(store).version()).isEqualTo(SemVer.parse("1.0.0"));
        assertThat(state(store).tables()).hasSize(1);
        assertThat(foreignRead("SELECT version FROM data_sources")).containsExactly("1.0.0");
        assertThat(store.verifyAudit().unsealed()).isZero();
        assertThat(store.audit(0, 10)).hasSize(1);
    }

    @Test
    void historyIsNewestFirst() {
        Store store = opened();
        shop(store);
        committed(store, commitAt(AT + 10, List.of(), version("shop", "orders", 2, "1.1.0", "{}")));
        committed(store, commitAt(AT + 20, List.of(), version("shop", "a", 1, "1.0.0", "[1]")));
        committed(store, commitAt(AT + 30, List.of(), drop("shop", "orders", 3, "2.0.0")));

        assertThat(store.history(SHOP, ORDERS, 10))
                .extracting(VersionRow::ordinal)
                .containsExactly(3L, 2L, 1L);
        assertThat(store.history(SHOP, null, 10))
                .extracting(row -> row.table() + " " + row.ordinal())
                .containsExactly("orders 3", "a 1", "orders 2", "orders 1");
        assertThat(store.history(SHOP, null, 2)).hasSize(2);

        VersionRow second = store.version(SHOP, ORDERS, SemVer.parse("1.1.0")).orElseThrow();
        assertThat(second.fingerprint()).isEqualTo(Drafts.fingerprint("{}"));
        assertThat(store.content(Optional.ofNullable(second.contentId()).orElseThrow()))
                .hasValue("{}");
        assertThat(second.actor().name()).isEqualTo("tester");
        assertThat(second.changesJson()).isEqualTo("[{\"kind\":\"test\"}]");
        assertThat(store.history(SHOP, ORDERS, 1).getFirst().tombstone()).isTrue();
    }

    @Test
    void aTableIsReadAsOfAnyTime() {
        Store store = opened();
        shop(store);
        committed(store, commitAt(AT + 10, List.of(), version("shop", "orders", 2, "1.1.0", "{}")));
        committed(store, commitAt(AT + 20, List.of(), drop("shop", "orders", 3, "2.0.0")));
        assertThat(store.versionAt(SHOP, ORDERS, AT - 1)).isEmpty();
        assertThat(store.versionAt(SHOP, ORDERS, AT).orElseThrow().ordinal()).isEqualTo(1);
        assertThat(store.versionAt(SHOP, ORDERS, AT + 9).orElseThrow().ordinal()).isEqualTo(1);
        assertThat(store.versionAt(SHOP, ORDERS, AT + 10).orElseThrow().ordinal()).isEqualTo(2);
        assertThat(store.versionAt(SHOP, ORDERS, AT + 99).orElseThrow().tombstone()).isTrue();
    }

    @Test
    void aClockSetBackChangesNoOrder() {
        Store store = opened();
        shop(store);
        long hour = 3_600_000;
        committed(
                store, commitAt(AT + hour, List.of(), version("shop", "orders", 2, "1.1.0", "{}")));
        committed(store, commitAt(AT, List.of(), version("shop", "orders", 3, "1.2.0", "[3]")));
        committed(
                store,
                commitAt(AT - hour, List.of(), version("shop", "orders", 4, "1.3.0", "[4]")));
        awaitEvents(store, 4);
        assertThat(store.history(SHOP, ORDERS, 10))
                .extracting(VersionRow::ordinal)
                .containsExactly(4L, 3L, 2L, 1L);
        assertThat(store.events(0, 10))
                .extracting(OutboxEntry::data)
                .containsExactly(
                        "{\"ordinal\":1}", "{\"ordinal\":2}", "{\"ordinal\":3}", "{\"ordinal\":4}");
        assertThat(store.audit(0, 10))
                .extracting(AuditEntry::atMillis)
                .containsExactly(AT, AT + hour, AT, AT - hour);
        assertThat(store.verifyAudit().intact()).isTrue();
        assertThat(table(store, ORDERS).ordinal()).isEqualTo(4);
        // What was published last is what is current from its own time on.
        assertThat(store.versionAt(SHOP, ORDERS, AT - hour).orElseThrow().ordinal()).isEqualTo(4);
        assertThat(store.versionAt(SHOP, ORDERS, AT + hour).orElseThrow().ordinal()).isEqualTo(4);
        assertThat(store.versionAt(SHOP, ORDERS, AT - hour - 1)).isEmpty();
    }

    @Test
    void aDroppedTableGoesOnWhereItEnded() {
        Store store = opened();
        shop(store);
        committed(store, commit(drop("shop", "orders", 2, "2.0.0")));
        for (Store each : List.of(store, opened())) {
            assertThat(state(each).tables()).isEmpty();
            assertThat(state(each).dropped().get(ORDERS))
                    .isEqualTo(new SourceState.Dropped(SemVer.parse("2.0.0"), 2, AT));
        }
        assertThat(store.commit(commit(version("shop", "orders", 1, "1.0.0", BODY))))
                .isInstanceOf(Conflict.class);
        committed(store, commit(version("shop", "orders", 3, "2.1.0", BODY)));
        for (Store each : List.of(store, opened())) {
            assertThat(table(each, ORDERS).ordinal()).isEqualTo(3);
            assertThat(state(each).dropped()).isEmpty();
        }
        assertThat(store.history(SHOP, ORDERS, 10)).hasSize(3);
    }

    @Test
    void aRenamedTableTakesItsHistoryAlong() {
        Store store = opened();
        shop(store);
        QualifiedName sales = QualifiedName.parse("app.sales");
        QualifiedName deals = QualifiedName.of("deals");
        committed(store, commit(version("shop", "app.sales", 2, "2.0.0", "{}", "orders")));
        committed(store, commit(version("shop", "deals", 3, "3.0.0", "{}", "app.sales")));
        for (Store each : List.of(store, opened())) {
            assertThat(state(each).tables().keySet()).containsExactly(deals);
            assertThat(each.renamedTo(SHOP, ORDERS)).hasValue(deals);
            assertThat(each.renamedTo(SHOP, sales)).hasValue(deals);
            assertThat(each.renamedTo(SHOP, deals)).isEmpty();
            assertThat(each.history(SHOP, ORDERS, 10)).isEmpty();
            assertThat(each.history(SHOP, deals, 10))
                    .extracting(row -> row.table() + " " + row.ordinal() + " " + row.renamedFrom())
                    .containsExactly("deals 3 app.sales", "app.sales 2 orders", "orders 1 null");
            assertThat(each.version(SHOP, deals, SemVer.parse("1.0.0"))).isPresent();
        }
        assertThat(foreignRead("SELECT table_name FROM table_meta")).containsExactly("deals");
    }

    @Test
    void anOldNameMayBeUsedAgain() {
        Store store = opened();
        shop(store);
        committed(store, commit(version("shop", "deals", 2, "2.0.0", "{}", "orders")));
        committed(store, commit(version("shop", "orders", 1, "1.0.0", "[1]")));
        for (Store each : List.of(store, opened())) {
            assertThat(each.renamedTo(SHOP, ORDERS)).isEmpty();
            assertThat(each.history(SHOP, ORDERS, 10)).hasSize(1);
            assertThat(each.history(SHOP, QualifiedName.of("deals"), 10)).hasSize(2);
        }
    }

    @Test
    void tablesMaySwapTheirNames() {
        Store store = opened();
        committed(
                store,
                commit(
                        source("shop", "1.0.0"),
                        version("shop", "a", 1, "1.0.0", "{\"a\":1}"),
                        version("shop", "b", 1, "1.0.0", "{\"b\":1}")));
        committed(
                store,
                commit(
                        version("shop", "b", 2, "2.0.0", "{\"a\":1}", "a"),
                        version("shop", "a", 2, "2.0.0", "{\"b\":1}", "b")));
        for (Store each : List.of(store, opened())) {
            assertThat(each.history(SHOP, QualifiedName.of("b"), 10))
                    .extracting(row -> row.table().name())
                    .containsExactly("b", "a");
            assertThat(each.content(table(each, QualifiedName.of("a")).contentId()))
                    .hasValue("{\"b\":1}");
            assertThat(state(each).renamed()).isEmpty();
        }
    }

    @Test
    void aRenamedTableMayTakeTheNameOfADroppedOne() {
        Store store = opened();
        committed(
                store,
                commit(
                        source("shop", "1.0.0"),
                        version("shop", "a", 1, "1.0.0", "{\"a\":1}"),
                        version("shop", "b", 1, "1.0.0", "{\"b\":1}")));
        committed(
                store,
                commit(
                        version("shop", "b", 2, "2.0.0", "{\"a\":1}", "a"),
                        drop("shop", "b", 2, "3.0.0")));
        for (Store each : List.of(store, opened())) {
            assertThat(state(each).tables().keySet()).containsExactly(QualifiedName.of("b"));
            assertThat(state(each).dropped()).isEmpty();
            assertThat(each.history(SHOP, QualifiedName.of("b"), 10))
                    .extracting(row -> row.table().name())
                    .containsExactly("b", "a");
        }
        assertThat(foreignRead("SELECT table_name FROM table_meta")).containsExactly("b");
        assertThat(store.history(SHOP, null, 10)).hasSize(4);
        committed(store, commit(version("shop", "c", 1, "1.0.0", "{}")));
    }

    @Test
    void aRemovedSourceLeavesItsHistory() {
        Store store = opened();
        shop(store);
        committed(store, commit(new Write.PutScanMemory(SHOP, memory())));
        committed(store, commit(new Write.RemoveSource(SHOP)));
        for (Store each : List.of(store, opened())) {
            assertThat(each.catalog().sources()).isEmpty();
            SourceState left =
                    Optional.ofNullable(each.catalog().removed().get(SHOP)).orElseThrow();
            assertThat(left.dropped().get(ORDERS))
                    .isEqualTo(new SourceState.Dropped(SemVer.parse("1.0.0"), 1, AT));
            assertThat(each.history(SHOP, null, 10)).hasSize(1);
            assertThat(each.scanMemory(SHOP)).isEmpty();
        }
        committed(
                store,
                commit(
                        new Requirement.SourceAbsent(SHOP),
                        source("shop", "1.1.0"),
                        version("shop", "orders", 2, "1.1.0", "{}")));
        for (Store each : List.of(store, opened())) {
            assertThat(table(each, ORDERS).ordinal()).isEqualTo(2);
            assertThat(each.catalog().removed()).isEmpty();
            assertThat(state(each).revision()).isEqualTo(3);
        }
    }

    @Test
    void scanMemoryIsReplacedAndMovesNoRevision() {
        Store store = opened();
        shop(store);
        ScanMemory first = memory();
        committed(store, commit(new Write.PutScanMemory(SHOP, first)));
        assertThat(store.scanMemory(SHOP)).hasValue(first);
        ScanMemory second = new ScanMemory(ScanStatus.HELD, 7, null, null, null, null, List.of());
        committed(store, commit(new Write.PutScanMemory(SHOP, second)));
        assertThat(store.scanMemory(SHOP)).hasValue(second);
        assertThat(state(store).revision()).isEqualTo(1);
    }

    @Test
    void queriesAreKeptJudgedAndDropped() {
        Store store = opened();
        shop(store);
        RegisteredQuery kept = query("sums");
        committed(store, commit(new Write.AddQuery(kept)));
        committed(store, commit(new Write.AddQuery(query("a"))));
        for (Store each : List.of(store, opened())) {
            assertThat(each.queries(SHOP)).containsExactly(query("a"), kept);
            assertThat(each.queries(null)).hasSize(2);
            assertThat(each.queries(new SourceId("other"))).isEmpty();
            assertThat(each.query("sums")).hasValue(kept);
            assertThat(each.query("none")).isEmpty();
            assertThat(state(each).queries()).isEqualTo(2);
            // Each addition moves the revision, so that no commit can miss a query.
            assertThat(state(each).revision()).isEqualTo(3);
        }
        assertThat(store.commit(commit(new Write.AddQuery(kept))))
                .isEqualTo(new Conflict(new Requirement.QueryAbsent("sums")));

        committed(store, commit(new Write.JudgeQuery("sums", Verdict.REJECT, 7L)));
        RegisteredQuery broken = store.query("sums").orElseThrow();
        assertThat(broken.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(broken.brokenSinceMillis()).isEqualTo(7L);
        committed(store, commit(new Write.JudgeQuery("sums", Verdict.ACCEPT, null)));
        assertThat(store.query("sums")).hasValue(kept);

        committed(store, commit(new Write.DropQuery(SHOP, "a")));
        assertThat(store.commit(commit(new Write.DropQuery(SHOP, "a"))))
                .isEqualTo(new Conflict(new Requirement.QueryPresent(SHOP, "a")));
        assertThat(state(store).queries()).isEqualTo(1);
        committed(store, commit(new Write.RemoveSource(SHOP)));
        assertThat(store.queries(null)).isEmpty();
    }

    @Test
    void reportsOfRowsAreCountedOneByOne() {
        Store store = opened();
        shop(store);
        TableRef orders = new TableRef(SHOP, ORDERS);
        SemVer version = SemVer.parse("1.0.0");
        assertThat(store.guardState(orders, version)).isEmpty();
        for (long n = 1; n <= 2; n++) {
            GuardState state = new GuardState(n, "{\"n\":" + n + "}");
            committed(store, commit(new Write.PutGuardState(orders, version, state)));
            assertThat(store.guardState(orders, version)).hasValue(state);
        }
        for (long wrong : new long[] {1, 2, 4}) {
            assertThat(
                            store.commit(
                                    commit(
                                            new Write.PutGuardState(
                                                    orders, version, new GuardState(wrong, "{}")))))
                    .isEqualTo(
                            new Conflict(new Requirement.GuardedTimes(orders, version, wrong - 1)));
        }
        assertThat(state(store).revision()).isEqualTo(1);
    }

    @Test
    void mappingsArePutAndRemoved() {
        Store store = opened();
        shop(store);
        Store other = opened();
        TableRef orders = new TableRef(SHOP, ORDERS);
        TableRef odd = new TableRef(SHOP, new QualifiedName("a.b", "c\"d"));
        committed(store, commit(new Write.PutMapping("Customer", List.of(orders, odd))));
        assertThat(store.catalog().mappings().get("Customer")).containsExactly(orders, odd);
        assertThat(foreignRead("SELECT source_tables FROM ontology_mapping"))
                .containsExactly("[\"shop.orders\",\"shop.\\\"a.b\\\".\\\"c\\\"\\\"d\\\"\"]");
        await(() -> other.catalog().mappings().containsKey("Customer"));

        foreign("INSERT INTO ontology_mapping VALUES ('Sale', '[\"shop.sales\", 7]')");
        await(() -> store.catalog().mappings().containsKey("Sale"));
        assertThat(store.catalog().mappings().get("Sale")).hasSize(1);

        committed(store, commit(new Write.RemoveMapping("Customer")));
        assertThat(store.catalog().mappings()).containsOnlyKeys("Sale");
        await(() -> !other.catalog().mappings().containsKey("Customer"));
    }

    @Test
    void eventsAreDenseAndKeepTheOrderOfEachTable() throws Exception {
        Store first = opened();
        Store second = opened();
        shop(first);
        int writers = 4;
        int each = 15;
        inParallel(
                IntStream.range(0, writers)
                        .<Callable<Void>>mapToObj(i ->
                                () -> {
                                    Store store = i % 2 == 0 ? first : second;
                                    String id = "s" + i;
                                    committed(store, commit(source(id, "1.0.0")));
                                    for (int n = 1; n <= each; n++) {
                                        String body = "{\"" + i + "\":" + n + "}";
                                        committed(
                                                store,
                                                commit(version(id, "t", n, "1." + n + ".0", body)));
                                    }
                                    return null;
                                })
                        .toList());
        long total = (long) writers * each + 1;
        awaitEvents(first, total);
        List<OutboxEntry> events = first.events(0, 1000);
        assertThat(events)
                .extracting(OutboxEntry::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, total).boxed().toList());
        assertThat(events).extracting(OutboxEntry::id).doesNotHaveDuplicates();
        for (int i = 0; i < writers; i++) {
            String subject = "s" + i + ".t";
            assertThat(events.stream().filter(e -> e.subject().equals(subject)))
                    .extracting(OutboxEntry::data)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, each)
                                    .mapToObj(n -> "{\"ordinal\":" + n + "}")
                                    .toList());
        }
        assertThat(first.events(total - 3L, 2))
                .extracting(OutboxEntry::seq)
                .containsExactly(total - 2, total - 1);
        assertThat(second.verifyAudit().intact()).isTrue();
        assertThat(second.verifyAudit().entries()).isEqualTo(total);
    }

    @Test
    void ofTwoWritersOnOneRevisionOneWins() throws Exception {
        Store first = opened();
        Store second = opened();
        shop(first);
        await(() -> second.catalog().sources().containsKey(SHOP));
        for (int round = 1; round <= 10; round++) {
            long ordinal = round + 1L;
            Commit commit =
                    commit(
                            new Requirement.SourceAtRevision(SHOP, round),
                            version("shop", "orders", ordinal, "1." + round + ".0", "{}"));
            List<CommitResult> results =
                    inParallel(List.of(() -> first.commit(commit), () -> second.commit(commit)));
            assertThat(results).filteredOn(r -> r instanceof Committed).hasSize(1);
            assertThat(results)
                    .filteredOn(r -> r instanceof Conflict)
                    .containsExactly(new Conflict(new Requirement.SourceAtRevision(SHOP, round)));
            assertThat(table(first, ORDERS).ordinal()).isEqualTo(ordinal);
            assertThat(table(second, ORDERS).ordinal()).isEqualTo(ordinal);
        }
    }

    @Test
    void anotherStoresCommitIsNoticed() {
        Store reader = opened();
        Store writer = opened();
        shop(writer);
        await(() -> reader.catalog().table(SHOP, ORDERS) != null);
        assertThat(reader.catalog().table(SHOP, ORDERS)).isEqualTo(table(writer, ORDERS));
        for (int n = 2; n <= 20; n++) {
            long ordinal = n;
            committed(writer, commit(version("shop", "orders", n, "1." + n + ".0", "{}")));
            await(() -> table(reader, ORDERS).ordinal() == ordinal);
        }
        committed(writer, commit(new Write.RemoveSource(SHOP)));
        await(() -> reader.catalog().sources().isEmpty());
        assertThat(reader.catalog().removed()).isEqualTo(writer.catalog().removed());
    }

    @Test
    void aCommitAfterAnUnseenOneShowsBoth() {
        Store first = opened();
        Store second = opened();
        shop(first);
        committed(second, commit(version("shop", "a", 1, "1.0.0", "[1]")));
        assertThat(state(second).tables()).hasSize(2);
        committed(first, commit(version("shop", "b", 1, "1.0.0", "[2]")));
        assertThat(state(first).tables()).hasSize(3);
    }

    @Test
    void theAuditChainTellsWhoDidWhat() {
        Store store = opened();
        shop(store);
        committed(store, commit(version("shop", "orders", 2, "1.1.0", "{}")));
        awaitEvents(store, 2);
        List<AuditEntry> entries = store.audit(0, 10);
        assertThat(entries).hasSize(2);
        AuditEntry entry = entries.get(1);
        assertThat(entry.actor()).isEqualTo("tester");
        assertThat(entry.requestId()).isEqualTo("request-1");
        assertThat(entry.action()).isEqualTo("table.changed");
        assertThat(entry.subject()).isEqualTo("shop.orders");
        assertThat(entry.after()).isEqualTo(Drafts.fingerprint("{}"));
        assertThat(entry.detail()).isEqualTo("\"é\n\u0001");
        assertThat(entry.hash()).isEqualTo(AuditLog.hash(entries.get(0).hash(), entry));
        assertThat(store.auditHead()).isEqualTo(new AuditHead(2, entry.hash()));
    }

    @Test
    void everyTamperingWithTheAuditLogIsFound() {
        Store store = opened();
        shop(store);
        for (int n = 2; n <= 5; n++) {
            committed(store, commit(version("shop", "orders", n, "1." + n + ".0", "[" + n + "]")));
        }
        awaitEvents(store, 5);
        assertThat(store.verifyAudit().intact()).isTrue();
        tampered(store, "UPDATE registry_audit SET at = at + 1 WHERE seq = 3", 3);
        tampered(store, "UPDATE registry_audit SET actor = 'nobody' WHERE seq = 3", 3);
        tampered(store, "UPDATE registry_audit SET action = 'x' WHERE seq = 1", 1);
        tampered(store, "UPDATE registry_audit SET subject = 'x' WHERE seq = 5", 5);
        tampered(store, "UPDATE registry_audit SET before_fingerprint = '' WHERE seq = 2", 2);
        tampered(store, "UPDATE registry_audit SET after_fingerprint = NULL WHERE seq = 2", 2);
        tampered(store, "UPDATE registry_audit SET request_id = '' WHERE seq = 2", 2);
        tampered(store, "UPDATE registry_audit SET detail = '' WHERE seq = 2", 2);
        tampered(store, "UPDATE registry_audit SET hash = 'x' WHERE seq = 4", 4);
        tampered(store, "UPDATE registry_audit SET seq = 9 WHERE seq = 2", 2);
        tampered(store, "DELETE FROM registry_audit WHERE seq = 2", 2);
        tampered(store, "DELETE FROM registry_audit WHERE seq = 5", 5);
        tampered(store, "DELETE FROM registry_audit", 1);
        tampered(
                store,
                "INSERT INTO registry_audit SELECT 6, at, actor, action, subject,"
                        + " before_fingerprint, after_fingerprint, request_id, detail, hash"
                        + " FROM registry_audit WHERE seq = 5",
                6);
        assertThat(store.verifyAudit().intact()).isTrue();
    }

    @Test
    void foreignRowsAreOfferedUntilSettled() {
        Store store = opened();
        shop(store);
        assertThat(store.catalog().foreignEditsPending()).isFalse();
        foreign(
                "INSERT INTO data_sources (id, uri, type, version, updated_at)"
                        + " VALUES ('mine', 'x://y', 'slack', '1.0.0', 5)"
                        + " ON CONFLICT (id) DO UPDATE SET uri = excluded.uri");
        foreign(upsert("mine", "t", "{\"a\": \"int\"}", "1.0.0"));
        foreign(upsert("shop", "orders", "{\"b\": \"int\"}", "4.0.0"));
        await(() -> store.catalog().foreignEditsPending());

        List<ForeignEdit> edits = store.foreignEdits();
        assertThat(edits).hasSize(3);
        assertThat(edits.get(0))
                .isEqualTo(
                        new ForeignEdit.SourceRow(
                                edits.get(0).number(), "mine", "x://y", "slack", "1.0.0", 5));
        assertThat(edits.get(1))
                .isEqualTo(
                        new ForeignEdit.TableRow(
                                edits.get(1).number(),
                                "mine",
                                "t",
                                "{\"a\": \"int\"}",
                                "1.0.0",
                                6));
        assertThat(edits.get(2)).isInstanceOf(ForeignEdit.TableRow.class);

        // Written again: the old number no longer fits.
        foreign(upsert("shop", "orders", "{\"c\": \"int\"}", "4.0.0"));
        Write adopt = version("shop", "orders", 2, "4.0.0", "{\"c\":\"int\"}");
        Write stale = new Write.SettleForeignEdit(edits.get(2).number());
        assertThat(store.commit(commit(adopt, stale)))
                .isEqualTo(new Conflict(new Requirement.ForeignEditPending(edits.get(2).number())));
        ForeignEdit again = store.foreignEdits().get(2);
        committed(store, commit(adopt, new Write.SettleForeignEdit(again.number())));
        assertThat(store.foreignEdits()).hasSize(2);
        for (ForeignEdit edit : store.foreignEdits()) {
            committed(store, commit(new Write.SettleForeignEdit(edit.number())));
        }
        assertThat(store.foreignEdits()).isEmpty();
        assertThat(store.catalog().foreignEditsPending()).isFalse();
        assertThat(foreignRead("SELECT schema_json FROM table_meta WHERE source_id = 'shop'"))
                .containsExactly("{\"c\":\"int\"}");
    }

    @Test
    void foreignDeletionsAreOffered() {
        Store store = opened();
        shop(store);
        foreign("DELETE FROM table_meta WHERE table_name = 'orders'");
        await(() -> store.catalog().foreignEditsPending());
        assertThat(store.foreignEdits())
                .singleElement()
                .isInstanceOfSatisfying(
                        ForeignEdit.TableGone.class,
                        gone -> assertThat(gone.table()).isEqualTo("orders"));
    }

    @Test
    void ourOwnWritesAndRewritesOfTheSameAreNoForeignEdits() {
        Store store = opened();
        shop(store);
        committed(store, commit(version("shop", "orders", 2, "1.1.0", "{}")));
        committed(store, commit(drop("shop", "orders", 3, "2.0.0")));
        committed(store, commit(version("shop", "orders", 4, "2.1.0", "{}")));
        foreign("UPDATE table_meta SET updated_at = 1");
        foreign(upsert("shop", "orders", "{}", "2.1.0"));
        assertThat(store.foreignEdits()).isEmpty();
    }

    @Test
    void aDatabaseOfTheSpecificationIsAdopted() {
        foreign(specifiedTables());
        foreign("INSERT INTO data_sources VALUES ('old', 'x://y', 'postgres', '3.1.0', 1)");
        foreign("INSERT INTO table_meta VALUES ('old', 't', '{\"a\": \"int\"}', '3.1.0', 2)");
        foreign("INSERT INTO ontology_mapping VALUES ('E', '[\"old.t\"]')");
        Store store = opened();
        assertThat(store.catalog().mappings()).containsOnlyKeys("E");
        assertThat(store.catalog().foreignEditsPending()).isTrue();
        List<ForeignEdit> edits = store.foreignEdits();
        assertThat(edits).hasSize(2);
        committed(
                store,
                commit(
                        source("old", "3.1.0"),
                        version("old", "t", 1, "3.1.0", "{\"a\":\"int\"}"),
                        new Write.SettleForeignEdit(edits.get(0).number()),
                        new Write.SettleForeignEdit(edits.get(1).number())));
        SourceState state =
                Optional.ofNullable(store.catalog().sources().get(new SourceId("old")))
                        .orElseThrow();
        assertThat(state.version()).isEqualTo(SemVer.parse("3.1.0"));
        assertThat(state.tables().get(QualifiedName.of("t")))
                .extracting(TableState::version)
                .isEqualTo(SemVer.parse("3.1.0"));
        assertThat(opened().foreignEdits()).isEmpty();
    }

    @Test
    void rowsPerReadAreLimited() {
        Store store = opened();
        shop(store);
        for (int n = 2; n <= 6; n++) {
            committed(store, commit(version("shop", "orders", n, "1." + n + ".0", "[" + n + "]")));
        }
        awaitEvents(store, 6);
        StoreLimits d = StoreLimits.DEFAULT;
        Store limited =
                opened(
                        new StoreLimits(
                                d.groupCommits(),
                                d.waitingCommits(),
                                d.lockWaitMillis(),
                                d.commitRetries(),
                                d.connections(),
                                0,
                                d.catalogStalenessMillis(),
                                d.sealDelayMillis(),
                                3));
        assertThat(limited.history(SHOP, ORDERS, 100)).hasSize(3);
        assertThat(limited.events(0, 100)).hasSize(3);
        assertThat(limited.audit(0, 100)).hasSize(3);
        assertThat(limited.content(table(limited, ORDERS).contentId())).hasValue("[6]");
        assertThatThrownBy(() -> limited.events(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLargeCommitIsMadeWhole() {
        Store store = opened();
        List<Write> writes = new ArrayList<>();
        writes.add(source("shop", "1.0.0"));
        for (int i = 0; i < 500; i++) {
            writes.add(version("shop", "table" + i, 1, "1.0.0", "{\"n\":" + i + "}"));
        }
        committed(store, commit(writes.toArray(Write[]::new)));
        assertThat(state(store).tables()).hasSize(500);
        assertThat(opened().catalog().sources()).isEqualTo(store.catalog().sources());
        awaitEvents(store, 500);
    }

    @Test
    void aClosedStoreSaysSo() {
        Store store = opened();
        store.close();
        store.close();
        assertThatThrownBy(() -> shop(store))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).isEqualTo(StoreException.Code.CLOSED));
        assertThatThrownBy(() -> store.events(0, 1))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).isEqualTo(StoreException.Code.CLOSED));
    }

    @Test
    void aNewerSchemaIsRefused() {
        opened().close();
        foreign("INSERT INTO registry_migration VALUES (99, 'future', 'x', 0)");
        makeNewer();
        assertThatThrownBy(this::opened)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).isEqualTo(StoreException.Code.NEWER_SCHEMA));
    }

    /// What else says that a newer program migrated the database.
    protected abstract void makeNewer();

    /// A store with the default limits.
    protected final Store opened() {
        return opened(StoreLimits.DEFAULT);
    }

    /// Waits for something another thread or process does; fails after a long time.
    protected static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + WAIT_MILLIS * 1_000_000;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    protected static void awaitEvents(Store store, long count) {
        await(() -> store.lastEvent() >= count);
        assertThat(store.lastEvent()).isEqualTo(count);
    }

    /// Registers `shop` with one table and returns the commit's revision.
    protected static long shop(Store store) {
        return committed(
                store,
                commit(source("shop", "1.0.0"), version("shop", "orders", 1, "1.0.0", BODY)));
    }

    protected static long committed(Store store, Commit commit) {
        CommitResult result = store.commit(commit);
        assertThat(result).isInstanceOf(Committed.class);
        return ((Committed) result).revision();
    }

    /// Runs tasks at once and returns their results in order.
    protected static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Store opened(StoreLimits limits) {
        Store store = open(limits);
        opened.add(store);
        return store;
    }

    private void tampered(Store store, String sql, long broken) {
        foreign("CREATE TABLE kept AS SELECT * FROM registry_audit");
        foreign(sql);
        var verification = store.verifyAudit();
        assertThat(verification.intact()).as(sql).isFalse();
        assertThat(verification.broken()).as(sql).extracting(b -> b.seq()).isEqualTo(broken);
        foreign("DELETE FROM registry_audit");
        foreign("INSERT INTO registry_audit SELECT * FROM kept");
        foreign("DROP TABLE kept");
    }

    /// As the specification's Python writes it.
    private static String upsert(String source, String table, String json, String version) {
        return "INSERT INTO table_meta (source_id, table_name, schema_json, version, updated_at)"
                + " VALUES ('%s', '%s', '%s', '%s', 6)".formatted(source, table, json, version)
                + " ON CONFLICT (source_id, table_name) DO UPDATE SET"
                + " schema_json = excluded.schema_json, version = excluded.version,"
                + " updated_at = excluded.updated_at";
    }

    private static ScanMemory memory() {
        return new ScanMemory(
                ScanStatus.COMPLETE,
                AT,
                "state",
                "{\"system\":\"x\"}",
                "{\"role\":\"r\"}",
                new ScanMemory.Document(Drafts.fingerprint("{\"objects\":[]}"), "{\"objects\":[]}"),
                List.of(ORDERS, QualifiedName.parse("app.\"a.b\"")));
    }

    private static RegisteredQuery query(String name) {
        return new RegisteredQuery(
                name,
                SHOP,
                null,
                "SELECT 1",
                new TreeMap<>(Map.of(ORDERS, SemVer.parse("1.0.0"))),
                Verdict.ACCEPT,
                null,
                "anna",
                AT);
    }

    private static SourceState state(Store store) {
        return Optional.ofNullable(store.catalog().sources().get(SHOP)).orElseThrow();
    }

    private static TableState table(Store store, QualifiedName name) {
        return Optional.ofNullable(state(store).tables().get(name)).orElseThrow();
    }
}

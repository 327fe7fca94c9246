package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.AT;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.commitAt;
import static org.schemaregistry.testkit.store.Drafts.drop;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;
import static org.schemaregistry.testkit.store.Steps.BODY;
import static org.schemaregistry.testkit.store.Steps.ORDERS;
import static org.schemaregistry.testkit.store.Steps.SHOP;
import static org.schemaregistry.testkit.store.Steps.awaitEvents;
import static org.schemaregistry.testkit.store.Steps.committed;
import static org.schemaregistry.testkit.store.Steps.memory;
import static org.schemaregistry.testkit.store.Steps.shop;
import static org.schemaregistry.testkit.store.Steps.state;
import static org.schemaregistry.testkit.store.Steps.table;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.VersionRow;
import org.schemaregistry.registry.store.Write;

import java.util.List;
import java.util.Optional;

/// What the history of tables promises: order, renames, drops, and any time in the past.
interface HistoryPromises extends StorePlace {
    @Test
    default void historyIsNewestFirst() {
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
    default void aTableIsReadAsOfAnyTime() {
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
    default void aClockSetBackChangesNoOrder() {
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
    default void aDroppedTableGoesOnWhereItEnded() {
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
    default void aRenamedTableTakesItsHistoryAlong() {
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
    default void anOldNameMayBeUsedAgain() {
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
    default void tablesMaySwapTheirNames() {
        Store store = withTwoTables();
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
    default void aRenamedTableMayTakeTheNameOfADroppedOne() {
        Store store = withTwoTables();
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
    default void aRemovedSourceLeavesItsHistory() {
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

    private Store withTwoTables() {
        Store store = opened();
        committed(
                store,
                commit(
                        source("shop", "1.0.0"),
                        version("shop", "a", 1, "1.0.0", "{\"a\":1}"),
                        version("shop", "b", 1, "1.0.0", "{\"b\":1}")));
        return store;
    }
}

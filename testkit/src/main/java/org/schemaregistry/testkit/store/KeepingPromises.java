package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.AT;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.version;
import static org.schemaregistry.testkit.store.Steps.ORDERS;
import static org.schemaregistry.testkit.store.Steps.SHOP;
import static org.schemaregistry.testkit.store.Steps.await;
import static org.schemaregistry.testkit.store.Steps.committed;
import static org.schemaregistry.testkit.store.Steps.memory;
import static org.schemaregistry.testkit.store.Steps.shop;
import static org.schemaregistry.testkit.store.Steps.state;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.GuardState;
import org.schemaregistry.registry.store.RegisteredQuery;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.ScanReach;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.Write;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is kept beside versions: memories of scans, queries, reports of rows and mappings.
interface KeepingPromises extends StorePlace {
    @Test
    default void scanMemoryIsReplacedAndMovesNoRevision() {
        Store store = opened();
        shop(store);
        assertThat(store.scanReach(SHOP)).isEqualTo(ScanReach.NEVER);
        ScanMemory first = memory();
        committed(store, commit(new Write.PutScanMemory(SHOP, first)));
        assertThat(store.scanMemory(SHOP)).hasValue(first);
        assertThat(store.scanReach(SHOP)).isEqualTo(ScanReach.WHOLE);
        ScanMemory second = new ScanMemory(ScanStatus.HELD, 7, null, null, null, null, List.of());
        committed(store, commit(new Write.PutScanMemory(SHOP, second)));
        assertThat(store.scanMemory(SHOP)).hasValue(second);
        assertThat(store.scanReach(SHOP)).isEqualTo(ScanReach.PARTLY);
        assertThat(store.scanReach(new SourceId("other"))).isEqualTo(ScanReach.NEVER);
        assertThat(state(store).revision()).isEqualTo(1);
    }

    @Test
    default void queriesAreKeptJudgedAndDropped() {
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
    default void reportsOfRowsAreCountedOneByOne() {
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
    default void mappingsArePutAndRemoved() {
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
}

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
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;

import java.util.ArrayList;
import java.util.List;

/// What a commit promises: it is there whole, for every reader, or not at all.
interface CommitPromises extends StorePlace {
    @Test
    default void aCommitShowsAtOnceAndAfterReopening() {
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
    default void theSpecificationsTablesHoldTheCurrentState() {
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
    default void aSourceKeepsAllItsSettings() {
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
    default void equalContentHasOneId() {
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
    default void aRequirementThatDoesNotHoldWritesNothing() {
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
    default void requirementsThatHoldAreNoObstacle() {
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
    default void anOrdinalThatIsNotTheNextConflicts() {
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
    default void aVersionIsNeverUsedTwice() {
        Store store = opened();
        shop(store);
        assertThat(store.commit(commit(version("shop", "orders", 2, "1.0.0", "{}"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    default void writingToASourceThatIsNotThereConflicts() {
        Store store = opened();
        CommitResult missing = new Conflict(new Requirement.SourcePresent(SHOP));
        assertThat(store.commit(commit(version("shop", "orders", 1, "1.0.0", BODY))))
                .isEqualTo(missing);
        assertThat(store.commit(commit(new Write.PutScanMemory(SHOP, memory()))))
                .isEqualTo(missing);
        assertThat(store.commit(commit(new Write.RemoveSource(SHOP)))).isEqualTo(missing);
    }

    @Test
    default void aFailingWriteUndoesTheWholeCommit() {
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
    default void aLargeCommitIsMadeWhole() {
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
}

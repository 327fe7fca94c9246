package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.drop;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;
import static org.schemaregistry.testkit.store.Steps.await;
import static org.schemaregistry.testkit.store.Steps.committed;
import static org.schemaregistry.testkit.store.Steps.shop;
import static org.schemaregistry.testkit.store.Steps.state;
import static org.schemaregistry.testkit.store.Steps.table;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.ForeignEdit;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;

import java.util.List;
import java.util.Optional;

/// What is promised of rows that another program writes.
interface ForeignEditPromises extends StorePlace {
    @Test
    default void foreignRowsAreOfferedUntilSettled() {
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
    default void foreignDeletionsAreOffered() {
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
    default void ourOwnWritesAndRewritesOfTheSameAreNoForeignEdits() {
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
    default void aDatabaseOfTheSpecificationIsAdopted() {
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

    /// As the specification's Python writes it.
    private static String upsert(String source, String table, String json, String version) {
        return "INSERT INTO table_meta (source_id, table_name, schema_json, version, updated_at)"
                + " VALUES ('%s', '%s', '%s', '%s', 6)".formatted(source, table, json, version)
                + " ON CONFLICT (source_id, table_name) DO UPDATE SET"
                + " schema_json = excluded.schema_json, version = excluded.version,"
                + " updated_at = excluded.updated_at";
    }
}

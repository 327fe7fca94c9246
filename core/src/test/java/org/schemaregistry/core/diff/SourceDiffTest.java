package org.schemaregistry.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

class SourceDiffTest {
    private static final QualifiedName A = QualifiedName.of("a");
    private static final QualifiedName B = QualifiedName.of("b");
    private static final Coverage NOTHING_MISSING = Coverage.FULL;

    @Test
    void a_rename_is_known_by_the_id() {
        SourceDiff diff = diff(scan().table("a", "1", "x"), scan().table("b", "1", "x"));

        assertThat(diff.tables())
                .singleElement()
                .isInstanceOfSatisfying(
                        TableDelta.Renamed.class,
                        renamed -> {
                            assertThat(renamed.from()).isEqualTo(A);
                            assertThat(renamed.to()).isEqualTo(B);
                            assertThat(renamed.changes())
                                    .containsExactly(new Change.TableRenamed(A, B));
                        });
    }

    @Test
    void two_tables_swap_their_names() {
        SourceDiff diff =
                diff(
                        scan().table("a", "1", "x").table("b", "2", "y"),
                        scan().table("b", "1", "x").table("a", "2", "y"));

        assertThat(diff.tables())
                .hasSize(2)
                .allSatisfy(d -> assertThat(d).isInstanceOf(TableDelta.Renamed.class));
    }

    @Test
    void ids_of_another_database_prove_nothing() {
        SourceDiff diff =
                diff(scan().table("a", "1", "x"), scan().system("other").table("b", "1", "x"));

        assertThat(diff.tables())
                .containsExactly(
                        new TableDelta.Dropped(A, table("x")), new TableDelta.Added(B, table("x")));
        assertThat(diff.suggestions())
                .containsExactly(new SourceDiff.RenameSuggestion(A, B, null, null, 1.0));
    }

    @Test
    void a_reused_id_without_a_surviving_field_proves_nothing() {
        Scan after = scan();
        after.tables.put(
                B,
                Table.of(
                        TableKind.TABLE,
                        "table",
                        List.of(Field.of("y", 1, new FieldType.Uuid(), "uuid", true))));
        after.ids.put(B, new Identity.OfTable("1", new TreeMap<>(Map.of("y", "1")), names()));

        SourceDiff diff = diff(scan().table("a", "1", "x"), after);

        assertThat(diff.tables())
                .extracting(d -> d.getClass().getSimpleName())
                .containsExactly("Dropped", "Added");
    }

    @Test
    void a_table_created_again_is_the_same_table_compared_by_names() {
        SourceDiff diff = diff(scan().table("a", "1", "x", "y"), scan().table("a", "9", "y", "z"));

        assertThat(diff.tables())
                .singleElement()
                .isInstanceOfSatisfying(
                        TableDelta.Changed.class,
                        changed ->
                                assertThat(changed.changes())
                                        .extracting(Change::kind)
                                        .containsExactly("field_dropped", "field_added"));
    }

    @Test
    void a_field_rename_is_known_by_the_id() {
        Scan after = scan().table("a", "1", "z");
        after.ids.put(A, new Identity.OfTable("1", new TreeMap<>(Map.of("z", "1")), names()));

        SourceDiff diff = diff(scan().table("a", "1", "x"), after);

        assertThat(diff.tables())
                .singleElement()
                .isInstanceOfSatisfying(
                        TableDelta.Changed.class,
                        changed ->
                                assertThat(changed.changes())
                                        .containsExactly(new Change.FieldRenamed("x", "z")));
    }

    @Test
    void a_foreign_key_elsewhere_follows_the_rename_of_its_target() {
        Scan before = scan().table("a", "1", "x").referring("child", "a");
        Scan after = scan().table("b", "1", "x").referring("child", "b");

        SourceDiff diff = diff(before, after);

        assertThat(diff.tables()).hasSize(2);
        assertThat(diff.tables().get(1).allChanges())
                .singleElement()
                .isInstanceOf(Change.Followed.class);
    }

    @Test
    void a_view_keeps_reading_a_renamed_table_and_column_under_the_old_names() {
        String before = " SELECT a.x, a.y FROM a WHERE (a.x > 0)";
        String after = " SELECT a.z AS x, a.y FROM b a WHERE (a.z > 0)";
        Scan renamed = scan().table("b", "1", "z", "y").view("v", after);
        renamed.ids.put(
                B, new Identity.OfTable("1", new TreeMap<>(Map.of("z", "1", "y", "2")), names()));

        SourceDiff diff = diff(scan().table("a", "1", "x", "y").view("v", before), renamed);

        assertThat(diff.tables()).hasSize(2);
        assertThat(diff.tables().get(1).allChanges())
                .containsExactly(new Change.Followed(new Change.DefinitionChanged(before, after)));
    }

    @Test
    void a_view_follows_a_table_into_another_schema() {
        String before = " SELECT a.x FROM public.a";
        String after = " SELECT a.x FROM other.a";

        SourceDiff diff =
                diff(
                        scan().table("a", "1", "x").view("v", before),
                        scan().table("other.a", "1", "x").view("v", after));

        assertThat(diff.tables().get(0).allChanges())
                .containsExactly(new Change.Followed(new Change.DefinitionChanged(before, after)));
        assertThat(diff.tables().get(1)).isInstanceOf(TableDelta.Renamed.class);
    }

    @Test
    void a_partial_scan_drops_nothing_and_still_tells_what_it_saw() {
        SourceDiff diff =
                diff(
                        scan().table("a", "1", "x").table("b", "2", "x"),
                        scan().partial().table("b", "2", "x", "y"));

        assertThat(diff.tables())
                .singleElement()
                .isInstanceOfSatisfying(
                        TableDelta.Changed.class, c -> assertThat(c.name()).isEqualTo(B));
        assertThat(diff.unseen()).containsExactly(A);
    }

    @Test
    void a_table_the_role_may_no_longer_read_is_not_dropped() {
        SourceDiff diff =
                diff(
                        scan().table("a", "1", "x"),
                        scan().coverage(
                                        new Coverage(
                                                "r", List.of(A), List.of(), List.of(), List.of())));

        assertThat(diff.tables()).isEmpty();
        assertThat(diff.access()).containsExactly(new SourceDiff.AccessChange(A, false));
        assertThat(diff.unseen()).containsExactly(A);
    }

    @Test
    void a_table_that_is_visible_again_is_told_and_compared() {
        SourceDiff diff =
                diff(
                        scan().table("a", "1", "x")
                                .coverage(
                                        new Coverage(
                                                "r", List.of(A), List.of(), List.of(), List.of())),
                        scan().table("a", "1", "x"));

        assertThat(diff.tables()).isEmpty();
        assertThat(diff.access()).containsExactly(new SourceDiff.AccessChange(A, true));
    }

    @Test
    void a_table_outside_the_scope_is_not_dropped() {
        SourceDiff diff =
                diff(
                        scan().table("a", "1", "x"),
                        scan().coverage(
                                        new Coverage(
                                                "r", List.of(), List.of(A), List.of(), List.of())));

        assertThat(diff.tables()).isEmpty();
        assertThat(diff.outOfScope()).containsExactly(A);
    }

    @Test
    void a_table_that_failed_stays_as_it_was() {
        SourceDiff diff =
                diff(
                        scan().table("a", "1", "x"),
                        scan().partial()
                                .table("a", "1", "y")
                                .coverage(
                                        new Coverage(
                                                "r", List.of(), List.of(), List.of(A), List.of())));

        assertThat(diff.tables()).isEmpty();
        assertThat(diff.unseen()).containsExactly(A);
    }

    @Test
    void a_field_that_went_and_one_that_came_in_its_place_are_suggested_as_a_rename() {
        SourceDiff diff =
                diff(
                        scan().system("").table("a", "1", "x", "y"),
                        scan().system("").table("a", "1", "x", "z"));

        assertThat(diff.suggestions())
                .singleElement()
                .satisfies(s -> assertThat(s.toField()).isEqualTo("z"));
    }

    @Test
    void nothing_differs_between_equal_scans() {
        assertThat(diff(scan().table("a", "1", "x"), scan().table("a", "1", "x")).isEmpty())
                .isTrue();
    }

    private static SourceDiff diff(Scan before, Scan after) {
        return Differ.diff(before.view(), after.view());
    }

    private static Scan scan() {
        return new Scan();
    }

    private static Table table(String... columns) {
        List<Field> fields = new ArrayList<>();
        for (String column : columns) {
            fields.add(
                    Field.of(
                            column,
                            fields.size() + 1,
                            new FieldType.Int(32, true),
                            "integer",
                            true));
        }
        return Table.of(TableKind.TABLE, "table", fields);
    }

    private static SortedMap<String, String> names() {
        return new TreeMap<>();
    }

    /// Collects a view of a scan; a field's id is its name's place in the alphabet.
    private static final class Scan {
        private final SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        private final SortedMap<QualifiedName, Identity.OfTable> ids = new TreeMap<>();
        private String system = "system";
        private Coverage coverage = NOTHING_MISSING;
        private boolean complete = true;

        Scan table(String name, String id, String... columns) {
            return put(name, id, SourceDiffTest.table(columns));
        }

        Scan referring(String name, String target) {
            Table table =
                    SourceDiffTest.table("x").toBuilder()
                            .foreignKeys(
                                    List.of(
                                            Keys.ForeignKey.of(
                                                    List.of("x"),
                                                    QualifiedName.of(target),
                                                    List.of("x"))))
                            .build();
            return put(name, "id of " + name, table);
        }

        Scan view(String name, String definition) {
            Table view =
                    new Table.Builder(TableKind.VIEW, "view")
                            .fields(SourceDiffTest.table("x", "y").fields())
                            .definition(definition)
                            .build();
            return put(name, "id of " + name, view);
        }

        private Scan put(String name, String id, Table table) {
            QualifiedName qualified = QualifiedName.parse(name);
            tables.put(qualified, table);
            SortedMap<String, String> fields = new TreeMap<>();
            for (Field field : table.fields()) {
                fields.put(field.name(), String.valueOf(field.name().charAt(0) - 'x' + 1));
            }
            ids.put(qualified, new Identity.OfTable(id, fields, names()));
            return this;
        }

        Scan system(String value) {
            system = value;
            return this;
        }

        Scan coverage(Coverage value) {
            coverage = value;
            return this;
        }

        Scan partial() {
            complete = false;
            return this;
        }

        SnapshotView view() {
            return new SnapshotView(tables, new Identity(system, ids), coverage, complete);
        }
    }
}

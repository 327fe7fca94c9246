package org.schemaregistry.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.List;
import java.util.TreeMap;

class TextsTest {
    private static final FieldType INT64 = new FieldType.Int(64, true);
    private static final FieldType TEXT = new FieldType.Text(null, false);

    private final Table orders =
            Table.of(
                            TableKind.TABLE,
                            "table",
                            List.of(
                                    Field.of("id", 1, INT64, "bigint", false),
                                    Field.of("customer_id", 2, INT64, "bigint", true),
                                    field(
                                            "state",
                                            3,
                                            new FieldType.Enumerated(List.of("new", "paid")),
                                            "order_state",
                                            "'new'",
                                            "where it is"),
                                    Field.of(
                                            "Line No",
                                            4,
                                            new FieldType.Int(32, true),
                                            "int",
                                            false),
                                    Field.of(
                                            "tags", 5, new FieldType.ListOf(TEXT), "text[]", true)))
                    .toBuilder()
                    .comment("one row an order")
                    .primaryKey(Keys.PrimaryKey.of("id"))
                    .uniques(List.of(Keys.UniqueKey.of("customer_id", "Line No")))
                    .foreignKeys(
                            List.of(
                                    Keys.ForeignKey.of(
                                            List.of("customer_id"),
                                            QualifiedName.of("customers"),
                                            List.of("id"))))
                    .checks(List.of(new Keys.Check("\"Line No\" > 0", true, true)))
                    .indexes(
                            List.of(
                                    new Keys.Index(
                                            "btree",
                                            List.of("state DESC"),
                                            List.of("id"),
                                            "id > 5")))
                    .options(new TreeMap<>(java.util.Map.of("strict", "true")))
                    .build();

    @Test
    void compactTextHasALineForEachField() {
        assertThat(CompactText.of(QualifiedName.of("orders"), orders))
                .isEqualTo(
                        """
                        orders( -- one row an order
                          id int64 pk
                          customer_id int64 null -> customers.id
                          state enum('new'|'paid') null -- where it is
                          "Line No" int32
                          tags text[] null
                          unique(customer_id, "Line No")
                        )\
                        """);
    }

    @Test
    void ddlTextShowsEveryConstraint() {
        assertThat(DdlText.of(QualifiedName.of("orders"), orders))
                .isEqualTo(
                        """
                        -- strict: true
                        CREATE TABLE orders (
                          id bigint NOT NULL,
                          customer_id bigint,
                          state order_state DEFAULT 'new',
                          "Line No" int NOT NULL,
                          tags text[],
                          PRIMARY KEY (id),
                          UNIQUE (customer_id, "Line No"),
                          FOREIGN KEY (customer_id) REFERENCES customers (id),
                          CHECK ("Line No" > 0)
                        );
                        CREATE INDEX ON orders (state DESC) INCLUDE (id) WHERE id > 5;
                        COMMENT ON TABLE orders IS 'one row an order';
                        COMMENT ON COLUMN orders.state IS 'where it is';
                        """);
    }

    @Test
    void aViewShowsItsColumnsAndBody() {
        Table view =
                Table.of(TableKind.VIEW, "view", List.of(Field.of("a", 1, INT64, "bigint", true)))
                        .toBuilder()
                        .definition("SELECT a\n  FROM t")
                        .build();
        assertThat(CompactText.of(QualifiedName.of("v"), view))
                .isEqualTo("view v(\n  a int64 null\n)");
        assertThat(DdlText.of(QualifiedName.of("v"), view))
                .isEqualTo("CREATE VIEW v (\n  a bigint\n) AS\nSELECT a\n  FROM t;\n");
    }

    @Test
    void metadataCannotBeginALineOrHideText() {
        String evil = "a\nDROP TABLE t; \u202egnp\u0007\u001b[2J\u2028b\ud800";
        Table table =
                Table.of(TableKind.TABLE, "table", List.of(field(evil, 1, TEXT, evil, evil, evil)))
                        .toBuilder()
                        .comment(evil)
                        .build();
        QualifiedName name = new QualifiedName(evil, evil);
        for (String text : List.of(CompactText.of(name, table), DdlText.of(name, table))) {
            assertThat(text.lines()).noneMatch(line -> line.startsWith("DROP"));
            assertThat(text).doesNotContain("\u202e", "\u0007", "\u001b", "\u2028", "\ud800");
        }
    }

    @Test
    void longCommentsAreCut() {
        assertThat(SafeText.line("x".repeat(300), 10)).isEqualTo("xxxxxxxxx…");
        assertThat(SafeText.line("xxxxxxxx😀😀", 10)).isEqualTo("xxxxxxxx…");
        assertThat(SafeText.line(" a \t\n b ", 10)).isEqualTo("a b");
    }

    @Property
    void noTextHoldsControlCharacters(
            @ForAll @StringLength(min = 1, max = 50) String text, @ForAll String comment) {
        QualifiedName name = QualifiedName.of("n" + text.replace('\0', ' '));
        Table table =
                Table.of(
                        TableKind.TABLE,
                        "table",
                        List.of(field("f" + text, 1, TEXT, comment, comment, comment)));
        for (String shown : List.of(CompactText.of(name, table), DdlText.of(name, table))) {
            assertThat(shown.chars().filter(Character::isISOControl).filter(c -> c != '\n'))
                    .isEmpty();
            assertThat(shown.codePoints().map(Character::getType))
                    .doesNotContain((int) Character.FORMAT, (int) Character.SURROGATE);
        }
        assertThat(CompactText.of(name, table).lines()).hasSize(3);
    }

    private static Field field(
            String name,
            int position,
            FieldType type,
            String nativeType,
            @Nullable String defaultValue,
            String comment) {
        return new Field(
                name, position, type, nativeType, true, defaultValue, null, null, null, comment);
    }
}

package org.schemaregistry.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.version.Fingerprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class TableJsonTest {

    @Test
    void theBytesOfASmallTableAreFixedForever() {
        Table table =
                new Table.Builder(TableKind.TABLE, "table")
                        .fields(
                                List.of(
                                        Field.of(
                                                "id",
                                                1,
                                                new FieldType.Int(64, true),
                                                "bigint",
                                                false),
                                        Field.of(
                                                "price",
                                                2,
                                                new FieldType.Decimal(10, 2),
                                                "numeric(10,2)",
                                                true)))
                        .primaryKey(new Keys.PrimaryKey("orders_pkey", List.of("id"), false, false))
                        .build();
        String json = TableJson.write(table);
        assertThat(json)
                .isEqualTo(
                        "{\"checks\":[],\"comment\":null,\"fields\":[{\"comment\":null,\"default\":null,\"name\":\"id\","
                            + "\"nativeType\":\"bigint\",\"nullable\":false,\"position\":1,\"type\":\"int64\"},"
                            + "{\"comment\":null,\"default\":null,\"name\":\"price\",\"nativeType\":\"numeric(10,2)\","
                            + "\"nullable\":true,\"position\":2,\"precision\":10,\"scale\":2,\"type\":\"decimal(10,2)\"}],"
                            + "\"foreignKeys\":[],\"format\":1,\"indexes\":[],\"kind\":\"table\","
                            + "\"primaryKey\":{\"columns\":[\"id\"],\"name\":\"orders_pkey\"},\"relation\":\"table\","
                            + "\"uniques\":[]}");
        assertThat(Fingerprint.of(json).text())
                .isEqualTo(
                        "sha256:1d11afdfc0215ba3cc6a27412dce52762e050bbee8a5703d1e5b193928e33ab7");
    }

    @Test
    void everyPartOfATableSurvives() {
        Table table = everything();
        assertThat(TableJson.read(TableJson.write(table))).isEqualTo(table);
        assertThat(TableJson.write(TableJson.read(TableJson.write(table))))
                .isEqualTo(TableJson.write(table));
    }

    @Test
    void theOrderOfFieldsAndConstraintsIsCanonical() {
        Field a = Field.of("a", 1, new FieldType.Date(), "date", true);
        Field b = Field.of("b", 7, new FieldType.Date(), "date", true);
        Table one =
                new Table.Builder(TableKind.TABLE, "table")
                        .fields(List.of(a, b))
                        .uniques(List.of(Keys.UniqueKey.of("a"), Keys.UniqueKey.of("b")))
                        .build();
        Table other =
                new Table.Builder(TableKind.TABLE, "table")
                        .fields(List.of(b.at(2), a))
                        .uniques(
                                List.of(
                                        Keys.UniqueKey.of("b"),
                                        Keys.UniqueKey.of("a"),
                                        Keys.UniqueKey.of("a")))
                        .build();
        assertThat(TableJson.write(one)).isEqualTo(TableJson.write(other));
        assertThat(one).isEqualTo(other);
    }

    @Test
    void readsTheShortForm() {
        Table table =
                TableJson.readAny(
                        "{\"id\":\"int64\",\"mood\":\"mood_t\",\"price\":\"DECIMAL(10,2)\"}");
        assertThat(table.field("id")).isNotNull();
        assertThat(table.fieldsByPosition())
                .extracting(Field::name, field -> field.type().text(), Field::nativeType)
                .containsExactly(
                        tuple("id", "int64", "int64"),
                        tuple("mood", "opaque", "mood_t"),
                        tuple("price", "decimal(10,2)", "DECIMAL(10,2)"));
    }

    @Test
    void errorsNameThePlace() {
        assertThatThrownBy(() -> TableJson.read("{\"format\":2,\"kind\":\"table\"}"))
                .hasMessageContaining("table.format: expected 1, found 2");
        assertThatThrownBy(() ->
                        TableJson.read(
                                "{\"format\":1,\"kind\":\"table\",\"fields\":[{\"name\":\"a\",\"position\":1,\"type\":7}]}"))
                .hasMessageContaining("table.fields[0].type: expected text, found number");
        assertThatThrownBy(() -> TableJson.read("{\"format\":1,\"kind\":\"chair\"}"))
                .hasMessageContaining("table.kind: expected one of");
        assertThatThrownBy(() -> TableJson.readAny("[1]"))
                .hasMessageContaining("expected an object");
        assertThatThrownBy(() -> TableJson.readAny("{\"a\":1}"))
                .hasMessageContaining("table.a: expected text");
    }

    private static Table everything() {
        List<FieldType> types =
                List.of(
                        new FieldType.Bool(),
                        new FieldType.Int(8, false),
                        new FieldType.Real(32),
                        new FieldType.Decimal(null, null),
                        new FieldType.Decimal(5, -2),
                        new FieldType.Text(null, false),
                        new FieldType.Text(3, true),
                        new FieldType.Binary(16),
                        new FieldType.Date(),
                        new FieldType.Time(3, false),
                        new FieldType.Time(6, true),
                        new FieldType.Timestamp(0, false),
                        new FieldType.Timestamp(6, true),
                        new FieldType.Interval(),
                        new FieldType.Uuid(),
                        new FieldType.Json(),
                        new FieldType.Enumerated(List.of("b", "a")),
                        new FieldType.ListOf(new FieldType.ListOf(new FieldType.Uuid())),
                        new FieldType.MapOf(new FieldType.Text(null, false), new FieldType.Json()),
                        new FieldType.Struct(
                                List.of(Field.of("inner", 1, new FieldType.Date(), "date", true))),
                        new FieldType.Vector(3),
                        new FieldType.Vector(null),
                        new FieldType.Union(List.of(new FieldType.Bool(), new FieldType.Date())),
                        new FieldType.Opaque());
        List<Field> fields = new ArrayList<>();
        for (FieldType type : types) {
            fields.add(Field.of("f" + fields.size(), fields.size() + 1, type, type.text(), true));
        }
        fields.add(
                new Field(
                        "last",
                        fields.size() + 1,
                        new FieldType.Date(),
                        "date",
                        false,
                        "now()",
                        Field.Identity.BY_DEFAULT,
                        new Field.Generated("a + b", false),
                        "C",
                        "a \"comment\"\n"));
        return new Table.Builder(TableKind.VIEW, "partitioned table")
                .fields(fields)
                .primaryKey(new Keys.PrimaryKey(null, List.of("f1", "f0"), true, true))
                .uniques(
                        List.of(
                                new Keys.UniqueKey(
                                        List.of("lower(x)"), "x > 0", true, true, true, false)))
                .foreignKeys(
                        List.of(
                                new Keys.ForeignKey(
                                        List.of("f0"),
                                        new QualifiedName("other.schema", "t\"able"),
                                        List.of("id"),
                                        Keys.Action.SET_NULL,
                                        Keys.Action.CASCADE,
                                        List.of("f0"),
                                        true,
                                        true,
                                        false,
                                        false,
                                        true)))
                .checks(List.of(new Keys.Check("f0 > 1", false, false)))
                .exclusions(List.of(new Keys.Exclusion("USING gist (x WITH &&)")))
                .indexes(
                        List.of(
                                new Keys.Index(
                                        "btree", List.of("f0 DESC"), List.of("f1"), "f0 > 1")))
                .triggers(List.of(new Keys.Trigger("t", "CREATE TRIGGER", false)))
                .rowSecurity(
                        new Keys.RowSecurity(
                                true,
                                true,
                                List.of(
                                        new Keys.Policy(
                                                "p", "ALL", false, List.of("r"), "true", "false"))))
                .partitioning(
                        new Keys.Partitioning(
                                "range",
                                "f0",
                                List.of(new Keys.Partition(QualifiedName.of("p1"), "DEFAULT"))))
                .definition("SELECT 1")
                .comment("c")
                .owner("o")
                .options(new TreeMap<>(Map.of("fillfactor", "70")))
                .build();
    }
}

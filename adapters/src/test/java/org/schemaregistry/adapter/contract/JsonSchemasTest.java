package org.schemaregistry.adapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaregistry.core.contract.JsonSchemas;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;

import java.util.List;
import java.util.Map;
import java.util.Objects;

class JsonSchemasTest {
    private static final SchemaRegistry VALIDATORS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, FieldType> TYPES =
            Map.ofEntries(
                    Map.entry("bool", new FieldType.Bool()),
                    Map.entry("int8", new FieldType.Int(8, true)),
                    Map.entry("int32", new FieldType.Int(32, true)),
                    Map.entry("int64", new FieldType.Int(64, true)),
                    Map.entry("uint64", new FieldType.Int(64, false)),
                    Map.entry("real", new FieldType.Real(64)),
                    Map.entry("decimal", new FieldType.Decimal(null, null)),
                    Map.entry("decimal(10,2)", new FieldType.Decimal(10, 2)),
                    Map.entry("decimal(2,4)", new FieldType.Decimal(2, 4)),
                    Map.entry("text", new FieldType.Text(null, false)),
                    Map.entry("text(3)", new FieldType.Text(3, false)),
                    Map.entry("binary(3)", new FieldType.Binary(3)),
                    Map.entry("date", new FieldType.Date()),
                    Map.entry("time", new FieldType.Time(6, false)),
                    Map.entry("timetz", new FieldType.Time(6, true)),
                    Map.entry("timestamp", new FieldType.Timestamp(6, false)),
                    Map.entry("timestamptz", new FieldType.Timestamp(6, true)),
                    Map.entry("interval", new FieldType.Interval()),
                    Map.entry("uuid", new FieldType.Uuid()),
                    Map.entry("json", new FieldType.Json()),
                    Map.entry("enum", new FieldType.Enumerated(List.of("new", "paid"))),
                    Map.entry("list", new FieldType.ListOf(new FieldType.Int(32, true))),
                    Map.entry(
                            "map",
                            new FieldType.MapOf(
                                    new FieldType.Text(null, false), new FieldType.Bool())),
                    Map.entry(
                            "struct",
                            new FieldType.Struct(
                                    List.of(
                                            Field.of(
                                                    "a", 1, new FieldType.Bool(), "bool", false)))),
                    Map.entry("vector(2)", new FieldType.Vector(2)),
                    Map.entry("vector", new FieldType.Vector(null)),
                    Map.entry(
                            "union",
                            new FieldType.Union(
                                    List.of(new FieldType.Bool(), new FieldType.Text(1, false)))),
                    Map.entry("opaque", new FieldType.Opaque()));

    @Test
    void eachTypeGivesAValidSchema() {
        Schema dialect = VALIDATORS.getSchema(SchemaLocation.of(JsonSchemas.DIALECT));
        TYPES.forEach((name, type) -> {
            for (boolean nullable : new boolean[] {true, false}) {
                String schema = schemaOf(type, nullable);
                assertThat(dialect.validate(schema, InputFormat.JSON)).as(schema).isEmpty();
            }
        });
        assertThat(dialect.validate("{\"type\": 5}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bool | true | yes",
                "bool | 1 | no",
                "int8 | -128 | yes",
                "int8 | 128 | no",
                "int32 | 2147483647 | yes",
                "int32 | 2147483648 | no",
                "int32 | 1.5 | no",
                "int64 | 9223372036854775807 | yes",
                "int64 | 9223372036854775808 | no",
                "uint64 | 18446744073709551615 | yes",
                "uint64 | -1 | no",
                "real | 1.5 | yes",
                "real | \"1.5\" | no",
                "decimal | 123456789012345678901234567890.5 | yes",
                "decimal(10,2) | 99999999.99 | yes",
                "decimal(10,2) | 100000000 | no",
                "decimal(2,4) | 0.0012 | yes",
                "text | \"\" | yes",
                "text | 5 | no",
                "text(3) | \"äöü\" | yes",
                "text(3) | \"abcd\" | no",
                "text(3) | \"😀😀😀\" | yes",
                "binary(3) | \"AAEC\" | yes",
                "binary(3) | \"AAECAw==\" | no",
                "date | \"2026-02-28\" | yes",
                "date | \"2026-02-30\" | no",
                "time | \"23:59:59.123456\" | yes",
                "time | \"25:00:00\" | no",
                "timetz | \"23:59:59Z\" | yes",
                "timetz | \"23:59:59\" | no",
                "timestamp | \"2026-02-28T12:00:00\" | yes",
                "timestamp | \"2026-02-28 12:00:00.5\" | yes",
                "timestamp | \"2026-02-28T12:00:00Z\" | no",
                "timestamptz | \"2026-02-28T12:00:00+02:00\" | yes",
                "timestamptz | \"2026-02-28T12:00:00\" | no",
                "interval | \"1 day\" | yes",
                "uuid | \"123e4567-e89b-12d3-a456-426614174000\" | yes",
                "uuid | \"123e4567\" | no",
                "json | {\"a\": [1]} | yes",
                "enum | \"paid\" | yes",
                "enum | \"lost\" | no",
                "list | [1, null] | yes",
                "list | [\"a\"] | no",
                "map | {\"x\": true} | yes",
                "map | {\"x\": 1} | no",
                "struct | {\"a\": true} | yes",
                "struct | {} | no",
                "vector(2) | [1, 2.5] | yes",
                "vector(2) | [1] | no",
                "vector(2) | [1, null] | no",
                "vector | [1] | yes",
                "union | \"x\" | yes",
                "union | \"xy\" | no",
                "union | 1 | no",
                "opaque | [{}] | yes",
            })
    void acceptsWhatTheTypeHoldsAndNothingElse(String type, String value, String accepted) {
        boolean expected = accepted.equals("yes");
        assertThat(errors(type, false, value).isEmpty()).isEqualTo(expected);
        assertThat(errors(type, true, value).isEmpty()).isEqualTo(expected);
    }

    @Test
    void nullIsAcceptedWhereTheFieldIsNullable() {
        for (String type : TYPES.keySet()) {
            assertThat(errors(type, true, "null")).as(type).isEmpty();
            if (!type.equals("json")) {
                assertThat(errors(type, false, "null")).as(type).isNotEmpty();
            }
        }
    }

    @Test
    void aRowHasAllItsFieldsAndMayHaveNewerOnes() {
        Schema schema = validator(schemaOf(new FieldType.Bool(), true));
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate("{\"f\": null, \"g\": 1}", InputFormat.JSON)).isEmpty();
    }

    @Test
    void keysAndTextsStandBesideTheTypes() {
        Table table =
                Table.of(
                                TableKind.TABLE,
                                "table",
                                List.of(
                                        Field.of(
                                                "id",
                                                1,
                                                new FieldType.Int(64, true),
                                                "bigint",
                                                false),
                                        new Field(
                                                "who",
                                                2,
                                                new FieldType.Text(20, false),
                                                "character varying(20)",
                                                true,
                                                "'x'",
                                                null,
                                                new Field.Generated("a + b", true),
                                                null,
                                                "the \"customer\"")))
                        .toBuilder()
                        .comment("orders")
                        .primaryKey(Keys.PrimaryKey.of("id"))
                        .uniques(List.of(Keys.UniqueKey.of("who")))
                        .foreignKeys(
                                List.of(
                                        Keys.ForeignKey.of(
                                                List.of("who"),
                                                QualifiedName.of("people"),
                                                List.of("name"))))
                        .build();
        assertThat(JsonSchemas.of(TableRef.parse("shop.orders"), table).toString())
                .isEqualTo(
                        """
                        {"$schema":"https://json-schema.org/draft/2020-12/schema",\
                        "title":"shop.orders","description":"orders","type":"object",\
                        "properties":{"id":{"type":"integer","minimum":-9223372036854775808,\
                        "maximum":9223372036854775807,"x-type":"int64","x-native-type":"bigint"},\
                        "who":{"type":["string","null"],"maxLength":20,\
                        "description":"the \\"customer\\"","readOnly":true,"x-default":"'x'",\
                        "x-type":"text(20)","x-native-type":"character varying(20)"}},\
                        "required":["id","who"],"additionalProperties":true,\
                        "x-primary-key":["id"],"x-unique":[{"columns":["who"]}],\
                        "x-foreign-keys":[{"columns":["who"],"table":"people",\
                        "targetColumns":["name"]}]}\
                        """);
    }

    private static List<Error> errors(String type, boolean nullable, String value) {
        FieldType fieldType = Objects.requireNonNull(TYPES.get(type));
        return validator(schemaOf(fieldType, nullable))
                .validate(
                        "{\"f\": " + value + "}",
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema validator(String schema) {
        return VALIDATORS.getSchema(schema, InputFormat.JSON);
    }

    private static String schemaOf(FieldType type, boolean nullable) {
        Table table =
                Table.of(
                        TableKind.TABLE,
                        "table",
                        List.of(Field.of("f", 1, type, "native", nullable)));
        return JsonSchemas.of("t", table).toString();
    }
}

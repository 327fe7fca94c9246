package org.schemaregistry.core.contract;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableRef;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/// The JSON Schema 2020-12 of a table's rows, as somebody who reads them meets them.
///
/// A reader's contract:
/// - every field is `required`, since a row always has all its columns; a nullable one may be
///   `null`;
/// - `additionalProperties` is `true`: a new optional column is a MINOR version, so a reader pinned
///   to an older version must go on accepting rows that carry it;
/// - what the types of JSON cannot say stands beside it as an annotation: `x-native-type`,
///   `x-type`, `x-primary-key`, `x-unique`, `x-foreign-keys`, `x-default`, `x-precision`,
///   `x-scale`. A validator ignores them.
///
/// How values are written: whole numbers of any size and decimals as numbers; bytes as base64;
/// instants as RFC 3339 `date-time`; a timestamp or time without zone, for which JSON Schema has no
/// format, as ISO 8601 text held by a pattern (`T` or a blank between date and time). JSON columns
/// and types the registry does not interpret accept any value.
///
/// Equal tables give equal documents: properties are ordered by name. Stateless and thread-safe.
public final class JsonSchemas {
    /// The dialect's URI.
    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final String DATE_PATTERN = "[0-9]{4,}-[0-9]{2}-[0-9]{2}";
    private static final String TIME_PATTERN =
            "([01][0-9]|2[0-4]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?";

    /// The most whole digits of a decimal whose bounds are written out.
    private static final int MAX_BOUND_DIGITS = 38;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonSchemas() {}

    /// The schema of a table's rows, titled `source.table`.
    public static ObjectNode of(TableRef ref, Table table) {
        return of(ref.toString(), table);
    }

    /// The schema of a table's rows under any title.
    public static ObjectNode of(String title, Table table) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", DIALECT);
        schema.put("title", title);
        describe(schema, table.comment());
        properties(schema, table.fields());
        keys(schema, table);
        return schema;
    }

    private static void properties(ObjectNode schema, List<Field> fields) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (Field field : fields) {
            properties.set(field.name(), property(field));
            required.add(field.name());
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", true);
    }

    private static ObjectNode property(Field field) {
        ObjectNode schema = type(field.type(), field.nullable());
        describe(schema, field.comment());
        if (field.generated() != null) {
            schema.put("readOnly", true);
        }
        if (field.defaultValue() != null) {
            schema.put("x-default", field.defaultValue());
        }
        schema.put("x-type", field.type().text());
        schema.put("x-native-type", field.nativeType());
        return schema;
    }

    private static ObjectNode type(FieldType type, boolean nullable) {
        ObjectNode schema = NODES.objectNode();
        switch (type) {
            case FieldType.Bool() -> typed(schema, "boolean", nullable);
            case FieldType.Int(int bits, boolean signed) -> {
                typed(schema, "integer", nullable);
                BigInteger span = BigInteger.TWO.pow(signed ? bits - 1 : bits);
                schema.put("minimum", signed ? span.negate() : BigInteger.ZERO);
                schema.put("maximum", span.subtract(BigInteger.ONE));
            }
            case FieldType.Real ignored -> typed(schema, "number", nullable);
            case FieldType.Decimal(var precision, var scale) -> {
                typed(schema, "number", nullable);
                if (precision != null && scale != null) {
                    decimalBounds(schema, precision, scale);
                }
            }
            case FieldType.Text(var length, boolean padded) -> {
                typed(schema, "string", nullable);
                if (length != null) {
                    schema.put("maxLength", length.intValue());
                }
            }
            case FieldType.Binary(var length) -> {
                typed(schema, "string", nullable);
                schema.put("contentEncoding", "base64");
                if (length != null) {
                    // Four characters for each begun group of three bytes.
                    schema.put("maxLength", (length + 2L) / 3 * 4);
                }
            }
            case FieldType.Date() -> formatted(schema, "date", nullable);
            case FieldType.Time(int precision, boolean zoned) -> {
                if (zoned) {
                    formatted(schema, "time", nullable);
                } else {
                    matching(schema, TIME_PATTERN, nullable);
                }
                schema.put("x-precision", precision);
            }
            case FieldType.Timestamp(int precision, boolean zoned) -> {
                if (zoned) {
                    formatted(schema, "date-time", nullable);
                } else {
                    matching(schema, DATE_PATTERN + "[T ]" + TIME_PATTERN, nullable);
                }
                schema.put("x-precision", precision);
            }
            case FieldType.Interval() -> typed(schema, "string", nullable);
            case FieldType.Uuid() -> formatted(schema, "uuid", nullable);
            case FieldType.Json() -> {
                // Any value; a JSON null is one even where SQL's null is not allowed.
            }
            case FieldType.Enumerated(var values) -> {
                typed(schema, "string", nullable);
                if (!values.isEmpty()) {
                    ArrayNode options = schema.putArray("enum");
                    values.forEach(options::add);
                    if (nullable) {
                        options.addNull();
                    }
                }
            }
            case FieldType.ListOf(FieldType element) -> {
                typed(schema, "array", nullable);
                schema.set("items", items(element));
            }
            case FieldType.MapOf(FieldType key, FieldType value) -> {
                typed(schema, "object", nullable);
                schema.set("additionalProperties", type(value, true));
            }
            case FieldType.Struct(var fields) -> {
                properties(schema, fields);
                typed(schema, "object", nullable);
            }
            case FieldType.Vector(var dimension) -> {
                typed(schema, "array", nullable);
                schema.putObject("items").put("type", "number");
                if (dimension != null) {
                    schema.put("minItems", dimension.intValue());
                    schema.put("maxItems", dimension.intValue());
                }
            }
            case FieldType.Union(var options) -> {
                ArrayNode any = schema.putArray("anyOf");
                options.forEach(option -> any.add(type(option, false)));
                if (nullable) {
                    any.addObject().put("type", "null");
                }
            }
            case FieldType.Opaque() -> {
                if (!nullable) {
                    schema.putObject("not").put("type", "null");
                }
            }
        }
        return schema;
    }

    /// An array's elements may be null in every engine that has arrays.
    private static ObjectNode items(FieldType element) {
        return type(element, true);
    }

    private static void decimalBounds(ObjectNode schema, int precision, int scale) {
        int wholeDigits = precision - scale;
        if (wholeDigits >= 0 && wholeDigits <= MAX_BOUND_DIGITS) {
            BigInteger bound = BigInteger.TEN.pow(wholeDigits);
            schema.put("exclusiveMinimum", new BigDecimal(bound.negate()));
            schema.put("exclusiveMaximum", new BigDecimal(bound));
        }
        schema.put("x-precision", precision);
        schema.put("x-scale", scale);
    }

    private static void formatted(ObjectNode schema, String format, boolean nullable) {
        typed(schema, "string", nullable);
        schema.put("format", format);
    }

    private static void matching(ObjectNode schema, String pattern, boolean nullable) {
        typed(schema, "string", nullable);
        schema.put("pattern", "^" + pattern + "$");
    }

    private static void typed(ObjectNode schema, String type, boolean nullable) {
        if (nullable) {
            schema.putArray("type").add(type).add("null");
        } else {
            schema.put("type", type);
        }
    }

    private static void describe(ObjectNode schema, @Nullable String comment) {
        if (comment != null) {
            schema.put("description", comment);
        }
    }

    private static void keys(ObjectNode schema, Table table) {
        if (table.primaryKey() != null) {
            columns(schema.putArray("x-primary-key"), table.primaryKey().columns());
        }
        if (!table.uniques().isEmpty()) {
            ArrayNode uniques = schema.putArray("x-unique");
            for (Keys.UniqueKey unique : table.uniques()) {
                ObjectNode node = uniques.addObject();
                columns(node.putArray("columns"), unique.columns());
                if (unique.where() != null) {
                    node.put("where", unique.where());
                }
            }
        }
        if (!table.foreignKeys().isEmpty()) {
            ArrayNode foreignKeys = schema.putArray("x-foreign-keys");
            for (Keys.ForeignKey key : table.foreignKeys()) {
                ObjectNode node = foreignKeys.addObject();
                columns(node.putArray("columns"), key.columns());
                node.put("table", key.target().toString());
                columns(node.putArray("targetColumns"), key.targetColumns());
            }
        }
    }

    private static void columns(ArrayNode array, List<String> columns) {
        columns.forEach(array::add);
    }
}

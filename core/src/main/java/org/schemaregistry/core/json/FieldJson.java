package org.schemaregistry.core.json;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fields and their types as JSON objects. A type is its text (`decimal(10,2)`) in `type`, with its
/// parameters as members of their own beside it.
final class FieldJson {
    private static final Pattern TYPE =
            Pattern.compile("([a-z]+)([0-9]+)?(?:\\((-?[0-9]+)(?:,(-?[0-9]+))?\\))?");

    private FieldJson() {}

    static ArrayNode write(List<Field> fields) {
        ArrayNode array = CanonicalJson.mapper().createArrayNode();
        for (Field field : fields) {
            array.add(write(field));
        }
        return array;
    }

    static ObjectNode write(Field field) {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("name", field.name());
        node.put("position", field.position());
        writeType(field.type(), node);
        node.put("nativeType", field.nativeType());
        node.put("nullable", field.nullable());
        node.put("default", field.defaultValue());
        node.put("comment", field.comment());
        if (field.identity() != null) {
            node.put("identity", field.identity().name().toLowerCase(Locale.ROOT));
        }
        if (field.generated() != null) {
            node.putObject("generated")
                    .put("expression", field.generated().expression())
                    .put("stored", field.generated().stored());
        }
        if (field.collation() != null) {
            node.put("collation", field.collation());
        }
        if (!field.typeChecks().isEmpty()) {
            field.typeChecks().forEach(node.putArray("typeChecks")::add);
        }
        return node;
    }

    static Field read(JsonReader in) {
        String name = in.text("name");
        FieldType type = readType(in);
        String nativeType = in.optionalText("nativeType");
        return new Field(
                name,
                in.number("position"),
                type,
                nativeType == null ? type.text() : nativeType,
                in.flag("nullable", true),
                in.optionalText("default"),
                in.has("identity") ? in.choice("identity", Field.Identity.class, null) : null,
                in.optionalObject(
                        "generated",
                        g -> new Field.Generated(g.text("expression"), g.flag("stored", true))),
                in.optionalText("collation"),
                in.optionalText("comment"),
                in.has("typeChecks") ? in.texts("typeChecks") : List.of());
    }

    private static void writeType(FieldType type, ObjectNode node) {
        node.put("type", type.text());
        switch (type) {
            case FieldType.Decimal(var precision, var scale) -> {
                if (precision != null) {
                    node.put("precision", precision).put("scale", scale);
                }
            }
            case FieldType.Text(var length, boolean padded) -> {
                if (length != null) {
                    node.put("length", length);
                }
                if (padded) {
                    node.put("padded", true);
                }
            }
            case FieldType.Binary(var length) -> {
                if (length != null) {
                    node.put("length", length);
                }
            }
            case FieldType.Time(int precision, boolean zoned) -> node.put("precision", precision);
            case FieldType.Timestamp(int precision, boolean zoned) ->
                    node.put("precision", precision);
            case FieldType.Enumerated(var values) -> values.forEach(node.putArray("values")::add);
            case FieldType.ListOf(var element) -> writeType(element, node.putObject("element"));
            case FieldType.MapOf(var key, var value) -> {
                writeType(key, node.putObject("key"));
                writeType(value, node.putObject("value"));
            }
            case FieldType.Struct(var fields) -> node.set("fields", write(fields));
            case FieldType.Vector(var dimension) -> {
                if (dimension != null) {
                    node.put("dimension", dimension);
                }
            }
            case FieldType.Union(var options) -> {
                ArrayNode array = node.putArray("options");
                options.forEach(option -> writeType(option, array.addObject()));
            }
            case FieldType.Bool() -> {}
            case FieldType.Int ignored -> {}
            case FieldType.Real ignored -> {}
            case FieldType.Date() -> {}
            case FieldType.Interval() -> {}
            case FieldType.Uuid() -> {}
            case FieldType.Json() -> {}
            case FieldType.Opaque() -> {}
        }
    }

    static FieldType readType(JsonReader in) {
        String text = in.text("type");
        return switch (text) {
            case "enum" -> new FieldType.Enumerated(in.texts("values"));
            case "list" -> new FieldType.ListOf(readType(in.object("element")));
            case "map" ->
                    new FieldType.MapOf(readType(in.object("key")), readType(in.object("value")));
            case "struct" -> new FieldType.Struct(in.objects("fields", FieldJson::read));
            case "union" -> new FieldType.Union(in.objects("options", FieldJson::readType));
            default -> {
                FieldType type = parse(text, in.flag("padded", false));
                if (type == null) {
                    throw new IllegalArgumentException(
                            "type '"
                                    + text
                                    + "': expected one of boolean, int8…int64, uint8…uint64,"
                                    + " float32, float64, decimal(p,s), text, text(n), binary,"
                                    + " date, time(p), timestamp(p), timestamptz(p), interval,"
                                    + " uuid, json, enum, list, map, struct, vector(n), union,"
                                    + " opaque");
                }
                yield type;
            }
        };
    }

    /// The type of a text without nested types; null if the text is none.
    static @Nullable FieldType parse(String text, boolean padded) {
        Matcher m = TYPE.matcher(text);
        if (!m.matches()) {
            return null;
        }
        List<Integer> numbers = new ArrayList<>();
        for (int group = 3; group <= 4; group++) {
            if (m.group(group) != null) {
                if (m.group(group).length() > 9) {
                    return null;
                }
                numbers.add(Integer.valueOf(m.group(group)));
            }
        }
        Integer first = numbers.isEmpty() ? null : numbers.get(0);
        int bits = m.group(2) == null || m.group(2).length() > 3 ? 0 : Integer.parseInt(m.group(2));
        boolean knownBits = bits == 8 || bits == 16 || bits == 32 || bits == 64;
        FieldType type =
                switch (m.group(1)) {
                    case "boolean" -> new FieldType.Bool();
                    case "int", "uint" ->
                            knownBits ? new FieldType.Int(bits, m.group(1).equals("int")) : null;
                    case "float" -> bits == 32 || bits == 64 ? new FieldType.Real(bits) : null;
                    case "decimal" ->
                            new FieldType.Decimal(
                                    first, numbers.size() > 1 ? numbers.get(1) : null);
                    case "text" -> new FieldType.Text(first, padded);
                    case "binary" -> new FieldType.Binary(first);
                    case "date" -> new FieldType.Date();
                    case "time" -> new FieldType.Time(first == null ? 6 : first, false);
                    case "timetz" -> new FieldType.Time(first == null ? 6 : first, true);
                    case "timestamp" -> new FieldType.Timestamp(first == null ? 6 : first, false);
                    case "timestamptz" -> new FieldType.Timestamp(first == null ? 6 : first, true);
                    case "interval" -> new FieldType.Interval();
                    case "uuid" -> new FieldType.Uuid();
                    case "json" -> new FieldType.Json();
                    case "vector" -> new FieldType.Vector(first);
                    case "opaque" -> new FieldType.Opaque();
                    default -> null;
                };
        return type;
    }
}

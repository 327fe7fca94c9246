package org.schemaregistry.core.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads members of one JSON object and names the place in every error.
final class JsonReader {
    private final JsonNode node;
    private final String path;

    JsonReader(JsonNode node, String path) {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw new IllegalArgumentException(path + ": expected an object, found " + kind(node));
        }
    }

    boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    path + "." + name + ": expected text, found nothing");
        }
        return value;
    }

    @Nullable String optionalText(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(name, "text", value);
        }
        return value.stringValue();
    }

    boolean flag(String name, boolean absent) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw wrong(name, "true or false", value);
        }
        return value.booleanValue();
    }

    @Nullable Integer optionalInt(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name, "a whole number", value);
        }
        return value.intValue();
    }

    int number(String name) {
        Integer value = optionalInt(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    path + "." + name + ": expected a number, found nothing");
        }
        return value;
    }

    JsonReader object(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    path + "." + name + ": expected an object, found nothing");
        }
        return new JsonReader(value, path + "." + name);
    }

    <T> @Nullable T optionalObject(String name, Function<JsonReader, T> read) {
        return has(name) ? read.apply(object(name)) : null;
    }

    <T> List<T> objects(String name, Function<JsonReader, T> read) {
        List<T> items = new ArrayList<>();
        for (JsonNode item : array(name)) {
            items.add(
                    read.apply(new JsonReader(item, path + "." + name + "[" + items.size() + "]")));
        }
        return items;
    }

    List<String> texts(String name) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : array(name)) {
            if (!item.isString()) {
                throw wrong(name + "[" + items.size() + "]", "text", item);
            }
            items.add(item.stringValue());
        }
        return items;
    }

    SortedMap<String, String> textMap(String name) {
        if (!has(name)) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> map = new TreeMap<>();
        JsonReader object = object(name);
        for (String key : object.node.propertyNames()) {
            map.put(key, object.text(key));
        }
        return map;
    }

    List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    <T extends Enum<T>> T choice(String name, Class<T> type, @Nullable T absent) {
        String value = optionalText(name);
        if (value == null && absent != null) {
            return absent;
        }
        for (T constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                path
                        + "."
                        + name
                        + ": expected one of "
                        + List.of(type.getEnumConstants())
                                .toString()
                                .toLowerCase(java.util.Locale.ROOT)
                        + ", found "
                        + value);
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "an array", value);
        }
        return value;
    }

    private IllegalArgumentException wrong(String name, String expected, JsonNode found) {
        return new IllegalArgumentException(
                path + "." + name + ": expected " + expected + ", found " + kind(found));
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}

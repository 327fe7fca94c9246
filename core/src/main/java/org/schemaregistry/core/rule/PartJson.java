package org.schemaregistry.core.rule;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change.Typing;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/// The parts of a table as JSON values, in exactly the form they have inside Table JSON: each is
/// written as, and read from, a table that holds nothing else.
final class PartJson {
    private PartJson() {}

    /// One element of a list member, such as a foreign key of `foreignKeys`.
    static <T> @Nullable JsonNode writeItem(
            String member, @Nullable T item, Function<List<T>, Consumer<Table.Builder>> put) {
        if (item == null) {
            return null;
        }
        return only(put.apply(List.of(item))).get(member).get(0);
    }

    static <T> @Nullable T readItem(
            String member, @Nullable JsonNode item, Function<Table, List<T>> get) {
        if (item == null || item.isNull()) {
            return null;
        }
        ObjectNode table = only(ignored -> {});
        table.putArray(member).add(item);
        return get.apply(TableJson.fromNode(table)).get(0);
    }

    /// A member that is an object or null, such as `primaryKey`.
    static @Nullable JsonNode writeObject(String member, Consumer<Table.Builder> put) {
        JsonNode node = only(put).get(member);
        return node == null || node.isNull() ? null : node;
    }

    static <T> @Nullable T readObject(
            String member, @Nullable JsonNode node, Function<Table, @Nullable T> get) {
        if (node == null || node.isNull()) {
            return null;
        }
        ObjectNode table = only(ignored -> {});
        table.set(member, node);
        return get.apply(TableJson.fromNode(table));
    }

    /// A field keeps its position, which a table of one field would reset.
    static JsonNode writeField(Field field) {
        ObjectNode node = (ObjectNode) only(b -> b.fields(List.of(field))).get("fields").get(0);
        return node.put("position", field.position());
    }

    static Field readField(JsonNode node) {
        Field field = Objects.requireNonNull(readItem("fields", node, Table::fields));
        return field.at(node.path("position").asInt(1));
    }

    /// The members of a field that say its type.
    static JsonNode writeTyping(Typing typing) {
        ObjectNode node =
                (ObjectNode)
                        writeField(Field.of("x", 1, typing.type(), typing.nativeType(), false));
        for (String member : List.of("name", "position", "nullable", "default", "comment")) {
            node.remove(member);
        }
        return node;
    }

    static Typing readTyping(JsonNode node) {
        ObjectNode field = (ObjectNode) node.deepCopy();
        field.put("name", "x").put("position", 1).put("nullable", false);
        Field read = readField(field);
        return new Typing(read.type(), read.nativeType());
    }

    private static ObjectNode only(Consumer<Table.Builder> put) {
        Table.Builder builder = new Table.Builder(TableKind.TABLE, "table");
        put.accept(builder);
        return TableJson.toNode(builder.build());
    }
}

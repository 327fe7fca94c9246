package org.schemaregistry.core.rule;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// A classified change as JSON: `{kind, rule, path, from, to, bump, affects}`, and `flags` where
/// there are any. `from` and `to` are null, a text, a boolean, or a part of Table JSON. `field`
/// names the column where there is one; `index` is the place of an enumeration's label.
///
/// Reading what was written gives an equal value. Stateless and thread-safe.
public final class ChangeJson {
    private ChangeJson() {}

    public static ObjectNode write(ClassifiedChange classified) {
        Change change = classified.change();
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("kind", change.kind());
        node.put("rule", classified.rule().name());
        node.put("path", change.path());
        node.putNull("from");
        node.putNull("to");
        writeValues(change, node);
        node.put("bump", classified.bump().name());
        ArrayNode affects = node.putArray("affects");
        classified.affects().forEach(effect -> affects.add(effect.json()));
        if (!classified.flags().isEmpty()) {
            ArrayNode flags = node.putArray("flags");
            classified.flags().forEach(flag -> flags.add(flag.json()));
        }
        return node;
    }

    public static ArrayNode write(List<ClassifiedChange> changes) {
        ArrayNode array = CanonicalJson.mapper().createArrayNode();
        changes.forEach(change -> array.add(write(change)));
        return array;
    }

    /// @throws IllegalArgumentException if the tree is no classified change, naming the member
    public static ClassifiedChange readOne(JsonNode node) {
        List<Flag> flags = constants(node, "flags", Flag.class);
        Change change = readChange(node);
        return new ClassifiedChange(
                flags.contains(Flag.FOLLOWS) ? new Change.Followed(change) : change,
                constant(text(node, "rule"), "rule", ChangeRule.class),
                constant(text(node, "bump"), "bump", Bump.class),
                constants(node, "affects", Effect.class),
                flags);
    }

    /// Reads an array of them.
    ///
    /// @throws IllegalArgumentException if the tree is no array of classified changes
    public static List<ClassifiedChange> read(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException(
                    "changes: expected an array, found " + array.getNodeType());
        }
        List<ClassifiedChange> changes = new ArrayList<>();
        for (JsonNode node : array) {
            changes.add(readOne(node));
        }
        return List.copyOf(changes);
    }

    private static void writeValues(Change change, ObjectNode out) {
        switch (change) {
            case Change.TableAdded(var name) -> out.put("to", name.toString());
            case Change.TableDropped(var name) -> out.put("from", name.toString());
            case Change.TableRenamed(var from, var to) ->
                    out.put("from", from.toString()).put("to", to.toString());
            case Change.AccessChanged(boolean from, boolean to) ->
                    out.put("from", from).put("to", to);
            case Change.RelationChanged(var from, var to) -> {
                writeRelation(from, out.putObject("from"));
                writeRelation(to, out.putObject("to"));
            }
            case Change.FieldAdded(var field) -> {
                out.put("field", field.name());
                out.set("to", PartJson.writeField(field));
            }
            case Change.FieldDropped(var field) -> {
                out.put("field", field.name());
                out.set("from", PartJson.writeField(field));
            }
            case Change.FieldRenamed(var from, var to) -> texts(out.put("field", to), from, to);
            case Change.FieldsReordered(var from, var to) -> lists(out, from, to);
            case Change.TypeChanged(var field, var from, var to) -> {
                out.put("field", field);
                out.set("from", PartJson.writeTyping(from));
                out.set("to", PartJson.writeTyping(to));
            }
            case Change.EnumValueAdded(var field, var value, int index) ->
                    out.put("field", field).put("to", value).put("index", index);
            case Change.EnumValueRemoved(var field, var value, int index) ->
                    out.put("field", field).put("from", value).put("index", index);
            case Change.EnumValueRenamed(var field, var from, var to) ->
                    texts(out.put("field", field), from, to);
            case Change.EnumValuesReordered(var field, var from, var to) ->
                    lists(out.put("field", field), from, to);
            case Change.TypeChecksChanged(var field, var from, var to) ->
                    lists(out.put("field", field), from, to);
            case Change.NullabilityChanged(var field, boolean from, boolean to) ->
                    out.put("field", field).put("from", from).put("to", to);
            case Change.DefaultChanged(var field, var from, var to) ->
                    texts(out.put("field", field), from, to);
            case Change.IdentityChanged(var field, var from, var to) ->
                    texts(out.put("field", field), name(from), name(to));
            case Change.GenerationChanged(var field, var from, var to) -> {
                out.put("field", field);
                writeGenerated(out, "from", from);
                writeGenerated(out, "to", to);
            }
            case Change.CollationChanged(var field, var from, var to) ->
                    texts(out.put("field", field), from, to);
            case Change.CommentChanged(var field, var from, var to) -> {
                if (field != null) {
                    out.put("field", field);
                }
                texts(out, from, to);
            }
            case Change.PrimaryKeyChanged(var from, var to) -> {
                out.set("from", PartJson.writeObject("primaryKey", b -> b.primaryKey(from)));
                out.set("to", PartJson.writeObject("primaryKey", b -> b.primaryKey(to)));
            }
            case Change.UniqueChanged(var from, var to) ->
                    items(out, "uniques", from, to, items -> b -> b.uniques(items));
            case Change.ForeignKeyChanged(var from, var to) ->
                    items(out, "foreignKeys", from, to, items -> b -> b.foreignKeys(items));
            case Change.CheckChanged(var from, var to) ->
                    items(out, "checks", from, to, items -> b -> b.checks(items));
            case Change.ExclusionChanged(var from, var to) ->
                    items(out, "exclusions", from, to, items -> b -> b.exclusions(items));
            case Change.IndexChanged(var from, var to) ->
                    items(out, "indexes", from, to, items -> b -> b.indexes(items));
            case Change.TriggerChanged(var from, var to) ->
                    items(out, "triggers", from, to, items -> b -> b.triggers(items));
            case Change.RowSecurityChanged(var from, var to) -> {
                out.set("from", PartJson.writeObject("rowSecurity", b -> b.rowSecurity(from)));
                out.set("to", PartJson.writeObject("rowSecurity", b -> b.rowSecurity(to)));
            }
            case Change.PartitioningChanged(var from, var to) -> {
                out.set("from", PartJson.writeObject("partitioning", b -> b.partitioning(from)));
                out.set("to", PartJson.writeObject("partitioning", b -> b.partitioning(to)));
            }
            case Change.PartitionChanged(var from, var to) -> {
                writePartition(out, "from", from);
                writePartition(out, "to", to);
            }
            case Change.DefinitionChanged(var from, var to) -> texts(out, from, to);
            case Change.OwnerChanged(var from, var to) -> texts(out, from, to);
            case Change.OptionChanged(var option, var from, var to) ->
                    texts(out.put("option", option), from, to);
            case Change.Followed(Change inner) -> writeValues(inner, out);
        }
    }

    private static Change readChange(JsonNode node) {
        String kind = text(node, "kind");
        return switch (kind) {
            case "table_added" -> new Change.TableAdded(QualifiedName.parse(text(node, "to")));
            case "table_dropped" ->
                    new Change.TableDropped(QualifiedName.parse(text(node, "from")));
            case "table_renamed" ->
                    new Change.TableRenamed(
                            QualifiedName.parse(text(node, "from")),
                            QualifiedName.parse(text(node, "to")));
            case "access_changed" -> new Change.AccessChanged(flag(node, "from"), flag(node, "to"));
            case "relation_changed" ->
                    new Change.RelationChanged(
                            readRelation(member(node, "from")), readRelation(member(node, "to")));
            case "field_added" -> new Change.FieldAdded(PartJson.readField(member(node, "to")));
            case "field_dropped" ->
                    new Change.FieldDropped(PartJson.readField(member(node, "from")));
            case "field_renamed" -> new Change.FieldRenamed(text(node, "from"), text(node, "to"));
            case "fields_reordered" ->
                    new Change.FieldsReordered(list(node, "from"), list(node, "to"));
            case "type_changed" ->
                    new Change.TypeChanged(
                            text(node, "field"),
                            PartJson.readTyping(member(node, "from")),
                            PartJson.readTyping(member(node, "to")));
            case "enum_value_added" ->
                    new Change.EnumValueAdded(
                            text(node, "field"), text(node, "to"), member(node, "index").asInt());
            case "enum_value_removed" ->
                    new Change.EnumValueRemoved(
                            text(node, "field"), text(node, "from"), member(node, "index").asInt());
            case "enum_value_renamed" ->
                    new Change.EnumValueRenamed(
                            text(node, "field"), text(node, "from"), text(node, "to"));
            case "enum_values_reordered" ->
                    new Change.EnumValuesReordered(
                            text(node, "field"), list(node, "from"), list(node, "to"));
            case "type_checks_changed" ->
                    new Change.TypeChecksChanged(
                            text(node, "field"), list(node, "from"), list(node, "to"));
            case "nullability_changed" ->
                    new Change.NullabilityChanged(
                            text(node, "field"), flag(node, "from"), flag(node, "to"));
            case "default_changed" ->
                    new Change.DefaultChanged(
                            text(node, "field"), optional(node, "from"), optional(node, "to"));
            case "identity_changed" ->
                    new Change.IdentityChanged(
                            text(node, "field"), identity(node, "from"), identity(node, "to"));
            case "generation_changed" ->
                    new Change.GenerationChanged(
                            text(node, "field"), generated(node, "from"), generated(node, "to"));
            case "collation_changed" ->
                    new Change.CollationChanged(
                            text(node, "field"), optional(node, "from"), optional(node, "to"));
            case "comment_changed" ->
                    new Change.CommentChanged(
                            optional(node, "field"), optional(node, "from"), optional(node, "to"));
            case "primary_key_changed" ->
                    objects(node, "primaryKey", Table::primaryKey, Change.PrimaryKeyChanged::new);
            case "unique_changed" ->
                    items(node, "uniques", Table::uniques, Change.UniqueChanged::new);
            case "foreign_key_changed" ->
                    items(node, "foreignKeys", Table::foreignKeys, Change.ForeignKeyChanged::new);
            case "check_changed" -> items(node, "checks", Table::checks, Change.CheckChanged::new);
            case "exclusion_changed" ->
                    items(node, "exclusions", Table::exclusions, Change.ExclusionChanged::new);
            case "index_changed" ->
                    items(node, "indexes", Table::indexes, Change.IndexChanged::new);
            case "trigger_changed" ->
                    items(node, "triggers", Table::triggers, Change.TriggerChanged::new);
            case "row_security_changed" ->
                    objects(
                            node,
                            "rowSecurity",
                            Table::rowSecurity,
                            Change.RowSecurityChanged::new);
            case "partitioning_changed" ->
                    objects(
                            node,
                            "partitioning",
                            Table::partitioning,
                            Change.PartitioningChanged::new);
            case "partition_changed" ->
                    new Change.PartitionChanged(partition(node, "from"), partition(node, "to"));
            case "definition_changed" ->
                    new Change.DefinitionChanged(optional(node, "from"), optional(node, "to"));
            case "owner_changed" ->
                    new Change.OwnerChanged(optional(node, "from"), optional(node, "to"));
            case "option_changed" ->
                    new Change.OptionChanged(
                            text(node, "option"), optional(node, "from"), optional(node, "to"));
            default ->
                    throw new IllegalArgumentException(
                            "change.kind: expected a known kind of change, found '"
                                    + kind
                                    + "'; a newer program wrote it");
        };
    }

    private static void texts(ObjectNode out, @Nullable String from, @Nullable String to) {
        out.put("from", from).put("to", to);
    }

    private static void lists(ObjectNode out, List<String> from, List<String> to) {
        from.forEach(out.putArray("from")::add);
        to.forEach(out.putArray("to")::add);
    }

    private static <T> void items(
            ObjectNode out,
            String member,
            @Nullable T from,
            @Nullable T to,
            Function<List<T>, Consumer<Table.Builder>> put) {
        out.set("from", PartJson.writeItem(member, from, put));
        out.set("to", PartJson.writeItem(member, to, put));
    }

    private static <T> Change items(
            JsonNode node,
            String member,
            Function<Table, List<T>> get,
            BiFunction<@Nullable T, @Nullable T, Change> change) {
        return change.apply(
                PartJson.readItem(member, node.get("from"), get),
                PartJson.readItem(member, node.get("to"), get));
    }

    private static <T> Change objects(
            JsonNode node,
            String member,
            Function<Table, @Nullable T> get,
            BiFunction<@Nullable T, @Nullable T, Change> change) {
        return change.apply(
                PartJson.readObject(member, node.get("from"), get),
                PartJson.readObject(member, node.get("to"), get));
    }

    private static void writeRelation(Change.Relation relation, ObjectNode out) {
        out.put("kind", relation.kind().json()).put("relation", relation.relation());
    }

    private static Change.Relation readRelation(JsonNode node) {
        return new Change.Relation(
                constant(text(node, "kind"), "kind", TableKind.class), text(node, "relation"));
    }

    private static @Nullable String name(Field.@Nullable Identity identity) {
        return identity == null ? null : identity.name().toLowerCase(Locale.ROOT);
    }

    private static Field.@Nullable Identity identity(JsonNode node, String member) {
        String text = optional(node, member);
        return text == null ? null : constant(text, member, Field.Identity.class);
    }

    private static void writeGenerated(
            ObjectNode out, String member, Field.@Nullable Generated generated) {
        if (generated != null) {
            out.putObject(member)
                    .put("expression", generated.expression())
                    .put("stored", generated.stored());
        }
    }

    private static Field.@Nullable Generated generated(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull()
                ? null
                : new Field.Generated(text(value, "expression"), flag(value, "stored"));
    }

    private static void writePartition(
            ObjectNode out, String member, Keys.@Nullable Partition partition) {
        if (partition != null) {
            out.putObject(member)
                    .put("name", partition.name().toString())
                    .put("bound", partition.bound());
        }
    }

    private static Keys.@Nullable Partition partition(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull()
                ? null
                : new Keys.Partition(
                        QualifiedName.parse(text(value, "name")), text(value, "bound"));
    }

    private static JsonNode member(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(
                    "change." + member + ": expected a value, found nothing");
        }
        return value;
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = member(node, member);
        if (!value.isString()) {
            throw new IllegalArgumentException(
                    "change." + member + ": expected text, found " + value.getNodeType());
        }
        return value.stringValue();
    }

    private static @Nullable String optional(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? null : text(node, member);
    }

    private static boolean flag(JsonNode node, String member) {
        JsonNode value = member(node, member);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(
                    "change." + member + ": expected true or false, found " + value.getNodeType());
        }
        return value.booleanValue();
    }

    private static List<String> list(JsonNode node, String member) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : member(node, member)) {
            items.add(item.stringValue());
        }
        return items;
    }

    private static <T extends Enum<T>> List<T> constants(
            JsonNode node, String member, Class<T> type) {
        JsonNode array = node.get(member);
        List<T> found = new ArrayList<>();
        if (array != null) {
            for (JsonNode item : array) {
                found.add(constant(item.stringValue(), member, type));
            }
        }
        return found;
    }

    private static <T extends Enum<T>> T constant(String text, String member, Class<T> type) {
        for (T constant : Objects.requireNonNull(type.getEnumConstants())) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "change."
                        + member
                        + ": expected one of "
                        + List.of(type.getEnumConstants())
                        + ", found "
                        + text);
    }
}

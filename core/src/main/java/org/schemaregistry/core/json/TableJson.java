package org.schemaregistry.core.json;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
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
import java.util.function.BiConsumer;

/// Table JSON, the document that `schema_json` holds: a table as canonical JSON. Reading what was
/// written gives an equal table, and equal tables give equal bytes.
///
/// Members that say nothing beyond the usual (an unset flag, an empty rare list) are left out; the
/// common ones are always present.
///
/// Stateless and thread-safe.
public final class TableJson {
    /// The value of `format`; a reader refuses any other.
    public static final int FORMAT = 1;

    private TableJson() {}

    /// The canonical text.
    public static String write(Table table) {
        return CanonicalJson.write(toNode(table));
    }

    /// The document as a tree, which the caller may add to.
    public static ObjectNode toNode(Table table) {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("format", FORMAT);
        node.put("kind", table.kind().json());
        node.put("relation", table.relation());
        node.set("fields", FieldJson.write(table.fields()));
        if (table.primaryKey() == null) {
            node.putNull("primaryKey");
        } else {
            writePrimaryKey(table.primaryKey(), node.putObject("primaryKey"));
        }
        always(node, "uniques", table.uniques(), TableJson::writeUnique);
        always(node, "foreignKeys", table.foreignKeys(), TableJson::writeForeignKey);
        always(node, "checks", table.checks(), TableJson::writeCheck);
        always(node, "indexes", table.indexes(), TableJson::writeIndex);
        some(
                node,
                "exclusions",
                table.exclusions(),
                (e, out) -> out.put("definition", e.definition()));
        some(node, "triggers", table.triggers(), TableJson::writeTrigger);
        if (table.rowSecurity() != null) {
            writeRowSecurity(table.rowSecurity(), node.putObject("rowSecurity"));
        }
        if (table.partitioning() != null) {
            writePartitioning(table.partitioning(), node.putObject("partitioning"));
        }
        if (table.definition() != null) {
            node.put("definition", table.definition());
        }
        node.put("comment", table.comment());
        if (table.owner() != null) {
            node.put("owner", table.owner());
        }
        if (!table.options().isEmpty()) {
            ObjectNode options = node.putObject("options");
            table.options().forEach(options::put);
        }
        return node;
    }

    /// @throws IllegalArgumentException if the text is no Table JSON of this format, naming the
    ///   place
    public static Table read(String text) {
        return fromNode(CanonicalJson.read(text));
    }

    /// @throws IllegalArgumentException if the tree is no Table JSON of this format
    public static Table fromNode(JsonNode node) {
        JsonReader in = new JsonReader(node, "table");
        int format = in.number("format");
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "table.format: expected "
                            + FORMAT
                            + ", found "
                            + format
                            + "; a newer program wrote it");
        }
        TableKind kind = in.choice("kind", TableKind.class, null);
        String relation = in.optionalText("relation");
        return new Table.Builder(kind, relation == null ? kind.json() : relation)
                .fields(in.objects("fields", FieldJson::read))
                .primaryKey(in.optionalObject("primaryKey", TableJson::readPrimaryKey))
                .uniques(in.objects("uniques", TableJson::readUnique))
                .foreignKeys(in.objects("foreignKeys", TableJson::readForeignKey))
                .checks(in.objects("checks", TableJson::readCheck))
                .indexes(in.objects("indexes", TableJson::readIndex))
                .exclusions(in.objects("exclusions", e -> new Keys.Exclusion(e.text("definition"))))
                .triggers(in.objects("triggers", TableJson::readTrigger))
                .rowSecurity(in.optionalObject("rowSecurity", TableJson::readRowSecurity))
                .partitioning(in.optionalObject("partitioning", TableJson::readPartitioning))
                .definition(in.optionalText("definition"))
                .comment(in.optionalText("comment"))
                .owner(in.optionalText("owner"))
                .options(in.textMap("options"))
                .build();
    }

    /// Reads either Table JSON or the short form `{column: type}`, whose types are those of Table
    /// JSON or, failing that, taken as native texts the registry does not interpret.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static Table readAny(String text) {
        JsonNode node = CanonicalJson.read(text);
        if (node.isObject() && node.has("format") && node.get("format").isNumber()) {
            return fromNode(node);
        }
        JsonReader in = new JsonReader(node, "table");
        List<Field> fields = new ArrayList<>();
        for (String name : in.names()) {
            String type = in.text(name);
            FieldType parsed = FieldJson.parse(type.toLowerCase(Locale.ROOT).strip(), false);
            fields.add(
                    Field.of(
                            name,
                            fields.size() + 1,
                            parsed == null ? new FieldType.Opaque() : parsed,
                            type,
                            true));
        }
        return Table.of(TableKind.TABLE, "table", fields);
    }

    private static void writePrimaryKey(Keys.PrimaryKey key, ObjectNode out) {
        out.put("name", key.name());
        texts(out, "columns", key.columns());
        flag(out, "deferrable", key.deferrable());
        flag(out, "withoutOverlaps", key.withoutOverlaps());
    }

    private static Keys.PrimaryKey readPrimaryKey(JsonReader in) {
        return new Keys.PrimaryKey(
                in.optionalText("name"),
                in.texts("columns"),
                in.flag("deferrable", false),
                in.flag("withoutOverlaps", false));
    }

    private static void writeUnique(Keys.UniqueKey key, ObjectNode out) {
        texts(out, "columns", key.columns());
        text(out, "where", key.where());
        flag(out, "nullsNotDistinct", key.nullsNotDistinct());
        flag(out, "deferrable", key.deferrable());
        flag(out, "withoutOverlaps", key.withoutOverlaps());
        out.put("constraint", key.constraint());
    }

    private static Keys.UniqueKey readUnique(JsonReader in) {
        return new Keys.UniqueKey(
                in.texts("columns"),
                in.optionalText("where"),
                in.flag("nullsNotDistinct", false),
                in.flag("deferrable", false),
                in.flag("withoutOverlaps", false),
                in.flag("constraint", true));
    }

    private static void writeForeignKey(Keys.ForeignKey key, ObjectNode out) {
        texts(out, "columns", key.columns());
        out.put("target", key.target().toString());
        texts(out, "targetColumns", key.targetColumns());
        out.put("onDelete", key.onDelete().name().toLowerCase(Locale.ROOT));
        out.put("onUpdate", key.onUpdate().name().toLowerCase(Locale.ROOT));
        if (!key.setColumns().isEmpty()) {
            texts(out, "setColumns", key.setColumns());
        }
        flag(out, "matchFull", key.matchFull());
        flag(out, "deferrable", key.deferrable());
        flag(out, "notValidated", !key.validated());
        flag(out, "notEnforced", !key.enforced());
        flag(out, "period", key.period());
    }

    private static Keys.ForeignKey readForeignKey(JsonReader in) {
        return new Keys.ForeignKey(
                in.texts("columns"),
                QualifiedName.parse(in.text("target")),
                in.texts("targetColumns"),
                in.choice("onDelete", Keys.Action.class, Keys.Action.NO_ACTION),
                in.choice("onUpdate", Keys.Action.class, Keys.Action.NO_ACTION),
                in.texts("setColumns"),
                in.flag("matchFull", false),
                in.flag("deferrable", false),
                !in.flag("notValidated", false),
                !in.flag("notEnforced", false),
                in.flag("period", false));
    }

    private static void writeCheck(Keys.Check check, ObjectNode out) {
        out.put("expression", check.expression());
        flag(out, "notValidated", !check.validated());
        flag(out, "notEnforced", !check.enforced());
    }

    private static Keys.Check readCheck(JsonReader in) {
        return new Keys.Check(
                in.text("expression"),
                !in.flag("notValidated", false),
                !in.flag("notEnforced", false));
    }

    private static void writeIndex(Keys.Index index, ObjectNode out) {
        out.put("method", index.method());
        texts(out, "keys", index.keys());
        if (!index.include().isEmpty()) {
            texts(out, "include", index.include());
        }
        text(out, "where", index.where());
    }

    private static Keys.Index readIndex(JsonReader in) {
        return new Keys.Index(
                in.text("method"), in.texts("keys"), in.texts("include"), in.optionalText("where"));
    }

    private static void writeTrigger(Keys.Trigger trigger, ObjectNode out) {
        out.put("name", trigger.name())
                .put("definition", trigger.definition())
                .put("enabled", trigger.enabled());
    }

    private static Keys.Trigger readTrigger(JsonReader in) {
        return new Keys.Trigger(in.text("name"), in.text("definition"), in.flag("enabled", true));
    }

    private static void writeRowSecurity(Keys.RowSecurity security, ObjectNode out) {
        out.put("enabled", security.enabled()).put("forced", security.forced());
        always(
                out,
                "policies",
                security.policies(),
                (policy, node) -> {
                    node.put("name", policy.name());
                    node.put("command", policy.command());
                    node.put("permissive", policy.permissive());
                    texts(node, "roles", policy.roles());
                    text(node, "using", policy.using());
                    text(node, "withCheck", policy.withCheck());
                });
    }

    private static Keys.RowSecurity readRowSecurity(JsonReader in) {
        return new Keys.RowSecurity(
                in.flag("enabled", false),
                in.flag("forced", false),
                in.objects(
                        "policies",
                        p ->
                                new Keys.Policy(
                                        p.text("name"),
                                        p.text("command"),
                                        p.flag("permissive", true),
                                        p.texts("roles"),
                                        p.optionalText("using"),
                                        p.optionalText("withCheck"))));
    }

    private static void writePartitioning(Keys.Partitioning partitioning, ObjectNode out) {
        out.put("strategy", partitioning.strategy()).put("key", partitioning.key());
        always(
                out,
                "partitions",
                partitioning.partitions(),
                (p, node) -> node.put("name", p.name().toString()).put("bound", p.bound()));
    }

    private static Keys.Partitioning readPartitioning(JsonReader in) {
        return new Keys.Partitioning(
                in.text("strategy"),
                in.text("key"),
                in.objects(
                        "partitions",
                        p ->
                                new Keys.Partition(
                                        QualifiedName.parse(p.text("name")), p.text("bound"))));
    }

    private static <T> void always(
            ObjectNode out, String name, List<T> items, BiConsumer<T, ObjectNode> write) {
        ArrayNode array = out.putArray(name);
        items.forEach(item -> write.accept(item, array.addObject()));
    }

    private static <T> void some(
            ObjectNode out, String name, List<T> items, BiConsumer<T, ObjectNode> write) {
        if (!items.isEmpty()) {
            always(out, name, items, write);
        }
    }

    private static void texts(ObjectNode out, String name, List<String> items) {
        items.forEach(out.putArray(name)::add);
    }

    private static void text(ObjectNode out, String name, @Nullable String value) {
        if (value != null) {
            out.put(name, value);
        }
    }

    private static void flag(ObjectNode out, String name, boolean value) {
        if (value) {
            out.put(name, true);
        }
    }
}

package org.schemaregistry.core.rule;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the short text of a table that the fixtures use: one line each for a column or a key, the
/// parts of a line between bars.
///
/// ```
/// relation | materialized view
/// id | integer | not null | identity always
/// mood | mood = enum(sad, happy) | default 'sad'::mood
/// primary key | orders_pkey | id
/// foreign key | customer_id | customers | id | on delete cascade
/// ```
final class TableText {
    private static final Pattern CALL = Pattern.compile("([a-z0-9 ]+?)\\s*\\((.*)\\)");

    private String relation = "table";
    private final List<Field> fields = new ArrayList<>();
    private Keys.@Nullable PrimaryKey primaryKey;
    private final List<Keys.UniqueKey> uniques = new ArrayList<>();
    private final List<Keys.ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Keys.Check> checks = new ArrayList<>();
    private final List<Keys.Exclusion> exclusions = new ArrayList<>();
    private final List<Keys.Index> indexes = new ArrayList<>();
    private final List<Keys.Trigger> triggers = new ArrayList<>();
    private final List<Keys.Policy> policies = new ArrayList<>();
    private final List<Keys.Partition> partitions = new ArrayList<>();
    private @Nullable List<String> rowSecurity;
    private @Nullable List<String> partitionBy;
    private @Nullable String definition;
    private @Nullable String comment;
    private @Nullable String owner;
    private final SortedMap<String, String> options = new TreeMap<>();

    private TableText() {}

    static Table parse(List<String> lines) {
        TableText text = new TableText();
        lines.forEach(text::line);
        return text.table();
    }

    private void line(String line) {
        List<String> parts =
                Arrays.stream(line.split("\\|(?!\\|)", -1)).map(String::strip).toList();
        List<String> rest = parts.subList(1, parts.size());
        switch (parts.get(0)) {
            case "relation" -> relation = rest.get(0);
            case "primary key" ->
                    primaryKey =
                            new Keys.PrimaryKey(
                                    rest.get(0),
                                    names(rest.get(1)),
                                    rest.contains("deferrable"),
                                    rest.contains("without overlaps"));
            case "unique" ->
                    uniques.add(
                            new Keys.UniqueKey(
                                    names(rest.get(0)),
                                    after(rest, "where "),
                                    rest.contains("nulls not distinct"),
                                    rest.contains("deferrable"),
                                    rest.contains("without overlaps"),
                                    !rest.contains("index")));
            case "foreign key" -> foreignKeys.add(foreignKey(rest));
            case "check" ->
                    checks.add(
                            new Keys.Check(
                                    rest.get(0),
                                    !rest.contains("not valid"),
                                    !rest.contains("not enforced")));
            case "exclusion" -> exclusions.add(new Keys.Exclusion(rest.get(0)));
            case "index" ->
                    indexes.add(
                            new Keys.Index(
                                    rest.get(0),
                                    names(rest.get(1)),
                                    List.of(),
                                    after(rest, "where ")));
            case "trigger" ->
                    triggers.add(
                            new Keys.Trigger(rest.get(0), rest.get(1), !rest.contains("disabled")));
            case "row security" -> rowSecurity = rest;
            case "policy" ->
                    policies.add(
                            new Keys.Policy(
                                    rest.get(0),
                                    rest.get(1),
                                    !rest.contains("restrictive"),
                                    List.of("public"),
                                    after(rest, "using "),
                                    after(rest, "with check ")));
            case "partition by" -> partitionBy = rest;
            case "partition" ->
                    partitions.add(
                            new Keys.Partition(QualifiedName.parse(rest.get(0)), rest.get(1)));
            case "definition" -> definition = rest.get(0);
            case "comment" -> comment = rest.get(0);
            case "owner" -> owner = rest.get(0);
            case "option" -> options.put(rest.get(0), rest.get(1));
            default -> fields.add(field(parts.get(0), fields.size() + 1, rest));
        }
    }

    private Table table() {
        TableKind kind = relation.endsWith("view") ? TableKind.VIEW : TableKind.TABLE;
        List<String> security = rowSecurity;
        List<String> partitioned = partitionBy;
        return new Table.Builder(kind, relation)
                .fields(fields)
                .primaryKey(primaryKey)
                .uniques(uniques)
                .foreignKeys(foreignKeys)
                .checks(checks)
                .exclusions(exclusions)
                .indexes(indexes)
                .triggers(triggers)
                .rowSecurity(
                        security == null
                                ? null
                                : new Keys.RowSecurity(
                                        security.contains("enabled"),
                                        security.contains("forced"),
                                        policies))
                .partitioning(
                        partitioned == null
                                ? null
                                : new Keys.Partitioning(
                                        partitioned.get(0), partitioned.get(1), partitions))
                .definition(definition)
                .comment(comment)
                .owner(owner)
                .options(options)
                .build();
    }

    private static Field field(String name, int position, List<String> parts) {
        String nativeType = parts.get(0).split(" = ", 2)[0];
        String generated = after(parts, "generated ");
        String virtual = after(parts, "virtual ");
        String identity = after(parts, "identity ");
        return new Field(
                name,
                position,
                type(parts.get(0)),
                nativeType,
                !parts.contains("not null"),
                after(parts, "default "),
                identity == null
                        ? null
                        : Field.Identity.valueOf(
                                identity.toUpperCase(Locale.ROOT).replace(' ', '_')),
                generated != null
                        ? new Field.Generated(generated, true)
                        : virtual != null ? new Field.Generated(virtual, false) : null,
                after(parts, "collate "),
                after(parts, "comment "),
                parts.stream()
                        .filter(part -> part.startsWith("type check "))
                        .map(part -> part.substring("type check ".length()))
                        .toList());
    }

    private static Keys.ForeignKey foreignKey(List<String> parts) {
        return new Keys.ForeignKey(
                names(parts.get(0)),
                QualifiedName.parse(parts.get(1)),
                names(parts.get(2)),
                action(after(parts, "on delete ")),
                action(after(parts, "on update ")),
                List.of(),
                parts.contains("match full"),
                parts.contains("deferrable"),
                !parts.contains("not valid"),
                !parts.contains("not enforced"),
                false);
    }

    private static Keys.Action action(@Nullable String text) {
        return text == null
                ? Keys.Action.NO_ACTION
                : Keys.Action.valueOf(text.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /// A native type, or `native = logical` for one that somebody defined.
    static FieldType type(String text) {
        String logical = text.contains(" = ") ? text.split(" = ", 2)[1] : text;
        if (logical.endsWith("[]")) {
            return new FieldType.ListOf(type(logical.substring(0, logical.length() - 2)));
        }
        Matcher call = CALL.matcher(logical.replace(" without time zone", ""));
        String name = call.matches() ? call.group(1) : logical.replace(" without time zone", "");
        List<String> arguments = call.matches() ? names(call.group(2)) : List.of();
        Integer first =
                arguments.isEmpty() || !arguments.get(0).matches("\\d+")
                        ? null
                        : Integer.valueOf(arguments.get(0));
        Integer second =
                arguments.size() < 2 || first == null ? null : Integer.valueOf(arguments.get(1));
        int precision = first == null ? 6 : first;
        return switch (name) {
            case "boolean" -> new FieldType.Bool();
            case "smallint" -> new FieldType.Int(16, true);
            case "integer" -> new FieldType.Int(32, true);
            case "bigint" -> new FieldType.Int(64, true);
            case "int unsigned" -> new FieldType.Int(32, false);
            case "real" -> new FieldType.Real(32);
            case "double precision" -> new FieldType.Real(64);
            case "numeric" -> new FieldType.Decimal(first, second);
            case "text" -> new FieldType.Text(null, false);
            case "varchar" -> new FieldType.Text(first, false);
            case "char" -> new FieldType.Text(first, true);
            case "bytea" -> new FieldType.Binary(null);
            case "binary" -> new FieldType.Binary(first);
            case "date" -> new FieldType.Date();
            case "time" -> new FieldType.Time(precision, false);
            case "timestamp" -> new FieldType.Timestamp(precision, false);
            case "timestamptz" -> new FieldType.Timestamp(precision, true);
            case "interval" -> new FieldType.Interval();
            case "uuid" -> new FieldType.Uuid();
            case "json", "jsonb" -> new FieldType.Json();
            case "vector" -> new FieldType.Vector(first);
            case "enum" -> new FieldType.Enumerated(arguments);
            case "struct" -> struct(arguments);
            case "opaque", "inet", "cidr" -> new FieldType.Opaque();
            default -> throw new IllegalArgumentException("fixture: unknown type " + text);
        };
    }

    private static FieldType struct(List<String> attributes) {
        List<Field> fields = new ArrayList<>();
        for (String attribute : attributes) {
            String[] parts = attribute.split(" ", 2);
            fields.add(Field.of(parts[0], fields.size() + 1, type(parts[1]), parts[1], true));
        }
        return new FieldType.Struct(fields);
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).toList();
    }

    private static @Nullable String after(List<String> parts, String prefix) {
        for (String part : parts) {
            if (part.startsWith(prefix)) {
                return part.substring(prefix.length());
            }
        }
        return null;
    }
}

package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes one [Table] of the catalogs' rows, and the [Identity.OfTable] by which it is known again.
/// Pure; one table, one thread.
final class TableAssembler {
    private static final long DEFAULT_COLLATION = 100;

    /// What all tables of a scan share.
    ///
    /// @param partitions by the table they are partitions of
    /// @param fieldNumbers the texts of numbers, kept once
    record Frame(
            Rows rows,
            Types types,
            String defaultSchema,
            Map<Long, List<Rows.Relation>> partitions,
            Map<Integer, String> fieldNumbers) {
        /// The registry's name: no prefix in the default schema.
        QualifiedName name(String schema, String name) {
            return schema.equals(defaultSchema)
                    ? QualifiedName.of(name)
                    : new QualifiedName(schema, name);
        }

        QualifiedName name(Rows.Relation relation) {
            return name(relation.schema(), relation.name());
        }
    }

    private final Frame frame;
    private final Rows rows;
    private final Types types;
    private final Rows.Relation relation;
    private final List<Rows.Column> columns;
    private final Rows.Column[] byNumber;
    private final Map<String, Map<Long, Rows.Deparsed>> texts = new HashMap<>();
    private final Map<Long, Map<Integer, String>> indexKeys = new HashMap<>();
    private final SortedMap<String, String> fieldIds = new TreeMap<>();
    private final SortedMap<String, String> names = new TreeMap<>();
    private final List<Keys.UniqueKey> uniques = new ArrayList<>();
    private final List<Keys.ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Keys.Check> checks = new ArrayList<>();
    private final List<Keys.Exclusion> exclusions = new ArrayList<>();
    private final List<Keys.Index> indexes = new ArrayList<>();
    private final List<Integer> notYetNotNull = new ArrayList<>();
    private Keys.@Nullable PrimaryKey primaryKey;

    TableAssembler(Frame frame, Rows.Relation relation) {
        this.frame = frame;
        this.rows = frame.rows();
        this.types = frame.types();
        this.relation = relation;
        this.columns = rows.columns.getOrDefault(relation.oid(), List.of());
        int last = 0;
        for (Rows.Column column : columns) {
            last = Math.max(last, column.number());
        }
        this.byNumber = new Rows.Column[last + 1];
        for (Rows.Column column : columns) {
            byNumber[column.number()] = column;
            fieldIds.put(
                    column.name(),
                    frame.fieldNumbers()
                            .computeIfAbsent(column.number(), n -> Integer.toString(n)));
        }
        for (Rows.Deparsed text : rows.deparsed.getOrDefault(relation.oid(), List.of())) {
            if (text.kind().equals("index key")) {
                indexKeys
                        .computeIfAbsent(text.key(), k -> new HashMap<>())
                        .put(Integer.parseInt(orEmpty(text.name())), orEmpty(text.body()));
            } else {
                texts.computeIfAbsent(text.kind(), k -> new HashMap<>()).put(text.key(), text);
            }
        }
    }

    Identity.OfTable identity() {
        return new Identity.OfTable(Long.toString(relation.oid()), fieldIds, names);
    }

    Table table() {
        rows.constraints.getOrDefault(relation.oid(), List.of()).forEach(this::constraint);
        rows.indexes.getOrDefault(relation.oid(), List.of()).forEach(this::index);
        SortedMap<String, String> options = new TreeMap<>(relation.options());
        List<String> parents = rows.parents.get(relation.oid());
        if (parents != null) {
            options.put("inherits", String.join(", ", parents));
        }
        return new Table.Builder(kind(), word())
                .fields(fields())
                .primaryKey(primaryKey)
                .uniques(uniques)
                .foreignKeys(foreignKeys)
                .checks(checks)
                .exclusions(exclusions)
                .indexes(indexes)
                .triggers(triggers())
                .rowSecurity(rowSecurity())
                .partitioning(partitioning())
                .definition(definition())
                .comment(comment(0))
                .owner(relation.owner())
                .options(options)
                .build();
    }

    private TableKind kind() {
        return relation.kind() == 'v' || relation.kind() == 'm' ? TableKind.VIEW : TableKind.TABLE;
    }

    private String word() {
        return switch (relation.kind()) {
            case 'p' -> "partitioned table";
            case 'v' -> "view";
            case 'm' -> "materialized view";
            case 'f' -> "foreign table";
            default -> "table";
        };
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>(columns.size());
        for (Rows.Column column : columns) {
            String text = body("default", column.number());
            boolean generated = column.generated() != '\0';
            boolean notNull =
                    (column.notNull() && !notYetNotNull.contains(column.number()))
                            || types.refusesNull(column.type());
            String defaultValue =
                    text == null && column.identity() == '\0'
                            ? types.domainDefault(column.type())
                            : text;
            fields.add(
                    new Field(
                            column.name(),
                            column.number(),
                            types.logical(column.type(), column.modifier()),
                            types.text(column.type(), column.modifier()),
                            !notNull || kind() == TableKind.VIEW,
                            generated || (kind() == TableKind.VIEW && text == null)
                                    ? null
                                    : defaultValue,
                            identity(column.identity()),
                            generated
                                    ? new Field.Generated(orEmpty(text), column.generated() == 's')
                                    : null,
                            types.collation(column),
                            comment(column.number()),
                            types.checks(column.type())));
        }
        return fields;
    }

    private static Field.@Nullable Identity identity(char letter) {
        return switch (letter) {
            case 'a' -> Field.Identity.ALWAYS;
            case 'd' -> Field.Identity.BY_DEFAULT;
            default -> null;
        };
    }

    private void constraint(Rows.Constraint constraint) {
        List<String> keys = constraint.columns().stream().map(this::columnName).toList();
        switch (constraint.kind()) {
            case 'p' -> {
                primaryKey =
                        new Keys.PrimaryKey(
                                constraint.name(),
                                keys,
                                constraint.deferrable(),
                                constraint.period());
                names.put(constraint.name(), "PRIMARY KEY " + inParentheses(keys));
            }
            case 'u' -> {
                uniques.add(
                        new Keys.UniqueKey(
                                keys,
                                null,
                                constraint.nullsNotDistinct(),
                                constraint.deferrable(),
                                constraint.period(),
                                true));
                names.put(constraint.name(), "UNIQUE " + inParentheses(keys));
            }
            case 'f' -> foreignKey(constraint, keys);
            case 'c' -> {
                String expression = orEmpty(body("check", constraint.oid()));
                checks.add(
                        new Keys.Check(expression, constraint.validated(), constraint.enforced()));
                names.put(constraint.name(), "CHECK " + expression);
            }
            case 'x' -> {
                String definition = orEmpty(body("exclusion", constraint.oid()));
                exclusions.add(new Keys.Exclusion(definition));
                names.put(constraint.name(), definition);
            }
            case 'n' -> {
                // Writes must not be null, but rows from before may be.
                notYetNotNull.addAll(constraint.columns());
                String expression =
                        "(" + Cells.qualified("pg_catalog", keys.getFirst()) + " IS NOT NULL)";
                checks.add(new Keys.Check(expression, false, true));
                names.put(constraint.name(), "CHECK " + expression);
            }
            default -> {
                // Constraint triggers are triggers.
            }
        }
    }

    private void foreignKey(Rows.Constraint constraint, List<String> keys) {
        Rows.Relation target = rows.relations.get(constraint.target());
        if (target == null) {
            return;
        }
        List<String> targetKeys =
                constraint.targetColumns().stream()
                        .map(n -> columnName(constraint.target(), n))
                        .toList();
        Keys.ForeignKey key =
                new Keys.ForeignKey(
                        keys,
                        frame.name(target),
                        targetKeys,
                        action(constraint.onDelete()),
                        action(constraint.onUpdate()),
                        constraint.setColumns().stream().map(this::columnName).toList(),
                        constraint.match() == 'f',
                        constraint.deferrable(),
                        constraint.validated(),
                        constraint.enforced(),
                        constraint.period());
        foreignKeys.add(key);
        names.put(
                constraint.name(),
                "FOREIGN KEY "
                        + inParentheses(keys)
                        + " REFERENCES "
                        + key.target()
                        + " "
                        + inParentheses(targetKeys));
    }

    private static Keys.Action action(char letter) {
        return switch (letter) {
            case 'r' -> Keys.Action.RESTRICT;
            case 'c' -> Keys.Action.CASCADE;
            case 'n' -> Keys.Action.SET_NULL;
            case 'd' -> Keys.Action.SET_DEFAULT;
            default -> Keys.Action.NO_ACTION;
        };
    }

    private void index(Rows.Index index) {
        List<String> keys = new ArrayList<>(index.keys());
        List<String> include = new ArrayList<>();
        for (int i = 0; i < index.columns().size(); i++) {
            int number = index.columns().get(i);
            if (i >= index.keys()) {
                include.add(columnName(number));
            } else {
                keys.add(
                        (number == 0 ? expression(index.oid(), i + 1) : columnName(number))
                                + (index.unique() ? "" : keyOptions(index, i)));
            }
        }
        String where = body("index where", index.oid());
        if (index.unique()) {
            uniques.add(
                    new Keys.UniqueKey(keys, where, index.nullsNotDistinct(), false, false, false));
        } else {
            indexes.add(new Keys.Index(index.method(), keys, include, where));
        }
        names.put(
                index.name(),
                (index.unique() ? "UNIQUE INDEX " : "INDEX ")
                        + index.method()
                        + " "
                        + inParentheses(keys)
                        + (include.isEmpty() ? "" : " INCLUDE " + inParentheses(include))
                        + (where == null ? "" : " WHERE " + where));
    }

    private String expression(long index, int key) {
        String text = indexKeys.getOrDefault(index, Map.of()).getOrDefault(key, "");
        return text.startsWith("(") ? text : "(" + text + ")";
    }

    private String keyOptions(Rows.Index index, int i) {
        StringBuilder options = new StringBuilder();
        long collation = index.collations().get(i);
        Rows.Column column = column(index.columns().get(i));
        long usual = column == null ? DEFAULT_COLLATION : column.collation();
        if (collation != 0 && collation != usual) {
            options.append(" COLLATE ").append(rows.collations.get(collation));
        }
        String opclass = rows.opclasses.get(index.opclasses().get(i));
        if (opclass != null) {
            options.append(' ').append(opclass);
        }
        int flags = i < index.options().size() ? index.options().get(i) : 0;
        boolean descending = (flags & 1) != 0;
        boolean nullsFirst = (flags & 2) != 0;
        if (descending) {
            options.append(" DESC");
        }
        if (nullsFirst != descending) {
            options.append(nullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }
        return options.toString();
    }

    private List<Keys.Trigger> triggers() {
        List<Keys.Trigger> triggers = new ArrayList<>();
        for (Rows.Deparsed text : texts.getOrDefault("trigger", Map.of()).values()) {
            String when =
                    switch (orEmpty(text.extra())) {
                        case "A" -> " ENABLE ALWAYS";
                        case "R" -> " ENABLE REPLICA";
                        default -> "";
                    };
            triggers.add(
                    new Keys.Trigger(
                            orEmpty(text.name()),
                            orEmpty(text.body()) + when,
                            !"D".equals(text.extra())));
        }
        return triggers;
    }

    private Keys.@Nullable RowSecurity rowSecurity() {
        List<Rows.Policy> found = rows.policies.getOrDefault(relation.oid(), List.of());
        if (!relation.rowSecurity() && !relation.forcedRowSecurity() && found.isEmpty()) {
            return null;
        }
        List<Keys.Policy> policies = new ArrayList<>();
        for (Rows.Policy policy : found) {
            Rows.Deparsed text = texts.getOrDefault("policy", Map.of()).get(policy.oid());
            policies.add(
                    new Keys.Policy(
                            policy.name(),
                            command(policy.command()),
                            policy.permissive(),
                            policy.roles(),
                            text == null ? null : text.body(),
                            text == null ? null : text.extra()));
        }
        return new Keys.RowSecurity(relation.rowSecurity(), relation.forcedRowSecurity(), policies);
    }

    private static String command(char letter) {
        return switch (letter) {
            case 'r' -> "SELECT";
            case 'a' -> "INSERT";
            case 'w' -> "UPDATE";
            case 'd' -> "DELETE";
            default -> "ALL";
        };
    }

    private Keys.@Nullable Partitioning partitioning() {
        if (relation.kind() != 'p') {
            return null;
        }
        String key = orEmpty(body("partition key", 0));
        int blank = key.indexOf(' ');
        List<Keys.Partition> found = new ArrayList<>();
        addPartitions(relation.oid(), "", found);
        return new Keys.Partitioning(
                (blank < 0 ? key : key.substring(0, blank)).toLowerCase(Locale.ROOT),
                blank < 0 ? "" : key.substring(blank + 1),
                found);
    }

    private void addPartitions(long parent, String above, List<Keys.Partition> found) {
        for (Rows.Relation partition : frame.partitions().getOrDefault(parent, List.of())) {
            String bound = above + orEmpty(text(partition.oid(), "partition bound"));
            String key = text(partition.oid(), "partition key");
            found.add(
                    new Keys.Partition(
                            frame.name(partition),
                            key == null ? bound : bound + " PARTITION BY " + key));
            addPartitions(partition.oid(), bound + " / ", found);
        }
    }

    private @Nullable String definition() {
        String body = body("view", 0);
        if (body == null) {
            return null;
        }
        String stripped = body.strip();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private @Nullable String comment(int number) {
        return rows.comments.getOrDefault(relation.oid(), Map.of()).get(number);
    }

    private @Nullable String body(String kind, long key) {
        Rows.Deparsed text = texts.getOrDefault(kind, Map.of()).get(key);
        return text == null ? null : text.body();
    }

    /// Null for an expression or a system column.
    private Rows.@Nullable Column column(int number) {
        return number > 0 && number < byNumber.length ? byNumber[number] : null;
    }

    private String columnName(int number) {
        return columnName(relation.oid(), number);
    }

    private String columnName(long table, int number) {
        Rows.Column column = table == relation.oid() ? column(number) : null;
        if (column != null) {
            return column.name();
        }
        for (Rows.Column each : rows.columns.getOrDefault(table, List.of())) {
            if (each.number() == number) {
                return each.name();
            }
        }
        return rows.targetColumns.getOrDefault(table, Map.of()).getOrDefault(number, "?");
    }

    private @Nullable String text(long relation, String kind) {
        for (Rows.Deparsed each : rows.deparsed.getOrDefault(relation, List.of())) {
            if (each.kind().equals(kind)) {
                return each.body();
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String inParentheses(List<String> parts) {
        return "(" + String.join(", ", parts) + ")";
    }
}

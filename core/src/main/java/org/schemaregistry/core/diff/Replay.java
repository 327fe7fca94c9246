package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change.Typing;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.Table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Applies changes to the table they were found on: `apply(a, diff(a, b))` is `b`. All renames of a
/// list happen at once, so that two fields may swap their names.
///
/// One instance serves one call; one thread.
public final class Replay {
    private final Table.Builder table;
    private final Map<String, FieldEdit> edits = new HashMap<>();
    private final List<Keys.UniqueKey> uniques;
    private final List<Keys.ForeignKey> foreignKeys;
    private final List<Keys.Check> checks;
    private final List<Keys.Exclusion> exclusions;
    private final List<Keys.Index> indexes;
    private final List<Keys.Trigger> triggers;
    private final SortedMap<String, String> options;
    private Keys.@Nullable Partitioning partitioning;

    private Replay(Table before, Change.Relation relation) {
        table =
                new Table.Builder(relation.kind(), relation.relation())
                        .primaryKey(before.primaryKey())
                        .rowSecurity(before.rowSecurity())
                        .definition(before.definition())
                        .comment(before.comment())
                        .owner(before.owner());
        uniques = new ArrayList<>(before.uniques());
        foreignKeys = new ArrayList<>(before.foreignKeys());
        checks = new ArrayList<>(before.checks());
        exclusions = new ArrayList<>(before.exclusions());
        indexes = new ArrayList<>(before.indexes());
        triggers = new ArrayList<>(before.triggers());
        options = new TreeMap<>(before.options());
        partitioning = before.partitioning();
    }

    /// The table after the changes.
    ///
    /// @throws IllegalArgumentException if a change names a field or value the table does not have
    public static Table apply(Table before, List<Change> changes) {
        List<Change> plain = changes.stream().map(Replay::unwrapped).toList();
        Replay replay = new Replay(before, relation(before, plain));
        Map<String, Field> fields = replay.shapedFields(before, plain);
        for (Change change : plain) {
            replay.apply(change, fields);
        }
        return replay.built(fields);
    }

    private static Change.Relation relation(Table before, List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.RelationChanged changed) {
                return changed.to();
            }
        }
        return new Change.Relation(before.kind(), before.relation());
    }

    private static Change unwrapped(Change change) {
        return change instanceof Change.Followed(Change inner) ? inner : change;
    }

    /// Which fields there are, under their new names, in their new order.
    private Map<String, Field> shapedFields(Table before, List<Change> changes) {
        List<Field> fields = new ArrayList<>(before.fieldsByPosition());
        Map<String, String> renamed = new HashMap<>();
        List<Field> added = new ArrayList<>();
        List<String> order = List.of();
        for (Change change : changes) {
            if (change instanceof Change.FieldDropped(Field dropped)) {
                requireKnown(fields.removeIf(f -> f.name().equals(dropped.name())), dropped.name());
            } else if (change instanceof Change.FieldRenamed(String from, String to)) {
                requireKnown(before.field(from) != null, from);
                renamed.put(from, to);
            } else if (change instanceof Change.FieldAdded(Field field)) {
                added.add(field);
            } else if (change instanceof Change.FieldsReordered reordered) {
                order = reordered.to();
            }
        }
        fields.replaceAll(f -> named(f, renamed.getOrDefault(f.name(), f.name())));
        if (!order.isEmpty()) {
            fields.sort(Comparator.comparingInt(indexIn(order)));
        }
        added.sort(Comparator.comparingInt(Field::position));
        for (Field field : added) {
            fields.add(Math.min(field.position() - 1, fields.size()), field);
        }
        Map<String, Field> byName = new TreeMap<>();
        for (int i = 0; i < fields.size(); i++) {
            byName.put(fields.get(i).name(), fields.get(i).at(i + 1));
        }
        return byName;
    }

    private static ToIntFunction<Field> indexIn(List<String> order) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            index.put(order.get(i), i);
        }
        return field -> index.getOrDefault(field.name(), order.size());
    }

    private void apply(Change change, Map<String, Field> fields) {
        switch (change) {
            case Change.TableAdded ignored -> {}
            case Change.TableDropped ignored -> {}
            case Change.TableRenamed ignored -> {}
            case Change.AccessChanged ignored -> {}
            case Change.FieldAdded ignored -> {}
            case Change.FieldDropped ignored -> {}
            case Change.FieldRenamed ignored -> {}
            case Change.FieldsReordered ignored -> {}
            case Change.RelationChanged ignored -> {}
            case Change.TypeChanged c -> edit(fields, c.field()).typing = c.to();
            case Change.EnumValueAdded c -> edit(fields, c.field()).labels.add(c);
            case Change.EnumValueRemoved c -> edit(fields, c.field()).labels.add(c);
            case Change.EnumValueRenamed c -> edit(fields, c.field()).labels.add(c);
            case Change.EnumValuesReordered c -> edit(fields, c.field()).labels.add(c);
            case Change.TypeChecksChanged c -> edit(fields, c.field()).typeChecks = c.to();
            case Change.NullabilityChanged c -> edit(fields, c.field()).nullable = c.to();
            case Change.DefaultChanged c -> edit(fields, c.field()).defaultValue = c.to();
            case Change.IdentityChanged c -> edit(fields, c.field()).identity = c.to();
            case Change.GenerationChanged c -> edit(fields, c.field()).generated = c.to();
            case Change.CollationChanged c -> edit(fields, c.field()).collation = c.to();
            case Change.CommentChanged(var field, var from, var to) -> {
                if (field == null) {
                    table.comment(to);
                } else {
                    edit(fields, field).comment = to;
                }
            }
            case Change.PrimaryKeyChanged c -> table.primaryKey(c.to());
            case Change.UniqueChanged(var from, var to) -> replace(uniques, from, to);
            case Change.ForeignKeyChanged(var from, var to) -> replace(foreignKeys, from, to);
            case Change.CheckChanged(var from, var to) -> replace(checks, from, to);
            case Change.ExclusionChanged(var from, var to) -> replace(exclusions, from, to);
            case Change.IndexChanged(var from, var to) -> replace(indexes, from, to);
            case Change.TriggerChanged(var from, var to) -> replace(triggers, from, to);
            case Change.RowSecurityChanged c -> table.rowSecurity(c.to());
            case Change.PartitioningChanged c -> partitioning = c.to();
            case Change.PartitionChanged(var from, var to) -> replacePartition(from, to);
            case Change.DefinitionChanged c -> table.definition(c.to());
            case Change.OwnerChanged c -> table.owner(c.to());
            case Change.OptionChanged(var option, var from, var to) -> {
                if (to == null) {
                    options.remove(option);
                } else {
                    options.put(option, to);
                }
            }
            case Change.Followed(Change inner) -> apply(inner, fields);
        }
    }

    private Table built(Map<String, Field> fields) {
        List<Field> edited = new ArrayList<>(fields.size());
        for (Field field : fields.values()) {
            FieldEdit edit = edits.get(field.name());
            edited.add(edit == null ? field : edit.built());
        }
        return table.fields(edited)
                .uniques(uniques)
                .foreignKeys(foreignKeys)
                .checks(checks)
                .exclusions(exclusions)
                .indexes(indexes)
                .triggers(triggers)
                .partitioning(partitioning)
                .options(options)
                .build();
    }

    private FieldEdit edit(Map<String, Field> fields, String name) {
        Field field = fields.get(name);
        if (field == null) {
            throw unknown(name);
        }
        return edits.computeIfAbsent(name, ignored -> new FieldEdit(field));
    }

    private void replacePartition(Keys.@Nullable Partition from, Keys.@Nullable Partition to) {
        Keys.Partitioning now = partitioning;
        if (now == null) {
            throw new IllegalArgumentException(
                    "partition change: expected a partitioned table, found one that is not");
        }
        List<Keys.Partition> leaves = new ArrayList<>(now.partitions());
        replace(leaves, from, to);
        partitioning = new Keys.Partitioning(now.strategy(), now.key(), leaves);
    }

    private static <T> void replace(List<T> items, @Nullable T from, @Nullable T to) {
        if (from != null && !items.remove(from)) {
            throw new IllegalArgumentException("change: expected " + from + " in the table");
        }
        if (to != null) {
            items.add(to);
        }
    }

    private static void requireKnown(boolean known, String field) {
        if (!known) {
            throw unknown(field);
        }
    }

    private static IllegalArgumentException unknown(String field) {
        return new IllegalArgumentException(
                "change: expected a field '" + field + "' in the table, found none");
    }

    private static Field named(Field field, String name) {
        return field.name().equals(name)
                ? field
                : new Field(
                        name,
                        field.position(),
                        field.type(),
                        field.nativeType(),
                        field.nullable(),
                        field.defaultValue(),
                        field.identity(),
                        field.generated(),
                        field.collation(),
                        field.comment(),
                        field.typeChecks());
    }

    private static final class FieldEdit {
        private final Field field;
        private final List<Change> labels = new ArrayList<>();
        private Typing typing;
        private boolean nullable;
        private @Nullable String defaultValue;
        private Field.@Nullable Identity identity;
        private Field.@Nullable Generated generated;
        private @Nullable String collation;
        private @Nullable String comment;
        private List<String> typeChecks;

        private FieldEdit(Field field) {
            this.field = field;
            typing = Typing.of(field);
            nullable = field.nullable();
            defaultValue = field.defaultValue();
            identity = field.identity();
            generated = field.generated();
            collation = field.collation();
            comment = field.comment();
            typeChecks = field.typeChecks();
        }

        private Field built() {
            FieldType type = typing.type();
            if (!labels.isEmpty() && typing.type().equals(field.type())) {
                type = Labels.apply(field.type(), labels);
            }
            return new Field(
                    field.name(),
                    field.position(),
                    type,
                    typing.nativeType(),
                    nullable,
                    defaultValue,
                    identity,
                    generated,
                    collation,
                    comment,
                    typeChecks);
        }
    }
}

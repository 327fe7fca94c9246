package org.schemaregistry.core.model;

import static java.util.Comparator.comparing;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A table, view, collection, vector collection or stream: the contract that is versioned. It does
/// not hold its own name, so that a rename keeps the content.
///
/// `relation` is the source's own word for the kind (`table`, `partitioned table`, `materialized
/// view`, `foreign table`, ...). `definition` is a view's body. Fields are sorted by name with
/// dense positions, constraints by their definition: two tables are equal if and only if their
/// canonical JSON is.
///
/// Immutable.
public record Table(
        TableKind kind,
        String relation,
        List<Field> fields,
        Keys.@Nullable PrimaryKey primaryKey,
        List<Keys.UniqueKey> uniques,
        List<Keys.ForeignKey> foreignKeys,
        List<Keys.Check> checks,
        List<Keys.Exclusion> exclusions,
        List<Keys.Index> indexes,
        List<Keys.Trigger> triggers,
        Keys.@Nullable RowSecurity rowSecurity,
        Keys.@Nullable Partitioning partitioning,
        @Nullable String definition,
        @Nullable String comment,
        @Nullable String owner,
        SortedMap<String, String> options) {

    /// The greatest number of fields in one table.
    public static final int MAX_FIELDS = 10_000;

    public Table {
        if (fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException(
                    "table: expected at most " + MAX_FIELDS + " fields, found " + fields.size());
        }
        fields = Field.sorted(fields);
        uniques = distinct(uniques);
        foreignKeys = distinct(foreignKeys);
        checks = distinct(checks);
        exclusions = distinct(exclusions);
        indexes = distinct(indexes);
        triggers = triggers.stream().sorted(comparing(Keys.Trigger::name)).toList();
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /// A table of the given kind with fields alone.
    public static Table of(TableKind kind, String relation, List<Field> fields) {
        return new Builder(kind, relation).fields(fields).build();
    }

    public @Nullable Field field(String name) {
        int index = Collections.binarySearch(fields.stream().map(Field::name).toList(), name);
        return index < 0 ? null : fields.get(index);
    }

    /// The fields in the source's own order.
    public List<Field> fieldsByPosition() {
        return fields.stream().sorted(Comparator.comparingInt(Field::position)).toList();
    }

    private static <T> List<T> distinct(List<T> items) {
        return items.stream().distinct().sorted(comparing(Object::toString)).toList();
    }

    /// A builder with the same content.
    public Builder toBuilder() {
        Builder builder = new Builder(kind, relation);
        builder.fields = fields;
        builder.primaryKey = primaryKey;
        builder.uniques = uniques;
        builder.foreignKeys = foreignKeys;
        builder.checks = checks;
        builder.exclusions = exclusions;
        builder.indexes = indexes;
        builder.triggers = triggers;
        builder.rowSecurity = rowSecurity;
        builder.partitioning = partitioning;
        builder.definition = definition;
        builder.comment = comment;
        builder.owner = owner;
        builder.options = options;
        return builder;
    }

    /// Collects a table's parts; one thread.
    public static final class Builder {
        private final TableKind kind;
        private final String relation;
        private List<Field> fields = List.of();
        private Keys.@Nullable PrimaryKey primaryKey;
        private List<Keys.UniqueKey> uniques = List.of();
        private List<Keys.ForeignKey> foreignKeys = List.of();
        private List<Keys.Check> checks = List.of();
        private List<Keys.Exclusion> exclusions = List.of();
        private List<Keys.Index> indexes = List.of();
        private List<Keys.Trigger> triggers = List.of();
        private Keys.@Nullable RowSecurity rowSecurity;
        private Keys.@Nullable Partitioning partitioning;
        private @Nullable String definition;
        private @Nullable String comment;
        private @Nullable String owner;
        private SortedMap<String, String> options = new TreeMap<>();

        public Builder(TableKind kind, String relation) {
            this.kind = kind;
            this.relation = relation;
        }

        public Builder fields(List<Field> value) {
            fields = value;
            return this;
        }

        public Builder primaryKey(Keys.@Nullable PrimaryKey value) {
            primaryKey = value;
            return this;
        }

        public Builder uniques(List<Keys.UniqueKey> value) {
            uniques = value;
            return this;
        }

        public Builder foreignKeys(List<Keys.ForeignKey> value) {
            foreignKeys = value;
            return this;
        }

        public Builder checks(List<Keys.Check> value) {
            checks = value;
            return this;
        }

        public Builder exclusions(List<Keys.Exclusion> value) {
            exclusions = value;
            return this;
        }

        public Builder indexes(List<Keys.Index> value) {
            indexes = value;
            return this;
        }

        public Builder triggers(List<Keys.Trigger> value) {
            triggers = value;
            return this;
        }

        public Builder rowSecurity(Keys.@Nullable RowSecurity value) {
            rowSecurity = value;
            return this;
        }

        public Builder partitioning(Keys.@Nullable Partitioning value) {
            partitioning = value;
            return this;
        }

        public Builder definition(@Nullable String value) {
            definition = value;
            return this;
        }

        public Builder comment(@Nullable String value) {
            comment = value;
            return this;
        }

        public Builder owner(@Nullable String value) {
            owner = value;
            return this;
        }

        public Builder options(SortedMap<String, String> value) {
            options = value;
            return this;
        }

        public Table build() {
            return new Table(
                    kind,
                    relation,
                    fields,
                    primaryKey,
                    uniques,
                    foreignKeys,
                    checks,
                    exclusions,
                    indexes,
                    triggers,
                    rowSecurity,
                    partitioning,
                    definition,
                    comment,
                    owner,
                    options);
        }
    }
}

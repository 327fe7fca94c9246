package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The keys and constraints of a table. Their identity is their definition; only the primary key
/// carries its name, the names of the others lie in [Identity].
public final class Keys {
    private Keys() {}

    /// The primary key; `columns` in key order. `withoutOverlaps` is a temporal key.
    public record PrimaryKey(
            @Nullable String name,
            List<String> columns,
            boolean deferrable,
            boolean withoutOverlaps) {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }

        public static PrimaryKey of(String... columns) {
            return new PrimaryKey(null, List.of(columns), false, false);
        }
    }

    /// A unique constraint or unique index. `columns` are names in key order, or an expression's
    /// text in parentheses; `where` is a partial index's predicate. `constraint` is false for a
    /// mere index.
    public record UniqueKey(
            List<String> columns,
            @Nullable String where,
            boolean nullsNotDistinct,
            boolean deferrable,
            boolean withoutOverlaps,
            boolean constraint) {
        public UniqueKey {
            columns = List.copyOf(columns);
        }

        public static UniqueKey of(String... columns) {
            return new UniqueKey(List.of(columns), null, false, false, false, true);
        }
    }

    /// What a foreign key does when its target row is deleted or its key updated.
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    /// A foreign key; `target` is named as the source's tables are. `match` is true for MATCH FULL.
    /// `setColumns` narrows SET NULL / SET DEFAULT on delete to some columns.
    public record ForeignKey(
            List<String> columns,
            QualifiedName target,
            List<String> targetColumns,
            Action onDelete,
            Action onUpdate,
            List<String> setColumns,
            boolean matchFull,
            boolean deferrable,
            boolean validated,
            boolean enforced,
            boolean period) {
        public ForeignKey {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
            setColumns = List.copyOf(setColumns);
        }

        public static ForeignKey of(
                List<String> columns, QualifiedName target, List<String> targetColumns) {
            return new ForeignKey(
                    columns,
                    target,
                    targetColumns,
                    Action.NO_ACTION,
                    Action.NO_ACTION,
                    List.of(),
                    false,
                    false,
                    true,
                    true,
                    false);
        }
    }

    /// A check constraint; `expression` as the source deparses it, without the word CHECK.
    public record Check(String expression, boolean validated, boolean enforced) {}

    /// An exclusion constraint; `definition` as the source deparses it.
    public record Exclusion(String definition) {}

    /// An index that is not unique; `keys` are column names or expressions with their options.
    public record Index(
            String method, List<String> keys, List<String> include, @Nullable String where) {
        public Index {
            keys = List.copyOf(keys);
            include = List.copyOf(include);
        }
    }

    /// A trigger; `definition` as the source deparses it.
    public record Trigger(String name, String definition, boolean enabled) {}

    /// Row level security with its policies, sorted by name.
    public record RowSecurity(boolean enabled, boolean forced, List<Policy> policies) {
        public RowSecurity {
            policies =
                    policies.stream().sorted(java.util.Comparator.comparing(Policy::name)).toList();
        }
    }

    /// One row security policy. `command` is ALL, SELECT, INSERT, UPDATE or DELETE.
    public record Policy(
            String name,
            String command,
            boolean permissive,
            List<String> roles,
            @Nullable String using,
            @Nullable String withCheck) {
        public Policy {
            roles = List.copyOf(roles);
        }
    }

    /// How a table is partitioned: `strategy` is range, list or hash, `key` its text. Leaves are
    /// folded into the table; `bound` is DEFAULT for the default partition.
    public record Partitioning(String strategy, String key, List<Partition> partitions) {
        public Partitioning {
            partitions =
                    partitions.stream()
                            .sorted(java.util.Comparator.comparing(p -> p.name().toString()))
                            .toList();
        }

        public boolean hasDefault() {
            return partitions.stream().anyMatch(p -> p.bound().equals("DEFAULT"));
        }
    }

    public record Partition(QualifiedName name, String bound) {}
}

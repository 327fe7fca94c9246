package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeRef;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A table or view as the binder needs it. Immutable and thread-safe.
public final class RelationInfo {

    /// What may be done with a relation.
    public enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        FOREIGN_TABLE,
        SEQUENCE
    }

    /// One column, in order of position.
    ///
    /// @param optional an INSERT may leave it out
    /// @param alwaysGenerated an INSERT or UPDATE must not give a value
    /// @param computed it is generated from other columns, so that no OVERRIDING lets a value in
    /// @param collation null for its type's own
    public record Column(
            String name,
            TypeRef type,
            boolean notNull,
            boolean optional,
            boolean alwaysGenerated,
            boolean computed,
            @Nullable String collation) {
        Column(
                String name,
                TypeRef type,
                boolean notNull,
                boolean optional,
                boolean alwaysGenerated,
                boolean computed) {
            this(name, type, notNull, optional, alwaysGenerated, computed, null);
        }
    }

    /// A unique key that ON CONFLICT may infer; `partial` keys need a predicate.
    public record Key(
            List<Integer> columns, boolean partial, boolean expression, boolean deferrable) {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    private final QualifiedName ref;
    private final String schema;
    private final String name;
    private final Kind kind;
    private final List<Column> columns;
    private final List<Integer> primaryKey;
    private final List<Key> uniqueKeys;
    private final @Nullable PgType rowType;
    private final @Nullable Set<String> constraints;
    private final Map<String, Integer> index;

    /// @param ref as the snapshot names it
    /// @param primaryKey positions in `columns`; empty where there is none that groups
    /// @param constraints the names of its constraints, null where they are not known
    RelationInfo(
            QualifiedName ref,
            String schema,
            String name,
            Kind kind,
            List<Column> columns,
            List<Integer> primaryKey,
            List<Key> uniqueKeys,
            @Nullable PgType rowType,
            @Nullable Set<String> constraints) {
        this.ref = ref;
        this.schema = schema;
        this.name = name;
        this.constraints = constraints == null ? null : Set.copyOf(constraints);
        this.kind = kind;
        this.columns = List.copyOf(columns);
        this.primaryKey = List.copyOf(primaryKey);
        this.uniqueKeys = List.copyOf(uniqueKeys);
        this.rowType = rowType;
        this.index = new HashMap<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            index.put(columns.get(i).name(), i);
        }
    }

    QualifiedName ref() {
        return ref;
    }

    String schema() {
        return schema;
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    List<Column> columns() {
        return columns;
    }

    List<Integer> primaryKey() {
        return primaryKey;
    }

    List<Key> uniqueKeys() {
        return uniqueKeys;
    }

    /// A partition of this table: it has the same columns, and its keys are not known.
    RelationInfo leaf(String leafSchema, String leafName) {
        return new RelationInfo(
                ref, leafSchema, leafName, kind, columns, primaryKey, List.of(), rowType, null);
    }

    /// Whether the table has a constraint of the name; null where that is not known.
    @Nullable Boolean hasConstraint(String constraint) {
        return constraints == null ? null : constraints.contains(constraint);
    }

    @Nullable PgType rowType() {
        return rowType;
    }

    /// The position of the column, -1 if there is none.
    int indexOf(String column) {
        return index.getOrDefault(column, -1);
    }
}

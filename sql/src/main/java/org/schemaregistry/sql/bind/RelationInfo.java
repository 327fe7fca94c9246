package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeRef;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table or view as the binder needs it. Immutable and thread-safe.
public final class RelationInfo {

    /// What may be done with a relation.
    public enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        FOREIGN_TABLE
    }

    /// One column, in order of position.
    ///
    /// @param optional an INSERT may leave it out
    /// @param alwaysGenerated an INSERT or UPDATE must not give a value
    /// @param computed it is generated from other columns, so that no OVERRIDING lets a value in
    public record Column(
            String name,
            TypeRef type,
            boolean notNull,
            boolean optional,
            boolean alwaysGenerated,
            boolean computed) {}

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
    private final Map<String, Integer> index;

    /// @param ref as the snapshot names it
    /// @param primaryKey positions in `columns`; empty where there is none that groups
    RelationInfo(
            QualifiedName ref,
            String schema,
            Kind kind,
            List<Column> columns,
            List<Integer> primaryKey,
            List<Key> uniqueKeys,
            @Nullable PgType rowType) {
        this.ref = ref;
        this.schema = schema;
        this.name = ref.name();
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

    @Nullable PgType rowType() {
        return rowType;
    }

    /// The position of the column, -1 if there is none.
    int indexOf(String column) {
        return index.getOrDefault(column, -1);
    }
}

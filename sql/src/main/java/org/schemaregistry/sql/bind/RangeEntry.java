package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.type.TypeRef;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One thing that rows come from at a query level: a table, a subquery, a function, a join, a CTE
/// or a list of VALUES. Compared by identity. One thread.
final class RangeEntry {

    /// What it is; decides on system columns and on the type of the whole row.
    enum Kind {
        RELATION,
        SUBQUERY,
        FUNCTION,
        JOIN,
        COMMON_TABLE,
        VALUES,
        /// Something unresolved: any column may come from it.
        OPEN
    }

    /// A column; `source` is what it stands for where that is a column of something else (joins).
    ///
    /// @param nullable as what the entry stands for yields it; where there is a `source`, that
    ///   decides
    /// @param collation null for its type's own
    record Column(
            String name,
            TypeRef type,
            boolean nullable,
            @Nullable Bound source,
            @Nullable String collation) {
        Column(String name, TypeRef type, boolean nullable, @Nullable Bound source) {
            this(name, type, nullable, source, null);
        }

        Column named(String other) {
            return new Column(other, type, nullable, source, collation);
        }
    }

    final Kind kind;
    final String alias;
    final Level level;
    final List<Column> columns;
    final @Nullable RelationInfo relation;
    final TypeRef rowType;

    /// So many outer joins above it, or writes that have no such row, may fill it with nulls.
    int outerJoins;

    /// What keeps rows of a subquery from being locked; empty where nothing does.
    String unlockable = "";

    /// What was most likely meant where this is open by a misspelt name: its columns are no
    /// findings, others are.
    @Nullable RelationInfo presumed;

    /// It reads the CTE that is being defined.
    boolean selfReference;

    private @Nullable Map<String, Integer> index;

    RangeEntry(
            Kind kind,
            String alias,
            Level level,
            List<Column> columns,
            @Nullable RelationInfo relation,
            TypeRef rowType) {
        this.kind = kind;
        this.alias = alias;
        this.level = level;
        this.columns = columns;
        this.relation = relation;
        this.rowType = rowType;
    }

    static final int NONE = -1;
    static final int AMBIGUOUS = -2;

    /// The position of the column, [#NONE] or [#AMBIGUOUS].
    int find(String name) {
        Map<String, Integer> positions = index;
        if (positions == null) {
            positions = new HashMap<>(columns.size() * 2);
            for (int i = 0; i < columns.size(); i++) {
                Integer before = positions.put(columns.get(i).name(), i);
                if (before != null) {
                    positions.put(columns.get(i).name(), AMBIGUOUS);
                }
            }
            index = positions;
        }
        return positions.getOrDefault(name, NONE);
    }

    boolean isOpen() {
        return kind == Kind.OPEN;
    }

    /// Whether a column of the name may come from something that could not be resolved.
    boolean mayHold(String name) {
        RelationInfo likely = presumed;
        return isOpen() && (likely == null || likely.indexOf(name) >= 0);
    }
}

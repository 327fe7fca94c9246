package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.QueryCheck;

/// Which field of a table a column of the result shows unchanged.
final class ResultOrigin {
    /// Joins within joins; deeper ones are not followed.
    private static final int MAX_STEPS = 100;

    private ResultOrigin() {}

    /// Null where it is computed, a whole row, or comes out of a subquery.
    static QueryCheck.@Nullable Origin of(@Nullable Bound value) {
        Bound at = value;
        for (int step = 0; step < MAX_STEPS; step++) {
            if (!(at instanceof Bound.Column column) || column.index() < 0) {
                return null;
            }
            RangeEntry entry = column.entry();
            RangeEntry.Column source = entry.columns.get(column.index());
            RelationInfo relation = entry.relation;
            if (entry.kind == RangeEntry.Kind.RELATION && relation != null) {
                return new QueryCheck.Origin(
                        relation.ref(), relation.columns().get(column.index()).name());
            }
            at = source.source();
        }
        return null;
    }
}

package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.version.SemVer;

import java.util.List;

/// A registered query, its check against the present state, and what moved since it was planned.
///
/// Immutable.
public record QueryDetail(QuerySummary query, CheckReport check, List<Moved> stale) {
    /// A table that is no longer as planned: `current` is null for one that was dropped, and its
    /// name differs from `planned`'s where it was renamed.
    public record Moved(
            String table,
            SemVer planned,
            @Nullable TableRef now,
            @Nullable SemVer current,
            List<ClassifiedChange> changes) {
        public Moved {
            changes = List.copyOf(changes);
        }
    }

    public QueryDetail {
        stale = List.copyOf(stale);
    }
}

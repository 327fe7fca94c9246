package org.schemaregistry.registry.api;

import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.version.SemVer;

import java.util.List;

/// The verdict on a query with the versions it was reached on. `stale` are pins whose table has
/// moved since.
public record CheckReport(QueryCheck check, List<TouchedTable> touches, List<Stale> stale) {
    /// A table the query names, at the version it was checked against.
    public record TouchedTable(
            TableRef ref, SemVer version, boolean written, List<String> columns) {
        public TouchedTable {
            columns = List.copyOf(columns);
        }
    }

    /// A table that moved since the caller planned on it.
    public record Stale(
            TableRef ref, SemVer planned, SemVer current, List<ClassifiedChange> changes) {
        public Stale {
            changes = List.copyOf(changes);
        }
    }

    public CheckReport {
        touches = List.copyOf(touches);
        stale = List.copyOf(stale);
    }
}

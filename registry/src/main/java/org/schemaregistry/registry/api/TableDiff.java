package org.schemaregistry.registry.api;

import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.version.SemVer;

import java.util.List;

/// The difference between two versions of one table.
public record TableDiff(
        TableRef ref, SemVer from, SemVer to, Bump bump, List<ClassifiedChange> changes) {
    public TableDiff {
        changes = List.copyOf(changes);
    }
}

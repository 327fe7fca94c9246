package org.schemaregistry.core.rule;

import org.schemaregistry.core.diff.Change;

import java.util.List;

/// A change with the rule it falls under, the bump that gives, and whom it affects.
///
/// Immutable.
public record ClassifiedChange(
        Change change, ChangeRule rule, Bump bump, List<Effect> affects, List<Flag> flags) {
    public ClassifiedChange {
        affects = List.copyOf(affects);
        flags = List.copyOf(flags);
    }
}

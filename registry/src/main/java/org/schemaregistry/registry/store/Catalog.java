package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;

import java.util.List;

/// The whole current state as of some moment. `revision` is the number of the latest commit it
/// shows ([CommitResult.Committed#revision]); on PostgreSQL a commit to another source with a lower
/// number may still be missing, so one source's state is named by [SourceState#revision].
///
/// `removed` holds sources that are no longer registered, with what is left of them.
/// `foreignEditsPending` is true while [Store#foreignEdits] has something to adopt.
///
/// Immutable.
public record Catalog(
        long revision,
        OrderedMap<SourceId, SourceState> sources,
        OrderedMap<SourceId, SourceState> removed,
        OrderedMap<String, List<TableRef>> mappings,
        boolean foreignEditsPending) {
    public static final Catalog EMPTY =
            new Catalog(0, OrderedMap.empty(), OrderedMap.empty(), OrderedMap.empty(), false);

    /// The current version of a table; null if there is no such source or table.
    public @Nullable TableState table(SourceId source, QualifiedName table) {
        SourceState state = sources.get(source);
        return state == null ? null : state.tables().get(table);
    }
}

package org.schemaregistry.registry;

import static org.schemaregistry.registry.Registry.guarded;

import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.QueryDefinition;
import org.schemaregistry.registry.api.QueryDetail;
import org.schemaregistry.registry.api.QuerySummary;
import org.schemaregistry.registry.flow.QueryKeeping;

import java.util.List;

/// The registered queries: each is checked again by every commit that may touch it, and one that
/// breaks raises the event `query.broken` in that commit.
///
/// Thread-safe. Every method throws [org.schemaregistry.registry.api.RegistryException] and nothing
/// else for what callers and the store do.
public final class Queries {
    private final QueryKeeping keeping;
    private final Runnable adoption;

    Queries(QueryKeeping keeping, Runnable adoption) {
        this.keeping = keeping;
        this.adoption = adoption;
    }

    /// Keeps a query that passes its check, or whose check is unknown; answers with the check.
    ///
    /// @throws org.schemaregistry.registry.api.RegistryException `QUERY_EXISTS`, `QUERY_REJECTED`,
    ///   `LIMIT_EXCEEDED`, `CONFLICT`, and as [Registry#check]
    public CheckReport add(QueryDefinition definition, String actor) {
        return guarded(() -> {
            adoption.run();
            return keeping.add(definition, actor);
        });
    }

    /// Sorted by name.
    public List<QuerySummary> list() {
        return guarded(() -> {
            adoption.run();
            return keeping.list();
        });
    }

    /// One query with its present check and what moved since it was planned.
    ///
    /// @throws org.schemaregistry.registry.api.RegistryException `UNKNOWN_QUERY`, and as
    ///   [Registry#check]
    public QueryDetail show(String name) {
        return guarded(() -> {
            adoption.run();
            return keeping.show(name);
        });
    }

    /// Keeps a query no longer; its audit and events stay.
    ///
    /// @throws org.schemaregistry.registry.api.RegistryException `UNKNOWN_QUERY`
    public void remove(String name, String actor) {
        guarded(() -> {
            keeping.remove(name, actor);
            return true;
        });
    }
}

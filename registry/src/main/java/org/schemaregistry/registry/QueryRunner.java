package org.schemaregistry.registry;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.registry.api.Cancellation;
import org.schemaregistry.registry.api.RunOptions;
import org.schemaregistry.registry.api.RunReport;
import org.schemaregistry.registry.flow.Running;

import java.util.List;

/// Runs queries against the sources, for whoever embeds the registry; no face of the server reaches
/// it. Part of a [Registry] and usable until that is closed.
///
/// ```java
/// RunReport report = registry.runner().run(
///         new Query(new SourceId("shop"), null, "SELECT id, total FROM orders WHERE total > $1"),
///         List.of(100), RunOptions.DEFAULT, sink);
/// ```
///
/// Thread-safe.
public final class QueryRunner {
    private final Running running;

    QueryRunner(Running running) {
        this.running = running;
    }

    /// Checks, dry-runs and runs a query; its rows go to the sink on the calling thread, a bounded
    /// number in memory. What the check, the guard of functions or the source refuses, a timeout
    /// and a mismatch are results. An interrupt ends it with `CANCELLED` and stays set.
    ///
    /// @param parameters the values of `$1`, `$2`, …; as many as the query has
    /// @throws org.schemaregistry.registry.api.RegistryException as [Registry#dryRun]
    public RunReport run(
            Query query,
            List<@Nullable Object> parameters,
            RunOptions options,
            QuerySession.RowSink sink) {
        return run(query, parameters, options, new Cancellation(), sink);
    }

    /// The same, to be ended by another thread: the result is then `QueryRun.Cancelled`.
    public RunReport run(
            Query query,
            List<@Nullable Object> parameters,
            RunOptions options,
            Cancellation cancellation,
            QuerySession.RowSink sink) {
        return Registry.guarded(() -> running.run(query, parameters, options, cancellation, sink));
    }
}

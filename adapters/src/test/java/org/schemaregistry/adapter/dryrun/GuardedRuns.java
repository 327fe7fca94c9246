package org.schemaregistry.adapter.dryrun;

import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.Mismatch;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.RunOptions;
import org.schemaregistry.registry.api.RunReport;

import java.util.ArrayList;
import java.util.List;

/// Runs queries under guard and tells what that found.
final class GuardedRuns {
    private GuardedRuns() {}

    static RunReport run(Registry registry, SourceId source, String sql, RunOptions options) {
        return registry.runner().run(new Query(source, null, sql), List.of(), options, row -> true);
    }

    /// Each mismatch with its table; `?` where none is blamed.
    static List<String> found(RunReport report) {
        List<String> found = new ArrayList<>();
        for (GuardReport guard : report.guards()) {
            for (Mismatch mismatch : guard.mismatches()) {
                found.add(guard.ref().table() + " " + mismatch);
            }
        }
        report.unplaced().forEach(mismatch -> found.add("? " + mismatch));
        return found;
    }

    static long told(Registry registry) {
        return registry.events(0, 1000).stream()
                .filter(event -> event.get("type").stringValue().contains("guard.mismatch"))
                .count();
    }
}

package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.Limits;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Store;

import java.time.Clock;

/// Scan, diff, version, commit: how a source's catalog becomes versions.
///
/// The base is read before the scan, so that a commit made meanwhile is a conflict and the scan is
/// made anew: an older snapshot never overwrites a newer one.
///
/// Thread-safe.
public final class Introspection {
    private final ScanAttempt.Parts parts;

    public Introspection(
            Store store, Extensions extensions, RuleSet rules, Limits limits, Clock clock) {
        parts =
                new ScanAttempt.Parts(
                        store, extensions, new Rechecking(store, extensions), rules, limits, clock);
    }

    /// Scans one source. What goes wrong in the source is in the report; nothing is lost by it.
    ///
    /// @throws RegistryException `UNKNOWN_SOURCE`, `NO_CONNECTOR`, or `CONFLICT` if others kept
    ///   committing to the source
    public ScanReport run(SourceId id, IntrospectOptions options) {
        return run(id, options, null);
    }

    /// The same; whatever it commits requires `fence`, which nobody can mend once it is broken.
    ScanReport run(
            SourceId id, IntrospectOptions options, Requirement.@Nullable ScanLeaseHeld fence) {
        long started = System.nanoTime();
        int attempts = parts.limits().commitAttempts();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            ScanReport report = new ScanAttempt(parts, id, options, fence, started).run();
            if (report != null) {
                return report;
            }
        }
        throw new RegistryException(
                ErrorCode.CONFLICT,
                "source " + id + " was changed by others during " + attempts + " scans",
                "a scan that nobody overtakes",
                attempts + " conflicts",
                "scan again later, or find out who keeps writing to it");
    }
}

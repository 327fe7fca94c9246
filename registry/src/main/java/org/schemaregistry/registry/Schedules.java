package org.schemaregistry.registry;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.api.ScheduleSummary;
import org.schemaregistry.registry.flow.Scheduling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which sources are scanned by themselves; [Registry#work] does the scanning. Part of a [Registry]
/// and usable until that is closed.
///
/// Thread-safe.
public final class Schedules {
    private final Scheduling scheduling;

    Schedules(Scheduling scheduling) {
        this.scheduling = scheduling;
    }

    /// Has a source scanned again and again, first at once; null ends that.
    ///
    /// @throws org.schemaregistry.registry.api.RegistryException `UNKNOWN_SOURCE`
    public void set(SourceId id, @Nullable Duration every, String actor) {
        Registry.guarded(() -> {
            scheduling.set(id, every, actor);
            return true;
        });
    }

    /// The schedule of a source; empty if it is scanned on request only.
    public Optional<ScheduleSummary> find(SourceId id) {
        return Registry.guarded(() -> scheduling.find(id));
    }

    /// All schedules, sorted by source.
    public List<ScheduleSummary> list() {
        return Registry.guarded(scheduling::list);
    }
}

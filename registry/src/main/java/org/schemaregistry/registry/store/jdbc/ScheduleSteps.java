package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.Requirement.ScanLeaseHeld;
import org.schemaregistry.registry.store.Requirement.SourcePresent;
import org.schemaregistry.registry.store.ScanLease;
import org.schemaregistry.registry.store.Write;

/// What happens to scan schedules, as statements of a commit.
final class ScheduleSteps {
    private ScheduleSteps() {}

    static Step put(Write.PutSchedule put, long atMillis) {
        String source = put.source().value();
        return Step.requiring(
                new SourcePresent(put.source()),
                Sql.PUT_SCHEDULE,
                source,
                put.everyMillis(),
                atMillis,
                source);
    }

    static Step remove(SourceId source) {
        return Step.of(Sql.DELETE_SCHEDULE, source.value());
    }

    static Step check(ScanLeaseHeld held) {
        ScanLease lease = held.lease();
        return Step.requiring(
                held, Sql.CHECK_SCAN_LEASE, lease.source().value(), lease.owner(), lease.number());
    }
}

package org.schemaregistry.registry.store;

import org.schemaregistry.core.model.SourceId;

import java.util.List;
import java.util.Optional;

/// Which sources are due for a scan, and which instance is at it; shared by all instances on one
/// store. Schedules come and go by commits ([Write.PutSchedule], [Write.RemoveSchedule]); what is
/// here is their state.
///
/// Thread-safe, also on virtual threads. A write here need not survive a power failure: what is
/// lost is scanned once more. Instances may differ in their clocks by up to half a lease.
public interface ScheduleStore {
    /// A lease that was taken this far in the future is not believed: somebody's clock was set
    /// back.
    long MAX_CLOCK_LEAD_MILLIS = 300_000;

    /// All schedules of registered sources, sorted by source.
    List<ScanSchedule> schedules();

    Optional<ScanSchedule> schedule(SourceId source);

    /// Sources that are due and that nobody scans, the one that waits longest first.
    List<ScanSchedule> due(long nowMillis, int limit);

    /// Makes a source due at once, and have everything read; also where it is being scanned, since
    /// that scan may have read before. False if it has no schedule.
    boolean hasten(SourceId source);

    /// Takes the right to scan a source, if it is still due and nobody has it.
    Optional<ScanLease> claim(SourceId source, String owner, long nowMillis, long leaseMillis);

    /// Prolongs a lease; false if it was lost.
    boolean renew(ScanLease lease, long nowMillis);

    /// Gives a lease back and leaves the source as due as it is.
    void release(ScanLease lease);

    /// Writes down a scan that ran by a schedule of `everyMillis` and gives the lease back; false,
    /// and nothing written, if the lease was lost. A schedule that was changed or hastened
    /// meanwhile keeps its own due time.
    boolean settle(ScanLease lease, long everyMillis, ScanSchedule.Settled settled);

    /// Writes down a scan that somebody asked for, by the schedule as it was before that. Nothing
    /// is written if an instance scans the source, or if it was made due meanwhile.
    void note(ScanSchedule before, ScanSchedule.Settled settled);
}

package org.schemaregistry.registry.flow;

/// The bounds of scheduled scans. Times in milliseconds.
///
/// @param leaseMillis how long a scan may go without a sign of life of its instance
/// @param pollMillis how often the store is asked for sources that are due
/// @param parallelScans how many sources an instance scans at once
/// @param fullEveryMillis how often everything is read, whatever a connector's hints say
/// @param maxRetryMillis the longest wait after failures, unless the schedule's own is longer
/// @param stopMillis how long a scan may take to end when the instance does
public record ScheduleLimits(
        long leaseMillis,
        long pollMillis,
        int parallelScans,
        long fullEveryMillis,
        long maxRetryMillis,
        long stopMillis) {
    /// A lease of 30 s, polls each 500 ms, 2 scans at once, everything each 6 hours, an hour after
    /// failures, 3 s to stop.
    public static final ScheduleLimits DEFAULT =
            new ScheduleLimits(30_000, 500, 2, 6 * 3_600_000, 3_600_000, 3_000);

    public ScheduleLimits {
        if (leaseMillis < 3
                || pollMillis < 1
                || parallelScans < 1
                || fullEveryMillis < 1
                || maxRetryMillis < 1
                || stopMillis < 1) {
            throw new IllegalArgumentException("schedule limits: expected all above 0");
        }
    }

    ScheduleLimits withLease(long millis) {
        return new ScheduleLimits(
                millis, pollMillis, parallelScans, fullEveryMillis, maxRetryMillis, stopMillis);
    }
}

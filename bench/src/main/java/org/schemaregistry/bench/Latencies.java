package org.schemaregistry.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Durations that were measured, in nanoseconds.
///
/// Thread-safe.
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = value;
    }

    synchronized int count() {
        return count;
    }

    /// Waits until there are so many, for `seconds` at most.
    void await(int expected, int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (count() < expected && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000);
        }
    }

    synchronized void show(String what) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-58s p50 %8.2f ms, p99 %8.2f ms, most %8.2f ms, of %,d%n",
                what,
                part(sorted, 0.5) / 1e6,
                part(sorted, 0.99) / 1e6,
                part(sorted, 1) / 1e6,
                count);
    }

    private static long part(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }
}

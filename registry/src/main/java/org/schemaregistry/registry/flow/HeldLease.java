package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.ScanLease;
import org.schemaregistry.registry.store.ScheduleStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/// The lease of a scan under way. It is renewed while the scan runs; a scan whose lease is lost, or
/// could not be renewed in time, is interrupted, so that it never runs beside the one that takes
/// its place.
///
/// Thread-safe: made and ended on the scanning thread, renewed on another.
final class HeldLease {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

    private final ScheduleStore store;
    private final ScanLease lease;
    private final Clock clock;
    private final Thread scanning = Thread.currentThread();

    private long renewedNanos;
    private boolean lost;
    private boolean ended;

    HeldLease(ScheduleStore store, ScanLease lease, long claimedNanos, Clock clock) {
        this.store = store;
        this.lease = lease;
        this.clock = clock;
        this.renewedNanos = claimedNanos;
    }

    /// To be called a few times within the lease.
    void renew() {
        long begin = System.nanoTime();
        Boolean held = attempt();
        synchronized (this) {
            if (ended) {
                return;
            }
            if (Boolean.TRUE.equals(held)) {
                renewedNanos = begin;
            } else if (held != null || begin - renewedNanos > longestSilence()) {
                lost = true;
                scanning.interrupt();
            }
        }
    }

    /// True if it was lost. After this the thread is interrupted by it no more.
    synchronized boolean end() {
        ended = true;
        if (lost) {
            // The interrupt was meant for the scan alone.
            Thread.interrupted();
        }
        return lost;
    }

    private @Nullable Boolean attempt() {
        try {
            return store.renew(lease, clock.millis());
        } catch (RuntimeException e) {
            LOG.warn("cannot renew the lease of the scan of {}, trying again", lease.source(), e);
            return null;
        }
    }

    private long longestSilence() {
        return TimeUnit.MILLISECONDS.toNanos(lease.leaseMillis()) * 2 / 3;
    }
}

package org.schemaregistry.registry.flow;

import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.registry.api.DeliveryReport;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.DueReport;
import org.schemaregistry.registry.api.ScheduledScan;
import org.schemaregistry.registry.outbox.Dispatcher;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// What an instance does by itself: scheduled scans and the delivery of events, side by side.
///
/// Thread-safe.
public final class Working {
    private final Scheduling scheduling;
    private final Subscribing subscribing;
    private final long sealDelayMillis;

    /// `sealDelayMillis` is how long after a commit its events may take to be seen.
    public Working(Scheduling scheduling, Subscribing subscribing, long sealDelayMillis) {
        this.scheduling = scheduling;
        this.subscribing = subscribing;
        this.sealDelayMillis = sealDelayMillis;
    }

    /// Until the calling thread is interrupted. `told` hears of every scan, on other threads.
    public void run(DeliverySettings settings, Consumer<ScheduledScan> told) {
        Dispatcher dispatcher = subscribing.dispatcher(settings);
        Scheduling scans = scheduling.withLease(settings.leaseMillis());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> scans.run(told));
            try {
                dispatcher.run();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /// Scans what is due, each source once, then delivers what is due.
    public DueReport runOnce(DeliverySettings settings, Consumer<ScheduledScan> told) {
        List<ScheduledScan> scans = scheduling.withLease(settings.leaseMillis()).runOnce(told);
        if (scans.stream().anyMatch(Working::mayHaveRaisedEvents)) {
            LockSupport.parkNanos(sealDelayMillis * 1_000_000);
        }
        Dispatcher.Summary done = subscribing.dispatcher(settings).runOnce();
        return new DueReport(
                scans, new DeliveryReport(done.delivered(), done.failed(), done.dead()));
    }

    private static boolean mayHaveRaisedEvents(ScheduledScan scan) {
        return scan.report() == null || scan.report().status() != ScanStatus.UNCHANGED;
    }
}

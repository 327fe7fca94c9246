package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.ScheduleSummary;
import org.schemaregistry.registry.api.ScheduledScan;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.ScanLease;
import org.schemaregistry.registry.store.ScanSchedule;
import org.schemaregistry.registry.store.ScheduleStore;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.Write;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Scheduled scans: claim a source that is due, scan it while the lease is renewed, settle. Any
/// number of instances may run; a lease gives each source to one of them, and to another when that
/// one dies. A commit requires the lease, so what a scan found whose lease was lost is not written.
///
/// Thread-safe.
public final class Scheduling {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduling.class);
    private static final String ACTOR = "schedule";
    private static final int AT_ONCE = 100;
    private static final int STORE_ATTEMPTS = 5;
    private static final int MOST_ERROR_CHARS = 2_000;

    private final Store store;
    private final ScheduleStore schedules;
    private final Introspection introspection;
    private final Adoption adoption;
    private final ScheduleLimits limits;
    private final Clock clock;
    private final RandomGenerator random;
    private final String owner = UUID.randomUUID().toString();

    public Scheduling(
            Store store,
            Introspection introspection,
            Adoption adoption,
            ScheduleLimits limits,
            Clock clock,
            RandomGenerator random) {
        this.store = store;
        this.schedules = store.schedules();
        this.introspection = introspection;
        this.adoption = adoption;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    /// The same with another lease.
    public Scheduling withLease(long leaseMillis) {
        return new Scheduling(
                store, introspection, adoption, limits.withLease(leaseMillis), clock, random);
    }

    /// Has a source scanned again and again, first at once; null ends that.
    ///
    /// @throws org.schemaregistry.registry.api.RegistryException `UNKNOWN_SOURCE`
    public void set(SourceId id, @Nullable Duration every, String actor) {
        Lookup.state(store.catalog(), id);
        CommitResult result =
                store.commit(
                        new Commit(
                                new Actor(actor),
                                clock.millis(),
                                UUID.randomUUID().toString(),
                                List.of(new Requirement.SourcePresent(id)),
                                List.of(write(id, every)),
                                List.of(audit(id, every)),
                                List.of()));
        if (result instanceof CommitResult.Conflict) {
            throw Lookup.unknownSource(id, store.catalog());
        }
    }

    static Write write(SourceId id, @Nullable Duration every) {
        return every == null
                ? new Write.RemoveSchedule(id)
                : new Write.PutSchedule(id, every.toMillis());
    }

    static AuditDraft audit(SourceId id, @Nullable Duration every) {
        return new AuditDraft(
                "source.scheduled",
                id.value(),
                null,
                null,
                every == null
                        ? "off"
                        : "every " + every.toString().substring(2).toLowerCase(Locale.ROOT));
    }

    /// Sorted by source.
    public List<ScheduleSummary> list() {
        long now = clock.millis();
        return schedules.schedules().stream().map(schedule -> summary(schedule, now)).toList();
    }

    /// The schedule of a source; empty if it is scanned on request only.
    public Optional<ScheduleSummary> find(SourceId id) {
        return schedules.schedule(id).map(schedule -> summary(schedule, clock.millis()));
    }

    /// Scans a source because somebody asked; if that goes well, its schedule counts from there.
    ///
    /// @throws RegistryException as [Introspection#run]
    public ScanReport byHand(SourceId id, IntrospectOptions options) {
        Optional<ScanSchedule> before = schedules.schedule(id);
        ScanReport report = introspection.run(id, options);
        boolean well =
                switch (report.status()) {
                    case COMPLETE, UNCHANGED -> !options.dryRun();
                    case PARTIAL, FAILED, HELD -> false;
                };
        if (well && before.isPresent()) {
            ScanSchedule schedule = before.get();
            long now = clock.millis();
            schedules.note(
                    schedule,
                    new ScanSchedule.Settled(
                            now + waitMillis(schedule.everyMillis(), 0),
                            0,
                            now,
                            null,
                            options.mode() == ScanRequest.Mode.FULL
                                    ? now
                                    : schedule.fullAtMillis()));
        }
        return report;
    }

    /// Scans every source that is due and that nobody else scans, each once, and tells of each.
    public List<ScheduledScan> runOnce(Consumer<ScheduledScan> told) {
        List<ScheduledScan> done = new ArrayList<>();
        Set<SourceId> seen = ConcurrentHashMap.newKeySet();
        try (Threads threads = new Threads()) {
            boolean found = true;
            while (found && !Thread.currentThread().isInterrupted()) {
                found = false;
                for (ScanSchedule schedule : schedules.due(clock.millis(), AT_ONCE)) {
                    if (seen.add(schedule.source())
                            && threads.begin(
                                    schedule,
                                    scan -> {
                                        synchronized (done) {
                                            done.add(scan);
                                        }
                                        told.accept(scan);
                                    })) {
                        found = true;
                    }
                }
                threads.awaitAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (done) {
            return List.copyOf(done);
        }
    }

    /// Scans what is due until the thread is interrupted; then stops what is under way and gives
    /// the sources back. `told` is called on the scanning threads.
    public void run(Consumer<ScheduledScan> told) {
        try (Threads threads = new Threads()) {
            while (!Thread.currentThread().isInterrupted()) {
                boolean began = false;
                try {
                    for (ScanSchedule schedule : schedules.due(clock.millis(), AT_ONCE)) {
                        began |= threads.begin(schedule, told);
                    }
                } catch (RuntimeException e) {
                    LOG.warn("cannot look for sources that are due, trying again", e);
                }
                if (!began) {
                    TimeUnit.MILLISECONDS.sleep(limits.pollMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where scans run: platform threads, because some drivers wait in native code.
    private final class Threads implements AutoCloseable {
        private final ExecutorService scans =
                Executors.newFixedThreadPool(limits.parallelScans(), named("scan"));
        private final ScheduledExecutorService renewals =
                Executors.newSingleThreadScheduledExecutor(named("lease"));
        private final Semaphore free = new Semaphore(limits.parallelScans());

        /// Waits for a free thread and claims the source; false if another instance was quicker.
        boolean begin(ScanSchedule schedule, Consumer<ScheduledScan> told)
                throws InterruptedException {
            free.acquire();
            boolean began = false;
            try {
                long claimedNanos = System.nanoTime();
                Optional<ScanLease> lease =
                        schedules.claim(
                                schedule.source(), owner, clock.millis(), limits.leaseMillis());
                if (lease.isPresent()) {
                    // It may have been hastened since it was listed.
                    ScanSchedule claimed = schedules.schedule(schedule.source()).orElse(schedule);
                    scans.execute(() -> {
                        try {
                            scan(claimed, lease.get(), claimedNanos, told);
                        } finally {
                            free.release();
                        }
                    });
                    began = true;
                }
                return began;
            } finally {
                if (!began) {
                    free.release();
                }
            }
        }

        void awaitAll() throws InterruptedException {
            free.acquire(limits.parallelScans());
            free.release(limits.parallelScans());
        }

        private void scan(
                ScanSchedule schedule,
                ScanLease lease,
                long claimedNanos,
                Consumer<ScheduledScan> told) {
            HeldLease held = new HeldLease(schedules, lease, claimedNanos, clock);
            long third = Math.max(1, limits.leaseMillis() / 3);
            ScheduledFuture<?> renewal =
                    renewals.scheduleWithFixedDelay(
                            held::renew, third, third, TimeUnit.MILLISECONDS);
            boolean full = isFullDue(schedule);
            ScheduledScan result;
            boolean lost;
            try {
                result = attempt(schedule, lease, full);
            } finally {
                renewal.cancel(false);
                lost = held.end();
            }
            // The store must not see the interrupt that ends the instance.
            boolean stopped = Thread.interrupted() || scans.isShutdown();
            if (lost) {
                LOG.warn("the scan of {} was stopped: its lease was lost", schedule.source());
            } else if (stopped && error(result) != null) {
                insist(schedule, () -> schedules.release(lease));
            } else {
                insist(schedule, () -> settle(schedule, lease, result, full));
                told.accept(result);
            }
        }

        @Override
        public void close() {
            scans.shutdownNow();
            boolean interrupted = Thread.interrupted();
            try {
                if (!scans.awaitTermination(limits.stopMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("a scan does not stop; its lease will end by itself");
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            renewals.shutdownNow();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ScheduledScan attempt(ScanSchedule schedule, ScanLease lease, boolean full) {
        SourceId id = schedule.source();
        ScanRequest.Mode mode = full ? ScanRequest.Mode.FULL : ScanRequest.Mode.POLL;
        try {
            adoption.run();
            ScanReport report =
                    introspection.run(
                            id,
                            new IntrospectOptions(
                                    mode, false, false, ACTOR, ScanRequest.Progress.NONE),
                            new Requirement.ScanLeaseHeld(lease));
            return new ScheduledScan(id, report, null);
        } catch (RuntimeException e) {
            return new ScheduledScan(id, null, String.valueOf(e.getMessage()));
        }
    }

    /// A moment in the future was written before the clock was set back.
    private boolean isFullDue(ScanSchedule schedule) {
        long since = clock.millis() - schedule.fullAtMillis();
        return since >= limits.fullEveryMillis() || since < 0;
    }

    private void settle(
            ScanSchedule schedule, ScanLease lease, ScheduledScan result, boolean full) {
        long now = clock.millis();
        String error = error(result);
        int failures = error == null ? 0 : schedule.failures() + 1;
        boolean counts =
                schedules.settle(
                        lease,
                        schedule.everyMillis(),
                        new ScanSchedule.Settled(
                                now + waitMillis(schedule.everyMillis(), failures),
                                failures,
                                now,
                                error == null ? remark(result) : error,
                                full && error == null ? now : schedule.fullAtMillis()));
        if (!counts) {
            LOG.warn("the scan of {} does not count: its lease was lost", schedule.source());
        }
    }

    /// The schedule's time, doubled with each failure; up to a tenth less, so that many sources
    /// spread.
    long waitMillis(long everyMillis, int failures) {
        long longest = Math.max(everyMillis, limits.maxRetryMillis());
        int doublings = Math.min(failures, 40);
        long full = everyMillis > longest >> doublings ? longest : everyMillis << doublings;
        return full - random.nextLong(full / 10 + 1);
    }

    private static @Nullable String error(ScheduledScan result) {
        ScanReport report = result.report();
        String error = result.error();
        if (report != null && report.status() == ScanStatus.FAILED) {
            error = report.errors().isEmpty() ? "failed" : report.errors().getFirst().message();
        }
        return error == null ? null : cut(error);
    }

    /// What somebody should look at though the scan did not fail.
    private static @Nullable String remark(ScheduledScan result) {
        ScanReport report = result.report();
        if (report == null) {
            return null;
        }
        return switch (report.status()) {
            case HELD ->
                    "held: it would delete a lot and nothing was written; if that is meant:"
                            + " introspect "
                            + result.source()
                            + " --accept-deletions";
            case PARTIAL ->
                    cut(
                            "partial: "
                                    + (report.errors().isEmpty()
                                            ? "not all could be read"
                                            : report.errors().getFirst().message()));
            case COMPLETE, UNCHANGED, FAILED -> null;
        };
    }

    private static String cut(String text) {
        return text.length() <= MOST_ERROR_CHARS ? text : text.substring(0, MOST_ERROR_CHARS);
    }

    /// A few tries, while the store may be coming back; then the lease ends by itself.
    private void insist(ScanSchedule schedule, Runnable write) {
        for (int attempt = 1; attempt <= STORE_ATTEMPTS; attempt++) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                LOG.warn("cannot write down the scan of {}", schedule.source(), e);
            }
        }
    }

    private static ScheduleSummary summary(ScanSchedule schedule, long now) {
        return new ScheduleSummary(
                schedule.source(),
                schedule.everyMillis(),
                schedule.dueAtMillis(),
                schedule.leaseOwner() != null && schedule.leaseUntilMillis() > now,
                schedule.failures(),
                schedule.lastAtMillis(),
                schedule.lastError());
    }

    private static ThreadFactory named(String what) {
        return Thread.ofPlatform().daemon().name("schema-registry-" + what + "-", 0).factory();
    }
}

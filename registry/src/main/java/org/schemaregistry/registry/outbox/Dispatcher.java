package org.schemaregistry.registry.outbox;

import org.schemaregistry.registry.outbox.DeliveryFlow.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Hands committed events over to their subscribers: each at least once, those of one subject in
/// their order. Every subscriber has a virtual thread of its own, so that a slow or dead one delays
/// no other. Any number of instances may run; a lease gives each subscriber to one of them.
///
/// Thread-safe; [#run] is called once.
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int RELEASE_ATTEMPTS = 5;
    private static final long TRIM_EVERY_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final DeliveryStore store;
    private final Channels channels;
    private final RetryPolicy policy;
    private final DeliveryLimits limits;
    private final Clock clock;
    private final RandomGenerator random;
    private final String owner = UUID.randomUUID().toString();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long newsCount;

    public Dispatcher(
            DeliveryStore store,
            Channels channels,
            RetryPolicy policy,
            DeliveryLimits limits,
            Clock clock,
            RandomGenerator random) {
        this.store = store;
        this.channels = channels;
        this.policy = policy;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    /// What was done. `failed` counts the subjects that wait for another try.
    public record Summary(int delivered, int failed, int dead) {
        private Summary plus(Outcome outcome) {
            return new Summary(
                    delivered + outcome.delivered(),
                    failed + outcome.failed(),
                    dead + outcome.dead());
        }

        private Summary plus(Summary other) {
            return new Summary(
                    delivered + other.delivered(), failed + other.failed(), dead + other.dead());
        }
    }

    /// Delivers everything that is due, to all subscribers at once, and ends when nothing is. What
    /// failed is not waited for.
    public Summary runOnce() {
        Summary total = new Summary(0, 0, 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Summary>> running = new ArrayList<>();
            for (SubscriptionState state : store.subscriptions()) {
                running.add(threads.submit(() -> drain(state.name())));
            }
            for (Future<Summary> one : running) {
                total = total.plus(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = trim();
        }
        return total;
    }

    /// Delivers until the thread is interrupted; then ends what is under way and gives the
    /// subscribers back.
    public void run() {
        Map<String, Future<?>> workers = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                watch(workers, threads);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private void watch(Map<String, Future<?>> workers, ExecutorService threads)
            throws InterruptedException {
        long seen = -1;
        long refreshed = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(limits.refreshMillis());
        long trimmed = System.nanoTime() - TRIM_EVERY_NANOS;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                long last = store.lastEvent();
                long now = System.nanoTime();
                boolean refresh =
                        now - refreshed >= TimeUnit.MILLISECONDS.toNanos(limits.refreshMillis());
                if (refresh) {
                    refreshed = now;
                    startMissing(workers, threads);
                }
                if (last != seen || refresh) {
                    seen = last;
                    tellNews();
                }
                // Batch by batch, so that news do not wait for a long trimming.
                if (now - trimmed >= TRIM_EVERY_NANOS && !trim()) {
                    trimmed = now;
                }
                TimeUnit.MILLISECONDS.sleep(limits.pollMillis());
            } catch (RuntimeException e) {
                LOG.warn("cannot look for events to deliver, trying again", e);
                TimeUnit.MILLISECONDS.sleep(limits.refreshMillis());
            }
        }
    }

    /// Forgets a batch of what is too old; true if there may be more.
    private boolean trim() {
        return store.trim(clock.millis() - limits.retentionMillis()) > 0;
    }

    private void startMissing(Map<String, Future<?>> workers, ExecutorService threads) {
        workers.values().removeIf(Future::isDone);
        for (SubscriptionState state : store.subscriptions()) {
            workers.computeIfAbsent(state.name(), name -> threads.submit(() -> work(name)));
        }
    }

    private void tellNews() {
        lock.lock();
        try {
            newsCount++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Summary drain(String name) {
        Summary total = new Summary(0, 0, 0);
        try (DeliveryFlow flow = flow(name)) {
            while (!Thread.currentThread().isInterrupted()) {
                Outcome outcome = flow.round();
                total = total.plus(outcome);
                if (!outcome.moved() && outcome.nextMillis() > clock.millis()) {
                    break;
                }
            }
        }
        store.release(name, owner);
        return total;
    }

    private void work(String name) {
        try (DeliveryFlow flow = flow(name)) {
            long heard = -1;
            while (!Thread.currentThread().isInterrupted()
                    && (heard < 0 || store.subscription(name).isPresent())) {
                heard = newsCount();
                long next;
                try {
                    Outcome outcome = flow.round();
                    next = outcome.moved() ? clock.millis() : outcome.nextMillis();
                } catch (RuntimeException e) {
                    LOG.warn("cannot deliver to subscription {}, trying again", name, e);
                    next = clock.millis() + limits.refreshMillis();
                }
                awaitNews(heard, next - clock.millis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            giveBack(name);
        }
    }

    private void giveBack(String name) {
        // A read or write of the store must not see the interrupt that ends this worker.
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; !released(name, attempt); attempt++) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The interrupt may have broken pooled connections; each try throws one of them away.
    private boolean released(String name, int attempt) {
        try {
            store.release(name, owner);
            return true;
        } catch (RuntimeException e) {
            if (attempt == RELEASE_ATTEMPTS) {
                LOG.warn("cannot give subscription {} back, its lease will end by itself", name, e);
                return true;
            }
            return false;
        }
    }

    private long newsCount() {
        lock.lock();
        try {
            return newsCount;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNews(long heard, long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(Math.min(millis, limits.leaseMillis() / 2));
        lock.lockInterruptibly();
        try {
            while (newsCount == heard && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private DeliveryFlow flow(String name) {
        return new DeliveryFlow(name, owner, store, channels, policy, limits, clock, random);
    }
}

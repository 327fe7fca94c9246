package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Tells receivers in this process of events, each at least once and in order. Every receiver has a
/// platform thread of its own, so that one that is slow, stuck or throwing delays no other; one
/// more thread looks for news for all of them, while there are any.
///
/// Thread-safe.
public final class EventPump implements AutoCloseable {
    /// The most receivers at a time.
    public static final int MAX_RECEIVERS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
    private static final int PAGE = 200;
    private static final long POLL_MILLIS = 20;
    private static final long AWAY_MILLIS = 500;
    private static final long CLOSE_MILLIS = 10_000;

    private final DeliveryStore store;
    private final RandomGenerator random;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("schema-registry-listener-", 0).factory());
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long lastEvent = -1;
    private boolean watching;
    private boolean closed;

    public EventPump(DeliveryStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    /// What one receiver is told of, and how far that came.
    public final class Lane implements AutoCloseable {
        private final EventFilter filter;
        private final RetryPolicy policy;
        private final EventReceiver receiver;
        private volatile long position;
        private volatile @Nullable Thread thread;
        private boolean ending;
        private boolean ended;

        private Lane(
                long position, EventFilter filter, RetryPolicy policy, EventReceiver receiver) {
            this.position = position;
            this.filter = filter;
            this.policy = policy;
            this.receiver = receiver;
        }

        /// The last event that was dealt with.
        public long position() {
            return position;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                ending = true;
                changed.signalAll();
                if (Thread.currentThread() != thread) {
                    awaitEnd();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }

        private void awaitEnd() throws InterruptedException {
            long left = TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            Thread running = thread;
            if (!ended && running != null) {
                running.interrupt();
            }
        }

        private void run() {
            thread = Thread.currentThread();
            try {
                while (!isEnding()) {
                    long seen = lastSeen();
                    try {
                        if (!page()) {
                            await(Long.MAX_VALUE, seen);
                        }
                    } catch (RuntimeException e) {
                        LOG.warn("cannot read events for a listener, trying again", e);
                        await(AWAY_MILLIS, Long.MIN_VALUE);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.lock();
                try {
                    ended = true;
                    lanes.remove(this);
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        }

        /// False if there was nothing.
        private boolean page() throws InterruptedException {
            List<OutboxEntry> events = store.events(position, PAGE);
            for (OutboxEntry event : events) {
                if (event.seq() > position + 1) {
                    missed(position + 1, event.seq() - 1);
                }
                if (filter.accepts(event) && !deliver(event)) {
                    return true;
                }
                position = event.seq();
            }
            return !events.isEmpty();
        }

        /// False if it was ended before the event was dealt with.
        private boolean deliver(OutboxEntry event) throws InterruptedException {
            for (int attempt = 1; !isEnding(); attempt++) {
                try {
                    receiver.on(event);
                    return true;
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    if (policy.isLast(attempt)) {
                        gaveUp(event, e);
                        return true;
                    }
                    LOG.warn("a listener failed on event {}, trying again", event.seq(), e);
                    await(policy.delayMillis(attempt, random), Long.MIN_VALUE);
                }
            }
            return false;
        }

        private void gaveUp(OutboxEntry event, Exception reason) {
            LOG.warn("a listener failed on event {}, giving it up", event.seq(), reason);
            try {
                receiver.gaveUp(event, reason);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed on being told that", e);
            }
        }

        private void missed(long first, long last) {
            LOG.warn("events {} to {} were forgotten before a listener came to them", first, last);
            try {
                receiver.missed(first, last);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed on being told that", e);
            }
        }

        private boolean isEnding() {
            lock.lock();
            try {
                return ending;
            } finally {
                lock.unlock();
            }
        }

        /// Until the time is over, the last event is no longer `seen`, or this ends.
        private void await(long millis, long seen) throws InterruptedException {
            lock.lock();
            try {
                long left = TimeUnit.MILLISECONDS.toNanos(millis);
                while (!ending && left > 0 && (lastEvent == seen || seen == Long.MIN_VALUE)) {
                    left = changed.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// Tells a receiver of every event after a number, as it comes.
    ///
    /// @throws IllegalArgumentException if there are too many
    public Lane begin(
            long sinceExclusive, EventFilter filter, RetryPolicy policy, EventReceiver receiver) {
        Lane lane = new Lane(sinceExclusive, filter, policy, receiver);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalArgumentException("listener: the registry is closed");
            }
            if (lanes.size() >= MAX_RECEIVERS) {
                throw new IllegalArgumentException(
                        "listener: expected at most " + MAX_RECEIVERS + " at a time");
            }
            lanes.add(lane);
            threads.execute(lane::run);
            if (!watching) {
                watching = true;
                threads.execute(this::watch);
            }
        } finally {
            lock.unlock();
        }
        return lane;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            lanes.forEach(lane -> lane.ending = true);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        new ArrayList<>(lanes).forEach(Lane::close);
        threads.shutdownNow();
    }

    private long lastSeen() {
        lock.lock();
        try {
            return lastEvent;
        } finally {
            lock.unlock();
        }
    }

    /// Ends with the last receiver.
    private void watch() {
        while (true) {
            long last = -1;
            try {
                last = store.lastEvent();
            } catch (RuntimeException e) {
                LOG.warn("cannot look for events, trying again", e);
            }
            lock.lock();
            try {
                if (closed || lanes.isEmpty()) {
                    watching = false;
                    return;
                }
                if (last > lastEvent) {
                    lastEvent = last;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(last < 0 ? AWAY_MILLIS : POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

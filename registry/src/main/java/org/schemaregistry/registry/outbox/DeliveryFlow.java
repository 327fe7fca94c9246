package org.schemaregistry.registry.outbox;

import static java.util.stream.Collectors.toSet;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.OutgoingEvent;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// Delivery to one subscriber, round by round: claim, take what is due, deliver each subject's
/// events in their order and subjects side by side, settle.
///
/// For one thread.
final class DeliveryFlow implements AutoCloseable {
    private final String name;
    private final String owner;
    private final DeliveryStore store;
    private final Channels channels;
    private final RetryPolicy policy;
    private final DeliveryLimits limits;
    private final Clock clock;
    private final RandomGenerator random;

    private @Nullable Subscription opened;
    private EventSink.@Nullable Channel channel;

    DeliveryFlow(
            String name,
            String owner,
            DeliveryStore store,
            Channels channels,
            RetryPolicy policy,
            DeliveryLimits limits,
            Clock clock,
            RandomGenerator random) {
        this.name = name;
        this.owner = owner;
        this.store = store;
        this.channels = channels;
        this.policy = policy;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    /// How a round ended: `moved` if another may find more to do at once; `nextMillis` is when
    /// something is due that is not yet, [Long#MAX_VALUE] if nothing is.
    record Outcome(boolean moved, int delivered, int failed, int dead, long nextMillis) {
        static final Outcome NOTHING = new Outcome(false, 0, 0, 0, Long.MAX_VALUE);
    }

    Outcome round() {
        SubscriptionState state = store.subscription(name).orElse(null);
        if (state == null || state.paused() != null) {
            return Outcome.NOTHING;
        }
        long now = clock.millis();
        List<BlockedLane> waiting =
                state.blockedLanes() == 0 ? List.of() : believed(store.lanes(name), state, now);
        List<OutboxEntry> fresh =
                waiting.size() >= limits.blockedLanes()
                        ? List.of()
                        : store.events(state.settledSeq(), limits.eventsPerRound());
        long next = nextDue(waiting, now);
        if (fresh.isEmpty() && next > now) {
            return new Outcome(false, 0, 0, 0, next);
        }
        if (!holdsLease(state, now) && !store.claim(name, owner, now, limits.leaseMillis())) {
            return new Outcome(false, 0, 0, 0, now + limits.leaseMillis() / 4);
        }
        List<Lane> lanes = lanes(state, waiting, fresh, now);
        Round round = new Round(channel(state.subscription()), policy, limits, clock, random);
        run(lanes, round);
        // An interrupt may end attempts, never the writing down of what they came to.
        boolean interrupted = Thread.interrupted();
        try {
            long settled = fresh.isEmpty() ? state.settledSeq() : fresh.getLast().seq();
            return settle(state, settled, lanes, round, waiting, forgotten(state, fresh));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What went by retention while the subscription was paused; null if nothing did.
    private static @Nullable String forgotten(SubscriptionState state, List<OutboxEntry> fresh) {
        long next = state.settledSeq() + 1;
        if (fresh.isEmpty() || fresh.getFirst().seq() == next) {
            return null;
        }
        return "events "
                + next
                + " to "
                + (fresh.getFirst().seq() - 1)
                + " were older than the retention and never delivered";
    }

    /// A settlement prolongs the lease, so that it is rarely taken by a write of its own.
    private boolean holdsLease(SubscriptionState state, long now) {
        long left = state.leaseUntilMillis() - now;
        return owner.equals(state.leaseOwner())
                && left > limits.leaseMillis() / 3 * 2
                && left <= limits.leaseMillis();
    }

    /// What was last written down was so at a moment that is still to come: the clock was set back,
    /// and all that waits is tried now, which gives it times of the new clock.
    private List<BlockedLane> believed(List<BlockedLane> lanes, SubscriptionState state, long now) {
        long latest = now + limits.leaseMillis();
        if (!isAfter(state.lastErrorAtMillis(), latest)
                && !isAfter(state.lastDeliveredAtMillis(), latest)) {
            return lanes;
        }
        return lanes.stream()
                .map(lane ->
                        new BlockedLane(
                                lane.subject(), lane.seq(), lane.attempts(), now, lane.error()))
                .toList();
    }

    private static boolean isAfter(@Nullable Long millis, long latest) {
        return millis != null && millis > latest;
    }

    /// The earliest moment at which a waiting lane is due. One later than the policy ever asks for
    /// was written before the clock was set back, and is due now.
    private long nextDue(List<BlockedLane> waiting, long now) {
        return waiting.stream().mapToLong(lane -> dueAt(lane, now)).min().orElse(Long.MAX_VALUE);
    }

    private long dueAt(BlockedLane lane, long now) {
        long longest = 2 * Math.max(policy.maxDelayMillis(), 3_600_000);
        return lane.nextAttemptAtMillis() - now > longest ? now : lane.nextAttemptAtMillis();
    }

    private List<Lane> lanes(
            SubscriptionState state, List<BlockedLane> waiting, List<OutboxEntry> fresh, long now) {
        Map<String, BlockedLane> blocked = new LinkedHashMap<>();
        waiting.forEach(lane -> blocked.put(lane.subject(), lane));
        EventFilter filter = state.subscription().filter();
        Map<String, List<OutboxEntry>> bySubject = new LinkedHashMap<>();
        for (OutboxEntry event : fresh) {
            if (filter.accepts(event)) {
                bySubject.computeIfAbsent(event.subject(), s -> new ArrayList<>()).add(event);
            }
        }
        List<Lane> lanes = new ArrayList<>();
        for (BlockedLane lane : waiting) {
            List<OutboxEntry> behind = bySubject.remove(lane.subject());
            if (dueAt(lane, now) > now) {
                // What came after waits behind it, found again by its subject.
                continue;
            }
            List<OutboxEntry> events =
                    new ArrayList<>(
                            store.eventsOf(
                                    lane.subject(),
                                    lane.seq(),
                                    state.settledSeq(),
                                    limits.eventsPerRound()));
            boolean whole = events.size() < limits.eventsPerRound();
            long last = events.isEmpty() ? state.settledSeq() : events.getLast().seq();
            int attempts =
                    !events.isEmpty() && events.getFirst().seq() == lane.seq()
                            ? lane.attempts()
                            : 0;
            events.removeIf(event -> !filter.accepts(event));
            if (whole && behind != null) {
                events.addAll(behind);
            }
            lanes.add(new Lane(lane.subject(), events, attempts, whole ? null : last + 1));
        }
        bySubject.forEach((subject, events) -> lanes.add(new Lane(subject, events, 0, null)));
        return lanes;
    }

    private void run(List<Lane> lanes, Round round) {
        if (lanes.size() == 1) {
            lanes.getFirst().run(round);
            return;
        }
        Semaphore turns = new Semaphore(limits.lanes());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Lane lane : lanes) {
                running.add(
                        threads.submit(() -> {
                            turns.acquireUninterruptibly();
                            try {
                                lane.run(round);
                            } finally {
                                turns.release();
                            }
                        }));
            }
            boolean interrupted = false;
            for (Future<?> lane : running) {
                boolean ended = false;
                while (!ended) {
                    try {
                        lane.get();
                        ended = true;
                    } catch (InterruptedException e) {
                        interrupted = true;
                        round.interrupt();
                        threads.shutdownNow();
                    } catch (ExecutionException e) {
                        throw new IllegalStateException("delivery to " + name, e.getCause());
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Outcome settle(
            SubscriptionState state,
            long settled,
            List<Lane> lanes,
            Round round,
            List<BlockedLane> waiting,
            @Nullable String forgotten) {
        List<BlockedLane> blocked = new ArrayList<>();
        List<String> freed = new ArrayList<>();
        // Only what waited has a row to delete: of one settled number, rows are but taken away.
        Set<String> waited = waiting.stream().map(BlockedLane::subject).collect(toSet());
        List<DeadLetter> dead = new ArrayList<>();
        int delivered = 0;
        int failed = 0;
        for (Lane lane : lanes) {
            delivered += lane.delivered();
            dead.addAll(lane.dead());
            BlockedLane stop = lane.blocked();
            if (stop == null) {
                if (waited.contains(lane.subject())) {
                    freed.add(lane.subject());
                }
            } else {
                blocked.add(stop);
                failed += stop.error().isEmpty() ? 0 : 1;
            }
        }
        long now = clock.millis();
        String gone = round.gone();
        boolean counts =
                store.settle(
                        new Settlement(
                                name,
                                owner,
                                state.settledSeq(),
                                settled,
                                delivered,
                                blocked,
                                freed,
                                dead,
                                forgotten == null ? round.error() : forgotten,
                                gone,
                                now,
                                now + limits.leaseMillis()));
        if (failed > 0) {
            // The next round reads the secret again: it may have been replaced.
            close();
        }
        List<BlockedLane> left = new ArrayList<>(waiting);
        left.removeIf(old -> lanes.stream().anyMatch(l -> l.subject().equals(old.subject())));
        left.addAll(blocked);
        boolean moved =
                counts
                        && gone == null
                        && (delivered > 0 || !dead.isEmpty() || settled > state.settledSeq());
        return new Outcome(moved || !counts, delivered, failed, dead.size(), nextDue(left, now));
    }

    private EventSink.Channel channel(Subscription subscription) {
        if (channel != null && subscription.equals(opened)) {
            return channel;
        }
        close();
        try {
            channel = channels.open(subscription);
        } catch (RuntimeException e) {
            // Counts like a receiver that is away: the reason may be gone tomorrow.
            channel = new Closed(String.valueOf(e.getMessage()));
        }
        opened = subscription;
        return channel;
    }

    /// Stands for a way that could not be opened.
    private record Closed(String reason) implements EventSink.Channel {
        @Override
        public Delivery deliver(OutgoingEvent event) {
            return new Delivery.Retry(reason);
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
            channel = null;
            opened = null;
        }
    }
}

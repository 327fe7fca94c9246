package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// What the lanes of one round share: the way out, the time left, and whether the receiver seems to
/// be away.
///
/// Thread-safe.
final class Round {
    private final EventSink.Channel channel;
    private final RetryPolicy policy;
    private final DeliveryLimits limits;
    private final Clock clock;
    private final RandomGenerator random;
    private final Duration length;
    private final long beginNanos = System.nanoTime();

    private int failuresInARow;
    private long latestRetryAt;
    private @Nullable String error;
    private @Nullable String gone;
    private boolean interrupted;

    Round(
            EventSink.Channel channel,
            RetryPolicy policy,
            DeliveryLimits limits,
            Clock clock,
            RandomGenerator random) {
        this.channel = channel;
        this.policy = policy;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
        this.length = Duration.ofMillis(limits.roundMillis());
    }

    Delivery deliver(OutboxEntry event) {
        Delivery outcome = channel.deliver(OutgoingEvents.of(event));
        synchronized (this) {
            switch (outcome) {
                case Delivery.Delivered ignored -> failuresInARow = 0;
                case Delivery.Dead dead -> error = dead.reason();
                case Delivery.Gone reason -> {
                    gone = reason.reason();
                    error = reason.reason();
                }
                case Delivery.Retry retry -> {
                    interrupted |= Thread.currentThread().isInterrupted();
                    failuresInARow++;
                    error = retry.reason();
                }
            }
        }
        return outcome;
    }

    /// True if no further attempt may begin.
    synchronized boolean isOver() {
        return gone != null
                || interrupted
                || Thread.currentThread().isInterrupted()
                || failuresInARow >= limits.failuresInARow()
                || System.nanoTime() - beginNanos > length.toNanos();
    }

    /// When those go on that had no turn: at once, or with the others if the receiver is away.
    synchronized long resumeAt() {
        return failuresInARow >= limits.failuresInARow()
                ? Math.max(latestRetryAt, nowMillis())
                : nowMillis();
    }

    /// When to try again: what the receiver asked for, but not before the policy would.
    synchronized long retryAt(Delivery.Retry retry, int attempts) {
        long wait = policy.delayMillis(attempts, random);
        if (retry.after() != null) {
            wait = Math.max(wait, retry.after().toMillis());
        }
        long at = nowMillis() + wait;
        latestRetryAt = Math.max(latestRetryAt, at);
        return at;
    }

    /// No further attempt begins, and one that fails now does not count.
    synchronized void interrupt() {
        interrupted = true;
    }

    synchronized boolean wasInterrupted() {
        return interrupted;
    }

    synchronized @Nullable String error() {
        return error;
    }

    synchronized @Nullable String gone() {
        return gone;
    }

    RetryPolicy policy() {
        return policy;
    }

    long nowMillis() {
        return clock.millis();
    }
}

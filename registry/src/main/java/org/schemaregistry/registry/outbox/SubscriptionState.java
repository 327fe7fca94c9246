package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.Nullable;

/// A subscription and how far its delivery came. Every event up to `settledSeq` was delivered,
/// given up, filtered out, or waits in one of the blocked lanes. It began after `createdSeq`.
///
/// `waitingFromSeq` is the first event in the blocked lanes, `nextAttemptAtMillis` when the first
/// of them is tried again; both null if there are none. `paused` says who or what stopped it; null
/// while it runs. `lastError` is null if there was none since the last pause, resume or replay.
///
/// Immutable.
public record SubscriptionState(
        Subscription subscription,
        long createdAtMillis,
        long createdSeq,
        @Nullable String paused,
        long settledSeq,
        long delivered,
        @Nullable Long lastDeliveredAtMillis,
        @Nullable String lastError,
        @Nullable Long lastErrorAtMillis,
        int blockedLanes,
        @Nullable Long waitingFromSeq,
        @Nullable Long nextAttemptAtMillis,
        int deadLetters,
        @Nullable String leaseOwner,
        long leaseUntilMillis) {
    public String name() {
        return subscription.name();
    }

    /// How many events of the store stand between the first one not yet dealt with and the last.
    public long lag(long lastEvent) {
        long done = waitingFromSeq == null ? settledSeq : Math.min(settledSeq, waitingFromSeq - 1);
        return Math.max(0, lastEvent - done);
    }
}

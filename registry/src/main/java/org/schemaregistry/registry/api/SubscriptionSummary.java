package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;

/// A subscription and how far its delivery came.
///
/// `lag` counts the registry's events from the first one not yet dealt with to the last; `waiting`
/// the tables (or sources) whose events wait for another try, the first of them until
/// `nextAttemptAtMillis`; `deadLetters` the events given up. `pausedBecause` is null while it runs.
///
/// Immutable.
public record SubscriptionSummary(
        SubscriptionDefinition definition,
        long createdAtMillis,
        long createdSeq,
        @Nullable String pausedBecause,
        long settledSeq,
        long lag,
        int waiting,
        @Nullable Long nextAttemptAtMillis,
        int deadLetters,
        long delivered,
        @Nullable Long lastDeliveredAtMillis,
        @Nullable String lastError,
        @Nullable Long lastErrorAtMillis) {}

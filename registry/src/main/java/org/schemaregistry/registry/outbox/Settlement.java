package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What one round of deliveries came to. It counts only if `owner` still holds the lease and nobody
/// moved the subscription from `expectedSeq` meanwhile (by a replay).
///
/// `lanes` are put in the place of those with the same subjects, `freed` subjects have none any
/// more. `gone` pauses the subscription for that reason.
///
/// Immutable.
public record Settlement(
        String subscription,
        String owner,
        long expectedSeq,
        long settledSeq,
        int delivered,
        List<BlockedLane> lanes,
        List<String> freed,
        List<DeadLetter> dead,
        @Nullable String error,
        @Nullable String gone,
        long atMillis,
        long leaseUntilMillis) {
    public Settlement {
        lanes = List.copyOf(lanes);
        freed = List.copyOf(freed);
        dead = List.copyOf(dead);
    }
}

package org.schemaregistry.registry.outbox;

/// The bounds of delivery. Times in milliseconds.
///
/// @param leaseMillis how long an instance may deliver to a subscriber without a sign of life
/// @param roundMillis how long a round starts new attempts; with the sink's timeout it must end
///   before the lease does
/// @param eventsPerRound how many events a round takes
/// @param lanes how many subjects are delivered to one subscriber at once
/// @param failuresInARow after so many a round ends: the receiver is away, not the event bad
/// @param blockedLanes with so many subjects waiting nothing new is begun
/// @param pollMillis how often the store is asked for new events
/// @param refreshMillis how often subscriptions are read again
/// @param retentionMillis how long events and dead letters are kept
public record DeliveryLimits(
        long leaseMillis,
        long roundMillis,
        int eventsPerRound,
        int lanes,
        int failuresInARow,
        int blockedLanes,
        long pollMillis,
        long refreshMillis,
        long retentionMillis) {
    /// A lease of 30 s, rounds of 10 s and 200 events, 8 lanes, 5 failures, 1,000 waiting subjects,
    /// polls each 10 ms, 500 ms until a new subscription is seen, 90 days of events.
    public static final DeliveryLimits DEFAULT =
            new DeliveryLimits(30_000, 10_000, 200, 8, 5, 1_000, 10, 500, 90L * 86_400_000);

    public DeliveryLimits {
        if (leaseMillis < 1
                || roundMillis < 1
                || roundMillis >= leaseMillis
                || eventsPerRound < 1
                || lanes < 1
                || failuresInARow < 1
                || blockedLanes < 1
                || pollMillis < 1
                || refreshMillis < 1
                || retentionMillis < 1) {
            throw new IllegalArgumentException(
                    "delivery limits: expected all above 0 and a round shorter than the lease");
        }
    }
}

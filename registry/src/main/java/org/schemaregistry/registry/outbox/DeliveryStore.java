package org.schemaregistry.registry.outbox;

import java.util.List;
import java.util.Optional;

/// What delivery remembers, shared by all instances on one store.
///
/// Thread-safe, also on virtual threads. A write here need not survive a power failure: what is
/// lost is delivered once more.
public interface DeliveryStore {
    /// A lease that was taken this far in the future is not believed: somebody's clock was set
    /// back. Less than that is how clocks of several machines differ.
    long MAX_CLOCK_LEAD_MILLIS = 300_000;

    /// All subscriptions, sorted by name.
    List<SubscriptionState> subscriptions();

    Optional<SubscriptionState> subscription(String name);

    /// What waits for a subscriber, by subject.
    List<BlockedLane> lanes(String subscription);

    /// Takes or prolongs the right to deliver to a subscriber; false if another owner has it.
    boolean claim(String subscription, String owner, long nowMillis, long leaseMillis);

    /// Gives the right back, if this owner has it.
    void release(String subscription, String owner);

    /// Writes down a round; false, and nothing written, if it no longer counts.
    boolean settle(Settlement settlement);

    /// Events after a number, in order.
    List<OutboxEntry> events(long sinceExclusive, int limit);

    /// Events of one subject between two numbers, both inclusive, in order.
    List<OutboxEntry> eventsOf(String subject, long from, long to, int limit);

    /// The number of the oldest event that is kept; one above the last if none is.
    long firstEvent();

    /// The number of the last event; 0 if there was none.
    long lastEvent();

    /// What was given up, newest first.
    List<DeadLetter> deadLetters(String subscription, int limit);

    /// Forgets some events and all dead letters from before an instant, but no event that a
    /// subscriber waits for who is not paused. Returns how many events went; 0 if no more can.
    int trim(long beforeMillis);
}

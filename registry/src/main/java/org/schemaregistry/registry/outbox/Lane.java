package org.schemaregistry.registry.outbox;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.spi.Delivery;

import java.util.ArrayList;
import java.util.List;

/// The events of one subject in one round, delivered one after the other. For one thread.
final class Lane {
    private final String subject;
    private final List<OutboxEntry> events;
    private final int attemptsOfFirst;
    private final @Nullable Long goesOnAt;

    private int delivered;
    private final List<DeadLetter> dead = new ArrayList<>();
    private @Nullable BlockedLane blocked;

    /// `goesOnAt` is where further events of the subject were left for later rounds, if any were.
    Lane(String subject, List<OutboxEntry> events, int attemptsOfFirst, @Nullable Long goesOnAt) {
        this.subject = subject;
        this.events = List.copyOf(events);
        this.attemptsOfFirst = attemptsOfFirst;
        this.goesOnAt = goesOnAt;
    }

    /// Delivers until the end, a failure that is worth another try, or the end of the round.
    void run(Round round) {
        int attempts = attemptsOfFirst;
        for (OutboxEntry event : events) {
            if (round.isOver()) {
                blocked = new BlockedLane(subject, event.seq(), attempts, round.resumeAt(), "");
                return;
            }
            Delivery outcome = round.deliver(event);
            attempts++;
            switch (outcome) {
                case Delivery.Delivered ignored -> delivered++;
                case Delivery.Dead refused -> dead.add(letter(event, attempts, refused, round));
                case Delivery.Gone gone -> {
                    blocked = at(event, attempts - 1, round.nowMillis(), gone.reason());
                    return;
                }
                case Delivery.Retry retry -> {
                    if (round.wasInterrupted()) {
                        blocked = at(event, attempts - 1, round.nowMillis(), retry.reason());
                        return;
                    }
                    if (!round.policy().isLast(attempts)) {
                        blocked =
                                at(event, attempts, round.retryAt(retry, attempts), retry.reason());
                        return;
                    }
                    dead.add(letter(event, attempts, retry.reason(), round));
                }
            }
            attempts = 0;
        }
        if (goesOnAt != null) {
            blocked = new BlockedLane(subject, goesOnAt, 0, round.nowMillis(), "");
        }
    }

    String subject() {
        return subject;
    }

    int delivered() {
        return delivered;
    }

    List<DeadLetter> dead() {
        return List.copyOf(dead);
    }

    /// Where it stopped; null if it came to its end.
    @Nullable BlockedLane blocked() {
        return blocked;
    }

    private BlockedLane at(OutboxEntry event, int attempts, long next, String error) {
        return new BlockedLane(subject, event.seq(), attempts, next, error);
    }

    private static DeadLetter letter(
            OutboxEntry event, int attempts, Delivery.Dead refused, Round round) {
        return letter(event, attempts, refused.reason(), round);
    }

    private static DeadLetter letter(OutboxEntry event, int attempts, String reason, Round round) {
        return new DeadLetter(event.seq(), event.subject(), attempts, reason, round.nowMillis());
    }
}

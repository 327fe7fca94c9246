package org.schemaregistry.registry.outbox;

import java.util.random.RandomGenerator;

/// How long to wait between attempts, and how many there are: the wait doubles from the first to
/// the longest, and a random half of it keeps many from coming back at the same moment.
///
/// Immutable.
public record RetryPolicy(long firstDelayMillis, long maxDelayMillis, int maxAttempts) {
    /// From half a second to an hour, 20 attempts: about eight hours in all.
    public static final RetryPolicy DEFAULT = new RetryPolicy(500, 3_600_000, 20);

    public RetryPolicy {
        if (firstDelayMillis < 1 || maxDelayMillis < firstDelayMillis || maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "retry policy: expected a first delay of at least 1 ms, a longest delay not"
                            + " below it, and at least one attempt");
        }
    }

    /// True if this attempt, counted from 1, was the last.
    public boolean isLast(int attempt) {
        return attempt >= maxAttempts;
    }

    /// The wait after a failed attempt, counted from 1.
    public long delayMillis(int attempt, RandomGenerator random) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt: expected 1 or more, found " + attempt);
        }
        int doublings = Math.min(attempt - 1, 40);
        long full =
                firstDelayMillis > maxDelayMillis >> doublings
                        ? maxDelayMillis
                        : firstDelayMillis << doublings;
        return full - random.nextLong(full / 2 + 1);
    }
}

package org.schemaregistry.registry.api;

/// How delivery goes about its work. Attempts wait from `firstRetryMillis`, doubling up to
/// `maxRetryMillis`; after `maxAttempts` an event is given up. Events and what was given up are
/// kept for `retentionMillis`, longer while a subscriber waits for them.
///
/// Immutable.
public record DeliverySettings(
        long firstRetryMillis, long maxRetryMillis, int maxAttempts, long retentionMillis) {
    /// From half a second to an hour, 20 attempts (about eight hours), 90 days.
    public static final DeliverySettings DEFAULT =
            new DeliverySettings(500, 3_600_000, 20, 90L * 86_400_000);
}

package org.schemaregistry.registry.api;

/// How delivery goes about its work. Attempts wait from `firstRetryMillis`, doubling up to
/// `maxRetryMillis`; after `maxAttempts` an event is given up. Events and what was given up are
/// kept for `retentionMillis`, longer while an active subscriber waits for them. An instance that
/// dies is replaced by another after `leaseMillis`, which an attempt must not outlast: with sinks
/// that take up to 10 seconds, at least 30,000.
///
/// Immutable.
public record DeliverySettings(
        long firstRetryMillis,
        long maxRetryMillis,
        int maxAttempts,
        long retentionMillis,
        long leaseMillis) {
    /// From half a second to an hour, 20 attempts (about eight hours), 90 days, a lease of 30 s.
    public static final DeliverySettings DEFAULT =
            new DeliverySettings(500, 3_600_000, 20, 90L * 86_400_000, 30_000);
}

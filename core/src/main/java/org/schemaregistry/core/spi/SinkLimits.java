package org.schemaregistry.core.spi;

/// The bounds of one delivery. Times in milliseconds.
///
/// @param connectTimeoutMillis to reach the receiver
/// @param timeoutMillis for one attempt from its beginning to the whole answer
/// @param maxResponseBytes how much of an answer is read
/// @param maxRetryAfterMillis the longest wait a receiver may ask for
/// @param connections how many attempts may be under way to one receiver
public record SinkLimits(
        int connectTimeoutMillis,
        int timeoutMillis,
        int maxResponseBytes,
        long maxRetryAfterMillis,
        int connections) {
    /// 5 s to connect, 10 s an attempt, 16 KiB of an answer, an hour of asked patience, 8 at once.
    public static final SinkLimits DEFAULT = new SinkLimits(5_000, 10_000, 16 * 1024, 3_600_000, 8);

    public SinkLimits {
        if (connectTimeoutMillis <= 0
                || timeoutMillis <= 0
                || maxResponseBytes <= 0
                || maxRetryAfterMillis <= 0
                || connections <= 0) {
            throw new IllegalArgumentException("sink limits: expected all above 0");
        }
    }
}

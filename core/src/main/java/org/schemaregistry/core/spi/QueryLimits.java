package org.schemaregistry.core.spi;

/// The bounds of dry runs and runs. Times in milliseconds.
///
/// @param connectTimeoutMillis to reach the source
/// @param statementTimeoutMillis for a dry run, or for a run from its beginning to its last row
/// @param lockTimeoutMillis to wait for one lock
/// @param idleTimeoutMillis how long the source lets a transaction wait for us
/// @param maxRows handed out by a run
/// @param maxBytes handed out by a run, as the source sends them
/// @param fetchRows read ahead by a run
/// @param maxPlanChars of a plan's text
public record QueryLimits(
        int connectTimeoutMillis,
        int statementTimeoutMillis,
        int lockTimeoutMillis,
        int idleTimeoutMillis,
        long maxRows,
        long maxBytes,
        int fetchRows,
        int maxPlanChars) {
    /// 10 s to connect, 5 s a statement, 1 s for a lock, 10 s idle, 10,000 rows, 64 MB, 500 rows a
    /// fetch, 100,000 characters of a plan.
    public static final QueryLimits DEFAULT =
            new QueryLimits(10_000, 5_000, 1_000, 10_000, 10_000, 64_000_000, 500, 100_000);

    public QueryLimits {
        if (connectTimeoutMillis <= 0
                || statementTimeoutMillis <= 0
                || lockTimeoutMillis <= 0
                || idleTimeoutMillis <= 0
                || maxRows <= 0
                || maxBytes <= 0
                || fetchRows <= 0
                || maxPlanChars <= 0) {
            throw new IllegalArgumentException("query limits: expected all above 0");
        }
    }

    /// The same with other caps for a run.
    public QueryLimits with(int timeoutMillis, long rows, long bytes) {
        return new QueryLimits(
                connectTimeoutMillis,
                timeoutMillis,
                lockTimeoutMillis,
                idleTimeoutMillis,
                rows,
                bytes,
                fetchRows,
                maxPlanChars);
    }
}

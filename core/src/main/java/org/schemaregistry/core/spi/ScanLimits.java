package org.schemaregistry.core.spi;

/// The bounds of one scan. Times in milliseconds.
public record ScanLimits(
        int connectTimeoutMillis,
        int statementTimeoutMillis,
        int lockTimeoutMillis,
        int maxTables,
        int maxTextChars,
        int fetchRows) {
    /// 10 s to connect, 60 s a statement, 2 s for a lock, 200,000 tables, 1 MB of text a
    /// definition, 5,000 rows a fetch.
    public static final ScanLimits DEFAULT =
            new ScanLimits(10_000, 60_000, 2_000, 200_000, 1_000_000, 5_000);

    public ScanLimits {
        if (connectTimeoutMillis <= 0
                || statementTimeoutMillis <= 0
                || lockTimeoutMillis <= 0
                || maxTables <= 0
                || maxTextChars <= 0
                || fetchRows <= 0) {
            throw new IllegalArgumentException("scan limits: expected all above 0");
        }
    }
}

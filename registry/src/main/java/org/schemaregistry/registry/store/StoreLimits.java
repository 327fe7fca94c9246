package org.schemaregistry.registry.store;

/// The bounds of a store.
///
/// Immutable.
///
/// @param groupCommits how many callers share one transaction
/// @param waitingCommits how many commits may wait for the SQLite writer, where more are refused,
///   or for a shared transaction of PostgreSQL, where more go alone
/// @param lockWaitMillis how long to wait for another process's lock
/// @param commitRetries how often a commit is tried again after a deadlock or a serialization
///   failure
/// @param connections the size of the connection pool
/// @param contentCacheBytes how much of the documents is kept in memory
/// @param catalogStalenessMillis how late another process's commit may show in the catalog
/// @param sealDelayMillis how late a commit may get its place in the order of events
/// @param rowsPerRead the most rows one call returns
public record StoreLimits(
        int groupCommits,
        int waitingCommits,
        long lockWaitMillis,
        int commitRetries,
        int connections,
        long contentCacheBytes,
        long catalogStalenessMillis,
        long sealDelayMillis,
        int rowsPerRead) {
    public static final StoreLimits DEFAULT =
            new StoreLimits(64, 10_000, 30_000, 10, 10, 64L << 20, 100, 100, 100_000);

    public StoreLimits {
        require(groupCommits >= 1 && groupCommits <= 1024, "groupCommits");
        require(waitingCommits >= 1, "waitingCommits");
        require(lockWaitMillis >= 1, "lockWaitMillis");
        require(commitRetries >= 0 && commitRetries <= 100, "commitRetries");
        require(connections >= 1 && connections <= 1000, "connections");
        require(contentCacheBytes >= 0, "contentCacheBytes");
        require(catalogStalenessMillis >= 10, "catalogStalenessMillis");
        require(sealDelayMillis >= 10, "sealDelayMillis");
        require(rowsPerRead >= 1, "rowsPerRead");
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("store limit " + name + " is out of its range");
        }
    }
}

package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.GuardOptions;

import java.util.Set;

/// How a query is run.
///
/// @param timeoutMillis from the beginning of an attempt to its last row
/// @param maxRows handed out at most
/// @param maxBytes handed out at most, as the source sends them
/// @param attempts in all, where the source fails in passing; each begins anew, and none after a
///   row was handed out
/// @param writes lets the statement write; the caller means it
/// @param allowedFunctions functions the caller answers for, by the names in the refusal or with
///   their schema, as `public.f`
/// @param guard how the rows of a query that only reads are held against the contract; null if not
public record RunOptions(
        int timeoutMillis,
        long maxRows,
        long maxBytes,
        int attempts,
        boolean writes,
        Set<String> allowedFunctions,
        @Nullable GuardOptions guard) {
    /// 30 s, 10,000 rows, 64 MB, 3 attempts, read-only, no functions of the source, every row
    /// guarded and mismatches reported.
    public static final RunOptions DEFAULT =
            new RunOptions(30_000, 10_000, 64_000_000, 3, false, Set.of(), GuardOptions.REPORT);

    /// More attempts than any outage that is worth waiting for.
    public static final int MAX_ATTEMPTS = 10;

    public RunOptions {
        allowedFunctions = Set.copyOf(allowedFunctions);
        if (timeoutMillis <= 0
                || maxRows <= 0
                || maxBytes <= 0
                || attempts <= 0
                || attempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "run options: expected timeout, rows and bytes above 0 and 1 to "
                            + MAX_ATTEMPTS
                            + " attempts");
        }
    }

    /// The same with a statement that may write.
    public RunOptions withWrites() {
        return new RunOptions(
                timeoutMillis, maxRows, maxBytes, attempts, true, allowedFunctions, guard);
    }

    /// The same with functions that the caller answers for.
    public RunOptions allowing(Set<String> functions) {
        return new RunOptions(timeoutMillis, maxRows, maxBytes, attempts, writes, functions, guard);
    }

    /// The same with other caps.
    public RunOptions capped(int timeout, long rows, long bytes) {
        return new RunOptions(timeout, rows, bytes, attempts, writes, allowedFunctions, guard);
    }

    /// The same with rows guarded so.
    public RunOptions guarded(GuardOptions options) {
        return new RunOptions(
                timeoutMillis, maxRows, maxBytes, attempts, writes, allowedFunctions, options);
    }

    /// The same without a guard.
    public RunOptions unguarded() {
        return new RunOptions(
                timeoutMillis, maxRows, maxBytes, attempts, writes, allowedFunctions, null);
    }
}

package org.schemaregistry.registry.api;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.Profile;

/// Which events a listener is told of: those after `sinceSequence`, or those that come from now on
/// if it is null, narrowed as in [SubscriptionDefinition]. A failed event waits from
/// `firstRetryMillis`, doubling up to `maxRetryMillis`.
///
/// Immutable.
public record ListenerDefinition(
        @Nullable Long sinceSequence,
        @Nullable String source,
        @Nullable String table,
        Bump minBump,
        @Nullable Profile profile,
        long firstRetryMillis,
        long maxRetryMillis,
        int maxAttempts) {
    /// Everything from now on; 10 attempts over about a minute.
    public static final ListenerDefinition FROM_NOW =
            new ListenerDefinition(null, null, null, Bump.NONE, null, 100, 30_000, 10);

    public ListenerDefinition {
        if (sinceSequence != null && sinceSequence < 0) {
            throw new IllegalArgumentException(
                    "listener: expected to begin after number 0 or more, found " + sinceSequence);
        }
    }

    /// Everything after a number: that of the last event that was dealt with, or 0.
    public static ListenerDefinition since(long sequence) {
        return FROM_NOW.after(sequence);
    }

    /// The same, beginning after a number.
    public ListenerDefinition after(long sequence) {
        return new ListenerDefinition(
                sequence,
                source,
                table,
                minBump,
                profile,
                firstRetryMillis,
                maxRetryMillis,
                maxAttempts);
    }

    /// The same, narrowed to sources and tables that match these globs; null does not narrow.
    public ListenerDefinition matching(@Nullable String sourceGlob, @Nullable String tableGlob) {
        return new ListenerDefinition(
                sinceSequence,
                sourceGlob,
                tableGlob,
                minBump,
                profile,
                firstRetryMillis,
                maxRetryMillis,
                maxAttempts);
    }

    /// The same, narrowed to what moved a version at least so far.
    public ListenerDefinition atLeast(Bump bump) {
        return new ListenerDefinition(
                sinceSequence,
                source,
                table,
                bump,
                profile,
                firstRetryMillis,
                maxRetryMillis,
                maxAttempts);
    }
}

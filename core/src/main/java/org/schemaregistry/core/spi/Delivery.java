package org.schemaregistry.core.spi;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// How one attempt to hand over an event ended. Reasons are one line for people, without secrets.
///
/// Immutable.
public sealed interface Delivery {

    /// The receiver has it.
    record Delivered() implements Delivery {}

    /// The receiver may or may not have it: try again, at the earliest `after` from now if the
    /// receiver asked for that, else when the retry policy says.
    record Retry(String reason, @Nullable Duration after) implements Delivery {
        public Retry {
            reason = line(reason);
            if (after != null && after.isNegative()) {
                throw new IllegalArgumentException("retry after: expected 0 or more");
            }
        }

        public Retry(String reason) {
            this(reason, null);
        }
    }

    /// The receiver will never take this event; it may take others.
    record Dead(String reason) implements Delivery {
        public Dead {
            reason = line(reason);
        }
    }

    /// The receiver wants nothing any more: deliver nothing until somebody resumes it.
    record Gone(String reason) implements Delivery {
        public Gone {
            reason = line(reason);
        }
    }

    /// The longest reason kept, in characters.
    int MAX_REASON_CHARS = 500;

    private static String line(String reason) {
        StringBuilder line = new StringBuilder();
        reason.codePoints()
                .limit(MAX_REASON_CHARS)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}

package org.schemaregistry.adapter.sink.webhook;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// The header `Retry-After`: seconds or an HTTP date (RFC 9110, 10.2.3).
final class RetryAfter {
    private RetryAfter() {}

    /// At least 0 and at most the given bound; null if the text is neither.
    static @Nullable Duration parse(String text, Instant now, long maxMillis) {
        Duration asked;
        String trimmed = text.trim();
        try {
            asked =
                    !trimmed.isEmpty() && trimmed.chars().allMatch(c -> c >= '0' && c <= '9')
                            ? seconds(trimmed)
                            : Duration.between(
                                    now,
                                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                                            trimmed, Instant::from));
        } catch (DateTimeException e) {
            return null;
        }
        Duration most = Duration.ofMillis(maxMillis);
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(most) > 0 ? most : asked;
    }

    /// More digits than ten years have are only cut off.
    private static Duration seconds(String digits) {
        return Duration.ofSeconds(digits.length() > 9 ? 999_999_999 : Long.parseLong(digits));
    }
}

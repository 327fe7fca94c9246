package org.schemaregistry.core.guard;

/// How a value is written where a text stands for it. ISO 8601 as PostgreSQL prints it: `T` or a
/// blank between date and time, years of four and more digits, ` BC` behind, `infinity`.
enum TextForm {
    ANY,
    DATE,
    TIME,
    TIME_ZONED,
    TIMESTAMP,
    TIMESTAMP_ZONED,
    UUID;

    private static final int MAX_CHARS = 64;

    /// True if the text is written as the contract's JSON is.
    boolean fits(String text) {
        if (text.length() > MAX_CHARS) {
            return this == ANY;
        }
        String era = text.endsWith(" BC") ? text.substring(0, text.length() - 3) : text;
        return switch (this) {
            case ANY -> true;
            case DATE -> isInfinite(text) || afterDate(era) == era.length();
            case TIME -> afterTime(text, 0) == text.length();
            case TIME_ZONED -> isZone(text, afterTime(text, 0));
            case TIMESTAMP -> isInfinite(text) || afterTimestamp(era) == era.length();
            case TIMESTAMP_ZONED -> isInfinite(text) || isZone(era, afterTimestamp(era));
            case UUID -> isUuid(text);
        };
    }

    /// True if an engine without types for time may take the text for one: a date with or without a
    /// time, a time with or without a zone.
    boolean loosely(String text) {
        if (text.length() > MAX_CHARS) {
            return this == ANY;
        }
        return switch (this) {
            case ANY -> true;
            case DATE, TIMESTAMP, TIMESTAMP_ZONED -> {
                int afterDate = afterDate(text);
                yield afterDate > 0
                        && (afterDate == text.length()
                                || isMaybeZoned(text, afterTimestamp(text))
                                || isMaybeZoned(text, afterMinutes(text, afterDate + 1)));
            }
            case TIME, TIME_ZONED ->
                    isMaybeZoned(text, afterTime(text, 0))
                            || isMaybeZoned(text, afterMinutes(text, 0));
            case UUID -> isUuid(text);
        };
    }

    /// How many numbers `[1,2.5,3]` has; -1 if it is not of that form.
    static int vectorSize(String text) {
        if (text.length() < 2 || text.charAt(0) != '[' || text.charAt(text.length() - 1) != ']') {
            return -1;
        }
        if (text.length() == 2) {
            return 0;
        }
        int size = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ',') {
                size++;
            }
        }
        return size;
    }

    private static boolean isInfinite(String text) {
        return text.equals("infinity") || text.equals("-infinity");
    }

    /// The place behind `2024-05-06`; -1 if there is no date.
    private static int afterDate(String text) {
        int year = 0;
        while (year < text.length() && isDigit(text, year)) {
            year++;
        }
        return year >= 4
                        && isChar(text, year, '-')
                        && isDigits(text, year + 1, 2)
                        && isChar(text, year + 3, '-')
                        && isDigits(text, year + 4, 2)
                ? year + 6
                : -1;
    }

    private static int afterTimestamp(String text) {
        int at = afterDate(text);
        return at > 0 && (isChar(text, at, 'T') || isChar(text, at, ' '))
                ? afterTime(text, at + 1)
                : -1;
    }

    private static int afterMinutes(String text, int from) {
        return isDigits(text, from, 2) && isChar(text, from + 2, ':') && isDigits(text, from + 3, 2)
                ? from + 5
                : -1;
    }

    private static int afterTime(String text, int from) {
        int at = afterMinutes(text, from);
        if (at < 0 || !isChar(text, at, ':') || !isDigits(text, at + 1, 2)) {
            return -1;
        }
        at += 3;
        if (isChar(text, at, '.') && isDigits(text, at + 1, 1)) {
            at += 2;
            while (at < text.length() && isDigit(text, at)) {
                at++;
            }
        }
        return at;
    }

    private static boolean isMaybeZoned(String text, int at) {
        return at > 0 && (at == text.length() || isZone(text, at));
    }

    /// `Z`, `+02`, `+02:00`, `-0330` or `+01:02:03` up to the end.
    private static boolean isZone(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        if (text.charAt(at) == 'Z' || text.charAt(at) == 'z') {
            return at + 1 == text.length();
        }
        if (text.charAt(at) != '+' && text.charAt(at) != '-') {
            return false;
        }
        int pairs = at + 1;
        while (isDigits(text, pairs, 2)) {
            pairs += 2;
            if (pairs == text.length()) {
                return true;
            }
            if (isChar(text, pairs, ':')) {
                pairs++;
            }
        }
        return false;
    }

    private static boolean isUuid(String text) {
        if (text.length() == 32) {
            return text.chars().allMatch(TextForm::isHex);
        }
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isDigits(String text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (i >= text.length() || !isDigit(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isChar(String text, int at, char expected) {
        return at >= 0 && at < text.length() && text.charAt(at) == expected;
    }
}

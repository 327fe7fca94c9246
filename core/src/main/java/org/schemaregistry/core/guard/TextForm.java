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

    /// What a character gives that is not what the form has at its place is at least this, so that
    /// a text fits if all its characters together, combined by `|`, are below.
    private static final int WRONG = 16;

    /// Below [#WRONG] for each digit of a hexadecimal number.
    private static final byte[] HEX = new byte[256];

    static {
        for (char c = 0; c < HEX.length; c++) {
            HEX[c] = (byte) (isHex(c) ? 0 : WRONG);
        }
    }

    /// True if the text is written as the contract's JSON is.
    boolean fits(String text) {
        return isPlain(text) || fitsFully(text);
    }

    private boolean fitsFully(String text) {
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

    /// The commonest way to write each, in one pass without a branch per character; what is none of
    /// them may still fit.
    private boolean isPlain(String text) {
        return switch (this) {
            case ANY -> true;
            case DATE -> text.length() == 10 && date(text) < WRONG;
            case TIMESTAMP ->
                    text.length() >= 19
                            && text.length() <= MAX_CHARS
                            && (date(text) | time(text)) < WRONG
                            && isFraction(text, text.length());
            case TIMESTAMP_ZONED ->
                    text.length() >= 20
                            && text.length() <= MAX_CHARS
                            && text.charAt(text.length() - 1) == 'Z'
                            && (date(text) | time(text)) < WRONG
                            && isFraction(text, text.length() - 1);
            case UUID -> text.length() == 36 && isUuid(text);
            case TIME, TIME_ZONED -> false;
        };
    }

    /// `2024-05-06` at the start of a text of at least ten characters.
    private static int date(String text) {
        int year = digit(text, 0) | digit(text, 1) | digit(text, 2) | digit(text, 3);
        int month = same(text, 4, '-') | digit(text, 5) | digit(text, 6);
        int day = same(text, 7, '-') | digit(text, 8) | digit(text, 9);
        return year | month | day;
    }

    /// `T07:08:09` behind a date, in a text of at least nineteen characters.
    private static int time(String text) {
        int hour = digit(text, 11) | digit(text, 12);
        int minute = same(text, 13, ':') | digit(text, 14) | digit(text, 15);
        int second = same(text, 16, ':') | digit(text, 17) | digit(text, 18);
        char before = text.charAt(10);
        return (before == 'T' || before == ' ' ? 0 : WRONG) | hour | minute | second;
    }

    /// Nothing, or `.123`, between the seconds and `end`.
    private static boolean isFraction(String text, int end) {
        if (end <= 20) {
            return end == 19;
        }
        int found = same(text, 19, '.');
        for (int i = 20; i < end; i++) {
            found |= digit(text, i);
        }
        return found < WRONG;
    }

    /// Below [#WRONG] if there is a digit at this place: 6 to 15.
    private static int digit(String text, int at) {
        return (text.charAt(at) ^ '0') + 6;
    }

    /// 0 if this character is at this place.
    private static int same(String text, int at, char expected) {
        return (text.charAt(at) ^ expected) * WRONG;
    }

    /// True if an engine without types for time may take the text for one: a date with or without a
    /// time, a time with or without a zone.
    boolean loosely(String text) {
        return isPlain(text) || looselyFully(text);
    }

    private boolean looselyFully(String text) {
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
        int dashes = same(text, 8, '-') | same(text, 13, '-');
        dashes |= same(text, 18, '-') | same(text, 23, '-');
        int digits = four(text, 0) | four(text, 4) | four(text, 9) | four(text, 14);
        digits |= four(text, 19) | four(text, 24) | four(text, 28) | four(text, 32);
        return (dashes | digits) < WRONG;
    }

    /// Below [#WRONG] if these four are digits of a hexadecimal number.
    private static int four(String text, int at) {
        return hex(text, at) | hex(text, at + 1) | hex(text, at + 2) | hex(text, at + 3);
    }

    private static int hex(String text, int at) {
        char c = text.charAt(at);
        return HEX[c & 0xff] | (c & 0xff00);
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

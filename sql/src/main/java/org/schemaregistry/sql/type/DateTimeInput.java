package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.type.DateTimeFields.Field;
import org.schemaregistry.sql.type.DateTimeFields.Look;
import org.schemaregistry.sql.type.DateTimeWords.Meaning;
import org.schemaregistry.sql.type.DateTimeWords.Word;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The input functions of dates, times and timestamps, for the server's default setting `DateStyle
/// = 'ISO, MDY'`. All functions are pure.
final class DateTimeInput {
    private static final int LAST_DATE_YEAR = 5_874_897;
    private static final int LAST_TIMESTAMP_YEAR = 294_276;
    private static final int FIRST_YEAR = -4_713;
    private static final int LAST_ZONE_HOUR = 15;
    private static final int SIGNED_INFINITY_SINCE = 16;

    private static final int YEAR = 1;
    private static final int MONTH = 1 << 1;
    private static final int DAY = 1 << 2;
    private static final int TIME = 1 << 3;
    private static final int ZONE = 1 << 4;
    private static final int MERIDIAN = 1 << 5;
    private static final int ERA = 1 << 6;
    private static final int WEEKDAY = 1 << 7;
    private static final int DAY_OF_YEAR = 1 << 8;
    private static final int SAVING = 1 << 9;
    private static final int WHOLE_DATE = YEAR | MONTH | DAY;

    private DateTimeInput() {}

    static LiteralVerdict check(String text, int oid, int majorVersion) {
        String type =
                switch (oid) {
                    case Oids.DATE -> "date";
                    case Oids.TIME -> "time";
                    case Oids.TIMETZ -> "time with time zone";
                    case Oids.TIMESTAMP -> "timestamp";
                    default -> "timestamp with time zone";
                };
        List<Field> fields = DateTimeFields.read(text, DateTimeWords::isWord);
        boolean timeOnly = oid == Oids.TIME || oid == Oids.TIMETZ;
        try {
            if (fields == null) {
                throw new Refused(Reason.FORMAT, "");
            }
            Reader reader = new Reader(timeOnly, majorVersion);
            reader.read(fields);
            reader.finish(oid);
            return LiteralVerdict.VALID;
        } catch (Refused refused) {
            return verdict(refused, type, text);
        }
    }

    private static LiteralVerdict verdict(Refused refused, String type, String text) {
        return switch (refused.reason) {
            case FORMAT ->
                    LiteralInput.invalid(
                            "22007",
                            "invalid input syntax for type " + type + ": \"" + text + "\"");
            case FIELD ->
                    LiteralInput.invalid(
                            "22008", "date/time field value out of range: \"" + text + "\"");
            case ORDER ->
                    new LiteralVerdict.Invalid(
                            Problem.of(
                                    "22008",
                                    "date/time field value out of range: \"" + text + "\"",
                                    "Perhaps you need a different \"datestyle\" setting."));
            case ZONE_RANGE ->
                    LiteralInput.invalid(
                            "22009", "time zone displacement out of range: \"" + text + "\"");
            case ZONE_NAME ->
                    LiteralInput.invalid(
                            "22023", "time zone \"" + refused.subject + "\" not recognized");
            case RANGE ->
                    LiteralInput.invalid(
                            "22008",
                            (type.equals("date") ? "date" : "timestamp")
                                    + " out of range: \""
                                    + text
                                    + "\"");
            case UNJUDGED -> new LiteralVerdict.Unjudged("an unusual literal of type " + type);
        };
    }

    enum Reason {
        FORMAT,
        FIELD,
        ORDER,
        ZONE_RANGE,
        ZONE_NAME,
        RANGE,
        UNJUDGED
    }

    /// Leaves the reading of one text; never leaves this class.
    private static final class Refused extends Exception {
        private final Reason reason;
        private final String subject;

        Refused(Reason reason, String subject) {
            super(reason.name(), null, false, false);
            this.reason = reason;
            this.subject = subject;
        }
    }

    /// Gives the fields of one text their meaning, left to right; one thread, one use.
    private static final class Reader {
        private final boolean timeOnly;
        private final int majorVersion;
        private int seen;
        private int year;
        private int month;
        private int day;
        private int hour;
        private boolean textMonth;
        private boolean shortYear;
        private boolean beforeChrist;
        private boolean julian;
        private boolean endless;
        private boolean namedZone;
        private boolean absolute;
        private int meridian = -1;
        private @Nullable Meaning pending;

        Reader(boolean timeOnly, int majorVersion) {
            this.timeOnly = timeOnly;
            this.majorVersion = majorVersion;
        }

        void read(List<Field> fields) throws Refused {
            for (int i = 0; i < fields.size(); i++) {
                Field field = fields.get(i);
                int found =
                        switch (field.look()) {
                            case DATE -> date(field.text(), i, fields);
                            case TIME -> time(field.text());
                            case SIGNED -> {
                                offset(field.text());
                                yield ZONE;
                            }
                            case NUMBER -> number(field.text());
                            case TEXT, SPECIAL -> word(field.text(), i, fields);
                        };
                if ((found & seen) != 0) {
                    throw new Refused(Reason.FORMAT, "");
                }
                seen |= found;
            }
            boolean unitAtEndPasses = pending == Meaning.UNIT && timeOnly && majorVersion < 16;
            if (pending != null && !unitAtEndPasses) {
                throw new Refused(Reason.FORMAT, "");
            }
        }

        void finish(int oid) throws Refused {
            if (endless || absolute) {
                if (endless && timeOnly) {
                    throw new Refused(Reason.FORMAT, "");
                }
                return;
            }
            validateDate();
            if (meridian >= 0 && hour > 12) {
                throw new Refused(Reason.FIELD, "");
            }
            boolean wholeDate = (seen & WHOLE_DATE) == WHOLE_DATE;
            if (timeOnly) {
                if ((seen & TIME) == 0 || (namedZone && !wholeDate)) {
                    throw new Refused(Reason.FORMAT, "");
                }
                return;
            }
            if (!wholeDate) {
                throw new Refused(Reason.FORMAT, "");
            }
            int last = oid == Oids.DATE ? LAST_DATE_YEAR : LAST_TIMESTAMP_YEAR;
            if (!julian && (year > last || year < FIRST_YEAR)) {
                throw new Refused(Reason.RANGE, "");
            }
        }

        private void validateDate() throws Refused {
            if ((seen & YEAR) != 0 && !julian) {
                if (beforeChrist) {
                    require(year > 0, Reason.FIELD);
                    year = 1 - year;
                } else if (shortYear) {
                    require(year >= 0, Reason.FIELD);
                    year += year < 70 ? 2000 : year < 100 ? 1900 : 0;
                } else {
                    require(year > 0, Reason.FIELD);
                }
            }
            if ((seen & DAY_OF_YEAR) != 0 || julian) {
                return;
            }
            if ((seen & MONTH) != 0) {
                require(month >= 1 && month <= 12, Reason.ORDER);
            }
            if ((seen & DAY) != 0) {
                require(day >= 1 && day <= 31, Reason.ORDER);
            }
            if ((seen & WHOLE_DATE) == WHOLE_DATE) {
                require(day <= daysOf(year, month), Reason.FIELD);
            }
        }

        private static int daysOf(int year, int month) {
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return switch (month) {
                case 2 -> leap ? 29 : 28;
                case 4, 6, 9, 11 -> 30;
                default -> 31;
            };
        }

        private static void require(boolean condition, Reason reason) throws Refused {
            if (!condition) {
                throw new Refused(reason, "");
            }
        }

        // Fields

        private int date(String text, int index, List<Field> fields) throws Refused {
            if (pending == Meaning.JULIAN) {
                throw new Refused(Reason.UNJUDGED, "");
            }
            boolean haveDate = (seen & (MONTH | DAY)) == (MONTH | DAY);
            if (timeOnly && pending == null && !haveDate) {
                boolean usual =
                        index == 0
                                && fields.size() >= 2
                                && (fields.get(fields.size() - 1).look() == Look.DATE
                                        || fields.get(1).look() == Look.TIME);
                if (!usual) {
                    return DateTimeFields.isDigit(text.charAt(0)) ? timeAndZone(text) : zone(text);
                }
            }
            if (pending == null && !haveDate) {
                return parts(text);
            }
            return DateTimeFields.isDigit(text.charAt(0)) || pending != null
                    ? timeAndZone(text)
                    : zone(text);
        }

        /// A time run together, with an offset behind: `040506-08`.
        private int timeAndZone(String text) throws Refused {
            require(pending == null || pending == Meaning.ISO_TIME, Reason.FORMAT);
            pending = null;
            require((seen & TIME) == 0, Reason.FORMAT);
            int dash = text.indexOf('-');
            require(dash >= 0, Reason.FORMAT);
            offset(text.substring(dash));
            return runTogether(text.substring(0, dash), seen | WHOLE_DATE) | ZONE;
        }

        private int zone(String text) throws Refused {
            if (TimeZones.isName(text) || TimeZones.isAbbreviation(text)) {
                namedZone = true;
                return ZONE;
            }
            if (TimeZones.mayBeRule(text)) {
                throw new Refused(Reason.UNJUDGED, "");
            }
            throw new Refused(Reason.ZONE_NAME, text);
        }

        /// The parts of one date field: `2020-01-31`, `31-jan-2020`, `1/31/2020`.
        private int parts(String text) throws Refused {
            List<String> parts = new ArrayList<>();
            int at = 0;
            while (at < text.length()) {
                while (at < text.length() && !isAlphanumeric(text.charAt(at))) {
                    at++;
                }
                require(at < text.length(), Reason.FORMAT);
                int from = at;
                boolean digits = DateTimeFields.isDigit(text.charAt(at));
                while (at < text.length()
                        && (digits
                                ? DateTimeFields.isDigit(text.charAt(at))
                                : DateTimeFields.isLetter(text.charAt(at)))) {
                    at++;
                }
                parts.add(text.substring(from, at));
                at++;
            }
            int found = 0;
            for (String part : parts) {
                if (DateTimeFields.isLetter(part.charAt(0))) {
                    Word word = DateTimeWords.find(part);
                    if (word != null && word.meaning() == Meaning.IGNORED) {
                        continue;
                    }
                    require(word != null && word.meaning() == Meaning.MONTH, Reason.FORMAT);
                    require(((seen | found) & MONTH) == 0, Reason.FORMAT);
                    month = word == null ? 0 : word.value();
                    textMonth = true;
                    found |= MONTH;
                }
            }
            for (String part : parts) {
                if (DateTimeFields.isDigit(part.charAt(0))) {
                    int one = single(part, seen | found);
                    require((one & (seen | found)) == 0, Reason.FORMAT);
                    found |= one;
                }
            }
            require(((seen | found) & WHOLE_DATE) == WHOLE_DATE, Reason.FORMAT);
            return found;
        }

        private static boolean isAlphanumeric(char c) {
            return DateTimeFields.isDigit(c) || DateTimeFields.isLetter(c);
        }

        private int time(String text) throws Refused {
            if (pending != null) {
                require(pending == Meaning.ISO_TIME, Reason.FORMAT);
                pending = null;
            }
            String[] parts = text.split(":", -1);
            String lastPart = parts[parts.length - 1];
            int point = lastPart.indexOf('.');
            String fraction = point < 0 ? "" : lastPart.substring(point + 1);
            require(fraction.chars().allMatch(c -> c >= '0' && c <= '9'), Reason.FORMAT);
            parts[parts.length - 1] = point < 0 ? lastPart : lastPart.substring(0, point);
            require(parts.length <= 3, Reason.FORMAT);
            int[] numbers = new int[parts.length];
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = parts[i].isEmpty() ? 0 : value(parts[i]);
            }
            boolean minutesOnly = parts.length == 2 && point >= 0;
            hour = minutesOnly ? 0 : numbers[0];
            int minute = minutesOnly ? numbers[0] : numbers[1];
            int second = minutesOnly ? numbers[1] : parts.length == 3 ? numbers[2] : 0;
            checkTime(minute, second, fraction);
            return TIME;
        }

        private void checkTime(int minute, int second, String fraction) throws Refused {
            require(minute <= 59 && second <= 60 && hour <= 24, Reason.FIELD);
            boolean behind = minute > 0 || second > 0 || fraction.chars().anyMatch(c -> c != '0');
            require(hour < 24 || !behind, Reason.FIELD);
        }

        /// `+hh`, `+hh:mm`, `+hhmm`, `+hh:mm:ss`.
        private void offset(String text) throws Refused {
            int[] numbers = new int[3];
            require(!text.startsWith("--"), Reason.ZONE_RANGE);
            int at = 1;
            int count = 0;
            while (count < numbers.length) {
                int from = at;
                while (at < text.length() && DateTimeFields.isDigit(text.charAt(at))) {
                    at++;
                }
                BigInteger number =
                        from == at ? BigInteger.ZERO : new BigInteger(text.substring(from, at));
                require(number.bitLength() < 32, Reason.ZONE_RANGE);
                numbers[count++] = number.intValue();
                if (at >= text.length() || text.charAt(at) != ':') {
                    break;
                }
                at++;
            }
            if (count == 1 && at == text.length() && text.length() > 3) {
                numbers[1] = numbers[0] % 100;
                numbers[0] /= 100;
            }
            require(
                    numbers[0] <= LAST_ZONE_HOUR && numbers[1] < 60 && numbers[2] < 60,
                    Reason.ZONE_RANGE);
            require(at == text.length(), Reason.FORMAT);
        }

        private int number(String text) throws Refused {
            if (pending != null) {
                return labelled(text);
            }
            int point = text.indexOf('.');
            int before = point < 0 ? text.length() : point;
            if (timeOnly) {
                return runTogetherOrSingle(text, seen | WHOLE_DATE, point, before);
            }
            if (point >= 0 && (seen & WHOLE_DATE) == 0) {
                return parts(text);
            }
            return runTogetherOrSingle(text, seen, point, before);
        }

        private int runTogetherOrSingle(String text, int known, int point, int before)
                throws Refused {
            boolean missing = (known & WHOLE_DATE) == 0 || (known & TIME) == 0;
            if ((point >= 0 && before > 2) || (point < 0 && before >= 6 && missing)) {
                return runTogether(text, known);
            }
            return single(text, known);
        }

        /// A number whose meaning the word before it gave.
        private int labelled(String text) throws Refused {
            Meaning label = pending;
            pending = null;
            if (label == Meaning.ISO_TIME) {
                int found = runTogether(text, seen | WHOLE_DATE);
                require(found == TIME, Reason.FORMAT);
                return found;
            }
            if (label == Meaning.JULIAN) {
                julian = true;
                value(text.indexOf('.') < 0 ? text : text.substring(0, text.indexOf('.')));
                return text.indexOf('.') < 0 ? WHOLE_DATE : WHOLE_DATE | TIME;
            }
            if (majorVersion >= 16) {
                throw new Refused(Reason.FORMAT, "");
            }
            throw new Refused(Reason.UNJUDGED, "");
        }

        /// `20200131`, `200131`, `040506`, `0405`, each perhaps with a fraction.
        private int runTogether(String text, int known) throws Refused {
            int point = text.indexOf('.');
            String digits = point < 0 ? text : text.substring(0, point);
            boolean wholeDate = (known & WHOLE_DATE) == WHOLE_DATE;
            int length = digits.length();
            if (point < 0 && !wholeDate && length >= 6) {
                day = value(digits.substring(length - 2));
                month = value(digits.substring(length - 4, length - 2));
                year = value(digits.substring(0, length - 4));
                shortYear = length == 6;
                return WHOLE_DATE;
            }
            require((known & TIME) == 0 && (length == 6 || length == 4), Reason.FORMAT);
            hour = value(digits.substring(0, 2));
            int minute = value(digits.substring(2, 4));
            int second = length == 6 ? value(digits.substring(4)) : 0;
            checkTime(minute, second, point < 0 ? "" : text.substring(point + 1));
            return TIME;
        }

        /// One number on its own: what it is depends on what is known so far.
        private int single(String text, int known) throws Refused {
            int point = text.indexOf('.');
            if (point > 2) {
                return runTogether(text, known | WHOLE_DATE);
            }
            String digits = point < 0 ? text : text.substring(0, point);
            int number = value(digits);
            int length = text.length();
            if (length == 3 && (known & WHOLE_DATE) == YEAR && number >= 1 && number <= 366) {
                return DAY_OF_YEAR | MONTH | DAY;
            }
            return switch (known & WHOLE_DATE) {
                case 0 -> length >= 3 ? year(number, length) : month(number);
                case YEAR, DAY -> month(number);
                case MONTH -> textMonth && length >= 3 ? year(number, length) : day(number);
                case YEAR | MONTH -> {
                    if (textMonth && length >= 3 && shortYear) {
                        day = year;
                        year = number;
                        shortYear = false;
                        yield DAY;
                    }
                    yield day(number);
                }
                case MONTH | DAY -> year(number, length);
                case WHOLE_DATE -> runTogether(text, known);
                default -> throw new Refused(Reason.FORMAT, "");
            };
        }

        private int year(int number, int length) {
            year = number;
            shortYear = length <= 2;
            return YEAR;
        }

        private int month(int number) {
            month = number;
            return MONTH;
        }

        private int day(int number) {
            day = number;
            return DAY;
        }

        private static int value(String digits) throws Refused {
            require(
                    !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9'),
                    Reason.FORMAT);
            BigInteger number = new BigInteger(digits);
            require(number.bitLength() < 32, Reason.FIELD);
            return number.intValue();
        }

        // Words

        private int word(String text, int index, List<Field> fields) throws Refused {
            if (TimeZones.isAbbreviation(DateTimeWords.token(text))) {
                return ZONE;
            }
            Word word = DateTimeWords.find(text);
            if (text.equals("+infinity") && majorVersion >= SIGNED_INFINITY_SINCE) {
                word = DateTimeWords.find("infinity");
            }
            if (word == null) {
                if (TimeZones.isName(text)) {
                    namedZone = true;
                    return ZONE;
                }
                throw new Refused(Reason.FORMAT, "");
            }
            return switch (word.meaning()) {
                case MONTH -> {
                    require(!timeOnly, Reason.FORMAT);
                    boolean wasDay =
                            (seen & MONTH) != 0
                                    && !textMonth
                                    && (seen & DAY) == 0
                                    && month >= 1
                                    && month <= 31;
                    if (wasDay) {
                        day = month;
                    }
                    textMonth = true;
                    month = word.value();
                    yield wasDay ? DAY : MONTH;
                }
                case WEEKDAY -> {
                    require(!timeOnly, Reason.FORMAT);
                    yield WEEKDAY;
                }
                case ERA -> {
                    beforeChrist = word.value() == 1;
                    yield ERA;
                }
                case MERIDIAN -> {
                    meridian = word.value();
                    yield MERIDIAN;
                }
                case IGNORED -> 0;
                case NOW -> {
                    absolute = true;
                    yield timeOnly ? TIME : WHOLE_DATE | TIME | ZONE;
                }
                case DAY_WORD -> {
                    julian = true;
                    require(!timeOnly, Reason.FORMAT);
                    yield WHOLE_DATE;
                }
                case ALLBALLS -> TIME | ZONE;
                case ENDLESS -> {
                    endless = true;
                    yield WHOLE_DATE | TIME | ZONE;
                }
                case ISO_TIME -> {
                    require(timeOnly || (seen & WHOLE_DATE) == WHOLE_DATE, Reason.FORMAT);
                    require(index + 1 < fields.size(), Reason.FORMAT);
                    Look next = fields.get(index + 1).look();
                    require(
                            next == Look.NUMBER || next == Look.TIME || next == Look.DATE,
                            Reason.FORMAT);
                    pending = Meaning.ISO_TIME;
                    yield 0;
                }
                case JULIAN, UNIT -> {
                    require(pending == null, Reason.FORMAT);
                    pending = word.meaning();
                    yield 0;
                }
                case SAVING -> SAVING;
            };
        }
    }
}

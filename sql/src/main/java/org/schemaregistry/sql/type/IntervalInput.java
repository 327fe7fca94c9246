package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.type.DateTimeFields.Field;
import org.schemaregistry.sql.type.DateTimeFields.Look;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The input function of intervals. All functions are pure.
final class IntervalInput {
    private static final int INFINITE_SINCE = 17;
    private static final int STRICT_UNITS_SINCE = 16;
    private static final Pattern ISO =
            Pattern.compile(
                    "P(?=.)(?:-?[0-9.]+Y)?(?:-?[0-9.]+M)?(?:-?[0-9.]+W)?(?:-?[0-9.]+D)?(?:T(?:-?[0-9.]+H)?(?:-?[0-9.]+M)?(?:-?[0-9.]+S)?)?"
                        + "|P[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}(?:T[0-9:.]+)?");

    /// Units, each with the bit that says it was seen.
    private static final Map<String, Integer> UNITS = units();

    private static final int SECOND_BIT = 1;
    private static final int TIME_BITS = 0b111;
    private static final int MONTH_BIT = 1 << 5;
    private static final int AGO = -1;

    private IntervalInput() {}

    static LiteralVerdict check(String text, int majorVersion) {
        List<Field> fields = DateTimeFields.read(text, DateTimeWords::isWord);
        Outcome outcome = fields == null ? Outcome.FORMAT : decode(fields, majorVersion);
        if (outcome == Outcome.FORMAT && ISO.matcher(NumberInput.trim(text)).matches()) {
            outcome = Outcome.VALID;
        }
        return switch (outcome) {
            case VALID -> LiteralVerdict.VALID;
            case FORMAT ->
                    LiteralInput.invalid(
                            "22007", "invalid input syntax for type interval: \"" + text + "\"");
            case RANGE ->
                    LiteralInput.invalid(
                            "22015", "interval field value out of range: \"" + text + "\"");
        };
    }

    private enum Outcome {
        VALID,
        FORMAT,
        RANGE
    }

    /// Right to left: a unit stands behind its number.
    private static Outcome decode(List<Field> fields, int majorVersion) {
        int seen = 0;
        boolean unitWaits = false;
        @Nullable Integer unit = null;
        for (int i = fields.size() - 1; i >= 0; i--) {
            Field field = fields.get(i);
            int found = 0;
            String text = field.text();
            if (field.look() == Look.TIME || isSignedTime(field)) {
                if (!isTime(text)) {
                    return timeOutcome(text);
                }
                found = TIME_BITS;
                unit = UNITS.get("day");
            } else if (field.look() == Look.TEXT || field.look() == Look.SPECIAL) {
                String token = DateTimeWords.token(text);
                Integer known = UNITS.get(token);
                boolean endless =
                        majorVersion >= INFINITE_SINCE
                                && (text.equals("infinity")
                                        || text.equals("+infinity")
                                        || text.equals("-infinity"));
                if (endless) {
                    return fields.size() == 1 ? Outcome.VALID : Outcome.FORMAT;
                }
                if (known == null) {
                    if (token.equals("at") || token.equals("on")) {
                        continue;
                    }
                    return Outcome.FORMAT;
                }
                if (known != AGO) {
                    if (unitWaits && majorVersion >= STRICT_UNITS_SINCE) {
                        return Outcome.FORMAT;
                    }
                    unit = known;
                    unitWaits = true;
                }
            } else {
                int bit = unit == null ? SECOND_BIT : unit;
                int dash = text.indexOf('-', 1);
                if (dash > 0) {
                    Outcome outcome = yearsAndMonths(text, dash);
                    if (outcome != Outcome.VALID) {
                        return outcome;
                    }
                    bit = MONTH_BIT;
                } else if (!text.matches("[-+]?[0-9]*\\.?[0-9]*") || text.matches("[-+.]*")) {
                    return Outcome.FORMAT;
                } else if (isTooBig(text)) {
                    return Outcome.RANGE;
                }
                found = bit;
            }
            unitWaits &= found == 0;
            if ((found & seen) != 0) {
                return Outcome.FORMAT;
            }
            seen |= found;
        }
        boolean dangling = unitWaits && majorVersion >= STRICT_UNITS_SINCE;
        return seen == 0 || dangling ? Outcome.FORMAT : Outcome.VALID;
    }

    private static boolean isSignedTime(Field field) {
        return field.look() == Look.SIGNED && field.text().indexOf(':') > 0;
    }

    private static boolean isTime(String text) {
        return text.matches("[-+]?[0-9]{1,9}:[0-5]?[0-9](:([0-5]?[0-9]|60)?(\\.[0-9]*)?)?")
                || text.matches("[-+]?[0-9]{1,2}:[0-9]{1,2}\\.[0-9]*");
    }

    private static Outcome timeOutcome(String text) {
        return text.matches("[-+]?[0-9]+(:[0-9]+){1,2}(\\.[0-9]*)?")
                ? Outcome.RANGE
                : Outcome.FORMAT;
    }

    private static Outcome yearsAndMonths(String text, int dash) {
        String months = text.substring(dash + 1);
        if (!months.matches("[0-9]+") || !text.substring(0, dash).matches("[-+]?[0-9]+")) {
            return Outcome.FORMAT;
        }
        return new BigInteger(months).compareTo(BigInteger.valueOf(12)) >= 0
                ? Outcome.RANGE
                : Outcome.VALID;
    }

    private static boolean isTooBig(String text) {
        int point = text.indexOf('.');
        String whole = (point < 0 ? text : text.substring(0, point)).replace("+", "");
        return whole.matches("-?[0-9]+") && new BigInteger(whole).bitLength() > 63;
    }

    private static Map<String, Integer> units() {
        Map<String, Integer> units = new HashMap<>();
        String[] byBit = {
            "s sec second seconds secs",
            "m min mins minute minutes",
            "h hour hours hr hrs",
            "d day days",
            "w week weeks",
            "mon mons month months",
            "y year years yr yrs",
            "dec decade decades decs",
            "c cent centuries century",
            "mil millennia millennium mils",
            "ms msec msecond mseconds msecs millisecon",
            "us usec usecond useconds usecs microsecon"
        };
        for (int i = 0; i < byBit.length; i++) {
            for (String unit : byBit[i].split(" ", -1)) {
                units.put(unit, 1 << i);
            }
        }
        units.put("ago", AGO);
        return Map.copyOf(units);
    }
}

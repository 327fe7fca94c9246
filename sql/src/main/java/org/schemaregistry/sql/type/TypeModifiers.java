package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Turns the modifiers of a type name into the server's number and back, as the types' own
/// `typmodin` and `typmodout` functions do. All functions are pure.
final class TypeModifiers {
    static final int NONE = -1;

    private static final int HEADER = 4;
    private static final int MAX_CHARACTERS = 10_485_760;
    private static final int MAX_BITS = 83_886_080;
    private static final int MAX_PRECISION = 1_000;
    private static final int MAX_FRACTION = 6;
    private static final int FULL_RANGE = 0x7fff;
    private static final int FULL_PRECISION = 0xffff;

    private static final int MONTH = 1 << 1;
    private static final int YEAR = 1 << 2;
    private static final int DAY = 1 << 3;
    private static final int HOUR = 1 << 10;
    private static final int MINUTE = 1 << 11;
    private static final int SECOND = 1 << 12;

    private TypeModifiers() {}

    /// What the modifiers come to: a number or what the server says.
    record Modifier(int typmod, @Nullable Problem problem) {
        static Modifier of(int typmod) {
            return new Modifier(typmod, null);
        }

        static Modifier failed(String sqlState, String message) {
            return new Modifier(NONE, Problem.of(sqlState, message));
        }
    }

    /// @param type the element type where the name is of an array
    static Modifier read(PgType type, List<String> modifiers, int majorVersion, String typeName) {
        if (modifiers.isEmpty()) {
            return Modifier.of(NONE);
        }
        return switch (type.oid()) {
            case Oids.BPCHAR -> length(modifiers, "char", MAX_CHARACTERS, HEADER);
            case Oids.VARCHAR -> length(modifiers, "varchar", MAX_CHARACTERS, HEADER);
            case Oids.BIT -> length(modifiers, "bit", MAX_BITS, 0);
            case Oids.VARBIT -> length(modifiers, "varbit", MAX_BITS, 0);
            case Oids.NUMERIC -> numeric(modifiers, majorVersion);
            case Oids.TIME -> fraction(modifiers, "TIME", "");
            case Oids.TIMETZ -> fraction(modifiers, "TIME", " WITH TIME ZONE");
            case Oids.TIMESTAMP -> fraction(modifiers, "TIMESTAMP", "");
            case Oids.TIMESTAMPTZ -> fraction(modifiers, "TIMESTAMP", " WITH TIME ZONE");
            case Oids.INTERVAL -> interval(modifiers);
            default ->
                    type.oid() >= BuiltIns.FIRST_OWN_OID && type.kind() == PgType.Kind.BASE
                            ? Modifier.of(NONE)
                            : Modifier.failed(
                                    "42601",
                                    "type modifier is not allowed for type \"" + typeName + "\"");
        };
    }

    /// The text in or behind the type's name, empty for none.
    static String print(PgType type, int typmod) {
        if (typmod < 0) {
            return "";
        }
        return switch (type.oid()) {
            case Oids.BPCHAR, Oids.VARCHAR -> typmod < HEADER ? "" : "(" + (typmod - HEADER) + ")";
            case Oids.BIT, Oids.VARBIT -> "(" + typmod + ")";
            case Oids.NUMERIC -> {
                int packed = typmod - HEADER;
                int scale = ((packed & 0x7ff) ^ 1024) - 1024;
                yield "(" + ((packed >> 16) & 0xffff) + "," + scale + ")";
            }
            case Oids.TIME, Oids.TIMETZ, Oids.TIMESTAMP, Oids.TIMESTAMPTZ -> "(" + typmod + ")";
            case Oids.INTERVAL -> printInterval(typmod);
            default -> "";
        };
    }

    /// The fields an interval modifier allows, as a bit mask; all for none.
    static int intervalRange(int typmod) {
        return typmod < 0 ? FULL_RANGE : (typmod >> 16) & FULL_RANGE;
    }

    private static Modifier length(List<String> modifiers, String name, int max, int header) {
        Integer length = modifiers.size() == 1 ? number(modifiers.get(0)) : null;
        if (length == null) {
            return invalid(modifiers);
        }
        if (length < 1) {
            return Modifier.failed("22023", "length for type " + name + " must be at least 1");
        }
        if (length > max) {
            return Modifier.failed("22023", "length for type " + name + " cannot exceed " + max);
        }
        return Modifier.of(length + header);
    }

    private static Modifier numeric(List<String> modifiers, int majorVersion) {
        Integer precision = number(modifiers.get(0));
        Integer scale = modifiers.size() < 2 ? Integer.valueOf(0) : number(modifiers.get(1));
        if (precision == null || scale == null) {
            return invalid(modifiers);
        }
        if (modifiers.size() > 2) {
            return Modifier.failed("22023", "invalid NUMERIC type modifier");
        }
        if (precision < 1 || precision > MAX_PRECISION) {
            return Modifier.failed(
                    "22023", "NUMERIC precision " + precision + " must be between 1 and 1000");
        }
        if (majorVersion < 15 && (scale < 0 || scale > precision)) {
            return Modifier.failed(
                    "22023",
                    "NUMERIC scale " + scale + " must be between 0 and precision " + precision);
        }
        if (scale < -MAX_PRECISION || scale > MAX_PRECISION) {
            return Modifier.failed(
                    "22023", "NUMERIC scale " + scale + " must be between -1000 and 1000");
        }
        return Modifier.of(((precision << 16) | (scale & 0x7ff)) + HEADER);
    }

    private static Modifier fraction(List<String> modifiers, String name, String suffix) {
        Integer digits = modifiers.size() == 1 ? number(modifiers.get(0)) : null;
        if (digits == null) {
            return invalid(modifiers);
        }
        if (digits < 0) {
            return Modifier.failed(
                    "22023",
                    name + "(" + digits + ")" + suffix + " precision must not be negative");
        }
        return Modifier.of(Math.min(digits, MAX_FRACTION));
    }

    private static Modifier interval(List<String> modifiers) {
        int range = fields(modifiers.get(0));
        int next = range == 0 && !modifiers.get(0).isEmpty() ? 0 : 1;
        int precision = FULL_PRECISION;
        if (modifiers.size() > next) {
            Integer digits = number(modifiers.get(next));
            if (digits == null || modifiers.size() > next + 1) {
                return Modifier.failed("22023", "invalid INTERVAL type modifier");
            }
            if (digits < 0) {
                return Modifier.failed(
                        "22023", "INTERVAL(" + digits + ") precision must not be negative");
            }
            precision = Math.min(digits, MAX_FRACTION);
        }
        return Modifier.of(((range == 0 ? FULL_RANGE : range) << 16) | precision);
    }

    private static int fields(String text) {
        return switch (text) {
            case "year" -> YEAR;
            case "month" -> MONTH;
            case "day" -> DAY;
            case "hour" -> HOUR;
            case "minute" -> MINUTE;
            case "second" -> SECOND;
            case "year to month" -> YEAR | MONTH;
            case "day to hour" -> DAY | HOUR;
            case "day to minute" -> DAY | HOUR | MINUTE;
            case "day to second" -> DAY | HOUR | MINUTE | SECOND;
            case "hour to minute" -> HOUR | MINUTE;
            case "hour to second" -> HOUR | MINUTE | SECOND;
            case "minute to second" -> MINUTE | SECOND;
            default -> 0;
        };
    }

    private static String printInterval(int typmod) {
        int range = intervalRange(typmod);
        String fields =
                switch (range) {
                    case YEAR -> " year";
                    case MONTH -> " month";
                    case DAY -> " day";
                    case HOUR -> " hour";
                    case MINUTE -> " minute";
                    case SECOND -> " second";
                    case YEAR | MONTH -> " year to month";
                    case DAY | HOUR -> " day to hour";
                    case DAY | HOUR | MINUTE -> " day to minute";
                    case DAY | HOUR | MINUTE | SECOND -> " day to second";
                    case HOUR | MINUTE -> " hour to minute";
                    case HOUR | MINUTE | SECOND -> " hour to second";
                    case MINUTE | SECOND -> " minute to second";
                    default -> "";
                };
        int precision = typmod & FULL_PRECISION;
        return precision == FULL_PRECISION ? fields : fields + "(" + precision + ")";
    }

    private static Modifier invalid(List<String> modifiers) {
        for (String modifier : modifiers) {
            if (number(modifier) == null) {
                return Modifier.failed(
                        "22P02", "invalid input syntax for type integer: \"" + modifier + "\"");
            }
        }
        return Modifier.failed("22023", "invalid type modifier");
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

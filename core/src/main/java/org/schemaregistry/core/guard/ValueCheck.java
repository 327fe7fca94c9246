package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.Mismatch.Kind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A type of the contract, made ready to judge values that are not null. A value that fits costs no
/// allocation; where a driver's class says too little to be sure, the value passes: a false
/// mismatch would be a lie.
///
/// Immutable.
sealed interface ValueCheck {

    /// What is wrong with a value; null if nothing is.
    @Nullable Fault check(Object value, ValueReader reader);

    /// What [#check] says. The commonest checks are called by their class: among a row's many kinds
    /// of checks that takes a fraction of a call through the interface.
    static @Nullable Fault judge(ValueCheck check, Object value, ValueReader reader) {
        if (check instanceof Texts texts) {
            return texts.check(value, reader);
        }
        if (check instanceof Written written) {
            return written.check(value, reader);
        }
        if (check instanceof Decimals decimals) {
            return decimals.check(value, reader);
        }
        if (check instanceof Labels labels) {
            return labels.check(value, reader);
        }
        if (check instanceof Wholes wholes) {
            return wholes.check(value, reader);
        }
        return check.check(value, reader);
    }

    /// True if every value of this class of the JDK fits, where one did. (A driver's own class may
    /// stand for several types.)
    default boolean isByClass(Class<?> of) {
        return switch (this) {
            case Anything() -> true;
            case Bools bools -> bools.form() != RowForm.DYNAMIC;
            case Wholes wholes -> wholes.signed() && holds(wholes.bits(), of);
            case Reals reals ->
                    reals.form() == RowForm.TYPED || of == Double.class || of == Float.class;
            case Decimals decimals ->
                    of == BigDecimal.class
                            && (decimals.precision() == null || decimals.scale() == null);
            case Texts texts -> texts.length() == null;
            case Bytes bytes -> false;
            case Written written -> written.form() == RowForm.TYPED;
            case Labels labels -> false;
            case Lists lists -> false;
            case Maps maps -> false;
            case Structs structs -> false;
            case Vectors vectors -> false;
            case AnyOf any -> false;
            case Received received -> false;
        };
    }

    /// False if [#isByClass] is for every class: what no narrowest class of numbers passes by, no
    /// class does.
    default boolean mayBeByClass() {
        return isByClass(Byte.class) || isByClass(Double.class) || isByClass(BigDecimal.class);
    }

    private static boolean holds(int bits, Class<?> whole) {
        return (whole == Long.class && bits >= 64)
                || (whole == Integer.class && bits >= 32)
                || (whole == Short.class && bits >= 16)
                || (whole == Byte.class && bits >= 8);
    }

    /// Takes every value.
    record Anything() implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            return null;
        }
    }

    record Bools(String expected, RowForm form) implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            if (value instanceof Boolean) {
                return null;
            }
            return form == RowForm.DYNAMIC
                            && value instanceof Number number
                            && isWhole(value)
                            && (number.longValue() == 0 || number.longValue() == 1)
                    ? null
                    : wrongType(expected, value, reader);
        }
    }

    record Wholes(String expected, int bits, boolean signed, RowForm form) implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            if (value instanceof Integer number) {
                return fits(number) ? null : tooWide(number);
            }
            if (value instanceof Long number) {
                return fits(number) ? null : tooWide(number);
            }
            if (value instanceof Short || value instanceof Byte) {
                long number = ((Number) value).longValue();
                return fits(number) ? null : tooWide(number);
            }
            if (value instanceof BigInteger number) {
                return bigFits(number) ? null : fault(Kind.TYPE, expected, "decimal");
            }
            if (form != RowForm.JSON) {
                return wrongType(expected, value, reader);
            }
            if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
                return integral(value);
            }
            // PostgreSQL writes an oid as text.
            return value instanceof String text && !signed && isDigits(text)
                    ? null
                    : wrongType(expected, value, reader);
        }

        private boolean fits(long number) {
            if (signed) {
                return bits == 64 || number >> (bits - 1) == number >> 63;
            }
            return number >= 0 && (bits == 64 || number >>> bits == 0);
        }

        private boolean bigFits(BigInteger number) {
            return signed
                    ? number.bitLength() < bits
                    : number.signum() >= 0 && number.bitLength() <= bits;
        }

        /// In JSON `5.0` is a whole number.
        private @Nullable Fault integral(Object value) {
            if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
                return fault(Kind.TYPE, expected, Shape.REAL.text());
            }
            BigDecimal decimal =
                    value instanceof BigDecimal exact
                            ? exact
                            : BigDecimal.valueOf(((Number) value).doubleValue());
            if (decimal.signum() != 0 && decimal.stripTrailingZeros().scale() > 0) {
                return fault(Kind.TYPE, expected, Shape.DECIMAL.text());
            }
            if (decimal.precision() - decimal.scale() > 20 || !bigFits(decimal.toBigInteger())) {
                return fault(Kind.TYPE, expected, Shape.DECIMAL.text());
            }
            return null;
        }

        private Fault tooWide(long number) {
            int width = 16;
            while (width < 64 && number >> (width - 1) != number >> 63) {
                width *= 2;
            }
            return fault(Kind.TYPE, expected, "int" + width);
        }
    }

    record Reals(String expected, RowForm form) implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            if (value instanceof Double || value instanceof Float) {
                return null;
            }
            if (form == RowForm.TYPED) {
                return wrongType(expected, value, reader);
            }
            return isWhole(value)
                            || value instanceof BigDecimal
                            || (form == RowForm.JSON
                                    && value instanceof String text
                                    && isNotFinite(text))
                    ? null
                    : wrongType(expected, value, reader);
        }
    }

    /// `limit` is the first size that has too many digits before the point.
    record Decimals(
            String expected,
            @Nullable Integer precision,
            @Nullable Integer scale,
            double limit,
            RowForm form)
            implements ValueCheck {
        static Decimals of(
                String expected,
                @Nullable Integer precision,
                @Nullable Integer scale,
                RowForm form) {
            double limit =
                    precision == null || scale == null
                            ? Double.POSITIVE_INFINITY
                            : Math.pow(10, (double) precision - scale);
            return new Decimals(expected, precision, scale, limit, form);
        }

        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            if (value instanceof BigDecimal decimal) {
                return precision == null || scale == null || digits(decimal, precision, scale)
                        ? null
                        : tooWide(decimal);
            }
            if (value instanceof Double || value instanceof Float) {
                return ofReal(((Number) value).doubleValue());
            }
            if (form == RowForm.TYPED) {
                return wrongType(expected, value, reader);
            }
            if (isWhole(value)) {
                BigDecimal decimal =
                        value instanceof BigInteger big
                                ? new BigDecimal(big)
                                : BigDecimal.valueOf(((Number) value).longValue());
                return precision == null || scale == null || digits(decimal, precision, scale)
                        ? null
                        : tooWide(decimal);
            }
            return form == RowForm.JSON && value instanceof String text && isNotFinite(text)
                    ? null
                    : wrongType(expected, value, reader);
        }

        /// A driver gives what is not finite as a double. A double that stands for a decimal has no
        /// certain fraction digits: only its size is judged.
        private @Nullable Fault ofReal(double value) {
            if (!Double.isFinite(value)) {
                return null;
            }
            if (form == RowForm.TYPED) {
                return fault(Kind.TYPE, expected, Shape.REAL.text());
            }
            return Math.abs(value) < limit ? null : fault(Kind.TYPE, expected, Shape.REAL.text());
        }

        private static boolean digits(BigDecimal value, int precision, int scale) {
            int wholeDigits = value.precision() - value.scale();
            if (value.scale() <= scale && wholeDigits <= precision - scale) {
                return true;
            }
            if (value.signum() == 0) {
                return true;
            }
            return wholeDigits <= precision - scale && value.stripTrailingZeros().scale() <= scale;
        }

        private Fault tooWide(BigDecimal value) {
            BigDecimal shortest = value.stripTrailingZeros();
            int scaleFound = Math.max(shortest.scale(), 0);
            int whole = Math.max(shortest.precision() - shortest.scale(), 0);
            return fault(
                    Kind.TYPE,
                    expected,
                    "decimal(" + Math.max(whole + scaleFound, 1) + "," + scaleFound + ")");
        }
    }

    record Texts(String expected, @Nullable Integer length) implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            String text;
            if (value instanceof String plain) {
                text = plain;
            } else if (reader.shape(value) == Shape.TEXT) {
                text = reader.text(value);
            } else {
                return wrongType(expected, value, reader);
            }
            // Engines count code points, of which there are never more than UTF-16 units.
            if (length == null || text.length() <= length) {
                return null;
            }
            int points = text.codePointCount(0, text.length());
            return points <= length ? null : fault(Kind.LENGTH, expected, "text(" + points + ")");
        }
    }

    record Bytes(String expected, @Nullable Integer length, RowForm form) implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            int size;
            if (reader.shape(value) == Shape.BINARY) {
                size = reader.size(value);
            } else if (form == RowForm.JSON && value instanceof String text) {
                size = decodedSize(text);
            } else {
                return wrongType(expected, value, reader);
            }
            return length == null || size <= length
                    ? null
                    : fault(Kind.LENGTH, expected, "binary(" + size + ")");
        }

        /// Of base64 or of PostgreSQL's `\x00ff`.
        private static int decodedSize(String text) {
            if (text.startsWith("\\x")) {
                return (text.length() - 2) / 2;
            }
            int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
            return (int) ((text.length() - padding) * 3L / 4);
        }
    }

    /// Dates, times, intervals and identifiers: a set of shapes, or a text in a form.
    record Written(String expected, Set<Shape> shapes, TextForm textForm, RowForm form)
            implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            if (value instanceof String text) {
                return fits(text) ? null : wrongType(expected, value, reader);
            }
            Shape shape = reader.shape(value);
            return shapes.contains(shape) || standsFor(shape, value, reader)
                    ? null
                    : wrongType(expected, value, reader);
        }

        private boolean standsFor(Shape shape, Object value, ValueReader reader) {
            return switch (form) {
                case TYPED -> false;
                case DYNAMIC, RECEIVED ->
                        switch (shape) {
                            case TEXT -> textForm.loosely(reader.text(value));
                            case BINARY -> textForm == TextForm.UUID && reader.size(value) == 16;
                            case WHOLE, REAL -> textForm != TextForm.UUID;
                            case BOOLEAN,
                                    DECIMAL,
                                    DATE,
                                    TIME,
                                    TIME_ZONED,
                                    TIME_EITHER,
                                    TIMESTAMP,
                                    TIMESTAMP_ZONED,
                                    TIMESTAMP_EITHER,
                                    INTERVAL,
                                    UUID,
                                    JSON,
                                    LIST,
                                    MAP,
                                    VECTOR,
                                    OTHER ->
                                    false;
                        };
                case JSON -> shape == Shape.TEXT && textForm.fits(reader.text(value));
            };
        }

        private boolean fits(String text) {
            return switch (form) {
                case TYPED -> false;
                case DYNAMIC, RECEIVED -> textForm.loosely(text);
                case JSON -> textForm.fits(text);
            };
        }
    }

    record Labels(String expected, List<String> few, Set<String> all) implements ValueCheck {
        /// To compare with so many takes less than to hash the text.
        private static final int FEW = 8;

        static Labels of(String expected, List<String> labels) {
            return new Labels(
                    expected,
                    labels.size() <= FEW ? List.copyOf(labels) : List.of(),
                    Set.copyOf(new HashSet<>(labels)));
        }

        private boolean has(String text) {
            for (int i = 0; i < few.size(); i++) {
                if (few.get(i).equals(text)) {
                    return true;
                }
            }
            return all.contains(text);
        }

        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            if (value instanceof String text) {
                return has(text) ? null : fault(Kind.ENUM, expected, "another text");
            }
            if (reader.shape(value) != Shape.TEXT) {
                return wrongType(expected, value, reader);
            }
            return has(reader.text(value)) ? null : fault(Kind.ENUM, expected, "another text");
        }
    }

    record Lists(String expected, ValueCheck element) implements ValueCheck {
        /// Deeper lists than this are not looked into.
        private static final int MAX_DIMENSIONS = 8;

        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            Shape shape = reader.shape(value);
            if (shape != Shape.LIST && shape != Shape.VECTOR) {
                return wrongType(expected, value, reader);
            }
            return elements(value, reader, MAX_DIMENSIONS);
        }

        /// An array's type does not say how many dimensions its values have.
        private @Nullable Fault elements(Object list, ValueReader reader, int dimensionsLeft) {
            Iterable<?> elements = reader.elements(list);
            if (elements == null) {
                return null;
            }
            for (Object one : elements) {
                if (one == null) {
                    continue;
                }
                Fault fault;
                if (!(element instanceof Lists) && reader.shape(one) == Shape.LIST) {
                    fault = dimensionsLeft == 0 ? null : elements(one, reader, dimensionsLeft - 1);
                } else {
                    fault = element.check(one, reader);
                }
                if (fault != null) {
                    return fault.inside("[]");
                }
            }
            return null;
        }
    }

    record Maps(String expected, ValueCheck value) implements ValueCheck {
        @Override
        public @Nullable Fault check(Object map, ValueReader reader) {
            if (reader.shape(map) != Shape.MAP) {
                return wrongType(expected, map, reader);
            }
            Map<?, ?> members = reader.members(map);
            if (members == null) {
                return null;
            }
            for (Object member : members.values()) {
                Fault fault = member == null ? null : value.check(member, reader);
                if (fault != null) {
                    return fault.inside("*");
                }
            }
            return null;
        }
    }

    record Structs(String expected, List<Member> members, RowForm form) implements ValueCheck {
        record Member(String name, String expected, boolean nullable, ValueCheck check) {}

        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            Shape shape = reader.shape(value);
            if (shape != Shape.MAP) {
                // Drivers give a composite as an object of their own.
                return shape == Shape.OTHER ? null : wrongType(expected, value, reader);
            }
            Map<?, ?> found = reader.members(value);
            if (found == null) {
                return null;
            }
            for (Member member : members) {
                Object inner = found.get(member.name());
                if (inner == null) {
                    if (!member.nullable()) {
                        return fault(
                                        found.containsKey(member.name()) ? Kind.NULL : Kind.MISSING,
                                        member.expected(),
                                        found.containsKey(member.name()) ? "null" : "nothing")
                                .inside(member.name());
                    }
                    continue;
                }
                Fault fault = member.check().check(inner, reader);
                if (fault != null) {
                    return fault.inside(member.name());
                }
            }
            return null;
        }
    }

    record Vectors(String expected, @Nullable Integer dimension, RowForm form)
            implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            Shape shape = reader.shape(value);
            int size;
            if (shape == Shape.VECTOR || shape == Shape.LIST) {
                size = reader.size(value);
            } else if (shape == Shape.TEXT && form != RowForm.TYPED) {
                size = TextForm.vectorSize(reader.text(value));
                if (size < 0) {
                    return wrongType(expected, value, reader);
                }
            } else {
                return wrongType(expected, value, reader);
            }
            return dimension == null || size < 0 || size == dimension
                    ? null
                    : fault(Kind.VECTOR_SIZE, expected, "vector(" + size + ")");
        }
    }

    record AnyOf(String expected, List<ValueCheck> options) implements ValueCheck {
        public AnyOf {
            options = List.copyOf(options);
        }

        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            for (ValueCheck option : options) {
                if (option.check(value, reader) == null) {
                    return null;
                }
            }
            return wrongType(expected, value, reader);
        }
    }

    /// A text that may stand for any value of the type passes.
    record Received(ValueCheck check) implements ValueCheck {
        @Override
        public @Nullable Fault check(Object value, ValueReader reader) {
            return value instanceof String ? null : check.check(value, reader);
        }
    }

    private static Fault fault(Kind kind, String expected, String found) {
        return new Fault(kind, "", expected, found);
    }

    private static Fault wrongType(String expected, Object value, ValueReader reader) {
        return fault(Kind.TYPE, expected, reader.shape(value).text());
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty()
                && text.length() <= 20
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// JSON has no words for these but text.
    private static boolean isNotFinite(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }
}

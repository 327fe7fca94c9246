package org.schemaregistry.core.guard;

/// The numbers that fit a type for certain, so that they need no object to be judged by: whole ones
/// from `least` to `most`, none where `least` is the greater; real ones whose size is under
/// `below`. Others may fit as well.
///
/// Immutable.
record NumberRange(long least, long most, double below) {
    static final NumberRange ALL = wholes(Long.MIN_VALUE, Long.MAX_VALUE, Double.POSITIVE_INFINITY);
    static final NumberRange NONE = wholes(1, 0, 0);

    /// No power of ten above it is a `long`.
    private static final int MAX_DIGITS = 18;

    static NumberRange of(ValueCheck check) {
        return switch (check) {
            case ValueCheck.Anything() -> ALL;
            case ValueCheck.Bools bools -> bools.form() == RowForm.DYNAMIC ? wholes(0, 1, 0) : NONE;
            case ValueCheck.Wholes wholes -> ofWholes(wholes.bits(), wholes.signed());
            case ValueCheck.Reals reals ->
                    reals.form() == RowForm.TYPED ? wholes(1, 0, Double.POSITIVE_INFINITY) : ALL;
            case ValueCheck.Decimals decimals ->
                    decimals.form() == RowForm.TYPED ? NONE : ofDecimals(decimals);
            case ValueCheck.Written written ->
                    written.form() == RowForm.DYNAMIC && written.textForm() != TextForm.UUID
                            ? ALL
                            : NONE;
            case ValueCheck.Texts texts -> NONE;
            case ValueCheck.Bytes bytes -> NONE;
            case ValueCheck.Labels labels -> NONE;
            case ValueCheck.Lists lists -> NONE;
            case ValueCheck.Maps maps -> NONE;
            case ValueCheck.Structs structs -> NONE;
            case ValueCheck.Vectors vectors -> NONE;
            case ValueCheck.AnyOf any -> NONE;
            case ValueCheck.Received received -> of(received.check());
        };
    }

    private static NumberRange wholes(long least, long most, double below) {
        return new NumberRange(least, most, below);
    }

    private static NumberRange ofWholes(int bits, boolean signed) {
        long most = bits == 64 ? Long.MAX_VALUE : (1L << (signed ? bits - 1 : bits)) - 1;
        return wholes(signed ? -most - 1 : 0, most, 0);
    }

    private static NumberRange ofDecimals(ValueCheck.Decimals decimals) {
        Integer precision = decimals.precision();
        Integer scale = decimals.scale();
        if (precision == null || scale == null) {
            return ALL;
        }
        int digits = precision - scale;
        if (scale < 0 || digits <= 0) {
            return wholes(1, 0, decimals.limit());
        }
        long most = digits > MAX_DIGITS ? Long.MAX_VALUE : power(digits) - 1;
        return wholes(digits > MAX_DIGITS ? Long.MIN_VALUE : -most, most, decimals.limit());
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    boolean has(long whole) {
        return whole >= least && whole <= most;
    }

    boolean has(double real) {
        return Math.abs(real) < below;
    }
}

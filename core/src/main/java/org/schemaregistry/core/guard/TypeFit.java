package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.FieldType;

/// Whether the type that an engine declares for a column of a result already says that its values
/// fit the contract, so that no value has to be looked at.
enum TypeFit {
    /// Every value of the declared type fits.
    FITS,
    /// Only the values can tell.
    LOOK,
    /// The declared type is another one.
    DIFFERS;

    /// Null where the engine's type is not known.
    static TypeFit of(FieldType expected, @Nullable FieldType declared) {
        if (declared == null) {
            return LOOK;
        }
        return switch (expected) {
            case FieldType.Bool() -> same(expected, declared);
            case FieldType.Int ignored -> same(expected, declared);
            case FieldType.Real ignored -> same(expected, declared);
            case FieldType.Date() -> same(expected, declared);
            case FieldType.Interval() -> same(expected, declared);
            case FieldType.Uuid() -> same(expected, declared);
            case FieldType.Json() -> same(expected, declared);
            case FieldType.Decimal(var precision, var scale) ->
                    declared instanceof FieldType.Decimal(var digits, var fraction)
                            ? digits(precision, scale, digits, fraction)
                            : DIFFERS;
            case FieldType.Text(var length, boolean padded) ->
                    declared instanceof FieldType.Text(var longest, boolean filled)
                            ? within(length, longest)
                            : DIFFERS;
            case FieldType.Binary(var length) ->
                    declared instanceof FieldType.Binary(var longest)
                            ? within(length, longest)
                            : DIFFERS;
            case FieldType.Time(int precision, boolean zoned) ->
                    declared instanceof FieldType.Time(int digits, boolean offset)
                                    && offset == zoned
                            ? FITS
                            : DIFFERS;
            case FieldType.Timestamp(int precision, boolean zoned) ->
                    declared instanceof FieldType.Timestamp(int digits, boolean offset)
                                    && offset == zoned
                            ? FITS
                            : DIFFERS;
            case FieldType.ListOf(FieldType element) ->
                    declared instanceof FieldType.ListOf(FieldType one)
                            ? of(element, one)
                            : declared instanceof FieldType.Opaque ? LOOK : DIFFERS;
            case FieldType.Enumerated ignored -> isScalar(declared) ? DIFFERS : LOOK;
            case FieldType.MapOf ignored -> isScalar(declared) ? DIFFERS : LOOK;
            case FieldType.Struct ignored -> isScalar(declared) ? DIFFERS : LOOK;
            case FieldType.Vector ignored -> isScalar(declared) ? DIFFERS : LOOK;
            case FieldType.Union ignored -> LOOK;
            case FieldType.Opaque() -> FITS;
        };
    }

    /// True of a type that no engine gives for an enum or a nested value.
    private static boolean isScalar(FieldType declared) {
        return switch (declared) {
            case FieldType.Bool ignored -> true;
            case FieldType.Int ignored -> true;
            case FieldType.Real ignored -> true;
            case FieldType.Decimal ignored -> true;
            case FieldType.Date ignored -> true;
            case FieldType.Time ignored -> true;
            case FieldType.Timestamp ignored -> true;
            case FieldType.Interval ignored -> true;
            case FieldType.Uuid ignored -> true;
            case FieldType.Binary ignored -> true;
            case FieldType.Text ignored -> false;
            case FieldType.Json ignored -> false;
            case FieldType.Enumerated ignored -> false;
            case FieldType.ListOf ignored -> false;
            case FieldType.MapOf ignored -> false;
            case FieldType.Struct ignored -> false;
            case FieldType.Vector ignored -> false;
            case FieldType.Union ignored -> false;
            case FieldType.Opaque ignored -> false;
        };
    }

    private static TypeFit same(FieldType expected, FieldType declared) {
        return expected.equals(declared) ? FITS : DIFFERS;
    }

    private static TypeFit digits(
            @Nullable Integer precision,
            @Nullable Integer scale,
            @Nullable Integer digits,
            @Nullable Integer fraction) {
        if (precision == null || scale == null) {
            return FITS;
        }
        return digits != null
                        && fraction != null
                        && fraction <= scale
                        && digits - fraction <= precision - scale
                ? FITS
                : LOOK;
    }

    private static TypeFit within(@Nullable Integer most, @Nullable Integer longest) {
        return most == null || (longest != null && longest <= most) ? FITS : LOOK;
    }
}

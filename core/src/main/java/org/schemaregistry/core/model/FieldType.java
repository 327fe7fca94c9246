package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The logical type of a field, the same for every engine. The source's own type text is kept
/// beside it in [Field#nativeType].
///
/// [#text] prints it as Table JSON's `type` does.
///
/// Immutable.
public sealed interface FieldType {

    record Bool() implements FieldType {}

    /// A whole number of 8, 16, 32 or 64 bits.
    record Int(int bits, boolean signed) implements FieldType {
        public Int {
            if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException(
                        "int bits: expected 8, 16, 32 or 64, found " + bits);
            }
        }
    }

    /// An IEEE 754 number of 32 or 64 bits.
    record Real(int bits) implements FieldType {
        public Real {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("float bits: expected 32 or 64, found " + bits);
            }
        }
    }

    /// An exact number; without precision it is unbounded. The scale may be negative.
    record Decimal(@Nullable Integer precision, @Nullable Integer scale) implements FieldType {
        public Decimal {
            if (precision == null && scale != null) {
                throw new IllegalArgumentException(
                        "decimal: expected a precision beside the scale");
            }
            if (precision != null && scale == null) {
                scale = 0;
            }
        }
    }

    /// Text; `length` is the greatest number of characters, null if unbounded; `padded` is true for
    /// `char(n)`, which is filled with blanks.
    record Text(@Nullable Integer length, boolean padded) implements FieldType {}

    /// Bytes; `length` is the greatest number of bytes, null if unbounded.
    record Binary(@Nullable Integer length) implements FieldType {}

    record Date() implements FieldType {}

    /// A time of day; `precision` counts fraction digits of a second.
    record Time(int precision, boolean zoned) implements FieldType {}

    /// A date with time; `zoned` is an instant. `precision` counts fraction digits of a second.
    record Timestamp(int precision, boolean zoned) implements FieldType {}

    record Interval() implements FieldType {}

    record Uuid() implements FieldType {}

    record Json() implements FieldType {}

    /// A closed list of labels, in the order the source compares them by.
    record Enumerated(List<String> values) implements FieldType {
        public Enumerated {
            values = List.copyOf(values);
        }
    }

    record ListOf(FieldType element) implements FieldType {}

    record MapOf(FieldType key, FieldType value) implements FieldType {}

    /// A nested record; fields sorted by name.
    record Struct(List<Field> fields) implements FieldType {
        public Struct {
            fields = Field.sorted(fields);
        }
    }

    /// A vector of numbers; null dimension if any is accepted.
    record Vector(@Nullable Integer dimension) implements FieldType {}

    /// One of several types, as document stores have them; at least two, none twice.
    record Union(List<FieldType> options) implements FieldType {
        public Union {
            options = List.copyOf(options);
            if (options.size() < 2) {
                throw new IllegalArgumentException(
                        "union: expected two or more options, found " + options.size());
            }
        }
    }

    /// A type the registry does not interpret; only its native text says what it is.
    record Opaque() implements FieldType {}

    /// The text of Table JSON's `type`, such as `int32`, `decimal(10,2)`, `timestamptz(6)`.
    default String text() {
        return switch (this) {
            case Bool() -> "boolean";
            case Int(int bits, boolean signed) -> (signed ? "int" : "uint") + bits;
            case Real(int bits) -> "float" + bits;
            case Decimal(var precision, var scale) ->
                    precision == null ? "decimal" : "decimal(" + precision + "," + scale + ")";
            case Text(var length, boolean padded) ->
                    length == null ? "text" : "text(" + length + ")";
            case Binary(var length) -> length == null ? "binary" : "binary(" + length + ")";
            case Date() -> "date";
            case Time(int precision, boolean zoned) ->
                    (zoned ? "timetz(" : "time(") + precision + ")";
            case Timestamp(int precision, boolean zoned) ->
                    (zoned ? "timestamptz(" : "timestamp(") + precision + ")";
            case Interval() -> "interval";
            case Uuid() -> "uuid";
            case Json() -> "json";
            case Enumerated ignored -> "enum";
            case ListOf ignored -> "list";
            case MapOf ignored -> "map";
            case Struct ignored -> "struct";
            case Vector(var dimension) ->
                    dimension == null ? "vector" : "vector(" + dimension + ")";
            case Union ignored -> "union";
            case Opaque() -> "opaque";
        };
    }
}

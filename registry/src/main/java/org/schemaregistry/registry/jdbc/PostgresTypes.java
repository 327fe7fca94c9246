package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.FieldType;

/// What PostgreSQL promises for a column of a result, by the name and the modifier that its driver
/// shows. A domain is shown as its base type.
final class PostgresTypes {
    private static final int MAX_PRECISION = 1000;

    private PostgresTypes() {}

    /// The type that every value of the column has; null if only the values can tell.
    static @Nullable FieldType declared(String name, int precision, int scale) {
        if (name.startsWith("_")) {
            FieldType element = declared(name.substring(1), precision, scale);
            return element == null ? null : new FieldType.ListOf(element);
        }
        return switch (name) {
            case "bool" -> new FieldType.Bool();
            case "int2", "smallserial" -> new FieldType.Int(16, true);
            case "int4", "serial" -> new FieldType.Int(32, true);
            case "int8", "bigserial" -> new FieldType.Int(64, true);
            case "oid" -> new FieldType.Int(32, false);
            case "float4" -> new FieldType.Real(32);
            case "float8" -> new FieldType.Real(64);
            case "numeric" ->
                    precision > 0 && precision <= MAX_PRECISION && scale >= 0
                            ? new FieldType.Decimal(precision, scale)
                            : new FieldType.Decimal(null, null);
            case "text" -> new FieldType.Text(null, false);
            case "varchar" -> new FieldType.Text(length(precision), false);
            case "bpchar" -> new FieldType.Text(length(precision), true);
            case "char" -> new FieldType.Text(1, false);
            case "name" -> new FieldType.Text(63, false);
            case "bytea" -> new FieldType.Binary(null);
            case "date" -> new FieldType.Date();
            case "time" -> new FieldType.Time(6, false);
            case "timetz" -> new FieldType.Time(6, true);
            case "timestamp" -> new FieldType.Timestamp(6, false);
            case "timestamptz" -> new FieldType.Timestamp(6, true);
            case "interval" -> new FieldType.Interval();
            case "uuid" -> new FieldType.Uuid();
            case "json", "jsonb" -> new FieldType.Json();
            default -> null;
        };
    }

    /// The last part of `"ext"."citext"`.
    static String unqualified(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.length() > 1 && last.startsWith("\"") && last.endsWith("\"")
                ? last.substring(1, last.length() - 1)
                : last;
    }

    private static @Nullable Integer length(int precision) {
        return precision > 0 && precision < Integer.MAX_VALUE ? precision : null;
    }
}

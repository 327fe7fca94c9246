package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.FieldType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A column's declared type. SQLite enforces it only in STRICT tables, elsewhere it gives the
/// column an affinity; the names people commonly use say more, and they are taken at their word.
///
/// `name` is in upper case with single blanks; `arguments` are the numbers in parentheses.
///
/// Source of the affinity rules: "Datatypes In SQLite", section 3.1.
///
/// Immutable.
record DeclaredType(String name, List<Integer> arguments) {
    private static final int DEFAULT_FRACTION_DIGITS = 6;

    DeclaredType {
        arguments = List.copyOf(arguments);
    }

    static DeclaredType parse(@Nullable String declared) {
        if (declared == null) {
            return new DeclaredType("", List.of());
        }
        String text = declared.toUpperCase(Locale.ROOT);
        int open = text.indexOf('(');
        int close = open < 0 ? -1 : text.indexOf(')', open);
        if (close < 0) {
            return new DeclaredType(words(text), List.of());
        }
        List<Integer> arguments = new ArrayList<>();
        for (String argument : text.substring(open + 1, close).split(",", -1)) {
            String digits = argument.strip();
            if (!digits.matches("[+-]?[0-9]{1,9}")) {
                return new DeclaredType(words(text), List.of());
            }
            arguments.add(Integer.valueOf(digits));
        }
        return new DeclaredType(
                words(text.substring(0, open) + " " + text.substring(close + 1)), arguments);
    }

    /// The canonical spelling: upper case, as in `VARCHAR(20)`; empty if none was declared.
    String text() {
        if (arguments.isEmpty()) {
            return name;
        }
        return name
                + "("
                + String.join(",", arguments.stream().map(String::valueOf).toList())
                + ")";
    }

    FieldType logical() {
        Integer first =
                arguments.isEmpty() || arguments.getFirst() < 1 ? null : arguments.getFirst();
        return switch (name) {
            case "", "ANY", "POINT" -> new FieldType.Opaque();
            case "BOOLEAN", "BOOL" -> new FieldType.Bool();
            case "SMALLINT", "INT2", "TINYINT" -> new FieldType.Int(16, true);
            case "MEDIUMINT", "INT4" -> new FieldType.Int(32, true);
            case "DATE" -> new FieldType.Date();
            case "TIME", "TIME WITHOUT TIME ZONE" -> new FieldType.Time(fractionDigits(), false);
            case "TIMETZ", "TIME WITH TIME ZONE" -> new FieldType.Time(fractionDigits(), true);
            case "DATETIME", "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE" ->
                    new FieldType.Timestamp(fractionDigits(), false);
            case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE", "DATETIMEOFFSET" ->
                    new FieldType.Timestamp(fractionDigits(), true);
            case "INTERVAL" -> new FieldType.Interval();
            case "UUID", "GUID", "UNIQUEIDENTIFIER" -> new FieldType.Uuid();
            case "JSON", "JSONB" -> new FieldType.Json();
            case "DECIMAL", "NUMERIC", "DEC", "NUMBER", "NUM", "MONEY", "CURRENCY" -> decimal();
            case "BINARY", "VARBINARY", "BINARY VARYING", "BYTEA", "IMAGE" ->
                    new FieldType.Binary(first);
            case "STRING" -> new FieldType.Text(first, false);
            case "FLOATING POINT" -> new FieldType.Real(64);
            default -> byAffinity(first);
        };
    }

    /// Whether the column may alias the rowid if it is the only primary key column.
    boolean isInteger() {
        return name.equals("INTEGER") && arguments.isEmpty();
    }

    private FieldType byAffinity(@Nullable Integer length) {
        if (name.contains("INT")) {
            return new FieldType.Int(64, true);
        }
        if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return new FieldType.Text(length, false);
        }
        if (name.contains("BLOB")) {
            return new FieldType.Binary(length);
        }
        if (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) {
            return new FieldType.Real(64);
        }
        return new FieldType.Opaque();
    }

    private FieldType decimal() {
        if (arguments.isEmpty() || arguments.getFirst() < 1) {
            return new FieldType.Decimal(null, null);
        }
        return new FieldType.Decimal(
                arguments.getFirst(), arguments.size() > 1 ? arguments.get(1) : 0);
    }

    private int fractionDigits() {
        return arguments.isEmpty() || arguments.getFirst() < 0 || arguments.getFirst() > 9
                ? DEFAULT_FRACTION_DIGITS
                : arguments.getFirst();
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}

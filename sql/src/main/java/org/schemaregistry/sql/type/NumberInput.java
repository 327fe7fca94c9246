package org.schemaregistry.sql.type;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The input functions of the number types. All functions are pure.
final class NumberInput {
    private static final String OUT_OF_RANGE = "22003";
    private static final int UNDERSCORES_SINCE = 16;
    private static final int INFINITE_NUMERIC_SINCE = 14;

    /// Numeric keeps at most so many digits before and after the point.
    private static final int MAX_DIGITS_BEFORE_POINT = 131_072;

    private static final long MAX_EXPONENT = Integer.MAX_VALUE / 2;

    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern HEX_FLOAT =
            Pattern.compile(
                    "[-+]?0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)(?:[pP][-+]?[0-9]+)?");
    private static final Pattern FLOAT_WORD =
            Pattern.compile("[-+]?(?:nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMERIC =
            Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE]([-+]?[0-9]+))?");
    private static final Pattern NUMERIC_UNDERSCORES =
            Pattern.compile(
                    "[-+]?([0-9]+(?:_[0-9]+)*\\.?(?:[0-9]+(?:_[0-9]+)*)?|\\.[0-9]+(?:_[0-9]+)*)(?:[eE]([-+]?[0-9]+(?:_[0-9]+)*))?");
    private static final Pattern NUMERIC_BASE =
            Pattern.compile("[-+]?0(?:[xX](?:_?[0-9a-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)");
    private static final Pattern OID = Pattern.compile("\\s*([-+]?[0-9]+)\\s*");

    private static final Pattern OID_BASE =
            Pattern.compile("\\s*[-+]?0(?:[xX][0-9a-fA-F]{1,8}|[0-7]{0,10})\\s*");

    private NumberInput() {}

    /// Counts downwards, as there is one more negative number.
    ///
    /// @param bits 16, 32 or 64
    static LiteralVerdict integer(String text, int bits, String type, int majorVersion) {
        int at = skipBlanks(text, 0);
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative || (at < text.length() && text.charAt(at) == '+')) {
            at++;
        }
        boolean modern = majorVersion >= UNDERSCORES_SINCE;
        int base = modern ? base(text, at) : 10;
        at += base == 10 ? 0 : 2;
        long value = 0;
        long limit = negative ? -1L << (bits - 1) : (-1L << (bits - 1)) + 1;
        int digits = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean underscore = modern && c == '_' && (digits > 0 || base != 10);
            if (underscore) {
                at++;
                if (at >= text.length() || digit(text.charAt(at), base) < 0) {
                    return LiteralInput.invalidSyntax(type, text);
                }
                c = text.charAt(at);
            }
            int digit = digit(c, base);
            if (digit < 0) {
                break;
            }
            if (value < (limit + digit) / base) {
                return outOfRange(text, type);
            }
            value = value * base - digit;
            digits++;
            at++;
        }
        return LiteralInput.verdict(
                digits > 0 && skipBlanks(text, at) == text.length(), type, text);
    }

    private static int base(String text, int at) {
        if (at + 1 >= text.length() || text.charAt(at) != '0') {
            return 10;
        }
        return switch (text.charAt(at + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    private static int digit(char c, int base) {
        return c < 0x80 ? Character.digit(c, base) : -1;
    }

    private static LiteralVerdict outOfRange(String text, String type) {
        return LiteralInput.invalid(
                OUT_OF_RANGE, "value \"" + text + "\" is out of range for type " + type);
    }

    static LiteralVerdict oid(String text, int majorVersion) {
        Matcher number = OID.matcher(text);
        if (!number.lookingAt()) {
            return LiteralInput.invalidSyntax("oid", text);
        }
        boolean modern = majorVersion >= UNDERSCORES_SINCE;
        if (modern && OID_BASE.matcher(text).matches()) {
            return LiteralVerdict.VALID;
        }
        BigInteger value = new BigInteger(number.group(1));
        if (number.end() < text.length() && value.bitLength() <= 64) {
            return LiteralInput.invalidSyntax("oid", text);
        }
        boolean fits =
                value.bitLength() <= 32
                        && value.compareTo(BigInteger.valueOf(Integer.MIN_VALUE)) >= 0;
        return fits ? LiteralVerdict.VALID : outOfRange(text, "oid");
    }

    static LiteralVerdict floating(String text, boolean single) {
        String type = single ? "real" : "double precision";
        String number = trim(text);
        if (FLOAT_WORD.matcher(number).matches() || HEX_FLOAT.matcher(number).matches()) {
            return LiteralVerdict.VALID;
        }
        if (!FLOAT.matcher(number).matches()) {
            return LiteralInput.invalidSyntax(type, text);
        }
        double value = single ? Float.parseFloat(number) : Double.parseDouble(number);
        boolean overflow = Double.isInfinite(value);
        boolean underflow = value == 0 && hasNonZeroDigit(number);
        return overflow || underflow
                ? LiteralInput.invalid(
                        OUT_OF_RANGE, "\"" + number + "\" is out of range for type " + type)
                : LiteralVerdict.VALID;
    }

    private static boolean hasNonZeroDigit(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') {
                return false;
            }
            if (c >= '1' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    static LiteralVerdict numeric(String text, int majorVersion) {
        String number = trim(text);
        String word = number.toLowerCase(Locale.ROOT);
        if (word.equals("nan")) {
            return LiteralVerdict.VALID;
        }
        if (FLOAT_WORD.matcher(number).matches()) {
            return LiteralInput.verdict(
                    majorVersion >= INFINITE_NUMERIC_SINCE && !word.endsWith("nan"),
                    "numeric",
                    text);
        }
        boolean modern = majorVersion >= UNDERSCORES_SINCE;
        if (modern && NUMERIC_BASE.matcher(number).matches()) {
            return LiteralVerdict.VALID;
        }
        Matcher decimal = (modern ? NUMERIC_UNDERSCORES : NUMERIC).matcher(number);
        if (!decimal.matches()) {
            return LiteralInput.invalidSyntax("numeric", text);
        }
        String exponentText = decimal.group(2) == null ? "0" : decimal.group(2).replace("_", "");
        BigInteger exponent = new BigInteger(exponentText);
        if (exponent.abs().compareTo(BigInteger.valueOf(MAX_EXPONENT)) >= 0) {
            return overflow();
        }
        String digits = decimal.group(1).replace("_", "");
        int point = digits.indexOf('.');
        long before = (point < 0 ? digits.length() : point) + exponent.longValue();
        return before > MAX_DIGITS_BEFORE_POINT && hasNonZeroDigit(digits)
                ? overflow()
                : LiteralVerdict.VALID;
    }

    private static LiteralVerdict overflow() {
        return LiteralInput.invalid(OUT_OF_RANGE, "value overflows numeric format");
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// C's `isspace`.
    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static String trim(String text) {
        int from = skipBlanks(text, 0);
        int to = text.length();
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}

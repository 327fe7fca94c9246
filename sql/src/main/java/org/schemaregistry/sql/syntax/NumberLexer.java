package org.schemaregistry.sql.syntax;

/// Numbers: whole ones, with a fraction or an exponent, and those of another base. One thread.
final class NumberLexer {
    private final LexerText scan;

    NumberLexer(LexerText scan) {
        this.scan = scan;
    }

    void number(int start) {
        if (scan.majorVersion >= 16 && scan.text.charAt(start) == '0' && radixNumber(start)) {
            return;
        }
        int end = digits(start);
        boolean whole = true;
        if (end < scan.length
                && scan.text.charAt(end) == '.'
                && !(end + 1 < scan.length && scan.text.charAt(end + 1) == '.')) {
            whole = false;
            end = digits(end + 1);
        }
        if (end < scan.length && (scan.text.charAt(end) == 'e' || scan.text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < scan.length
                    && (scan.text.charAt(exponent) == '+' || scan.text.charAt(exponent) == '-')) {
                exponent++;
            }
            int after = digits(exponent);
            if (after > exponent) {
                whole = false;
                end = after;
            }
        }
        if (end < scan.length
                && LexerText.isNameStart(scan.text.charAt(end))
                && scan.majorVersion >= 15) {
            scan.at = scan.nameEnd(end);
            scan.error(start, "trailing junk after numeric literal");
            return;
        }
        scan.at = end;
        String digits = scan.text.substring(start, end);
        numberToken(start, digits.indexOf('_') < 0 ? digits : digits.replace("_", ""), whole);
    }

    private void numberToken(int start, String digits, boolean whole) {
        boolean small =
                whole && digits.length() <= 10 && Long.parseLong(digits) <= Integer.MAX_VALUE;
        scan.tokens.add(
                new Token(
                        small ? Token.Kind.INTEGER : Token.Kind.NUMBER,
                        start,
                        scan.at,
                        digits,
                        null));
    }

    private int digits(int from) {
        int end = from;
        while (end < scan.length) {
            char c = scan.text.charAt(end);
            boolean digit = c >= '0' && c <= '9';
            boolean gap =
                    c == '_'
                            && scan.majorVersion >= 16
                            && end > from
                            && end + 1 < scan.length
                            && scan.text.charAt(end + 1) >= '0'
                            && scan.text.charAt(end + 1) <= '9';
            if (!digit && !gap) {
                break;
            }
            end++;
        }
        return end;
    }

    /// `0x1F`, `0o17`, `0b11`; false where it is none of these.
    private boolean radixNumber(int start) {
        char mark = scan.peek(1);
        int radix =
                switch (mark) {
                    case 'x', 'X' -> 16;
                    case 'o', 'O' -> 8;
                    case 'b', 'B' -> 2;
                    default -> 0;
                };
        if (radix == 0) {
            return false;
        }
        int end = start + 2;
        while (end < scan.length
                && (Character.digit(scan.text.charAt(end), radix) >= 0
                        || scan.text.charAt(end) == '_')) {
            end++;
        }
        scan.at = scan.nameEnd(end);
        if (end == start + 2 || scan.at > end) {
            scan.error(
                    start,
                    end == start + 2 ? "invalid number" : "trailing junk after numeric literal");
            return true;
        }
        String digits = scan.text.substring(start + 2, end).replace("_", "");
        numberToken(start, new java.math.BigInteger(digits, radix).toString(), true);
        return true;
    }
}

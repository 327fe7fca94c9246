package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Reads the escapes of `E''` and `U&''` with the server's words for what is wrong in them. One
/// thread; one instance serves one literal.
final class Escapes {
    private static final String SYNTAX = "42601";
    private static final String BAD_ESCAPE = "invalid Unicode escape";
    private static final String BAD_VALUE = "invalid Unicode escape value";
    private static final String BAD_PAIR = "invalid Unicode surrogate pair";

    /// A byte that an escape names is kept as a lone surrogate until the whole literal is read.
    private static final char BYTE = '\uDC00';

    private final String text;
    private final StringBuilder value = new StringBuilder();
    private boolean bytes;
    private char high;
    private @Nullable SyntaxError error;

    Escapes(String text) {
        this.text = text;
    }

    @Nullable SyntaxError error() {
        return error;
    }

    // E''

    /// A character that is no escape.
    void plain(int pos) {
        char c = text.charAt(pos);
        if (high != 0) {
            near(pos, pos + 1, BAD_PAIR);
        }
        value.append(c);
    }

    /// A quote closed the literal, or a part of it.
    void closed(int pos) {
        if (high != 0) {
            near(pos, pos + 1, BAD_PAIR);
        }
    }

    /// Reads what follows a backslash; the place after it, or -1 after an error.
    int escape(int pos) {
        char c = text.charAt(pos);
        if (c == 'u' || c == 'U') {
            return unicode(pos, c == 'u' ? 4 : 8);
        }
        if (high != 0) {
            near(pos - 1, pos, BAD_PAIR);
            return -1;
        }
        return switch (c) {
            case 'b' -> appended('\b', pos);
            case 'f' -> appended('\f', pos);
            case 'n' -> appended('\n', pos);
            case 'r' -> appended('\r', pos);
            case 't' -> appended('\t', pos);
            case 'v' -> appended('\u000b', pos);
            case 'x' -> {
                int end = digits(pos + 1, 2, 16);
                yield end == pos + 1
                        ? appended('x', pos)
                        : named(Integer.parseInt(text, pos + 1, end, 16), end);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int end = digits(pos, 3, 8);
                yield named(Integer.parseInt(text, pos, end, 8) & 0xff, end);
            }
            default -> appended(c, pos);
        };
    }

    private int appended(char c, int pos) {
        value.append(c);
        return pos + 1;
    }

    /// A byte by its number.
    private int named(int number, int end) {
        boolean plain = number > 0 && number < 0x80;
        bytes |= !plain;
        value.append(plain ? (char) number : (char) (BYTE + number));
        return end;
    }

    private int digits(int from, int most, int radix) {
        int end = from;
        while (end < text.length()
                && end < from + most
                && text.charAt(end) < 0x80
                && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    private int unicode(int pos, int width) {
        int end = digits(pos + 1, width, 16);
        if (end < pos + 1 + width) {
            error = new SyntaxError(new Span(pos - 1, end), "22025", BAD_ESCAPE);
            return -1;
        }
        long point = Long.parseLong(text, pos + 1, end, 16);
        String problem = add(point);
        if (problem != null) {
            near(pos - 1, end, problem);
            return -1;
        }
        return end;
    }

    private void near(int from, int to, String message) {
        if (error == null) {
            String where = " at or near \"" + text.substring(from, to) + "\"";
            error = new SyntaxError(new Span(from, to), SYNTAX, message + where);
        }
    }

    /// Adds a code point, half of a surrogate pair or its other half; what is wrong with it, or
    /// null.
    private @Nullable String add(long point) {
        if (point == 0 || point > Character.MAX_CODE_POINT) {
            return BAD_VALUE;
        }
        char unit = point <= 0xffff ? (char) point : 0;
        if (high != 0) {
            if (!Character.isLowSurrogate(unit)) {
                return BAD_PAIR;
            }
            value.append(high).append(unit);
            high = 0;
        } else if (Character.isLowSurrogate(unit)) {
            return BAD_PAIR;
        } else if (Character.isHighSurrogate(unit)) {
            high = unit;
        } else {
            value.appendCodePoint((int) point);
        }
        return null;
    }

    /// The literal's value; null, with an error, if its bytes are no UTF-8.
    @Nullable String value(Span span) {
        if (!bytes) {
            return value.toString();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(value.length());
        value.codePoints()
                .forEach(point -> {
                    if (point >= BYTE && point <= BYTE + 0xff) {
                        all.write(point - BYTE);
                    } else {
                        all.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                    }
                });
        byte[] whole = all.toByteArray();
        int wrong = Utf8.firstInvalid(whole);
        if (wrong < 0) {
            return new String(whole, StandardCharsets.UTF_8);
        }
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Utf8.width(whole[wrong]) && wrong + i < whole.length; i++) {
            shown.add("0x" + HexFormat.of().toHexDigits(whole[wrong + i]));
        }
        error =
                new SyntaxError(
                        span,
                        "22021",
                        "invalid byte sequence for encoding \"UTF8\": " + String.join(" ", shown));
        return null;
    }

    // U&''

    /// Turns `\0061` and `\+000061` into what they stand for.
    ///
    /// @param raw what stands between the quotes, doubled ones being one
    /// @param from where that begins in the text
    @Nullable String unicodeLiteral(String raw, int from, char escape) {
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            String problem = null;
            int next = i + 1;
            if (c != escape || raw.startsWith(String.valueOf(escape), i + 1)) {
                problem = high == 0 ? null : BAD_PAIR;
                value.append(c);
                next += c == escape ? 1 : 0;
            } else {
                int digits = i + (raw.startsWith("+", i + 1) ? 2 : 1);
                next = digits + (digits == i + 2 ? 6 : 4);
                int point = next <= raw.length() ? codePoint(raw, digits, next) : -1;
                problem = point < 0 ? BAD_ESCAPE : add(point);
            }
            if (problem != null) {
                return failed(from + i, problem);
            }
            i = next;
        }
        return high == 0 ? value.toString() : failed(from + i, BAD_PAIR);
    }

    private @Nullable String failed(int place, String problem) {
        int at = Math.min(place, text.length());
        error = new SyntaxError(new Span(at, at), SYNTAX, problem);
        return null;
    }

    private static int codePoint(String raw, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = raw.charAt(i) < 0x80 ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /// Whether UESCAPE may name the character.
    static boolean mayEscape(String character) {
        return character.length() == 1
                && character.charAt(0) < 0x80
                && Character.digit(character.charAt(0), 16) < 0
                && "+'\" \t\n\r\f\u000b".indexOf(character.charAt(0)) < 0;
    }

    /// The byte sequences that the server takes.
    private static final class Utf8 {
        static int width(byte first) {
            int b = first & 0xff;
            return b < 0xc0 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf8 ? 4 : 1;
        }

        /// The start of the first wrong sequence, or -1.
        static int firstInvalid(byte[] bytes) {
            int at = 0;
            while (at < bytes.length) {
                int width = width(bytes[at]);
                if (at + width > bytes.length || !isValid(bytes, at, width)) {
                    return at;
                }
                at += width;
            }
            return -1;
        }

        private static boolean isValid(byte[] bytes, int at, int width) {
            int first = bytes[at] & 0xff;
            for (int i = 1; i < width; i++) {
                if ((bytes[at + i] & 0xc0) != 0x80) {
                    return false;
                }
            }
            int second = width > 1 ? bytes[at + 1] & 0xff : 0;
            return switch (width) {
                case 1 -> first > 0 && first < 0x80;
                case 2 -> first >= 0xc2;
                case 3 -> (first != 0xe0 || second >= 0xa0) && (first != 0xed || second <= 0x9f);
                default ->
                        (first != 0xf0 || second >= 0x90)
                                && first <= 0xf4
                                && (first != 0xf4 || second <= 0x8f);
            };
        }
    }
}

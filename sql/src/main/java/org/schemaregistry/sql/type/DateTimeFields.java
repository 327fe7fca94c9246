package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a date, time or interval text into fields, as the server's first pass does: by the look of
/// their characters alone. All functions are pure.
final class DateTimeFields {
    private static final int MAX_FIELDS = 25;
    private static final int MAX_CHARS = 128;

    private DateTimeFields() {}

    /// What a field looks like.
    enum Look {
        NUMBER,
        TEXT,
        DATE,
        TIME,
        /// A sign, then digits: a time zone or a signed number.
        SIGNED,
        /// A sign, then letters.
        SPECIAL
    }

    record Field(Look look, String text) {}

    /// The fields; null where the text cannot be one.
    ///
    /// @param isWord whether a text is one of the words of dates, such as a month
    static @Nullable List<Field> read(String text, java.util.function.Predicate<String> isWord) {
        if (text.length() > MAX_CHARS) {
            return null;
        }
        return new Reader(text.toLowerCase(Locale.ROOT), isWord).read();
    }

    /// Reads one text; one thread, one use.
    private static final class Reader {
        private final String text;
        private final java.util.function.Predicate<String> isWord;
        private final StringBuilder field = new StringBuilder();
        private int at;

        Reader(String text, java.util.function.Predicate<String> isWord) {
            this.text = text;
            this.isWord = isWord;
        }

        @Nullable List<Field> read() {
            List<Field> fields = new ArrayList<>();
            while (at < text.length()) {
                char c = peek();
                field.setLength(0);
                Look look;
                if (NumberInput.isBlank(c)) {
                    at++;
                    continue;
                } else if (isDigit(c)) {
                    look = digitsFirst();
                } else if (c == '.') {
                    take();
                    takeDigits();
                    look = Look.NUMBER;
                } else if (isLetter(c)) {
                    look = lettersFirst();
                } else if (c == '+' || c == '-') {
                    look = sign();
                } else if (c > ' ' && c < 0x7f) {
                    at++;
                    continue;
                } else {
                    look = null;
                }
                if (look == null || fields.size() >= MAX_FIELDS) {
                    return null;
                }
                fields.add(new Field(look, field.toString()));
            }
            return fields;
        }

        private Look digitsFirst() {
            takeDigits();
            char c = peek();
            if (c == ':') {
                while (isDigit(peek()) || peek() == ':' || peek() == '.') {
                    take();
                }
                return Look.TIME;
            }
            if (c != '-' && c != '/' && c != '.') {
                return Look.NUMBER;
            }
            take();
            if (isDigit(peek())) {
                Look look = c == '.' ? Look.NUMBER : Look.DATE;
                takeDigits();
                if (peek() == c) {
                    look = Look.DATE;
                    while (isDigit(peek()) || peek() == c) {
                        take();
                    }
                }
                return look;
            }
            Look look = c == '.' && !isLetter(peek()) ? Look.NUMBER : Look.DATE;
            while (isDigit(peek()) || isLetter(peek()) || peek() == c) {
                take();
            }
            return look;
        }

        private Look lettersFirst() {
            while (isLetter(peek())) {
                take();
            }
            char c = peek();
            boolean date = c == '-' || c == '/' || c == '.';
            if (c == '+' || isDigit(c)) {
                date = !isWord.test(field.toString());
            }
            if (!date) {
                return Look.TEXT;
            }
            while ("+-/_.:".indexOf(peek()) >= 0 || isDigit(peek()) || isLetter(peek())) {
                take();
            }
            return Look.DATE;
        }

        private @Nullable Look sign() {
            take();
            while (NumberInput.isBlank(peek())) {
                at++;
            }
            if (isDigit(peek())) {
                while (isDigit(peek()) || peek() == ':' || peek() == '.' || peek() == '-') {
                    take();
                }
                return Look.SIGNED;
            }
            if (isLetter(peek())) {
                while (isLetter(peek())) {
                    take();
                }
                return Look.SPECIAL;
            }
            return null;
        }

        private void takeDigits() {
            while (isDigit(peek())) {
                take();
            }
        }

        private void take() {
            field.append(text.charAt(at++));
        }

        /// The next character, `\0` at the end.
        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}

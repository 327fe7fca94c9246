package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A type name taken apart, with the grammar's own spellings turned into catalog names: `int` is
/// `pg_catalog.int4`, `char` is `pg_catalog.bpchar` with modifier 1. Immutable.
///
/// @param modifiers the texts in parentheses; for `interval` the fields (`day to second`), if any,
///   come first
record TypeText(@Nullable String schema, String name, List<String> modifiers, int arrayDimensions) {
    static final String CATALOG = "pg_catalog";

    /// The longest text that is looked at, in characters.
    static final int MAX_CHARS = 1_000;

    TypeText {
        modifiers = List.copyOf(modifiers);
    }

    /// Takes a text apart; null where it is no type name.
    static @Nullable TypeText parse(String text) {
        return text.length() > MAX_CHARS ? null : new Reader(text).read();
    }

    /// Reads one text; one thread, one use.
    private static final class Reader {
        private final String text;
        private int at;
        private boolean quoted;

        Reader(String text) {
            this.text = text;
        }

        @Nullable TypeText read() {
            List<String> names = new ArrayList<>();
            String first = identifier();
            if (first == null) {
                return null;
            }
            boolean keyword = !quoted;
            names.add(first);
            while (accept('.')) {
                String part = identifier();
                if (part == null) {
                    return null;
                }
                names.add(part);
                keyword = false;
            }
            if (names.size() > 3) {
                return null;
            }
            TypeText bare =
                    keyword
                            ? grammar(first)
                            : new TypeText(
                                    names.size() == 1 ? null : names.get(names.size() - 2),
                                    names.get(names.size() - 1),
                                    modifiers(),
                                    0);
            int dimensions = dimensions();
            skipBlanks();
            return bare == null || dimensions < 0 || at < text.length()
                    ? null
                    : new TypeText(bare.schema, bare.name, bare.modifiers, dimensions);
        }

        private @Nullable TypeText grammar(String word) {
            return switch (word) {
                case "int", "integer" -> builtIn("int4", List.of());
                case "smallint" -> builtIn("int2", List.of());
                case "bigint" -> builtIn("int8", List.of());
                case "real" -> builtIn("float4", List.of());
                case "boolean" -> builtIn("bool", List.of());
                case "float" -> floating(modifiers());
                case "double" ->
                        word("precision")
                                ? builtIn("float8", List.of())
                                : new TypeText(null, word, List.of(), 0);
                case "decimal", "dec", "numeric" -> builtIn("numeric", modifiers());
                case "bit" ->
                        word("varying")
                                ? builtIn("varbit", modifiers())
                                : fixed("bit", modifiers());
                case "character", "char", "nchar" -> characters();
                case "national" -> word("character") || word("char") ? characters() : null;
                case "varchar" -> builtIn("varchar", modifiers());
                case "time", "timestamp" -> time(word);
                case "interval" -> interval();
                default -> new TypeText(null, word, modifiers(), 0);
            };
        }

        private TypeText characters() {
            return word("varying") ? builtIn("varchar", modifiers()) : fixed("bpchar", modifiers());
        }

        /// Without a length, `char` and `bit` are one long.
        private static TypeText fixed(String name, List<String> modifiers) {
            return builtIn(name, modifiers.isEmpty() ? List.of("1") : modifiers);
        }

        private static TypeText floating(List<String> modifiers) {
            boolean single =
                    modifiers.size() == 1
                            && modifiers.get(0).matches("[0-9]{1,3}")
                            && Integer.parseInt(modifiers.get(0)) <= 24;
            return builtIn(single ? "float4" : "float8", List.of());
        }

        private @Nullable TypeText time(String word) {
            List<String> precision = modifiers();
            boolean zone = word("with");
            if ((zone || word("without")) && !(word("time") && word("zone"))) {
                return null;
            }
            return builtIn(zone ? word + "tz" : word, precision);
        }

        private TypeText interval() {
            StringBuilder fields = new StringBuilder();
            for (String field = field(); field != null; field = field()) {
                fields.append(fields.isEmpty() ? "" : " ").append(field);
            }
            List<String> modifiers = new ArrayList<>();
            if (!fields.isEmpty()) {
                modifiers.add(fields.toString());
            }
            modifiers.addAll(modifiers());
            return builtIn("interval", modifiers);
        }

        private @Nullable String field() {
            for (String field : List.of("year", "month", "day", "hour", "minute", "second", "to")) {
                if (word(field)) {
                    return field;
                }
            }
            return null;
        }

        private static TypeText builtIn(String name, List<String> modifiers) {
            return new TypeText(CATALOG, name, modifiers, 0);
        }

        private List<String> modifiers() {
            List<String> found = new ArrayList<>();
            int before = at;
            if (!accept('(')) {
                return found;
            }
            int close = text.indexOf(')', at);
            if (close < 0) {
                at = before;
                return found;
            }
            for (String part : text.substring(at, close).split(",", -1)) {
                found.add(part.strip());
            }
            at = close + 1;
            return found;
        }

        /// How many `[]`, `[3]` or ARRAY follow; -1 where a bracket is not closed.
        private int dimensions() {
            int count = 0;
            if (word("array")) {
                count = 1;
                if (!accept('[')) {
                    return count;
                }
                at--;
                count = 0;
            }
            while (accept('[')) {
                skipDigits();
                if (!accept(']')) {
                    return -1;
                }
                count++;
            }
            return count;
        }

        private @Nullable String identifier() {
            skipBlanks();
            quoted = at < text.length() && text.charAt(at) == '"';
            return quoted ? quotedIdentifier() : bareIdentifier();
        }

        private @Nullable String quotedIdentifier() {
            StringBuilder name = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    if (at + 1 >= text.length() || text.charAt(at + 1) != '"') {
                        at++;
                        return name.isEmpty() ? null : name.toString();
                    }
                    at++;
                }
                name.append(c);
            }
            return null;
        }

        private @Nullable String bareIdentifier() {
            int from = at;
            while (at < text.length() && isIdentifierPart(text.charAt(at), at > from)) {
                at++;
            }
            return at == from ? null : text.substring(from, at).toLowerCase(Locale.ROOT);
        }

        private static boolean isIdentifierPart(char c, boolean inside) {
            return c == '_'
                    || c >= 0x80
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (inside && (c == '$' || (c >= '0' && c <= '9')));
        }

        private boolean word(String word) {
            int from = skip(at);
            int to = from + word.length();
            if (text.regionMatches(true, from, word, 0, word.length())
                    && (to == text.length() || !isIdentifierPart(text.charAt(to), true))) {
                at = to;
                return true;
            }
            return false;
        }

        private boolean accept(char c) {
            int from = skip(at);
            if (from < text.length() && text.charAt(from) == c) {
                at = from + 1;
                return true;
            }
            return false;
        }

        private void skipDigits() {
            at = skip(at);
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
        }

        private void skipBlanks() {
            at = skip(at);
        }

        private int skip(int from) {
            int to = from;
            while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
                to++;
            }
            return to;
        }
    }
}

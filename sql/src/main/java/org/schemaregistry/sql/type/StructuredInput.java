package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The input functions of arrays, ranges, multiranges and rows, which hand their parts to those of
/// the parts' types. All functions are pure.
final class StructuredInput {
    private static final String SYNTAX = "22P02";
    private static final int MAX_DIMENSIONS = 6;
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");

    /// What looks like a list of JSON: behind dimensions `=` is missing, or they are no numbers.
    private static final Pattern NO_DIMENSIONS =
            Pattern.compile(
                    "\\s*\\[(?:[1-9][0-9]{0,5}(?:][^=\\[]*|[^-+0-9:\\]=\\s].*)?|[^-+0-9\\s].*)?",
                    Pattern.DOTALL);

    /// From this version on elements are read while braces are, so an element's error comes first.
    private static final int ONE_PASS_ARRAYS_SINCE = 17;

    private StructuredInput() {}

    static LiteralVerdict array(
            LiteralInput input, String text, TypeRef element, int majorVersion, int depth) {
        char delimiter = element.type().name().equals("box") ? ';' : ',';
        boolean onePass = majorVersion >= ONE_PASS_ARRAYS_SINCE;
        ArrayReader reader = new ArrayReader(text, delimiter, onePass);
        if (reader.hasDimensions()) {
            if (NO_DIMENSIONS.matcher(text).matches()) {
                return LiteralInput.invalid(SYNTAX, "malformed array literal: \"" + text + "\"");
            }
            return new LiteralVerdict.Unjudged("an array literal with dimensions");
        }
        if (!reader.read()) {
            LiteralVerdict before =
                    onePass ? each(input, reader.elements, element, depth) : LiteralVerdict.VALID;
            if (!(before instanceof LiteralVerdict.Valid)) {
                return before;
            }
            return LiteralInput.invalid(SYNTAX, "malformed array literal: \"" + text + "\"");
        }
        return each(input, reader.elements, element, depth);
    }

    private static LiteralVerdict each(
            LiteralInput input, List<String> parts, TypeRef type, int depth) {
        for (String part : parts) {
            LiteralVerdict verdict = input.check(part, type, depth + 1);
            if (!(verdict instanceof LiteralVerdict.Valid)) {
                return verdict;
            }
        }
        return LiteralVerdict.VALID;
    }

    static LiteralVerdict range(
            LiteralInput input, TypeCatalog catalog, String text, PgType range, int depth) {
        String trimmed = NumberInput.trim(text);
        if (trimmed.equalsIgnoreCase("empty")) {
            return LiteralVerdict.VALID;
        }
        List<@Nullable String> bounds = bounds(trimmed);
        if (bounds == null) {
            return LiteralInput.invalid(SYNTAX, "malformed range literal: \"" + text + "\"");
        }
        TypeRef subtype = TypeRef.of(catalog.type(range.base()));
        for (String bound : bounds) {
            LiteralVerdict verdict =
                    bound == null ? LiteralVerdict.VALID : input.check(bound, subtype, depth + 1);
            if (!(verdict instanceof LiteralVerdict.Valid)) {
                return verdict;
            }
        }
        return order(bounds.get(0), bounds.get(1));
    }

    /// Bounds are compared where they are written the plain way.
    private static LiteralVerdict order(@Nullable String lower, @Nullable String upper) {
        if (lower == null || upper == null) {
            return LiteralVerdict.VALID;
        }
        String low = NumberInput.trim(lower);
        String high = NumberInput.trim(upper);
        boolean numbers =
                PLAIN_NUMBER.matcher(low).matches() && PLAIN_NUMBER.matcher(high).matches();
        boolean dates =
                low.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                        && high.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        boolean reversed =
                numbers
                        ? new BigDecimal(low).compareTo(new BigDecimal(high)) > 0
                        : dates && low.compareTo(high) > 0;
        return reversed
                ? LiteralInput.invalid(
                        "22000",
                        "range lower bound must be less than or equal to range upper bound")
                : LiteralVerdict.VALID;
    }

    private static @Nullable List<@Nullable String> bounds(String text) {
        if (text.isEmpty() || (text.charAt(0) != '[' && text.charAt(0) != '(')) {
            return null;
        }
        PartReader reader = new PartReader(text, 1, ",", "])");
        List<@Nullable String> bounds = new ArrayList<>();
        bounds.add(reader.part());
        if (!reader.accept(',')) {
            return null;
        }
        bounds.add(reader.part());
        boolean closed = reader.accept(']') || reader.accept(')');
        return closed && !reader.failed && reader.at == text.length() ? bounds : null;
    }

    static LiteralVerdict multirange(
            LiteralInput input, TypeCatalog catalog, String text, PgType multirange, int depth) {
        String trimmed = NumberInput.trim(text);
        boolean braces = trimmed.startsWith("{") && trimmed.endsWith("}") && trimmed.length() > 1;
        if (!braces) {
            return LiteralInput.invalid(SYNTAX, "malformed multirange literal: \"" + text + "\"");
        }
        String inside = NumberInput.trim(trimmed.substring(1, trimmed.length() - 1));
        if (inside.isEmpty()) {
            return LiteralVerdict.VALID;
        }
        return inside.indexOf('"') < 0 && inside.matches("[\\[(][^\\[\\](){}]*[\\])]")
                ? range(input, catalog, inside, catalog.type(multirange.base()), depth + 1)
                : new LiteralVerdict.Unjudged("a multirange literal of several ranges");
    }

    static LiteralVerdict row(
            LiteralInput input, TypeCatalog catalog, String text, PgType row, int depth) {
        List<TypeCatalog.Attribute> attributes = catalog.attributes(row);
        LiteralVerdict malformed =
                LiteralInput.invalid(SYNTAX, "malformed record literal: \"" + text + "\"");
        int from = NumberInput.skipBlanks(text, 0);
        if (from >= text.length() || text.charAt(from) != '(') {
            return malformed;
        }
        PartReader reader = new PartReader(text, from + 1, ",", ")");
        for (int i = 0; i < attributes.size(); i++) {
            if (i > 0 && !reader.accept(',')) {
                return malformed;
            }
            String part = reader.part();
            if (reader.failed) {
                return malformed;
            }
            LiteralVerdict verdict =
                    part == null
                            ? LiteralVerdict.VALID
                            : input.check(part, attributes.get(i).type(), depth + 1);
            if (!(verdict instanceof LiteralVerdict.Valid)) {
                return verdict;
            }
        }
        return reader.accept(')') && NumberInput.skipBlanks(text, reader.at) == text.length()
                ? LiteralVerdict.VALID
                : malformed;
    }

    /// Reads the quoted or bare parts of a range or row; one thread, one use.
    private static final class PartReader {
        private final String text;
        private final String separators;
        private final String closers;
        private int at;
        private boolean failed;

        PartReader(String text, int at, String separators, String closers) {
            this.text = text;
            this.at = at;
            this.separators = separators;
            this.closers = closers;
        }

        boolean accept(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        /// The next part; null where it is empty, which means none.
        @Nullable String part() {
            StringBuilder part = new StringBuilder();
            boolean quoted = false;
            boolean any = false;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (!quoted && (separators.indexOf(c) >= 0 || closers.indexOf(c) >= 0)) {
                    return any ? part.toString() : null;
                }
                any = true;
                at++;
                if (c == '\\') {
                    if (at >= text.length()) {
                        break;
                    }
                    part.append(text.charAt(at++));
                } else if (c == '"') {
                    if (quoted && at < text.length() && text.charAt(at) == '"') {
                        part.append('"');
                        at++;
                    } else {
                        quoted = !quoted;
                    }
                } else {
                    part.append(c);
                }
            }
            failed = true;
            return null;
        }
    }

    /// Reads `{...}` with nested braces, quotes and escapes; one thread, one use.
    private static final class ArrayReader {
        private final String text;
        private final char delimiter;
        private final List<String> elements = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();
        private int at;
        private int leaves = -1;
        private final boolean emptyInside;

        ArrayReader(String text, char delimiter, boolean emptyInside) {
            this.text = text;
            this.emptyInside = emptyInside;
            this.delimiter = delimiter;
        }

        boolean hasDimensions() {
            int from = NumberInput.skipBlanks(text, 0);
            return from < text.length() && text.charAt(from) == '[';
        }

        boolean read() {
            at = NumberInput.skipBlanks(text, 0);
            return level(0) && NumberInput.skipBlanks(text, at) == text.length();
        }

        /// One pair of braces; all on a level must hold as many.
        private boolean level(int depth) {
            if (depth >= MAX_DIMENSIONS || at >= text.length() || text.charAt(at) != '{') {
                return false;
            }
            at++;
            int count = 0;
            boolean nested = false;
            at = NumberInput.skipBlanks(text, at);
            if (at < text.length() && text.charAt(at) == '}') {
                at++;
                return depth == 0 || emptyInside;
            }
            while (true) {
                at = NumberInput.skipBlanks(text, at);
                if (at >= text.length()) {
                    return false;
                }
                boolean inner = text.charAt(at) == '{';
                if ((count > 0 && inner != nested)
                        || !(inner ? level(depth + 1) : element(depth))) {
                    return false;
                }
                nested = inner;
                count++;
                at = NumberInput.skipBlanks(text, at);
                if (at < text.length() && text.charAt(at) == delimiter) {
                    at++;
                } else {
                    break;
                }
            }
            if (at >= text.length() || text.charAt(at) != '}') {
                return false;
            }
            at++;
            return sameSize(depth, count);
        }

        private boolean sameSize(int depth, int count) {
            while (sizes.size() <= depth) {
                sizes.add(-1);
            }
            int before = sizes.set(depth, count);
            return before < 0 || before == count;
        }

        private boolean element(int depth) {
            if (leaves >= 0 && leaves != depth) {
                return false;
            }
            leaves = depth;
            StringBuilder part = new StringBuilder();
            boolean quoted = text.charAt(at) == '"';
            boolean closed = !quoted;
            int keep = 0;
            if (quoted) {
                at++;
            }
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\\') {
                    at++;
                    if (at >= text.length()) {
                        return false;
                    }
                    part.append(text.charAt(at));
                    keep = part.length();
                } else if (c == '"') {
                    if (!quoted) {
                        return false;
                    }
                    closed = true;
                    at++;
                    break;
                } else if (!quoted && (c == delimiter || c == '}')) {
                    break;
                } else if (!quoted && c == '{') {
                    return false;
                } else {
                    part.append(c);
                    keep = NumberInput.isBlank(c) ? keep : part.length();
                }
                at++;
            }
            if (!closed) {
                return false;
            }
            String element = quoted ? part.toString() : part.substring(0, keep);
            if (!quoted && element.isEmpty()) {
                return false;
            }
            if (quoted || !element.equalsIgnoreCase("null")) {
                elements.add(element);
            }
            return true;
        }
    }
}

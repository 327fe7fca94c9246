package org.schemaregistry.core.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON in the canonical form of RFC 8785: members sorted by UTF-16 code unit, no white space, the
/// shortest escapes, numbers as ECMAScript prints them. Equal values have equal bytes.
///
/// Of numbers only integers up to 2^53 are accepted: no document of ours has others.
///
/// Stateless and thread-safe.
public final class CanonicalJson {
    /// The deepest nesting read or written.
    public static final int MAX_DEPTH = 200;

    private static final long MAX_SAFE_INTEGER = 1L << 53;

    /// What the parser says of its own settings.
    private static final Pattern INSIDES =
            Pattern.compile(" \\(start marker at \\[Source: [^\\]]*\\]\\)");

    private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*?)\"");

    /// So much of what is no JSON is repeated.
    private static final int MAX_SHOWN = 20;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxStringLength(20_000_000)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    private CanonicalJson() {}

    /// The mapper for building and reading trees; refuses duplicate members and deep nesting.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// @throws IllegalArgumentException if the text is not JSON, saying where
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new IllegalArgumentException(
                    "expected JSON, found " + found(text, e, at) + place(text, at), e);
        }
    }

    /// What stands where the reading ended, in our own words: the parser's speak of its insides.
    private static String found(String text, JacksonException e, @Nullable TokenStreamLocation at) {
        Matcher twice = TWICE.matcher(e.getOriginalMessage());
        if (twice.lookingAt()) {
            return "the member \"" + twice.group(1) + "\" twice";
        }
        if (e instanceof StreamConstraintsException) {
            return "more than is read: " + INSIDES.matcher(e.getOriginalMessage()).replaceAll("");
        }
        String rest = at == null ? "" : rest(text, at).strip();
        if (e instanceof UnexpectedEndOfInputException || rest.isEmpty()) {
            return text.isBlank() ? "nothing" : "the end of the text in the middle of a value";
        }
        return "'"
                + rest.substring(
                        0,
                        rest.offsetByCodePoints(
                                0, Math.min(rest.codePointCount(0, rest.length()), MAX_SHOWN)))
                + (rest.codePointCount(0, rest.length()) > MAX_SHOWN ? "..." : "")
                + "'";
    }

    private static String place(String text, @Nullable TokenStreamLocation at) {
        if (at == null || text.isBlank()) {
            return "";
        }
        boolean oneLine = text.stripTrailing().lines().count() <= 1;
        return (oneLine ? " at " : " at line " + at.getLineNr() + ", ")
                + "column "
                + at.getColumnNr();
    }

    /// The text's line from the place on.
    private static String rest(String text, TokenStreamLocation at) {
        return text.lines()
                .skip(Math.max(0, at.getLineNr() - 1L))
                .findFirst()
                .filter(line -> at.getColumnNr() >= 1 && at.getColumnNr() <= line.length())
                .map(line -> line.substring(at.getColumnNr() - 1))
                .orElse("");
    }

    /// @throws IllegalArgumentException for a fraction, an integer beyond 2^53 or nesting beyond
    ///   [#MAX_DEPTH]
    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder(1024);
        write(node, out, 0);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("JSON nested deeper than " + MAX_DEPTH);
        }
        switch (node.getNodeType()) {
            case OBJECT -> {
                List<String> names = new ArrayList<>(node.propertyNames());
                names.sort(String::compareTo);
                out.append('{');
                for (int i = 0; i < names.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    quote(names.get(i), out);
                    out.append(':');
                    write(node.get(names.get(i)), out, depth + 1);
                }
                out.append('}');
            }
            case ARRAY -> {
                out.append('[');
                for (int i = 0; i < node.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(node.get(i), out, depth + 1);
                }
                out.append(']');
            }
            case STRING -> quote(node.stringValue(), out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            case NUMBER -> writeNumber(node, out);
            case BINARY, MISSING, POJO ->
                    throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
        }
    }

    private static void writeNumber(JsonNode node, StringBuilder out) {
        if (!node.isIntegralNumber()) {
            throw new IllegalArgumentException("expected whole numbers only, found " + node);
        }
        BigInteger value = node.bigIntegerValue();
        if (value.abs().compareTo(BigInteger.valueOf(MAX_SAFE_INTEGER)) > 0) {
            throw new IllegalArgumentException("expected integers up to 2^53, found " + value);
        }
        out.append(value);
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= 0x20) {
                out.append(c);
            } else {
                escapeControl(c, out);
            }
        }
        out.append('"');
    }

    private static void escapeControl(char c, StringBuilder out) {
        int shortForm = "\b\t\n\f\r".indexOf(c);
        if (shortForm >= 0) {
            out.append('\\').append("btnfr".charAt(shortForm));
        } else {
            out.append("\\u00")
                    .append(Character.forDigit(c >> 4, 16))
                    .append(Character.forDigit(c & 15, 16));
        }
    }
}

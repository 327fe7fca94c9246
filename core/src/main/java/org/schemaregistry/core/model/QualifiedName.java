package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The name of a table, type or routine inside its source: `name`, or `schema.name` outside the
/// default schema. A part with a dot or a double quote is printed in double quotes, with inner
/// quotes doubled; [#parse] reads exactly what [#toString] prints.
///
/// Immutable. Ordered by schema (none first), then name, by UTF-16 code unit.
public record QualifiedName(@Nullable String schema, String name)
        implements Comparable<QualifiedName> {

    /// The longest part accepted, in characters; more than any supported engine allows.
    public static final int MAX_PART_CHARS = 1024;

    /// How much of a malformed name an error repeats.
    private static final int MAX_SHOWN_CHARS = 200;

    public QualifiedName {
        if (schema != null) {
            checkPart(schema);
        }
        checkPart(name);
    }

    /// A name in the default schema.
    public static QualifiedName of(String name) {
        return new QualifiedName(null, name);
    }

    /// Reads `name`, `schema.name`, `"a.b"` or `schema."a""b"`.
    ///
    /// @throws IllegalArgumentException if the text is none of these
    public static QualifiedName parse(String text) {
        List<String> parts = new ArrayList<>(2);
        int at = 0;
        while (true) {
            int next = readPart(text, at, parts);
            if (next == text.length()) {
                break;
            }
            at = next + 1;
        }
        return switch (parts.size()) {
            case 1 -> new QualifiedName(null, parts.get(0));
            case 2 -> new QualifiedName(parts.get(0), parts.get(1));
            default -> throw malformed(text, parts.size() + " parts");
        };
    }

    @Override
    public int compareTo(QualifiedName other) {
        int bySchema =
                (schema == null ? "" : schema).compareTo(other.schema == null ? "" : other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return schema == null ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    private static int readPart(String text, int from, List<String> parts) {
        if (from < text.length() && text.charAt(from) == '"') {
            StringBuilder part = new StringBuilder();
            int at = from + 1;
            while (true) {
                int quote = text.indexOf('"', at);
                if (quote < 0) {
                    throw malformed(text, "an unclosed quote");
                }
                part.append(text, at, quote);
                if (quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
                    part.append('"');
                    at = quote + 2;
                    continue;
                }
                if (quote + 1 < text.length() && text.charAt(quote + 1) != '.') {
                    throw malformed(text, "text after a closing quote");
                }
                parts.add(part.toString());
                return quote + 1;
            }
        }
        int dot = text.indexOf('.', from);
        int end = dot < 0 ? text.length() : dot;
        String part = text.substring(from, end);
        if (part.isEmpty() || part.indexOf('"') >= 0) {
            throw malformed(text, part.isEmpty() ? "an empty part" : "a quote inside a bare part");
        }
        parts.add(part);
        return end;
    }

    private static IllegalArgumentException malformed(String text, String found) {
        return new IllegalArgumentException(
                "name '"
                        + shortened(text)
                        + "': expected NAME or SCHEMA.NAME (double-quote a part that holds a dot or"
                        + " a quote), found "
                        + found);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SHOWN_CHARS ? text : text.substring(0, MAX_SHOWN_CHARS) + "…";
    }

    private static String quoted(String part) {
        return part.indexOf('.') < 0 && part.indexOf('"') < 0
                ? part
                : '"' + part.replace("\"", "\"\"") + '"';
    }

    private static void checkPart(String part) {
        if (part.isEmpty() || part.length() > MAX_PART_CHARS || part.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a name's part must have 1 to "
                            + MAX_PART_CHARS
                            + " characters and no NUL; found "
                            + part.length()
                            + " characters"
                            + (part.indexOf('\0') >= 0 ? " with a NUL" : ""));
        }
    }
}

package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A catalog query from a `.sql` file beside this class, fitted to a server's major version.
///
/// A line that ends in `-- since 15` is for 15 and newer alone, `-- until 14` for 14 and older.
/// `{limit}` is the longest text to fetch. `{column}` becomes a bound list of oids, or true where
/// all are wanted; `{column|condition}` gives the condition for that case.
///
/// Immutable. `oidParameters` counts the bound lists.
record Sql(String text, int oidParameters) {
    private static final Pattern VERSIONED = Pattern.compile("(.*?) *-- (since|until) (\\d+)");
    private static final Pattern WANTED = Pattern.compile("\\{([a-z.]+)(?:\\|([^}]*))?}");

    /// Reads a query. With `all` false it takes lists of oids.
    static Sql load(String name, int major, int maxTextChars, boolean all) {
        StringBuilder kept = new StringBuilder();
        for (String line : resource(name).split("\n", -1)) {
            String fitted = fitted(line, major);
            if (fitted != null) {
                kept.append(fitted).append('\n');
            }
        }
        String limited = kept.toString().replace("{limit}", Integer.toString(maxTextChars + 1));
        Matcher wanted = WANTED.matcher(limited);
        StringBuilder text = new StringBuilder();
        int parameters = 0;
        while (wanted.find()) {
            String condition = wanted.group(2) == null ? "TRUE" : "(" + wanted.group(2) + ")";
            wanted.appendReplacement(
                    text,
                    Matcher.quoteReplacement(all ? condition : wanted.group(1) + " = ANY (?)"));
            parameters++;
        }
        wanted.appendTail(text);
        return new Sql(text.toString(), all ? 0 : parameters);
    }

    private static @Nullable String fitted(String line, int major) {
        Matcher versioned = VERSIONED.matcher(line);
        if (!versioned.matches()) {
            return line.stripLeading().startsWith("--") ? null : line;
        }
        int version = Integer.parseInt(versioned.group(3));
        boolean fits = versioned.group(2).equals("since") ? major >= version : major <= version;
        return fits ? versioned.group(1) : null;
    }

    private static String resource(String name) {
        try (InputStream in = Sql.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("query '" + name + "' is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The keywords of one major version, as `pg_get_keywords()` lists them. Immutable and thread-safe.
final class Keywords {
    private static final int FIRST_MAJOR = 13;
    private static final int LAST_MAJOR = 18;
    private static final int JSON_BECAME_COLUMN_NAME = 17;
    private static final ConcurrentHashMap<Integer, Keywords> LOADED = new ConcurrentHashMap<>();

    private final Map<String, Keyword> words;

    private Keywords(Map<String, Keyword> words) {
        this.words = words;
    }

    /// The keywords of the version, or of the nearest known one.
    static Keywords of(int majorVersion) {
        return LOADED.computeIfAbsent(
                Math.clamp(majorVersion, FIRST_MAJOR, LAST_MAJOR), Keywords::read);
    }

    @Nullable Keyword find(String folded) {
        return words.get(folded);
    }

    private static Keywords read(int majorVersion) {
        try (InputStream in = Keywords.class.getResourceAsStream("keywords.txt")) {
            if (in == null) {
                throw new IOException("resource is missing");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, Keyword> words = new HashMap<>(1024);
            String line = lines.readLine();
            while (line != null) {
                add(words, line, majorVersion);
                line = lines.readLine();
            }
            return new Keywords(Map.copyOf(words));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read keywords.txt", e);
        }
    }

    /// A line is: word, category letter, first and last major version, B (bare label) or A.
    private static void add(Map<String, Keyword> words, String line, int majorVersion) {
        int word = line.indexOf(' ');
        char letter = line.charAt(word + 1);
        int from = Integer.parseInt(line, word + 3, word + 5, 10);
        int to = Integer.parseInt(line, word + 6, word + 8, 10);
        if (majorVersion < from || majorVersion > to) {
            return;
        }
        String text = line.substring(0, word).intern();
        boolean unreserved =
                letter == 'U' || (text.equals("json") && majorVersion < JSON_BECAME_COLUMN_NAME);
        Keyword.Category category =
                unreserved
                        ? Keyword.Category.UNRESERVED
                        : letter == 'C'
                                ? Keyword.Category.COLUMN_NAME
                                : letter == 'T'
                                        ? Keyword.Category.TYPE_OR_FUNCTION_NAME
                                        : Keyword.Category.RESERVED;
        words.put(text, new Keyword(text, category, line.charAt(word + 9) == 'B'));
    }
}

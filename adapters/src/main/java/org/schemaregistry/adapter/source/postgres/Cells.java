package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What the cells of the catalogs' rows hold, and names as the engine spells them. Equal texts and
/// lists, of which catalogs are full, are kept once. One thread.
final class Cells {
    private final Map<String, String> pool = new HashMap<>();
    private final Map<String, List<Integer>> numbers = new HashMap<>();
    private final Map<String, List<Long>> oids = new HashMap<>();

    /// One object for equal texts, of which catalogs are full.
    String pooled(String text) {
        return pool.computeIfAbsent(text, t -> t);
    }

    static char first(@Nullable String text) {
        return text == null || text.isEmpty() ? '\0' : text.charAt(0);
    }

    static void addIfPresent(
            SortedMap<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    static void addOptions(SortedMap<String, String> options, String prefix, @Nullable Array array)
            throws SQLException {
        for (String option : strings(array)) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                options.put(prefix + option, "");
            } else {
                options.put(prefix + option.substring(0, equals), option.substring(equals + 1));
            }
        }
    }

    static List<String> strings(@Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of();
        }
        List<String> list = new ArrayList<>();
        for (Object each : (Object[]) array.getArray()) {
            list.add(each == null ? "" : each.toString());
        }
        return list;
    }

    /// Reads `{1,2}` or the vector form `1 2`; the same few lists come again and again.
    List<Integer> numbers(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<Integer> known = numbers.get(text);
        if (known == null) {
            known = oids(text).stream().map(Long::intValue).toList();
            numbers.put(text, known);
        }
        return known;
    }

    List<Long> oids(@Nullable String text) {
        return text == null ? List.of() : oids.computeIfAbsent(text, Cells::parsedNumbers);
    }

    private static List<Long> parsedNumbers(String text) {
        return Arrays.stream(text.replaceAll("[{},]", " ").strip().split(" +"))
                .filter(digits -> !digits.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    /// A name as the engine spells it under an empty search path.
    static String qualified(String schema, String name) {
        return schema.equals("pg_catalog") ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    private static String quoted(String name) {
        boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        for (int i = 0; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        }
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}

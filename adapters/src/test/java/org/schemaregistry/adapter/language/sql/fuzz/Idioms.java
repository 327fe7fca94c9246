package org.schemaregistry.adapter.language.sql.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Pieces of statements as people and models write them, right and wrong, in this dialect and in
/// others: the sections of `idioms.txt`. In queries `$c`, `$d` stand for columns, `$l` for a
/// literal, `$t` for a type, `$n` for a table, `$v` for a value, `$w` for a condition, `$q` for the
/// query itself; in writes as `DmlMutations` says. Immutable.
final class Idioms {
    private final Map<String, List<String>> sections = new TreeMap<>();

    Idioms() throws IOException {
        try (InputStream in = Idioms.class.getResourceAsStream("idioms.txt")) {
            byte[] bytes = Objects.requireNonNull(in, "idioms.txt").readAllBytes();
            List<String> section = new ArrayList<>(); // what precedes the first one is a comment
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("== ")) {
                    section = new ArrayList<>();
                    sections.put(line.substring(3), section);
                } else if (!line.isEmpty()) {
                    section.add(line);
                }
            }
        }
    }

    List<String> of(String section) {
        return Objects.requireNonNull(sections.get(section), section);
    }
}

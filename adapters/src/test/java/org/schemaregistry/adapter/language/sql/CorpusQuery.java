package org.schemaregistry.adapter.language.sql;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A statement of the corpora; `kind` and `base` say what was done to which statement, empty where
/// nothing was.
public record CorpusQuery(
        String id, String database, String sql, boolean accepted, String kind, String base) {

    static Path folder() {
        return Path.of(System.getProperty("corpora.dir", "corpora"), "sql");
    }

    /// The statements of one file of JSON lines.
    public static List<CorpusQuery> read(String file) throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<CorpusQuery> queries = new ArrayList<>();
        for (String line : Files.readAllLines(folder().resolve(file + ".jsonl"))) {
            JsonNode node = mapper.readTree(line);
            queries.add(
                    new CorpusQuery(
                            text(node.path("id")),
                            text(node.path("db")),
                            text(node.path("sql")),
                            text(node.path("oracle")).equals("accept"),
                            text(node.path("kind")),
                            text(node.path("base"))));
        }
        return queries;
    }

    /// The accepted statements of some files, by database.
    public static Map<String, List<String>> accepted(String... files) throws IOException {
        Map<String, List<String>> accepted = new TreeMap<>();
        for (String file : files) {
            for (CorpusQuery query : read(file)) {
                if (query.accepted()) {
                    accepted.computeIfAbsent(query.database(), d -> new ArrayList<>())
                            .add(query.sql());
                }
            }
        }
        return accepted;
    }

    private static String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.asString() : "";
    }

    public static String ddl(String database) throws IOException {
        return Files.readString(folder().resolve("ddl").resolve(database + ".sql"));
    }
}

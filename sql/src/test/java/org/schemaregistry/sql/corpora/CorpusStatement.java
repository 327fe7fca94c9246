package org.schemaregistry.sql.corpora;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A statement with what the server said to it. `position` is 1-based in code points, 0 for none.
public record CorpusStatement(
        String id,
        String database,
        String sql,
        boolean accepted,
        String sqlState,
        String message,
        int position,
        @Nullable String kind) {

    /// Reads a file of JSON lines.
    public static List<CorpusStatement> read(Path file) throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<CorpusStatement> statements = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = mapper.readTree(line);
            statements.add(
                    new CorpusStatement(
                            node.path("id").asString(),
                            node.path("db").asString(),
                            node.path("sql").asString(),
                            node.path("oracle").asString().equals("accept"),
                            text(node.path("sqlstate")),
                            text(node.path("message")),
                            node.path("position").isNumber() ? node.path("position").asInt() : 0,
                            node.hasNonNull("kind") ? node.path("kind").asString() : null));
        }
        return statements;
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }
}

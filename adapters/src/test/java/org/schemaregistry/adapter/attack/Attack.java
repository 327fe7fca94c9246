package org.schemaregistry.adapter.attack;

import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.RunOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One attack of `fixtures/attacks`: a query and who stops it at each level. MongoDB's (`$out`,
/// `$where`, `limit(0)`) and Qdrant's come with their connectors, of which there are none yet.
record Attack(String name, List<String> expected, String query) {
    private static final Path FIXTURES = Path.of("..", "fixtures", "attacks");

    static List<Attack> all(String file) {
        List<Attack> attacks = new ArrayList<>();
        String name = "";
        List<String> expected = List.of();
        StringBuilder query = new StringBuilder();
        try {
            for (String line : Files.readAllLines(FIXTURES.resolve(file))) {
                if (line.startsWith("=== ")) {
                    add(attacks, name, expected, query);
                    int bar = line.lastIndexOf('|');
                    name = line.substring(4, bar).strip();
                    expected = List.of(line.substring(bar + 1).strip().split(" "));
                } else if (!name.isEmpty()) {
                    query.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(attacks, name, expected, query);
        return attacks;
    }

    private static void add(
            List<Attack> attacks, String name, List<String> expected, StringBuilder query) {
        if (!name.isEmpty()) {
            attacks.add(new Attack(name, expected, query.toString().stripTrailing()));
            query.setLength(0);
        }
    }

    /// Who stopped it at each level, as the fixture says it.
    List<String> outcomes(Registry registry, SourceId source) {
        Query asked = new Query(source, null, query);
        List<String> outcomes = new ArrayList<>();
        for (DryRunLevel level : DryRunLevel.values()) {
            outcomes.add(word(registry.dryRun(asked, level, Set.of()).result()));
        }
        RunOptions options = RunOptions.DEFAULT.capped(300, 100, 1_000_000);
        outcomes.add(word(registry.runner().run(asked, List.of(), options, row -> true).result()));
        return outcomes;
    }

    private static String word(DryRun result) {
        return switch (result) {
            case DryRun.Accepted ignored -> "ok";
            case DryRun.Rejected rejected -> rejected.by().json();
            case DryRun.TimedOut ignored -> "timeout";
            case DryRun.Unsupported ignored -> "unsupported";
        };
    }

    private static String word(QueryRun result) {
        return switch (result) {
            case QueryRun.Finished ignored -> "ok";
            case QueryRun.Rejected rejected -> rejected.by().json();
            case QueryRun.Mismatched ignored -> "mismatch";
            case QueryRun.TimedOut ignored -> "timeout";
            case QueryRun.Cancelled ignored -> "cancelled";
        };
    }
}

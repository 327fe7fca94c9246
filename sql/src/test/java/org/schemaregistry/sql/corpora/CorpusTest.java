package org.schemaregistry.sql.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.schemaregistry.sql.bind.QueryChecker;
import org.schemaregistry.sql.bind.SchemaCatalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The figures of the check over the public corpora, as property `corpora.dir` says where they are.
@Tag("corpora")
class CorpusTest {
    private static final int SERVER = 15;
    private static final int WARM_UP_ROUNDS = 3;

    @Test
    void agreesWithTheServer() throws IOException, SQLException {
        Path folder = Path.of(System.getProperty("corpora.dir", "corpora"), "sql");
        Map<String, QueryChecker> checkers = new HashMap<>();
        CorpusSchemas.snapshots(CorpusSchemas.load(folder.resolve("ddl"), SERVER), SERVER)
                .forEach((database, snapshot) ->
                        checkers.put(
                                database, new QueryChecker(SchemaCatalog.of(snapshot, database))));
        List<String> report = new ArrayList<>();
        CorpusFigures spider = figures(folder, "spider", checkers, report);
        CorpusFigures mutants = figures(folder, "mutants", checkers, report);
        CorpusFigures olap = figures(folder, "olap", checkers, report);
        Path out = Files.createDirectories(Path.of("target", "corpora"));
        Files.write(out.resolve("check.txt"), report);
        assertThat(spider.agreement()).isGreaterThanOrEqualTo(0.995);
        assertThat(spider.falseRejectShare()).isLessThanOrEqualTo(0.001);
        assertThat(mutants.agreement()).isGreaterThanOrEqualTo(0.99);
        assertThat(mutants.falseRejectShare()).isLessThanOrEqualTo(0.005);
        assertThat(mutants.sameStateShare()).isGreaterThanOrEqualTo(0.98);
        assertThat(mutants.samePositionShare()).isGreaterThanOrEqualTo(0.95);
        assertThat(olap.falseRejectShare()).isZero();
    }

    private static CorpusFigures figures(
            Path folder, String name, Map<String, QueryChecker> checkers, List<String> report)
            throws IOException {
        List<CorpusStatement> statements = CorpusStatement.read(folder.resolve(name + ".jsonl"));
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            new CorpusFigures().run(statements, checkers);
        }
        CorpusFigures figures = new CorpusFigures();
        figures.run(statements, checkers);
        report.add(figures.line(name));
        report.addAll(figures.disagreements());
        return figures;
    }
}

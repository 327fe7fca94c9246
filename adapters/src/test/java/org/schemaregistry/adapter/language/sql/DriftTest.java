package org.schemaregistry.adapter.language.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.spi.QueryLanguage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The daily work of the check: queries that were right, after one alteration of their schema. The
/// schema is altered on a live server, scanned again, and both are asked.
@Tag("corpora")
class DriftTest {
    private static final long SEED = Long.getLong("drift.seed", 20_260_101L);
    private static final int PER_DATABASE = Integer.getInteger("drift.alterations", 8);
    private static final int ATTEMPTS = 50;

    private final List<String> differences = new ArrayList<>();
    private int alterations;
    private int asked;
    private int agreed;
    private int broken;
    private int bothReject;
    private int sameState;
    private int samePlace;
    private int findings;
    private int spurious;

    @Test
    void what_an_alteration_breaks_is_what_the_server_refuses() throws IOException, SQLException {
        Map<String, List<String>> accepted = CorpusQuery.accepted("spider", "mutants", "olap");
        Random random = new Random(SEED);
        try (LiveSource source = new LiveSource(15)) {
            for (var entry : accepted.entrySet()) {
                drift(source, CorpusQuery.ddl(entry.getKey()), entry.getValue(), random);
            }
        }
        double agreement = (double) agreed / asked;
        System.out.printf(
                Locale.ROOT,
                "drift    seed %d: %d alterations, %d queries, %d refused by the server, agreement"
                    + " %.3f %%, same SQLSTATE %.2f %%, same position %.2f %%; of %d findings on"
                    + " missing names %d on something else%n",
                SEED,
                alterations,
                asked,
                broken,
                100 * agreement,
                100.0 * sameState / bothReject,
                100.0 * samePlace / bothReject,
                findings,
                spurious);
        Files.write(
                Files.createDirectories(Path.of("target", "corpora")).resolve("drift.txt"),
                differences);
        assertThat(broken).isGreaterThan(asked / 20);
        assertThat(agreement).isGreaterThanOrEqualTo(0.995);
        assertThat((double) sameState / bothReject).isGreaterThanOrEqualTo(0.98);
        assertThat((double) samePlace / bothReject).isGreaterThanOrEqualTo(0.95);
        assertThat((double) spurious / findings).isLessThanOrEqualTo(0.005);
    }

    private void drift(LiveSource source, String ddl, List<String> queries, Random random)
            throws SQLException {
        source.reset(ddl);
        Drift drift = new Drift(source.scan(), queries, random);
        for (int i = 0; i < PER_DATABASE; i++) {
            String alteration = altered(source, ddl, drift);
            alterations++;
            QueryLanguage.Checker checker = source.checker();
            for (String sql : queries) {
                compare(alteration, sql, source.ask(sql), checker);
            }
        }
    }

    private static String altered(LiveSource source, String ddl, Drift drift) throws SQLException {
        source.reset(ddl);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String alteration = drift.next();
            if (source.alter(alteration)) {
                return alteration;
            }
        }
        throw new AssertionError("the server refuses every alteration of " + ddl);
    }

    private void compare(
            String alteration,
            String sql,
            LiveSource.Answer server,
            QueryLanguage.Checker checker) {
        QueryCheck checked = checker.check(sql);
        LiveSource.Answer check = LiveSource.Answer.of(checked);
        boolean refused = !server.accepted();
        boolean agrees =
                refused
                        ? !check.accepted() && !check.sqlState().equals("unknown")
                        : check.accepted();
        asked++;
        agreed += agrees ? 1 : 0;
        broken += refused ? 1 : 0;
        if (refused && agrees) {
            bothReject++;
            sameState += check.sqlState().equals(server.sqlState()) ? 1 : 0;
            samePlace += check.position() == server.position() ? 1 : 0;
            behindMissingNames(server, checked);
        }
        if (!check.equals(server) && !(check.accepted() && server.accepted())) {
            differences.add(
                    (agrees ? "DETAIL " : "VERDICT ")
                            + alteration
                            + "\n    "
                            + sql
                            + "\n    server "
                            + server
                            + "\n    check  "
                            + check);
        }
    }

    /// Where all that the alteration took is a name, nothing else is wrong with the query.
    private void behindMissingNames(LiveSource.Answer server, QueryCheck checked) {
        Set<String> missing = Set.of("42703", "42P01");
        if (missing.contains(server.sqlState())) {
            for (Finding finding : checked.findings()) {
                findings++;
                spurious += missing.contains(finding.sqlState()) ? 0 : 1;
            }
        }
    }
}

package org.schemaregistry.adapter.language.sql.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.adapter.language.sql.LiveSource;
import org.schemaregistry.adapter.language.sql.LiveSource.Answer;
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
import java.util.TreeMap;

/// The check against a live server over drawn statements. The seed is fixed; `-Dfuzz.seed` draws
/// others and `-Dfuzz.statements` more. Every kind of disagreement is made small and printed, to be
/// put into `statements.sql` once it is mended.
@Tag("slow")
class FuzzTest {
    private static final int STATEMENTS = Integer.getInteger("fuzz.statements", 12_000);
    private static final int PER_SCHEMA = 1_500;
    private static final int MAX_KINDS = 60;

    private final Map<String, String> disagreements = new TreeMap<>();
    private int accepted;
    private int verdicts;
    private int unknowns;
    private int bothReject;
    private int states;
    private int places;

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void thinks_what_the_server_thinks(int majorVersion) throws SQLException, IOException {
        long seed = Long.getLong("fuzz.seed", 20_260_101L);
        System.out.println("fuzz     seed " + seed);
        Random random = new Random(seed);
        try (LiveSource source = new LiveSource(majorVersion)) {
            for (int done = 0; done < STATEMENTS; done += PER_SCHEMA) {
                FuzzSchema schema = FuzzSchema.of(random);
                source.reset(schema.ddl());
                QueryLanguage.Checker checker = source.checker();
                FuzzStatements statements = new FuzzStatements(schema, random);
                for (int i = 0; i < PER_SCHEMA; i++) {
                    compare(source, checker, statements.next());
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "fuzz     %d statements, %d accepted by the server, other verdict %d, unknown %d,"
                        + " other SQLSTATE %d and other position %d of %d both reject%n",
                STATEMENTS,
                accepted,
                verdicts,
                unknowns,
                states,
                places,
                bothReject);
        Files.write(
                Files.createDirectories(Path.of("target", "corpora"))
                        .resolve("fuzz-" + majorVersion + ".txt"),
                new ArrayList<>(disagreements.values()));
        disagreements.values().stream().limit(20).forEach(System.out::println);
        assertThat(accepted).isGreaterThan(STATEMENTS / 10);
        assertThat((double) (verdicts + unknowns) / STATEMENTS).isLessThanOrEqualTo(0.005);
        assertThat((double) states / bothReject).isLessThanOrEqualTo(0.02);
        assertThat((double) places / bothReject).isLessThanOrEqualTo(0.05);
    }

    private void compare(LiveSource source, QueryLanguage.Checker checker, String sql)
            throws SQLException {
        Answer server = source.ask(sql);
        Answer check = Answer.of(checker.check(sql));
        accepted += server.accepted() ? 1 : 0;
        String kind = difference(server, check);
        switch (kind) {
            case "" -> {}
            case "verdict" -> verdicts++;
            case "unknown" -> unknowns++;
            case "state" -> states++;
            case "place" -> places++;
            default -> {}
        }
        if (!server.accepted() && !check.accepted()) {
            bothReject++;
        }
        String key = kind + " " + shape(server) + " / " + shape(check);
        if (!kind.isEmpty()
                && disagreements.size() < MAX_KINDS
                && !disagreements.containsKey(key)) {
            String small =
                    Minimizer.smallest(
                            sql,
                            each -> {
                                Answer s = source.ask(each);
                                Answer c = Answer.of(checker.check(each));
                                return difference(s, c).equals(kind)
                                        && key.equals(kind + " " + shape(s) + " / " + shape(c));
                            });
            disagreements.put(
                    key,
                    kind
                            + ": "
                            + small
                            + "\n    server "
                            + source.ask(small)
                            + "\n    check  "
                            + Answer.of(checker.check(small)));
        }
    }

    /// In what the two differ; empty where they agree.
    private static String difference(Answer server, Answer check) {
        if (check.sqlState().equals("unknown")) {
            return "unknown";
        }
        if (server.accepted() != check.accepted()) {
            return "verdict";
        }
        if (!server.sqlState().equals(check.sqlState())) {
            return "state";
        }
        return server.position() == check.position() ? "" : "place";
    }

    /// The answer without its names, to tell kinds of disagreement apart.
    private static String shape(Answer answer) {
        List<String> words = new ArrayList<>();
        for (String word : answer.message().replaceAll("\"[^\"]*\"", "X").split(" ", -1)) {
            words.add(word.length() > 60 ? "..." : word.replaceAll("[0-9]+", "N"));
        }
        String message = String.join(" ", words);
        return answer.sqlState() + " " + message.substring(0, Math.min(60, message.length()));
    }
}

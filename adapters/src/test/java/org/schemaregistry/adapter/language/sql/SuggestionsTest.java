package org.schemaregistry.adapter.language.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.QueryLanguage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the check proposes for queries with one fault: is the name that was there among the nearest
/// three, and does the server take the fix? The faults are those of the corpora, and drawn ones.
@Tag("corpora")
class SuggestionsTest {
    private static final long SEED = Long.getLong("faults.seed", 20_260_101L);
    private static final int DRAWN_PER_QUERY = 3;
    private static final String DRAWN = "drawn ";

    private final SortedMap<String, Figures> figures = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();
    private int fixes;
    private int accepted;
    private int same;

    /// Counts of one kind of fault.
    private static final class Figures {
        private int faults;
        private int suggested;
        private int first;
        private int fixed;
        private int restored;

        private double share() {
            return (double) suggested / faults;
        }
    }

    @Test
    void the_right_name_is_suggested_and_every_fix_is_accepted() throws IOException, SQLException {
        Map<String, CorpusQuery> bases = new TreeMap<>();
        for (String file : List.of("spider", "olap")) {
            CorpusQuery.read(file).forEach(query -> bases.put(query.id(), query));
        }
        Map<String, List<CorpusQuery>> mutants = new TreeMap<>();
        for (CorpusQuery query : CorpusQuery.read("mutants")) {
            if (!query.accepted()) {
                mutants.computeIfAbsent(query.database(), d -> new ArrayList<>()).add(query);
            }
        }
        Map<String, List<String>> right = CorpusQuery.accepted("spider", "olap");
        Random random = new Random(SEED);
        try (LiveSource source = new LiveSource(15)) {
            for (var entry : right.entrySet()) {
                source.reset(CorpusQuery.ddl(entry.getKey()));
                QueryLanguage.Checker checker = source.checker();
                for (CorpusQuery mutant : mutants.getOrDefault(entry.getKey(), List.of())) {
                    String base = Objects.requireNonNull(bases.get(mutant.base())).sql();
                    judge(source, checker, mutant.kind(), base, mutant.sql());
                }
                Mutations mutations = new Mutations(source.scan(), random);
                for (String sql : entry.getValue()) {
                    drawn(source, checker, mutations, sql, random);
                }
            }
        }
        report();
        assertThat(of("col_typo").share()).isGreaterThanOrEqualTo(0.95);
        assertThat(of("table_typo").share()).isGreaterThanOrEqualTo(0.95);
        assertThat(of(DRAWN + "COLUMN_TYPO").share()).isGreaterThanOrEqualTo(0.95);
        assertThat(of(DRAWN + "TABLE_TYPO").share()).isGreaterThanOrEqualTo(0.95);
        assertThat(accepted).isEqualTo(fixes);
        assertThat(fixes).isGreaterThan(1000);
        assertThat((double) same / fixes).isGreaterThanOrEqualTo(0.95);
    }

    private void drawn(
            LiveSource source,
            QueryLanguage.Checker checker,
            Mutations mutations,
            String sql,
            Random random)
            throws SQLException {
        SqlTokens query = SqlTokens.of(sql);
        List<Mutations.Fault> faults = mutations.faults(query);
        for (int i = 0; i < DRAWN_PER_QUERY && !faults.isEmpty(); i++) {
            Mutations.Fault fault = faults.remove(random.nextInt(faults.size()));
            if (fault.kind() == Mutations.Kind.WRONG_LITERAL) {
                continue;
            }
            String mutant = query.with(List.of(fault.edit()));
            if (!source.ask(mutant).accepted()) {
                judge(source, checker, DRAWN + fault.kind(), sql, mutant);
            }
        }
    }

    private void judge(
            LiveSource source,
            QueryLanguage.Checker checker,
            String kind,
            String base,
            String mutant)
            throws SQLException {
        var check = checker.check(mutant);
        String meant = meant(base, mutant);
        if (check.verdict() != Verdict.REJECT || meant == null) {
            return;
        }
        Finding finding = check.findings().getFirst();
        Figures count = figures.computeIfAbsent(kind, k -> new Figures());
        count.faults++;
        int rank = rank(finding, meant);
        count.suggested += rank >= 0 ? 1 : 0;
        count.first += rank == 0 ? 1 : 0;
        if (rank < 0) {
            misses.add(kind + " " + meant + " not in " + finding.suggestions() + ": " + mutant);
        }
        String fix = finding.fix();
        if (fix != null) {
            LiveSource.Answer answer = source.ask(fix);
            boolean restored = SqlTokens.of(fix).normal().equals(SqlTokens.of(base).normal());
            fixes++;
            accepted += answer.accepted() ? 1 : 0;
            same += restored ? 1 : 0;
            count.fixed++;
            count.restored += restored ? 1 : 0;
            if (!answer.accepted() || !restored) {
                misses.add(
                        (answer.accepted() ? "OTHER FIX " : "WRONG FIX ")
                                + kind
                                + ": "
                                + mutant
                                + "\n    fix  "
                                + fix
                                + "\n    base "
                                + base
                                + "\n    "
                                + answer);
            }
        }
    }

    private static int rank(Finding finding, String meant) {
        for (int i = 0; i < finding.suggestions().size(); i++) {
            if (finding.suggestions().get(i).equalsIgnoreCase(meant)) {
                return i;
            }
        }
        return -1;
    }

    /// The one word in which the two differ, as it was; null where they differ in more.
    private static @Nullable String meant(String base, String mutant) {
        List<SqlTokens.Token> before = SqlTokens.of(base).tokens();
        List<SqlTokens.Token> after = SqlTokens.of(mutant).tokens();
        String meant = null;
        for (int i = 0; i < before.size() && before.size() == after.size(); i++) {
            if (!before.get(i).text().equals(after.get(i).text())) {
                if (meant != null || after.get(i).kind() == SqlTokens.Kind.STRING) {
                    return null;
                }
                meant = before.get(i).name();
            }
        }
        return meant;
    }

    private Figures of(String kind) {
        return figures.computeIfAbsent(kind, k -> new Figures());
    }

    private void report() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "fixes    seed %d: %d given, accepted by the server %.2f %%, equal to what was"
                        + " there %.2f %%%n",
                SEED,
                fixes,
                100.0 * accepted / fixes,
                100.0 * same / fixes);
        figures.forEach((kind, count) ->
                System.out.printf(
                        Locale.ROOT,
                        "         %-26s %5d, among three %.2f %%, first %.2f %%, fix %.2f %%,"
                                + " restored %.2f %%%n",
                        kind,
                        count.faults,
                        100 * count.share(),
                        100.0 * count.first / count.faults,
                        100.0 * count.fixed / count.faults,
                        100.0 * count.restored / count.faults));
        Files.write(
                Files.createDirectories(Path.of("target", "corpora")).resolve("suggestions.txt"),
                misses);
    }
}

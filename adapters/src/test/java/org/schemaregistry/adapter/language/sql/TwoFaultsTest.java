package org.schemaregistry.adapter.language.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.core.spi.QueryLanguage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Two faults in one query: the server stops at one, the check says both and nothing else. What
/// each fault is, the server says of the query that has it alone.
@Tag("corpora")
class TwoFaultsTest {
    private static final long SEED = Long.getLong("faults.seed", 20_260_101L);
    private static final int PAIRS_PER_QUERY = 2;

    private final List<String> misses = new ArrayList<>();
    private final Map<Mutations.Kind, int[]> missedOf = new EnumMap<>(Mutations.Kind.class);
    private int pairs;
    private int bothFound;
    private int apart;
    private int apartBothFound;
    private int findings;
    private int spurious;
    private int fixes;
    private int fixesAccepted;
    private int fixesRestored;

    /// A fault with the server's answer to the query that has it alone.
    private record Known(Mutations.Fault fault, LiveSource.Answer answer) {}

    @Test
    void both_faults_are_found_and_nothing_else() throws IOException, SQLException {
        Map<String, List<String>> accepted = CorpusQuery.accepted("spider", "olap");
        Random random = new Random(SEED);
        try (LiveSource source = new LiveSource(15)) {
            for (var entry : accepted.entrySet()) {
                source.reset(CorpusQuery.ddl(entry.getKey()));
                Mutations mutations = new Mutations(source.scan(), random);
                QueryLanguage.Checker checker = source.checker();
                for (String sql : entry.getValue()) {
                    pairs(source, checker, mutations, SqlTokens.of(sql), random);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "2 faults seed %d: %d queries, both found %.2f %%; with faults in different"
                        + " expressions %d, both found %.2f %%; spurious findings %.2f %%%n",
                SEED,
                pairs,
                100.0 * bothFound / pairs,
                apart,
                100.0 * apartBothFound / apart,
                100.0 * spurious / findings);
        System.out.printf(
                Locale.ROOT,
                "         %d fixes of both, accepted by the server %.2f %%, equal to what was there"
                        + " %.2f %%%n",
                fixes,
                100.0 * fixesAccepted / fixes,
                100.0 * fixesRestored / fixes);
        missedOf.forEach((kind, count) ->
                System.out.printf("         %s: %d of %d missed%n", kind, count[0], count[1]));
        Files.write(
                Files.createDirectories(Path.of("target", "corpora")).resolve("two-faults.txt"),
                misses);
        assertThat(pairs).isGreaterThan(1000);
        assertThat((double) bothFound / pairs).isGreaterThanOrEqualTo(0.9);
        assertThat((double) apartBothFound / apart).isGreaterThanOrEqualTo(0.99);
        assertThat((double) spurious / findings).isLessThanOrEqualTo(0.02);
        assertThat(fixes).isGreaterThan(1000);
        assertThat(fixesAccepted).isEqualTo(fixes);
        assertThat((double) fixesRestored / fixes).isGreaterThanOrEqualTo(0.9);
    }

    private void pairs(
            LiveSource source,
            QueryLanguage.Checker checker,
            Mutations mutations,
            SqlTokens query,
            Random random)
            throws SQLException {
        List<Known> faults = new ArrayList<>();
        for (Mutations.Fault fault : mutations.faults(query)) {
            LiveSource.Answer answer = source.ask(query.with(List.of(fault.edit())));
            if (!answer.accepted() && answer.position() > 0) {
                faults.add(new Known(fault, answer));
            }
        }
        for (int i = 0; i < PAIRS_PER_QUERY && faults.size() > 1; i++) {
            int first = random.nextInt(faults.size() - 1);
            int second = first + 1 + random.nextInt(faults.size() - first - 1);
            pair(source, checker, query, faults.get(first), faults.get(second));
        }
    }

    private void pair(
            LiveSource source, QueryLanguage.Checker checker, SqlTokens query, Known a, Known b)
            throws SQLException {
        if (a.answer().position() == b.answer().position()) {
            return;
        }
        String sql = query.with(List.of(a.fault().edit(), b.fault().edit()));
        List<LiveSource.Answer> expected =
                List.of(moved(query, a, b.fault()), moved(query, b, a.fault()));
        List<LiveSource.Answer> found = new ArrayList<>();
        String fix = null;
        for (Finding finding : checker.check(sql).findings()) {
            if (finding.severity() == Severity.ERROR) {
                found.add(LiveSource.Answer.of(finding));
                fix = finding.fix();
            }
        }
        if (fix != null) {
            fixes++;
            fixesAccepted += source.ask(fix).accepted() ? 1 : 0;
            fixesRestored += SqlTokens.of(fix).normal().equals(query.normal()) ? 1 : 0;
        }
        boolean apartFromEachOther = apart(query, a.fault(), b.fault());
        boolean both = true;
        for (int i = 0; i < 2; i++) {
            boolean seen = seen(expected.get(i), found);
            both &= seen;
            int[] count =
                    missedOf.computeIfAbsent((i == 0 ? a : b).fault().kind(), k -> new int[2]);
            if (apartFromEachOther) {
                count[0] += seen ? 0 : 1;
                count[1]++;
            }
        }
        int extra = 0;
        for (LiveSource.Answer each : found) {
            extra += seen(each, expected) ? 0 : 1;
        }
        pairs++;
        bothFound += both ? 1 : 0;
        apart += apartFromEachOther ? 1 : 0;
        apartBothFound += apartFromEachOther && both ? 1 : 0;
        findings += found.size();
        spurious += extra;
        if (!both || extra > 0) {
            misses.add(
                    (both ? "" : apartFromEachOther ? "MISSED " : "HIDDEN ")
                            + (extra > 0 ? "SPURIOUS " : "")
                            + sql
                            + "\n    expected "
                            + expected
                            + "\n    found    "
                            + found);
        }
    }

    private static boolean seen(LiveSource.Answer one, List<LiveSource.Answer> list) {
        return list.stream()
                .anyMatch(other ->
                        other.sqlState().equals(one.sqlState())
                                && other.position() == one.position());
    }

    /// Where the server's answer stands once the other fault has moved the text.
    private static LiveSource.Answer moved(SqlTokens query, Known known, Mutations.Fault other) {
        SqlTokens.Token token = query.tokens().get(other.edit().index());
        int shift = other.edit().replacement().length() - token.text().length();
        // Positions are those of the text with the known fault in it.
        SqlTokens.Token own = query.tokens().get(known.fault().edit().index());
        int ownShift = known.fault().edit().replacement().length() - own.text().length();
        int otherStart = token.start() + (own.start() < token.start() ? ownShift : 0);
        LiveSource.Answer answer = known.answer();
        return answer.position() - 1 <= otherStart
                ? answer
                : new LiveSource.Answer(
                        answer.sqlState(), answer.position() + shift, answer.message());
    }

    /// Whether neither fault can hide the other: they are in different expressions, and none is the
    /// table that the other one's column comes from.
    private static boolean apart(SqlTokens query, Mutations.Fault a, Mutations.Fault b) {
        int first = a.edit().index();
        int second = b.edit().index();
        boolean separated = false;
        for (int i = first + 1; i < second; i++) {
            separated |=
                    query.is(i, ",")
                            || query.is(i, "AND")
                            || query.is(i, "OR")
                            || query.is(i, "FROM")
                            || query.is(i, "WHERE")
                            || query.is(i, "JOIN")
                            || query.is(i, "ON")
                            || query.is(i, "BY")
                            || query.is(i, "SELECT");
        }
        return separated && !feeds(query, a, b) && !feeds(query, b, a);
    }

    private static boolean feeds(SqlTokens query, Mutations.Fault table, Mutations.Fault other) {
        if (table.kind() != Mutations.Kind.TABLE_TYPO) {
            return false;
        }
        int at = other.edit().index();
        if (!query.is(at - 1, ".")) {
            // An unqualified name, or what is compared with one, may come from any table.
            return other.kind() != Mutations.Kind.TABLE_TYPO
                    && other.kind() != Mutations.Kind.UNKNOWN_ALIAS;
        }
        String qualifier = query.tokens().get(at - 2).name();
        int after = table.edit().index() + 1;
        after += query.is(after, "AS") ? 1 : 0;
        return qualifier.equals(table.meant())
                || (after < query.tokens().size()
                        && qualifier.equals(query.tokens().get(after).name()));
    }
}

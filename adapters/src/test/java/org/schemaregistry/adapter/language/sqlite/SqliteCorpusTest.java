package org.schemaregistry.adapter.language.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.adapter.language.sql.CorpusQuery;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.QueryCheck;
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
import java.util.TreeMap;

/// The corpora's schemas and statements on real SQLite files: the check over a scan of the file,
/// and the file's own verdict.
@Tag("corpora")
class SqliteCorpusTest {
    @TempDir Path folder;

    private final List<String> differences = new ArrayList<>();
    private int asked;
    private int agreed;
    private int rejected;
    private int unknown;
    private int unknownNames;
    private int placed;
    private int suggested;
    private int fixed;
    private int wrongFixes;
    private int touched;
    private int accepted;

    @Test
    void says_what_the_file_says() throws IOException, SQLException {
        Map<String, List<CorpusQuery>> queries = new TreeMap<>();
        for (String file : List.of("spider", "mutants", "olap")) {
            for (CorpusQuery query : CorpusQuery.read(file)) {
                queries.computeIfAbsent(query.database(), d -> new ArrayList<>()).add(query);
            }
        }
        int loaded = 0;
        List<Long> nanos = new ArrayList<>();
        for (var entry : queries.entrySet()) {
            SqliteFile file;
            try {
                file =
                        SqliteFile.of(
                                folder.resolve(entry.getKey() + ".db"),
                                CorpusQuery.ddl(entry.getKey()));
            } catch (SQLException e) {
                differences.add("NOT LOADED " + entry.getKey() + " " + e.getMessage());
                continue;
            }
            loaded++;
            QueryLanguage.Checker checker = file.checker();
            for (CorpusQuery query : entry.getValue()) {
                long start = System.nanoTime();
                QueryCheck check = checker.check(query.sql());
                nanos.add(System.nanoTime() - start);
                compare(query.sql(), file, check);
            }
        }
        nanos.sort(Long::compare);
        System.out.printf(
                Locale.ROOT,
                "sqlite   %d of %d schemas load, %d statements, %d refused by the file, agreement"
                    + " %.2f %%, unknown functions %d of them; of %d unknown columns and tables"
                    + " placed %.2f %%, with suggestion %.2f %%, with fix %.2f %%, fixes not taken"
                    + " %d; accepted with touches %.2f %%; p50 %.0f us, p99 %.0f us%n",
                loaded,
                queries.size(),
                asked,
                rejected,
                100.0 * agreed / asked,
                unknown,
                unknownNames,
                100.0 * placed / unknownNames,
                100.0 * suggested / unknownNames,
                100.0 * fixed / unknownNames,
                wrongFixes,
                100.0 * touched / accepted,
                nanos.get(nanos.size() / 2) / 1e3,
                nanos.get(nanos.size() * 99 / 100) / 1e3);
        Files.write(
                Files.createDirectories(Path.of("target", "corpora")).resolve("sqlite.txt"),
                differences);
        assertThat(loaded).isGreaterThanOrEqualTo(70);
        assertThat((double) agreed / asked).isGreaterThanOrEqualTo(0.995);
        assertThat((double) placed / unknownNames).isGreaterThanOrEqualTo(0.99);
        assertThat(wrongFixes).isZero();
        assertThat((double) touched / accepted).isGreaterThanOrEqualTo(0.99);
    }

    private void compare(String sql, SqliteFile file, QueryCheck check) throws SQLException {
        String server = file.ask(sql);
        boolean refused = !server.isEmpty();
        boolean agrees =
                check.verdict() == (refused ? Verdict.REJECT : Verdict.ACCEPT)
                        // The file does not know either what programs bring along.
                        || (check.verdict() == Verdict.UNKNOWN
                                && server.contains("no such function"));
        asked++;
        agreed += agrees ? 1 : 0;
        rejected += refused ? 1 : 0;
        unknown += check.verdict() == Verdict.UNKNOWN ? 1 : 0;
        accepted += check.verdict() == Verdict.ACCEPT ? 1 : 0;
        touched += check.verdict() == Verdict.ACCEPT && !check.touches().isEmpty() ? 1 : 0;
        Finding first = check.findings().isEmpty() ? null : check.findings().getFirst();
        if (!agrees || (first != null && !server.contains(first.message()))) {
            differences.add("VERDICT " + sql + "\n    file  " + server + "\n    check " + first);
        }
        if (first != null
                && (first.code() == FindingCode.UNKNOWN_COLUMN
                        || first.code() == FindingCode.UNKNOWN_TABLE)) {
            unknownNames++;
            placed += first.place() == null ? 0 : 1;
            suggested += first.suggestions().isEmpty() ? 0 : 1;
            String fix = first.fix();
            fixed += fix == null ? 0 : 1;
            wrongFixes += fix == null || file.ask(fix).isEmpty() ? 0 : 1;
            if (first.place() == null || first.suggestions().isEmpty()) {
                differences.add("POOR " + sql + "\n    file  " + server + "\n    check " + first);
            }
        }
        if (check.verdict() == Verdict.ACCEPT && check.touches().isEmpty()) {
            differences.add("NO TOUCH " + sql);
        }
    }
}

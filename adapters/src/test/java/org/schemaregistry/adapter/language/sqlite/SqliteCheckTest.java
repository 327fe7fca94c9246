package org.schemaregistry.adapter.language.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.QueryLanguage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

class SqliteCheckTest {
    @TempDir Path folder;

    private SqliteFile file = new SqliteFile(Path.of("none"));
    private QueryLanguage.Checker checker =
            text -> {
                throw new IllegalStateException();
            };

    @BeforeEach
    void scanned() throws SQLException, IOException {
        file = SqliteFile.of(folder.resolve("shop.db"), resource("schema.sql"));
        checker = file.checker();
    }

    @Test
    void is_found_by_service_loader() {
        assertThat(ServiceLoader.load(QueryLanguage.class).stream())
                .map(ServiceLoader.Provider::type)
                .contains(SqliteLanguage.class);
    }

    /// Verdict and words are those of a real file; where functions are unknown there is no verdict.
    @Test
    void says_of_each_statement_what_a_file_says() throws SQLException, IOException {
        List<String> differences = new ArrayList<>();
        for (String sql : resource("statements.sql").strip().split("\n", -1)) {
            QueryCheck check = checker.check(sql);
            String said = file.ask(sql);
            Verdict expected =
                    said.isEmpty()
                            ? Verdict.ACCEPT
                            : said.contains("no such function") || said.contains("MATCH")
                                    ? check.verdict()
                                    : Verdict.REJECT;
            boolean words =
                    check.findings().isEmpty()
                            || said.contains(check.findings().getFirst().message());
            if (check.verdict() != expected || !words) {
                differences.add(sql + "\n  file  " + said + "\n  check " + check);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void takes_no_name_in_double_quotes_for_a_string() {
        QueryCheck check = checker.check("SELECT \"nme\" FROM customer");
        assertThat(check.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(first(check).message()).isEqualTo("no such column: nme");
        assertThat(first(check).fix()).isEqualTo("SELECT name FROM customer");
    }

    @Test
    void says_where_a_name_is_wrong_and_what_was_meant() {
        QueryCheck check =
                checker.check("SELECT c.emial,\n  o.totl FROM customer c JOIN orders o ON 1");
        assertThat(check.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(check.findings()).hasSize(2);
        assertThat(first(check).place()).isEqualTo(new Finding.Place(7, 7, 1, 8));
        assertThat(first(check).suggestions()).startsWith("email");
        assertThat(check.findings().get(1).message()).isEqualTo("no such column: o.totl");
        assertThat(check.findings().get(1).place()).isEqualTo(new Finding.Place(18, 6, 2, 3));
        assertThat(check.findings().get(1).suggestions()).startsWith("total");
        assertThat(check.findings())
                .extracting(Finding::fix)
                .containsOnly("SELECT c.email,\n  o.total FROM customer c JOIN orders o ON 1");
    }

    @Test
    void fixes_a_table_and_keeps_the_rest() {
        QueryCheck check = checker.check("select [Odd Name] from `custmer` -- all of them");
        assertThat(first(check).code()).isEqualTo(FindingCode.UNKNOWN_TABLE);
        assertThat(first(check).fix()).isEqualTo("select [Odd Name] from customer -- all of them");
    }

    @Test
    void places_a_syntax_error() {
        QueryCheck check = checker.check("SELECT name FROM customer WHERE name = 1 FROM orders");
        assertThat(first(check).code()).isEqualTo(FindingCode.SYNTAX);
        assertThat(first(check).place()).isEqualTo(new Finding.Place(41, 4, 1, 42));
    }

    @Test
    void says_what_is_touched_and_what_comes_back() {
        QueryCheck check =
                checker.check(
                        "INSERT OR REPLACE INTO ORDERS (Customer_Id) SELECT id FROM Customer"
                                + " WHERE name = :n RETURNING id, total AS sum");
        assertThat(check.verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(check.statement()).isEqualTo(StatementClass.WRITE);
        assertThat(
                        check.touches().stream()
                                .map(t -> t.table() + (t.written() ? "!" : "") + t.columns())
                                .collect(Collectors.toList()))
                .containsExactly("customer[id, name]", "orders![customer_id, id, total]");
        assertThat(check.columns().stream().map(c -> c.name() + " " + c.type()))
                .containsExactly("id INTEGER", "sum REAL");
        assertThat(check.parameters()).hasSize(1);
        assertThat(checker.check("SELECT 1").statement()).isEqualTo(StatementClass.READ);
    }

    @Test
    void cannot_tell_what_programs_bring_along() {
        for (String sql :
                List.of(
                        "SELECT soundx(name) FROM customer",
                        "SELECT median(balance) FROM customer",
                        "SELECT * FROM customer INDEXED BY lower_email",
                        "SELECT seq FROM sqlite_sequence",
                        "SELECT name FROM customer ORDER BY name COLLATE german")) {
            assertThat(checker.check(sql).verdict()).as(sql).isEqualTo(Verdict.UNKNOWN);
        }
        assertThat(checker.check("SELECT uper(name) FROM customer").findings().getFirst())
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(FindingCode.UNKNOWN_FUNCTION);
                    assertThat(finding.suggestions()).startsWith("upper");
                    assertThat(finding.place()).isEqualTo(new Finding.Place(7, 4, 1, 8));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTACH 'other.db' AS other",
                "PRAGMA writable_schema = 1",
                "PRAGMA table_info(customer)",
                "DROP TABLE customer",
                "CREATE TABLE x (a)",
                "VACUUM INTO 'copy.db'",
                "EXPLAIN SELECT 1",
                "BEGIN",
                "SELECT 1; DROP TABLE customer",
                "SELECT 1; ATTACH 'x' AS y",
                "WITH x AS (SELECT 1)",
                "SELECT 1 \u0000; DROP TABLE customer",
                "",
                ";",
                "-- nothing"
            })
    void refuses_all_that_is_no_single_query(String sql) {
        assertThat(checker.check(sql).verdict()).isEqualTo(Verdict.REJECT);
        assertThat(checker.check(sql).statement()).isEqualTo(StatementClass.UNKNOWN);
    }

    @Test
    void touches_no_file() throws IOException {
        checker.check("ATTACH '" + folder.resolve("made.db") + "' AS x");
        checker.check("SELECT * FROM customer; ATTACH '" + folder.resolve("made.db") + "' AS x");
        checker.check("SELECT load_extension('" + folder.resolve("made.so") + "')");
        checker.check("SELECT writefile('" + folder.resolve("made.txt") + "', 'x')");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactly("shop.db");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 60})
    void ends_on_queries_that_multiply(int depth) {
        StringBuilder sql = new StringBuilder("WITH x0 AS (SELECT id FROM customer)");
        for (int i = 1; i <= depth; i++) {
            sql.append(", x%d AS (SELECT a.id FROM x%d a, x%d b)".formatted(i, i - 1, i - 1));
        }
        sql.append(" SELECT id FROM x").append(depth);
        assertThat(checker.check(sql.toString()).verdict()).isNotNull();
    }

    @Test
    void ends_on_deep_and_long_text() {
        for (String sql :
                List.of(
                        "SELECT " + "(".repeat(100_000) + "1" + ")".repeat(100_000),
                        "SELECT 1" + " + 1".repeat(100_000),
                        "SELECT " + "-".repeat(1) + " -".repeat(100_000) + "1",
                        "SELECT '" + "x".repeat(900_000) + "'",
                        "SELECT 1" + " UNION SELECT 1".repeat(20_000),
                        "SELECT " + "nme, ".repeat(5_000) + "1 FROM customer",
                        "x".repeat(1_000_001))) {
            assertThat(checker.check(sql).findings().size()).isLessThanOrEqualTo(101);
        }
    }

    private static Finding first(QueryCheck check) {
        return check.findings().getFirst();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SqliteCheckTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

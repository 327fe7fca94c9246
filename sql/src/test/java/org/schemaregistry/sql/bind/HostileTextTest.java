package org.schemaregistry.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Verdict;

/// No text makes the check throw, hang or recurse without bound.
class HostileTextTest {
    private static final QueryChecker CHECKER =
            new QueryChecker(SchemaCatalog.of(ExampleSource.snapshot(18), "public"));

    private static final int FEW_STEPS = 200_000;

    private static final String[] PIECES = {
        "SELECT",
        "FROM",
        "WHERE",
        "GROUP BY",
        "ORDER BY",
        "HAVING",
        "UNION",
        "JOIN",
        "ON",
        "USING",
        "(",
        ")",
        ",",
        ";",
        "*",
        "customer",
        "orders",
        "c",
        ".",
        "id",
        "name",
        "nope",
        "1",
        "'x'",
        "$1",
        "=",
        "<",
        "::",
        "integer",
        "AND",
        "OR",
        "NOT",
        "IN",
        "LIKE",
        "BETWEEN",
        "IS",
        "NULL",
        "CASE",
        "WHEN",
        "THEN",
        "END",
        "count",
        "sum",
        "OVER",
        "PARTITION BY",
        "WITH",
        "RECURSIVE",
        "AS",
        "VALUES",
        "INSERT INTO",
        "UPDATE",
        "SET",
        "DELETE",
        "RETURNING",
        "ARRAY",
        "[",
        "]",
        "ROW",
        "EXISTS",
        "ANY",
        "LATERAL",
        "DISTINCT",
        "GROUPING SETS",
        "FILTER",
        "WITHIN GROUP",
        "INTERVAL",
        "CAST",
        "EXTRACT",
        "MERGE INTO",
        "DEFAULT",
        "-",
        "||",
        "\"",
        "'",
        "$$",
        "/*",
        "--",
        "\n",
        "json_object",
        "xmlelement",
        "COLLATE",
        "AT TIME ZONE",
        "LIMIT"
    };

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(words -> String.join(" ", words));
    }

    @Property(tries = 2_000)
    void survivesWordsInAnyOrder(@ForAll("sentences") String text) {
        assertThat(CHECKER.check(text).verdict()).isNotNull();
        assertThat(CHECKER.check("SELECT " + text).verdict()).isNotNull();
    }

    @Property(tries = 500)
    void survivesAnyCharacters(@ForAll String text) {
        assertThat(CHECKER.check(text).verdict()).isNotNull();
    }

    @Test
    void boundsDepth() {
        for (String open :
                new String[] {"(", "SELECT (", "NOT ", "- ", "CASE WHEN ", "ARRAY[", "f("}) {
            QueryCheck check = CHECKER.check("SELECT " + open.repeat(20_000) + "1");
            assertThat(check.verdict()).isNotEqualTo(Verdict.ACCEPT);
        }
    }

    @Test
    void readsLongChains() {
        assertThat(CHECKER.check("SELECT 1" + " + 1".repeat(20_000)).verdict())
                .isEqualTo(Verdict.ACCEPT);
        assertThat(CHECKER.check("SELECT true" + " AND true".repeat(20_000)).verdict())
                .isEqualTo(Verdict.ACCEPT);
        assertThat(CHECKER.check("SELECT 1" + " UNION ALL SELECT 1".repeat(5_000)).verdict())
                .isEqualTo(Verdict.ACCEPT);
        assertThat(CHECKER.check("SELECT 1 IN (1" + ", 1".repeat(20_000) + ")").verdict())
                .isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void givesUpOnChainsWithoutEnd() {
        StringBuilder joins = new StringBuilder("SELECT 1 FROM customer c0");
        for (int i = 1; i < 20_000; i++) {
            joins.append(" JOIN customer c").append(i).append(" ON true");
        }
        for (String text :
                new String[] {
                    joins.toString(),
                    "SELECT 1" + "::integer".repeat(100_000),
                    "SELECT 1" + " IS NULL".repeat(100_000),
                    "SELECT now()" + " AT TIME ZONE 'UTC'".repeat(50_000),
                    "SELECT (c)" + ".home".repeat(150_000) + " FROM customer c",
                    "SELECT '" + "a:1,1,1 ".repeat(100_000) + "'::tsvector"
                }) {
            assertThat(CHECKER.check(text).verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    /// What grows faster than its text ends after so many steps, and says so.
    @Test
    void endsWhatTakesTooManySteps() {
        QueryChecker impatient =
                new QueryChecker(SchemaCatalog.of(ExampleSource.snapshot(18), "public"), FEW_STEPS);
        for (String text :
                new String[] {
                    "SELECT 1 FROM orders GROUP BY " + repeated(1_000, "id + %d"),
                    "SELECT 1 FROM orders ORDER BY " + repeated(1_000, "id + %d"),
                    "SELECT DISTINCT ON (" + repeated(1_000, "id + %d") + ") 1 FROM orders",
                    "SELECT " + repeated(1_000, "sum(id) OVER (ORDER BY id + %d)") + " FROM orders",
                    "SELECT "
                            + repeated(1_000, "o%d.id")
                            + " FROM "
                            + repeated(1_000, "orders o%d"),
                    "SELECT 1 FROM orders" + repeated(1_000, " CROSS JOIN orders o%d", ""),
                    "SELECT (SELECT 1 FROM orders GROUP BY "
                            + repeated(1_000, "id + %d")
                            + ") FROM customer"
                }) {
            QueryCheck check = impatient.check(text);
            assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(check.findings().getFirst().message())
                    .startsWith("the query takes more work than a check may take")
                    .contains(Integer.toString(FEW_STEPS));
        }
    }

    /// What only grows with its text takes few steps for each word.
    @Test
    void countsLongListsFairly() {
        QueryChecker patient =
                new QueryChecker(SchemaCatalog.of(ExampleSource.snapshot(18), "public"), FEW_STEPS);
        for (String text :
                new String[] {
                    "SELECT 1 FROM orders WHERE id IN (" + repeated(20_000, "%d") + ")",
                    "SELECT 1 FROM orders WHERE true" + " AND id > 1".repeat(20_000),
                    "VALUES " + repeated(20_000, "(%d, 'a')"),
                    "SELECT 1 FROM " + repeated(2_000, "orders o%d"),
                    "WITH " + repeated(2_000, "c%d AS (SELECT 1)") + " SELECT 1",
                    "WITH RECURSIVE "
                            + repeated(2_000, "c%d AS (SELECT 1 x UNION SELECT 2)")
                            + " SELECT 1"
                }) {
            assertThat(patient.check(text).verdict()).isEqualTo(Verdict.ACCEPT);
        }
    }

    /// The server's own limits bound what a query may be made of.
    @Test
    void knowsTheServersLimits() {
        for (String text :
                new String[] {
                    "SELECT " + repeated(1_665, "%d"),
                    "SELECT 1 FROM orders GROUP BY " + repeated(1_664, "id + %d"),
                    "VALUES (" + repeated(1_665, "%d") + ")",
                    "SELECT ROW(" + repeated(1_665, "%d") + ")"
                }) {
            QueryCheck check = CHECKER.check(text);
            assertThat(check.verdict()).isEqualTo(Verdict.REJECT);
            assertThat(check.findings().getFirst().sqlState()).isEqualTo("54011");
        }
    }

    private static String repeated(int times, String item) {
        return repeated(times, item, ", ");
    }

    private static String repeated(int times, String item, String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(i == 0 ? "" : separator).append(item.replace("%d", Integer.toString(i)));
        }
        return text.toString();
    }

    @Test
    void survivesWhatIsNoText() {
        for (String text :
                new String[] {
                    "SELECT '\0'",
                    "SELECT \0 1",
                    "SELECT '\uD800', \uDC00 FROM customer",
                    "SELECT \"\uD800\" FROM customer",
                    "SELECT U&'\\D800",
                    "SELECT 1 /*" + "/*".repeat(400_000),
                    "SELECT '" + "x".repeat(900_000),
                    "SELECT $a$" + "x$".repeat(400_000),
                    "SELECT E'" + "\\".repeat(900_001),
                    "SELECT '" + "[".repeat(400_000) + "'::jsonb",
                    "SELECT '" + "(".repeat(400_000) + "'::jsonpath",
                    "SELECT '" + "{".repeat(400_000) + "'::integer[]"
                }) {
            assertThat(CHECKER.check(text).verdict()).isNotNull();
        }
    }

    @Test
    void refusesTextBeyondTheLimit() {
        QueryCheck check = CHECKER.check("SELECT '" + "x".repeat(1 << 20) + "'");
        assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}

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

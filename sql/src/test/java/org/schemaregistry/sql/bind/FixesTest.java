package org.schemaregistry.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.sql.syntax.Span;

import java.util.ArrayList;
import java.util.List;

/// One edited query mends everything that is wrong, or there is none.
class FixesTest {
    private final QueryChecker checker =
            new QueryChecker(SchemaCatalog.of(ExampleSource.snapshot(15), "public"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT totl FROM orders WHERE totl > 5 | SELECT total FROM orders WHERE total > 5",
                "SELECT c.emial, o.totl FROM customer c JOIN orders o ON o.id = c.id"
                        + "| SELECT c.email, o.total FROM customer c JOIN orders o ON o.id = c.id",
                "SELECT k.emial FROM custmer k | SELECT k.email FROM customer k",
                "SELECT o.total FROM orders ord WHERE o.note = '' AND o.total > 1| SELECT ord.total"
                        + " FROM orders ord WHERE ord.note = '' AND ord.total > 1",
                "SELECT emial, bron, totl, quantty FROM customer c, orders o"
                        + "| SELECT email, born, total, quantity FROM customer c, orders o",
            })
    void allThatIsWrongIsMendedAtOnce(String query, String fix) {
        List<Finding> findings = checker.check(query).findings();
        assertThat(findings).hasSizeGreaterThan(1);
        assertThat(findings).extracting(Finding::fix).containsOnly(fix);
        assertThat(checker.check(fix).verdict()).isEqualTo(Verdict.ACCEPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // What else is wrong is no name.
                "SELECT totl FROM orders WHERE total = 'many'",
                "SELECT totl, total + note FROM orders",
                // Nothing is like it.
                "SELECT totl, zzzzzzzzzz FROM orders",
                // Several columns are as near as each other.
                "SELECT o.totl, c.e FROM orders o, customer c",
            })
    void orNothingIs(String query) {
        assertThat(checker.check(query).verdict()).isEqualTo(Verdict.REJECT);
        assertThat(checker.check(query).findings()).extracting(Finding::fix).containsOnlyNulls();
    }

    @Test
    void aNameIsReplacedByTheSameOneEverywhere() {
        List<Fixes.Wrong> twice =
                List.of(
                        wrong("ab", at(0), "abc", "xyz"),
                        wrong("ab", at(3), "abc", "xyz"),
                        wrong("cd", at(6), "cde", "xyz"));
        List<String> tried = new ArrayList<>();
        assertThat(Fixes.of("ab ab cd", twice, edited -> tried.add(edited) && tried.size() == 1))
                .isEqualTo("abc abc cde");
        assertThat(tried)
                .containsExactly("abc abc cde", "abc abc xyz", "xyz xyz cde", "xyz xyz xyz");
    }

    @Test
    void aNameThatIsAboutAsNearCompetes() {
        List<Fixes.Wrong> wrong = List.of(wrong("item1", at(0), "item2", "item3"));
        assertThat(Fixes.of("item1", wrong, edited -> true)).isNull();
        assertThat(Fixes.of("item1", wrong, edited -> edited.startsWith("item3")))
                .isEqualTo("item3em1");
    }

    @Test
    void amongTooManyWaysOnlyTheBestIsTried() {
        List<Fixes.Wrong> wrong =
                List.of(
                        wrong("ab", at(0), "abc", "xyz", "uvw"),
                        wrong("cd", at(3), "cde", "xyz", "uvw"),
                        wrong("ef", at(6), "efg", "xyz", "uvw"));
        List<String> tried = new ArrayList<>();
        assertThat(Fixes.of("ab cd ef", wrong, tried::add)).isEqualTo("abc cde efg");
        assertThat(tried).hasSize(1);
    }

    @Test
    void editsInEachOthersWayAreNone() {
        List<Fixes.Wrong> wrong =
                List.of(wrong("ab", new Span(0, 2), "abc"), wrong("b", new Span(1, 2), "bc"));
        assertThat(Fixes.of("ab", wrong, edited -> true)).isNull();
    }

    private static Span at(int start) {
        return new Span(start, start + 2);
    }

    private static Fixes.Wrong wrong(String name, Span at, String... options) {
        return new Fixes.Wrong(
                name,
                List.of(options).stream()
                        .map(option -> new Fixes.Option(option, at, option))
                        .toList());
    }
}

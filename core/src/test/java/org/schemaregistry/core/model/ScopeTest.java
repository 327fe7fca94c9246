package org.schemaregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

class ScopeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public.orders | public | orders | yes",
                "public.* | public | orders | yes",
                "*.orders | public | orders | yes",
                "* | public | orders | yes",
                "*.ord?rs | public | orders | yes",
                "public.order | public | orders | no",
                "public.* | sales | orders | no",
                "orders | public | orders | no",
                "PUBLIC.* | public | orders | no",
                "public.a.b | public | a.b | yes",
                "public.[ab] | public | a | no",
                "public.a+ | public | aa | no",
                "public.? | public | 😀 | yes",
                "public.*? | public | 😀 | yes",
                "public.?? | public | 😀 | no",
            })
    void aGlobIsReadOverTheExactName(String glob, String schema, String table, String included) {
        boolean expected = included.equals("yes");
        assertThat(new Scope(List.of(glob), List.of(), null).includes(schema, table))
                .isEqualTo(expected);
        assertThat(new Scope(List.of(), List.of(glob), null).includes(schema, table))
                .isEqualTo(!expected);
    }

    @Test
    void anExcludeWinsAndNothingMeansAll() {
        assertThat(Scope.ALL.includes("a", "b")).isTrue();
        Scope scope = new Scope(List.of("a.*"), List.of("a.b"), null);
        assertThat(scope.includes("a", "c")).isTrue();
        assertThat(scope.includes("a", "b")).isFalse();
    }

    @Test
    void manyStarsTakeNoLongTime() {
        String glob = "a*".repeat(1_000) + "b";
        assertThat(new Scope(List.of(glob), List.of(), null).includes("a".repeat(2_000), "a"))
                .isFalse();
    }

    @Test
    void limitsAreKept() {
        assertThatThrownBy(() -> new Scope(List.of(" "), List.of(), null))
                .hasMessageContaining("expected 1 to");
        assertThatThrownBy(() ->
                        new Scope(Collections.nCopies(Scope.MAX_GLOBS + 1, "a"), List.of(), null))
                .hasMessageContaining("at most 1000");
    }

    @Property
    void agreesWithTheRegularExpression(
            @ForAll @Chars({'*', '?', 'a', '.'}) @StringLength(min = 1, max = 8) String glob,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 6) String schema,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 6) String table) {
        String regex = glob.replace(".", "\\.").replace("*", ".*").replace("?", ".");
        assertThat(new Scope(List.of(glob), List.of(), null).includes(schema, table))
                .isEqualTo(Pattern.matches(regex, schema + "." + table));
    }
}

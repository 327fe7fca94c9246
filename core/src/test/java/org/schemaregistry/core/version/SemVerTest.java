package org.schemaregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.rule.Bump;

class SemVerTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.3, NONE, 1.2.3",
        "1.2.3, PATCH, 1.2.4",
        "1.2.3, MINOR, 1.3.0",
        "1.2.3, MAJOR, 2.0.0",
        "0.9.9, MINOR, 0.10.0",
        "1.9.0, MINOR, 1.10.0"
    })
    void the_next_version_follows_the_bump(String version, Bump bump, String next) {
        assertThat(SemVer.parse(version).next(bump)).hasToString(next);
    }

    @Test
    void numbers_are_compared_as_numbers() {
        assertThat(SemVer.parse("1.10.0")).isGreaterThan(SemVer.parse("1.9.9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.0",
                "1.0.0.0",
                "01.0.0",
                "1.-1.0",
                "1.0.0-beta",
                "1.0.9999999999"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> SemVer.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected MAJOR.MINOR.PATCH");
    }

    @Test
    void a_version_never_wraps_around() {
        SemVer last = new SemVer(1, 0, Integer.MAX_VALUE);

        assertThatThrownBy(() -> last.next(Bump.PATCH)).isInstanceOf(ArithmeticException.class);
    }
}

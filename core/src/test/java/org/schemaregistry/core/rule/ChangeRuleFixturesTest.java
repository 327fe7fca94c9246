package org.schemaregistry.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.diff.Hints;
import org.schemaregistry.core.diff.Replay;
import org.schemaregistry.core.model.Table;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `-Dfixtures.update=true` rewrites the expectations; read the difference before committing it.
class ChangeRuleFixturesTest {
    static List<RuleFixture> fixtures() {
        return RuleFixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void a_change_gives_the_expected_rule_and_bumps(RuleFixture fixture) throws IOException {
        if (Boolean.getBoolean("fixtures.update")) {
            Files.writeString(fixture.file(), fixture.rewritten());
        }

        assertThat(fixture.actual()).isEqualTo(RuleFixture.read(fixture.file()).expected());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void applying_the_changes_gives_the_table_after(RuleFixture fixture) {
        Table before = fixture.table("before");
        Table after = fixture.table("after");
        if (before != null && after != null) {
            assertThat(Replay.apply(before, Differ.diff(before, after, Hints.NONE)))
                    .isEqualTo(after);
        }
    }

    @Test
    void every_rule_has_a_fixture_and_every_fixture_shows_its_rule() {
        Set<String> rules =
                Arrays.stream(ChangeRule.values())
                        .map(Enum::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> shown = new TreeSet<>();
        for (RuleFixture fixture : RuleFixture.all()) {
            boolean showsIt =
                    fixture.expected().stream().anyMatch(l -> l.startsWith(fixture.rule() + " "));
            assertThat(showsIt || fixture.sentence().startsWith("Not "))
                    .as("%s shows its rule, or begins with 'Not '", fixture)
                    .isTrue();
            if (showsIt) {
                shown.add(fixture.rule());
            }
        }

        assertThat(shown).isEqualTo(rules);
    }
}

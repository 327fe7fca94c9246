package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.json.CanonicalJson;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How things are typed and shown.
final class ForPeopleTest {
    @Test
    void aTableIsAlignedAndCutToTheScreenOnly() {
        TextTable table =
                new TextTable("NAME", "DESCRIPTION")
                        .row("a", "short")
                        .row("näme", "a description that is too long for this screen");
        assertThat(table.lines(30))
                .containsExactly(
                        "NAME  DESCRIPTION", "a     short", "näme  a description that is t…");
        assertThat(table.lines(0).getLast()).endsWith("for this screen");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndAccentsNone() {
        TextTable table =
                new TextTable("NAME", "DESCRIPTION").row("客户", "two").row("e\u0301te", "three");
        assertThat(table.lines(0))
                .containsExactly("NAME  DESCRIPTION", "客户  two", "e\u0301te   three");
        assertThat(new TextTable("D").row("客户是买东西的人").lines(10).getLast()).isEqualTo("客户是买…");
        assertThat(Printable.columns("a\uD83D\uDE00")).isEqualTo(3);
    }

    @Test
    void oneThingIsNotSaidInThePlural() {
        assertThat(Printable.count(1, "table")).isEqualTo("1 table");
        assertThat(Printable.count(0, "table")).isEqualTo("0 tables");
    }

    @Test
    void aDriversSentenceEndsWithoutItsFullStop() {
        assertThat(new Problem("C", "shop: no answer.", null, null, "look at it").line())
                .isEqualTo("shop: no answer; look at it");
        assertThat(new Problem("C", "and so on...", null, null, "look").line())
                .isEqualTo("and so on...; look");
    }

    @Test
    void whatStrangersWroteCannotSteerTheTerminal() {
        assertThat(Printable.line("a\u001B[31mred\u202Ereversed\nb"))
                .isEqualTo("a\uFFFD[31mred\uFFFDreversed b");
        assertThat(Printable.lines("one\r\ntwo\u0007")).isEqualTo("one\ntwo\uFFFD");
    }

    @Test
    void filledJsonIsTheSameJsonInFewLines() {
        JsonNode node =
                CanonicalJson.read(
                        """
                        {"a": 1, "list": [1, {"x": "y"}, []], "object": {"b": {}, "c": null},
                         "text": "long enough to need a line of its own"}
                        """);
        List<String> lines = FilledJson.lines(node, 40);
        assertThat(lines).allMatch(line -> line.length() <= 60);
        assertThat(CanonicalJson.read(String.join("\n", lines))).isEqualTo(node);
    }

    @Test
    void timesAreTypedInBothForms() {
        Instant noon = Instant.parse("2026-01-31T12:00:00Z");
        assertThat(Times.parseInstant("2026-01-31T12:00:00Z")).isEqualTo(noon);
        assertThat(Times.parseInstant("2026-01-31T13:00:00+01:00")).isEqualTo(noon);
        assertThat(Times.parseInstant(String.valueOf(noon.toEpochMilli()))).isEqualTo(noon);
        assertThat(Times.show(noon.toEpochMilli())).isEqualTo("2026-01-31T12:00:00Z");
        assertThatThrownBy(() -> Times.parseInstant("noon")).hasMessageContaining("RFC 3339");
    }

    @Test
    void durationsHaveAUnit() {
        assertThat(Times.parseDuration("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Times.parseDuration("250ms")).isEqualTo(Duration.ofMillis(250));
        for (String wrong : List.of("5", "0s", "-1s", "1w", "")) {
            assertThatThrownBy(() -> Times.parseDuration(wrong)).hasMessageContaining("30s, 5m");
        }
    }
}

package org.schemaregistry.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// `-Ddocs.update=true` writes the page anew.
class ChangeRulesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "change-rules.md");

    @Test
    void the_reference_page_is_what_the_rules_say() throws IOException {
        String page = page();
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("run with -Ddocs.update=true to write the page anew")
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # Change rules

                <!-- Printed from the enum ChangeRule; do not edit. -->

                Each difference between two scans falls under one rule, and the rule says how far the table's
                version moves. The profile decides who counts: those who read, those who write, or both (the
                default). Several changes give one bump, the largest; content that differs gets at least PATCH. A
                source moves by the largest bump of its tables.

                `affects` says whom a change may break: `read` (a valid read fails or its result differs), `write` (a
                valid write fails), `meaning` (the same text now means something else). A flag never moves a version.

                A text that only follows a rename of a column or table, such as a foreign key whose target was renamed,
                is no change of its own beside others. Alone it is PATCH under the rule of its object, flag `follows`.

                """);
        page.append("| rule | when | read | write | readwrite | affects | flags | why |\n");
        page.append("|---|---|---|---|---|---|---|---|\n");
        for (ChangeRule rule : ChangeRule.values()) {
            for (Variant variant : rule.variants()) {
                page.append(row(rule, variant)).append('\n');
            }
        }
        return page.toString();
    }

    private static String row(ChangeRule rule, Variant variant) {
        boolean only = rule.variants().size() == 1;
        List<String> cells =
                List.of(
                        "`" + rule.name() + "`",
                        only ? "" : variant.when().sentence(),
                        bump(variant.read()),
                        bump(variant.write()),
                        bump(variant.readwrite()),
                        variant.affects().stream()
                                .map(Effect::json)
                                .collect(Collectors.joining(", ")),
                        variant.flags().stream().map(Flag::json).collect(Collectors.joining(", ")),
                        rule.reason());
        return cells.stream()
                .collect(Collectors.joining(" | ", "| ", " |"))
                .replaceAll("\\|  (?=\\|)", "| ");
    }

    private static String bump(Bump bump) {
        return bump == Bump.NONE ? "–" : bump.name().toUpperCase(Locale.ROOT);
    }
}

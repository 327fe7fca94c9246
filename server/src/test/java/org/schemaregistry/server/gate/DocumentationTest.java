package org.schemaregistry.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.server.cli.Commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The documents point at things that exist.
final class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : Checkout.files(".md")) {
            Path folder = Objects.requireNonNull(page.getParent());
            Matcher links = LINK.matcher(Checkout.read(page));
            while (links.find()) {
                String target = links.group(1);
                if (!target.contains("://") && !Files.exists(folder.resolve(target))) {
                    broken.add(Checkout.relative(page) + " -> " + target);
                }
            }
        }
        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    @Test
    void everyDecisionHasANumberOfItsOwn() {
        List<String> numbers =
                Checkout.files(".md").stream()
                        .map(Checkout::relative)
                        .filter(name -> name.startsWith("docs/decisions/"))
                        .map(name -> name.substring("docs/decisions/".length()))
                        .toList();
        assertThat(numbers).allMatch(name -> name.matches("\\d{3}-[a-z0-9-]+\\.md"));
        assertThat(numbers.stream().map(name -> name.substring(0, 3)).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void theReferenceOfErrorsListsEveryCodeAndNoOther() {
        Set<String> codes =
                new TreeSet<>(Set.of("USAGE", "DEMO_FAILED", "OUT_OF_MEMORY", "OUTPUT_LOST"));
        Arrays.stream(ErrorCode.values()).map(ErrorCode::name).forEach(codes::add);
        Arrays.stream(ScanError.Code.values()).map(ScanError.Code::name).forEach(codes::add);
        assertThat(matches("docs/reference/errors.md", "(?m)^\\| ([A-Z_]+) \\|"))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void theReferenceOfCommandsListsEveryCommandAndNoOther() {
        List<String> commands =
                Commands.all().stream().map(words -> String.join(" ", words)).toList();
        assertThat(matches("docs/reference/cli.md", "(?m)^## (.+)$"))
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void theReferenceOfCommandsNamesEveryOption() {
        String page = Checkout.read(Checkout.ROOT.resolve("docs/reference/cli.md"));
        assertThat(Commands.options()).allSatisfy(option -> assertThat(page).contains(option));
    }

    private static Set<String> matches(String page, String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher =
                Pattern.compile(pattern).matcher(Checkout.read(Checkout.ROOT.resolve(page)));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}

package org.schemaregistry.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
}

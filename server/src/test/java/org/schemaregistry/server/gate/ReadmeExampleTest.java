package org.schemaregistry.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.ScanReport;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The library example of the README compiles, runs, and is the one printed there.
final class ReadmeExampleTest {
    @TempDir Path folder;

    @Test
    void theExampleWorks() {
        String registryPath = folder.resolve("schema_registry.db").toString();
        // An empty database will do: the registry's own file is one.
        Registry.open(folder.resolve("shop.db").toString()).close();
        assertThat(example(registryPath, folder.resolve("shop.db").toString())).isPresent();
    }

    private static Optional<String> example(String registryPath, String shopPath) {
        // README begins
        try (Registry registry = Registry.open(registryPath)) {
            SourceId shop = new SourceId("shop");
            registry.addSource(DataSource.of(shop, "sqlite", new SourceUri(shopPath)), "anna");
            ScanReport report = registry.introspect(shop, IntrospectOptions.DEFAULT);
            report.changed().forEach(change -> log(change.table() + " is now " + change.to()));
            return registry.getTableSchema("shop", "data_sources"); // Table JSON
        }
        // README ends
    }

    @Test
    void theReadmePrintsTheExample() {
        List<String> lines =
                Checkout.read(
                                Checkout.ROOT.resolve(
                                        "server/src/test/java/org/schemaregistry/server/gate/"
                                                + "ReadmeExampleTest.java"))
                        .lines()
                        .toList();
        int from = lines.indexOf("        // README begins");
        int to = lines.indexOf("        // README ends");
        String example =
                lines.subList(from + 1, to).stream()
                        .map(line -> line.substring(8))
                        .collect(Collectors.joining("\n", "```java\n", "\n```"));
        assertThat(Checkout.read(Checkout.ROOT.resolve("README.md"))).contains(example);
    }

    @Test
    void theReadmeNamesTheArtifactsThatTheBuildMakes() {
        String readme = Checkout.read(Checkout.ROOT.resolve("README.md"));
        String parent = Checkout.read(Checkout.ROOT.resolve("pom.xml"));
        for (String module : List.of("registry", "adapters")) {
            String artifact =
                    Checkout.read(Checkout.ROOT.resolve(module + "/pom.xml"))
                            .replaceAll(
                                    "(?s).*?</parent>\\s*<artifactId>([^<]+)</artifactId>.*", "$1");
            assertThat(readme)
                    .contains(
                            "  <groupId>org.schemaregistry</groupId>\n  <artifactId>"
                                    + artifact
                                    + "</artifactId>\n  "
                                    + version(parent));
        }
    }

    private static String version(String parent) {
        return parent.replaceAll("(?s).*?(<version>[^<]+</version>).*", "$1");
    }

    private static void log(String line) {
        assertThat(line).endsWith("1.0.0");
    }
}

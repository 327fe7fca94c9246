package org.schemaregistry.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// Every package says what it is for and is null-marked.
final class PackageInfoTest {
    @Test
    void everyPackageOfTheProgramSaysWhatItIsForAndWhoMayImportIt() {
        List<String> silent =
                new TreeSet<>(
                                Checkout.files(".java").stream()
                                        .filter(file -> isMain(file))
                                        .map(file -> Objects.requireNonNull(file.getParent()))
                                        .toList())
                        .stream()
                                .filter(folder -> !describes(folder.resolve("package-info.java")))
                                .map(Checkout::relative)
                                .toList();
        assertThat(silent)
                .as("packages whose package-info.java is absent, has no text or no @NullMarked")
                .isEmpty();
    }

    private static boolean isMain(Path file) {
        String name = Checkout.relative(file);
        return name.contains("/src/main/java/") && !name.startsWith("bench/");
    }

    private static boolean describes(Path packageInfo) {
        if (!packageInfo.toFile().isFile()) {
            return false;
        }
        String text = Checkout.read(packageInfo);
        return text.startsWith("/// ") && text.contains("@NullMarked");
    }
}

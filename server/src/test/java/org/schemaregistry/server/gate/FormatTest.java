package org.schemaregistry.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Every Java source is laid out as google-java-format (AOSP) lays it out, so that no review speaks
/// of it. Run with `-Dformat.rewrite=true` (`make format`), it rewrites instead.
final class FormatTest {
    private static final boolean REWRITE = Boolean.getBoolean("format.rewrite");

    private final Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void everySourceIsFormatted() throws IOException {
        List<String> unformatted =
                Checkout.files(".java").parallelStream()
                        .filter(file -> !formatted(file).equals(Checkout.read(file)))
                        .map(Checkout::relative)
                        .sorted()
                        .toList();
        if (REWRITE) {
            for (String file : unformatted) {
                Path source = Checkout.ROOT.resolve(file);
                Files.writeString(source, formatted(source));
            }
        } else {
            assertThat(unformatted)
                    .as("sources that are not formatted; run: make format")
                    .isEmpty();
        }
    }

    private String formatted(Path file) {
        String source = Checkout.read(file);
        try {
            String imports = used(ImportOrderer.reorderImports(source, Style.AOSP));
            return StringWrapper.wrap(formatter.formatSource(imports), formatter);
        } catch (FormatterException e) {
            throw new AssertionError(Checkout.relative(file) + " does not parse", e);
        }
    }

    /// javac reads `///` as documentation from 23 on only; an import that nothing but documentation
    /// uses would be kept there and removed before.
    private static String used(String source) throws FormatterException {
        String plain = source.replace("///", "//\0/");
        return RemoveUnusedImports.removeUnusedImports(plain).replace("//\0/", "///");
    }
}

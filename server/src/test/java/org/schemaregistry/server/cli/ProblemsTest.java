package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.json.CanonicalJson;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What is typed wrong gets one line that helps, exit code 2, and changes nothing. The cases are in
/// `cli/problems.txt`.
final class ProblemsTest {
    @TempDir Path folder;

    private Shell shell;

    private record Case(String command, String line) {}

    @BeforeEach
    void shop() throws IOException {
        shell = new Shell(folder);
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.sqlite("foreign.db", "CREATE TABLE somebody_elses (id INTEGER PRIMARY KEY)");
        Files.writeString(
                folder.resolve("text.txt"), "This is a text, not a database.\n".repeat(9));
        Files.writeString(folder.resolve("empty.json"), "[]");
        Files.writeString(folder.resolve("nothing.json"), "");
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("introspect", "shop").ok();
    }

    @TestFactory
    Stream<DynamicTest> eachMistakeGetsOneLine() {
        return cases().stream()
                .map(c ->
                        DynamicTest.dynamicTest(
                                c.command(),
                                () -> {
                                    Shell.Result result = run(c.command());
                                    assertThat(result.out()).isEmpty();
                                    assertThat(result.problem()).isEqualTo(inFolder(c.line()));
                                }));
    }

    @Test
    void withJsonEachMistakeGetsOneObject() {
        for (Case c : cases()) {
            JsonNode problem = CanonicalJson.read(run(c.command() + " --json").problem());
            assertThat(problem.propertyNames())
                    .as(c.command())
                    .containsExactly("code", "message", "expected", "found", "hint");
            assertThat(problem.get("code").stringValue()).as(c.command()).matches("[A-Z_]+");
            assertThat(problem.get("message").stringValue()).as(c.command()).isNotBlank();
        }
    }

    @Test
    void noMistakeChangesAnything() {
        String before = shell.run("events").out();
        cases().forEach(c -> run(c.command()));
        assertThat(shell.run("events").ok().out()).isEqualTo(before);
    }

    private Shell.Result run(String command) {
        return shell.run(
                Arrays.stream(command.split(" ")).map(this::inFolder).toArray(String[]::new));
    }

    private String inFolder(String text) {
        return text.replace("{folder}", folder.toString());
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        String command = null;
        for (String line : text().lines().toList()) {
            if (line.startsWith("> ")) {
                command = line.substring(2);
            } else if (command != null && !line.isBlank()) {
                cases.add(new Case(command, line));
                command = null;
            }
        }
        return cases;
    }

    private static String text() {
        try (InputStream file = ProblemsTest.class.getResourceAsStream("/cli/problems.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

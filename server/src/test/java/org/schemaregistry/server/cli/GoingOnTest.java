package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What the commands say that go on until they are stopped, while what they work on comes and goes.
final class GoingOnTest {
    private static final int SECONDS = 120;
    private static final String AWAY =
            "schema-registry: warning: the registry is away, trying again until it is back: ";
    private static final String BACK = "schema-registry: warning: the registry is back after ";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"deliver", "deliver --json", "events --follow"})
    void aRegistryThatGoesAwayAndComesBackIsToldOnceEach(String command) throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgres.MAJORS.getLast());
        try (EmbeddedPostgres.Database database = server.newDatabase()) {
            Shell shell = new Shell(folder).with("SCHEMA_REGISTRY_URL", database.uri());
            shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
            shell.run("source", "add", "shop", "shop.db", "--every", "1s").ok();
            ProcessBuilder program = ProcessTest.program(folder, command.split(" "));
            program.environment().put("SCHEMA_REGISTRY_URL", database.uri());
            Process process = program.start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                    BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
                if (command.startsWith("events")) {
                    shell.run("introspect", "shop").ok();
                }
                String line = line(out);
                while (!line.contains("shop: complete") && !line.contains("orders")) {
                    line = line(out);
                }
                server.restart(
                        EmbeddedPostgres.Stop.FAST,
                        () -> assertThat(line(err)).startsWith(AWAY).contains(database.name()));
                assertThat(line(err)).startsWith(BACK);
                process.toHandle().destroy();
                assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(err.lines()).isEmpty();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void roundsTellWhatIsNewAndNothingTwice() throws Exception {
        Shell shell = new Shell(folder);
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.run("source", "add", "shop", "shop.db").ok();
        Process process =
                ProcessTest.program(folder, "introspect", "shop", "--every", "20ms").start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(line(out)).startsWith("shop: complete, 1 table, 1 new");
            Files.move(folder.resolve("shop.db"), folder.resolve("aside.db"));
            assertThat(line(out)).startsWith("shop: failed");
            assertThat(line(err)).contains("shop.db': there is no such file");
            Files.move(folder.resolve("aside.db"), folder.resolve("shop.db"));
            assertThat(line(out)).startsWith("shop: unchanged, 1 table");
            shell.sqlite("shop.db", "ALTER TABLE orders ADD COLUMN note TEXT");
            assertThat(line(out)).startsWith("shop: complete, 1 table, 1 changed");
            process.toHandle().destroy();
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(err.lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String line(BufferedReader lines) {
        try {
            return Objects.requireNonNull(lines.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

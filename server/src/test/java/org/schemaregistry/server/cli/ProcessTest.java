package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What only a process of its own can show: its environment, its end, and streams that close early.
final class ProcessTest {
    private static final int SECONDS = 120;

    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void shop() {
        shell = new Shell(folder);
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.run("source", "add", "shop", "shop.db").ok();
    }

    @Test
    void aFailureIsOneLineAndNoStackTrace() throws Exception {
        Process process = program("source", "show", "nowhere").start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.errorReader().lines()).hasSize(1);
    }

    @Test
    void aPasswordInTheEnvironmentIsUsedAndNeverShown() throws Exception {
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(
                    "CREATE ROLE enviro LOGIN PASSWORD 'c4n4ry'",
                    "CREATE TABLE t (id int)",
                    "GRANT SELECT ON t TO enviro");
            shell.run(
                            "source",
                            "add",
                            "env",
                            database.uri("enviro"),
                            "--credentials",
                            "env:SHOP_PASSWORD")
                    .ok();
            ProcessBuilder program = program("introspect", "env", "--json");
            program.environment().put("SHOP_PASSWORD", "c4n4ry");
            Process process = program.start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(out).contains("\"complete\"").doesNotContain("c4n4ry");
            assertThat(process.exitValue()).isZero();
            database.execute("DROP OWNED BY enviro", "DROP ROLE enviro");
        }
    }

    @Test
    void followedEventsComeFromOtherProcessesUntilItIsStopped() throws Exception {
        Process process = program("events", "--follow").start();
        BufferedReader events = process.inputReader(StandardCharsets.UTF_8);
        assertThat(events.readLine()).contains("source.added");
        shell.run("introspect", "shop").ok();
        assertThat(events.readLine()).contains("table.created");
        process.toHandle().destroy();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.errorReader().lines()).isEmpty();
        shell.run("introspect", "shop").ok();
    }

    @Test
    void aReaderThatLeavesEndsItWithoutAWord() throws Exception {
        Process process = program("events", "--follow").start();
        BufferedReader events = process.inputReader(StandardCharsets.UTF_8);
        assertThat(events.readLine()).contains("source.added");
        events.close();
        shell.run("introspect", "shop").ok();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.errorReader().lines()).isEmpty();
    }

    @Test
    void repeatedScansGoOnUntilTheyAreStopped() throws Exception {
        Process process = program("introspect", "shop", "--every", "50ms", "--json").start();
        BufferedReader rounds = process.inputReader(StandardCharsets.UTF_8);
        assertThat(rounds.readLine()).contains("\"to\":\"1.0.0\"");
        shell.sqlite("shop.db", "ALTER TABLE orders ADD COLUMN note TEXT");
        String round = Objects.requireNonNull(rounds.readLine());
        while (!round.contains("\"to\":\"1.1.0\"")) {
            round = Objects.requireNonNull(rounds.readLine());
        }
        process.toHandle().destroy();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.errorReader().lines()).isEmpty();
    }

    @Test
    void deliveringScansByScheduleAndEndsAtOnceWhenItIsStopped() throws Exception {
        shell.run("source", "schedule", "shop", "--every", "1s").ok();
        Process process = program("deliver", "--json").start();
        BufferedReader scans = process.inputReader(StandardCharsets.UTF_8);
        assertThat(scans.readLine()).contains("\"to\":\"1.0.0\"");
        shell.sqlite("shop.db", "ALTER TABLE orders ADD COLUMN note TEXT");
        assertThat(scans.readLine()).contains("\"to\":\"1.1.0\"");
        long begin = System.nanoTime();
        process.toHandle().destroy();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(4));
        assertThat(process.errorReader().lines()).isEmpty();
        assertThat(
                        shell.run("source", "show", "shop", "--json")
                                .ok()
                                .json()
                                .at("/schedule/running")
                                .booleanValue())
                .isFalse();
    }

    private ProcessBuilder program(String... args) {
        return program(folder, args);
    }

    /// The program as the launcher starts it, in the test's folder.
    static ProcessBuilder program(Path folder, String... args) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:disable",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).directory(folder.toFile());
    }
}

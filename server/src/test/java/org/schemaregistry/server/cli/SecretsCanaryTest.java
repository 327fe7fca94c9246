package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A password goes from its place to the database and nowhere else: not to a screen, a file, a
/// table or an event, in whatever command, whether it is right or wrong.
final class SecretsCanaryTest {
    private static final String CANARY = "c4n4ry-Pässw0rd%40x";
    private static final String WRONG = "wr0ng-c4n4ry-Pässw0rd";

    @TempDir Path folder;

    @Test
    void aPasswordNeverLeavesItsPlace() throws IOException {
        Path places = Files.createDirectory(folder.resolve("places"));
        Path work = Files.createDirectory(folder.resolve("work"));
        Path line = Files.writeString(places.resolve("line"), CANARY + "\n");
        Path json =
                Files.writeString(
                        places.resolve("json"),
                        "{\"username\": \"canary\", \"password\": \"" + CANARY + "\"}");
        Path wrong = Files.writeString(places.resolve("wrong"), WRONG);
        Path broken = Files.writeString(places.resolve("broken"), "{\"password\": \"" + CANARY);
        Shell shell = new Shell(work);
        StringBuilder said = new StringBuilder();
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(
                    "CREATE ROLE canary LOGIN PASSWORD '" + CANARY + "'",
                    "CREATE TABLE t (id int)",
                    "GRANT SELECT ON t TO canary",
                    "GRANT CREATE ON DATABASE \"" + database.name() + "\" TO canary");
            for (Path secret : List.of(line, json, wrong, broken, places.resolve("absent"))) {
                String id = String.valueOf(secret.getFileName());
                say(
                        said,
                        shell,
                        "source",
                        "add",
                        id,
                        database.uri("canary"),
                        "--credentials",
                        "file:" + secret,
                        "--query-credentials",
                        "file:" + secret);
                for (List<String> command : commands(id)) {
                    say(said, shell, command.toArray(String[]::new));
                    say(
                            said,
                            shell,
                            Stream.concat(command.stream(), Stream.of("--json"))
                                    .toArray(String[]::new));
                }
                say(
                        said,
                        shell,
                        "demo",
                        "--source",
                        database.uri("canary"),
                        "--credentials",
                        "file:" + secret);
            }
            String uri = database.uri("canary").replace("canary@", "canary:" + CANARY + "@");
            say(said, shell, "source", "add", "typed", uri);
            say(said, shell, "source", "add", "typed", uri, "--json");
            say(
                    said,
                    shell,
                    "source",
                    "add",
                    "typed",
                    "jdbc:" + database.uri("canary") + "?password=" + CANARY);
            say(
                    said,
                    shell,
                    "source",
                    "add",
                    "typed",
                    database.uri("canary"),
                    "--credentials",
                    CANARY);
            shell.with("SCHEMA_REGISTRY_CREDENTIALS", "file:" + wrong);
            say(said, shell, "source", "list", "--registry", database.uri("canary"));
            shell.with("SCHEMA_REGISTRY_CREDENTIALS", CANARY);
            say(said, shell, "source", "list", "--registry", database.uri("canary"));
            database.execute("DROP OWNED BY canary", "DROP ROLE canary");
        }
        assertThat(said.toString()).contains("\"status\":\"unchanged\"", "AUTHENTICATION_FAILED");
        assertSafe("the screen", said.toString());
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertSafe(
                        file.toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
    }

    /// Every command that can meet the source.
    private static List<List<String>> commands(String id) {
        return List.of(
                List.of("introspect", id),
                List.of("introspect", "--all", "--dry-run"),
                List.of("source", "list"),
                List.of("source", "show", id),
                List.of("table", "list", id),
                List.of("table", "show", id + ".t"),
                List.of("table", "show", id + ".t", "--format", "jsonschema"),
                List.of("history", id),
                List.of("diff", id + ".t", "1.0.0", "1.0.0"),
                List.of("events"),
                List.of("init"));
    }

    private static void say(StringBuilder said, Shell shell, String... args) {
        Shell.Result result = shell.run(args);
        said.append(result.out()).append(result.err());
    }

    private static void assertSafe(String where, String text) {
        // The umlaut is left out: it may be encoded in any way.
        assertThat(text).as(where).doesNotContain("c4n4ry-P").doesNotContain("ssw0rd");
    }
}

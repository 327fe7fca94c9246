package org.schemaregistry.adapter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.IntrospectOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// No attack changes a byte of the file or leaves another one beside it.
class SqliteAttackTest {
    private static final SourceId SOURCE = new SourceId("prey");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"WAL", "DELETE"})
    void leavesTheFileAsItWas(String journal) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path file = home.resolve("prey.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = " + journal);
            statement.execute("CREATE TABLE victim (id integer PRIMARY KEY, name text)");
            statement.execute("INSERT INTO victim VALUES (1, 'one'), (2, 'two')");
        }
        try (Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            registry.addSource(
                    DataSource.of(SOURCE, "sqlite", new SourceUri(file.toString())), "test");
            registry.introspect(SOURCE, IntrospectOptions.DEFAULT);
            List<String> before = state(home);
            SoftAssertions all = new SoftAssertions();
            for (Attack attack : Attack.all("sqlite.txt")) {
                all.assertThat(attack.outcomes(registry, SOURCE))
                        .as(attack.name())
                        .isEqualTo(attack.expected());
                assertThat(state(home)).as("after: " + attack.name()).isEqualTo(before);
            }
            all.assertAll();
        }
        assertThat(Path.of("/tmp/schema-registry-attack")).doesNotExist();
        assertThat(Path.of("/tmp/schema-registry-attack.db")).doesNotExist();
    }

    private static List<String> state(Path home) throws Exception {
        List<String> state = new ArrayList<>();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.sorted().toList()) {
                state.add(file.getFileName() + " " + digest(file));
            }
        }
        return state;
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(file)));
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}

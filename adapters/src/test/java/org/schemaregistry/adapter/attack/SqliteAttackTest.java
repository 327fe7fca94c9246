package org.schemaregistry.adapter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.IntrospectOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// No attack changes a byte of the file or leaves another one beside it.
class SqliteAttackTest {
    private static final SourceId SOURCE = new SourceId("prey");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicContainer> leavesTheFileAsItWas() {
        return Stream.of("WAL", "DELETE")
                .map(j -> DynamicContainer.dynamicContainer("journal " + j, on(j)));
    }

    /// One file, scanned once, takes all the attacks on a journal mode.
    private Stream<DynamicTest> on(String journal) {
        Prey prey = new Prey(journal, folder.resolve(journal));
        return Attack.all("sqlite.txt").stream()
                .map(a -> DynamicTest.dynamicTest(a.name(), () -> prey.takes(a)))
                .onClose(prey::close);
    }

    /// A file to be attacked. One thread.
    private static final class Prey implements AutoCloseable {
        private final Path home;
        private final Registry registry;
        private final List<String> before;

        Prey(String journal, Path folder) {
            home = folder.resolve("home");
            Path file = home.resolve("prey.db");
            make(file, journal);
            registry = Registry.open(folder.resolve("r.db").toString());
            registry.addSource(
                    DataSource.of(SOURCE, "sqlite", new SourceUri(file.toString())), "test");
            registry.introspect(SOURCE, IntrospectOptions.DEFAULT);
            before = state(home);
        }

        void takes(Attack attack) {
            List<String> outcomes = attack.outcomes(registry, SOURCE);
            assertThat(state(home)).isEqualTo(before);
            assertThat(Path.of("/tmp/schema-registry-attack")).doesNotExist();
            assertThat(Path.of("/tmp/schema-registry-attack.db")).doesNotExist();
            assertThat(outcomes).isEqualTo(attack.expected());
        }

        @Override
        public void close() {
            registry.close();
        }
    }

    private static void make(Path file, String journal) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = " + journal);
            statement.execute("CREATE TABLE victim (id integer PRIMARY KEY, name text)");
            statement.execute("INSERT INTO victim VALUES (1, 'one'), (2, 'two')");
        } catch (SQLException e) {
            throw new AssertionError("the file could not be made: " + file, e);
        }
    }

    private static List<String> state(Path home) {
        List<String> state = new ArrayList<>();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.sorted().toList()) {
                state.add(file.getFileName() + " " + digest(file));
            }
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError("the folder cannot be looked at: " + home, e);
        }
        return state;
    }

    private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}

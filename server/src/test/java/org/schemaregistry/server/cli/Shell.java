package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.schemaregistry.core.json.CanonicalJson;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/// A folder and an environment to run commands in, without a new process.
final class Shell {
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private int columns;

    Shell(Path folder) {
        this.folder = folder;
    }

    /// What a command left behind.
    record Result(int exitCode, String out, String err) {
        /// The result, once it is sure that all went well.
        Result ok() {
            assertThat(err).as("stderr").isEmpty();
            assertThat(exitCode).as("exit code; stdout: " + out).isZero();
            return this;
        }

        /// The one line or object on stderr, once it is sure that there is one.
        String problem() {
            assertThat(exitCode).as("exit code; stdout: " + out).isEqualTo(2);
            assertThat(err.lines()).as("stderr").hasSize(1);
            return err.strip();
        }

        JsonNode json() {
            return CanonicalJson.read(out);
        }
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell screen(int screenColumns) {
        columns = screenColumns;
        return this;
    }

    Path folder() {
        return folder;
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return run(out, out, args);
    }

    /// With an output that takes nothing and says why.
    Result runInto(String failure, String... args) {
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(failure);
                    }
                };
        return run(broken, new ByteArrayOutputStream(), args);
    }

    private Result run(OutputStream to, ByteArrayOutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        InputStream.nullInputStream(),
                        new Output(to),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        environment,
                        folder,
                        Clock.systemUTC(),
                        columns,
                        false);
        int exitCode = Main.run(args, surroundings);
        return new Result(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /// Runs statements in a SQLite file of the folder.
    void sqlite(String file, String... statements) {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

package org.schemaregistry.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipFile;

/// A real PostgreSQL server for tests: one per major version and JVM, on a random port of the
/// loopback, gone with the JVM. Each test takes a fresh database.
///
/// The superuser `postgres` needs no password; every other role needs its own (SCRAM), as on a
/// server that was set up with care. The server forgoes durability, except [#startDurable].
///
/// The build lays the binaries into `testkit/target/postgres`; nothing has to be installed, and it
/// works as root.
///
/// Thread-safe.
public final class EmbeddedPostgres {
    /// The major versions there are binaries for in every build, oldest first; the slow suite also
    /// has 13, 14, 16 and 17.
    public static final List<Integer> MAJORS = List.of(15, 18);

    /// The superuser of each server.
    public static final String SUPERUSER = "postgres";

    /// A namespace whose user may mount and is not root, which the server refuses.
    private static final List<String> SMALL_DISK =
            List.of(
                    "unshare",
                    "-Um",
                    "--map-user=1000",
                    "--map-group=1000",
                    "--keep-caps",
                    "sh",
                    "-c");

    private static final ConcurrentMap<Integer, EmbeddedPostgres> SHARED =
            new ConcurrentHashMap<>();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);
    private static final int MAX_CONNECTIONS = 200;

    private final int major;
    private final int port;
    private final Path dataDirectory;

    private EmbeddedPostgres(int major, int port, Path dataDirectory) {
        this.major = major;
        this.port = port;
        this.dataDirectory = dataDirectory;
    }

    /// The JVM's server of a major version, started on first use.
    public static EmbeddedPostgres version(int major) {
        return SHARED.computeIfAbsent(major, EmbeddedPostgres::start);
    }

    /// The newest major version there is.
    public static EmbeddedPostgres newest() {
        return version(MAJORS.getLast());
    }

    /// A server of its own, for a test that stops, starves or reconfigures it. The JVM's end stops
    /// it.
    public static EmbeddedPostgres start(int major) {
        return start(major, false);
    }

    /// A server of its own with the settings PostgreSQL comes with: a commit it acknowledged is on
    /// disk.
    public static EmbeddedPostgres startDurable(int major) {
        return start(major, true);
    }

    private static EmbeddedPostgres start(int major, boolean durable) {
        Path binaries = binaries(major);
        String flush = durable ? "on" : "off";
        try {
            Path data = Files.createTempDirectory("schema-registry-postgres-" + major + "-");
            var server =
                    io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                            .setPgBinaryResolver((system, arch) -> archive(binaries))
                            .setDataDirectory(data)
                            .setCleanDataDirectory(true)
                            .setPGStartupWait(STARTUP_WAIT)
                            .setLocaleConfig("locale", "C")
                            .setLocaleConfig("encoding", "UTF8")
                            .setServerConfig("fsync", flush)
                            .setServerConfig("full_page_writes", flush)
                            .setServerConfig("synchronous_commit", flush)
                            .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                            .setServerConfig("max_locks_per_transaction", "1024")
                            .start();
            var started = new EmbeddedPostgres(major, server.getPort(), data);
            started.demandPasswords();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL " + major + " did not start", e);
        }
    }

    public int major() {
        return major;
    }

    public int port() {
        return port;
    }

    /// The server's first process.
    public long pid() {
        try (var lines = Files.lines(dataDirectory.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the server keeps its files.
    public Path dataDirectory() {
        return dataDirectory;
    }

    /// How a server is stopped: `FAST` cuts connections and ends in order, `IMMEDIATE` is as a
    /// crash.
    public enum Stop {
        FAST,
        IMMEDIATE
    }

    /// Stops the server and starts it again at the same port, on what it had on disk.
    public void restart(Stop mode) {
        restart(mode, () -> {});
    }

    /// The same, with something done while it is away.
    public void restart(Stop mode, Runnable meanwhile) {
        String control = programs().resolve("pg_ctl").toString();
        stop(control, mode);
        try {
            meanwhile.run();
        } finally {
            run(started(control));
        }
    }

    /// Stops the server and starts it again where `folder` is a disk of its own of that size, in
    /// memory and seen by the server alone. Needs Linux and its unprivileged namespaces
    /// ([#mayHaveSmallDisk]).
    public void restartWithSmallDisk(Path folder, int megabytes) {
        String control = programs().resolve("pg_ctl").toString();
        stop(control, Stop.FAST);
        List<String> command = new ArrayList<>(SMALL_DISK);
        command.addAll(
                List.of(
                        "mount -t tmpfs -o mode=700,size="
                                + megabytes
                                + "m none \"$0\" && exec \"$@\"",
                        folder.toString()));
        command.addAll(started(control));
        runAsIs(command);
    }

    /// True if the system lets a test mount a file system that others do not see.
    public static boolean mayHaveSmallDisk() {
        try {
            List<String> command = new ArrayList<>(SMALL_DISK);
            command.add("mount -t tmpfs none /mnt");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void stop(String control, Stop mode) {
        run(
                List.of(
                        control,
                        "stop",
                        "-w",
                        "-D",
                        dataDirectory.toString(),
                        "-m",
                        mode.name().toLowerCase(Locale.ROOT)));
    }

    private List<String> started(String control) {
        return List.of(
                control,
                "start",
                "-w",
                "-D",
                dataDirectory.toString(),
                "-l",
                dataDirectory.resolve("restart.log").toString(),
                "-o",
                options());
    }

    /// As the server was started, which its own file remembers: the program, then its options.
    private String options() {
        try {
            String line = Files.readString(dataDirectory.resolve("postmaster.opts.first"));
            return line.strip().substring(line.indexOf(' ') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path programs() {
        try (Connection connection = new Database(this, "postgres").connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT setting FROM pg_config WHERE name = 'BINDIR'")) {
            row.next();
            Path kept = dataDirectory.resolve("postmaster.opts.first");
            if (!Files.exists(kept)) {
                Files.copy(dataDirectory.resolve("postmaster.opts"), kept);
            }
            return Path.of(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The server's programs refuse root, which a namespace of its own is not.
    private static void run(List<String> command) {
        List<String> whole = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        runAsIs(whole);
    }

    private static void runAsIs(List<String> whole) {
        try {
            Process process =
                    new ProcessBuilder(whole)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(STARTUP_WAIT.toSeconds(), TimeUnit.SECONDS)
                    || process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + String.join(" ", whole));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A new empty database, to be closed by the test.
    public Database newDatabase() {
        return newDatabase("db_" + DATABASES.incrementAndGet());
    }

    /// A new empty database of a given name.
    public Database newDatabase(String name) {
        new Database(this, "postgres").execute("CREATE DATABASE " + quoted(name));
        return new Database(this, name);
    }

    /// One database of the server; [#close] drops it with all its connections.
    public record Database(EmbeddedPostgres server, String name) implements AutoCloseable {

        /// The URI with the superuser as user, as a source is registered.
        public String uri() {
            return uri(SUPERUSER);
        }

        /// The URI with a given user and no password.
        public String uri(String user) {
            return "postgresql://" + user + "@localhost:" + server.port + "/" + name;
        }

        /// The URL the JDBC driver takes, with the superuser.
        public String jdbcUrl() {
            return "jdbc:postgresql://localhost:"
                    + server.port
                    + "/"
                    + name
                    + "?user="
                    + SUPERUSER
                    + "&password="
                    + SUPERUSER;
        }

        /// A new connection of the superuser.
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl());
        }

        /// A new connection of another role.
        public Connection connect(String user, String password) throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + server.port + "/" + name, user, password);
        }

        /// Runs scripts as the superuser, each in a transaction of its own unless it holds one
        /// statement.
        public void execute(String... scripts) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                for (String script : scripts) {
                    statement.execute(script);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            new Database(server, "postgres")
                    .execute("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
        }
    }

    private void demandPasswords() throws IOException {
        Files.writeString(
                dataDirectory.resolve("pg_hba.conf"),
                """
                local all all                   trust
                host  all postgres 127.0.0.1/32 trust
                host  all postgres ::1/128      trust
                host  all all      127.0.0.1/32 scram-sha-256
                host  all all      ::1/128      scram-sha-256
                """);
        new Database(this, "postgres").execute("SELECT pg_reload_conf()");
    }

    private static InputStream archive(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            var entry =
                    zip.stream()
                            .filter(e -> e.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(
                                    () -> new IOException(jar + ": expected a .txz, found none"));
            try (InputStream in = zip.getInputStream(entry)) {
                return new java.io.ByteArrayInputStream(in.readAllBytes());
            }
        }
    }

    private static Path binaries(int major) {
        try {
            Path classes =
                    Path.of(
                            EmbeddedPostgres.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Path jar = classes.resolveSibling("postgres").resolve(major + ".jar");
            if (!Files.isRegularFile(jar)) {
                throw new IllegalStateException(
                        jar
                                + ": expected the binaries of PostgreSQL "
                                + major
                                + " (there are "
                                + MAJORS
                                + "), found none; run './mvnw -pl testkit -am process-classes'"
                                + " once");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}

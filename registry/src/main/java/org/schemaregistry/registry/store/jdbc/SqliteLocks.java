package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.jdbc.MountTable.Mount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Refuses a place where several processes would not see each other's locks, and so would destroy
/// the file.
///
/// Within one process SQLite keeps its locks itself, so whether the file system keeps them shows
/// only to another process: a lock is taken on a file beside the registry, and [LockWitness] is
/// asked. That costs the start of a JVM, so it is asked when a registry begins to live on shared
/// storage, and at each opening on what the system says is a network.
final class SqliteLocks {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLocks.class);
    private static final long WITNESS_SECONDS = 20;
    private static final int WRITE_VERSION_AT = 18;
    private static final int ROLLBACK_JOURNAL = 1;

    private SqliteLocks() {}

    /// Checks the folder of a registry that is about to be opened.
    static void check(Path registry, boolean sharedStorage, MountTable mounts) {
        Path folder = folder(registry);
        Optional<Mount> mount = mounts.mountOf(folder);
        boolean network = mount.isPresent() && mount.get().network();
        if (!sharedStorage) {
            if (network) {
                throw refused(
                        registry,
                        "a local disk, for the write-ahead log is kept in shared memory",
                        "a " + mount.get().type() + " mount at " + mount.get().point(),
                        "open it with ?journal=delete wherever it is opened, or move it");
            }
            return;
        }
        String deafness = mount.map(Mount::deafness).orElse(null);
        if (deafness != null) {
            throw refused(
                    registry,
                    "a file system whose locks all hosts see",
                    deafness,
                    "mount it with locks, or keep the registry in PostgreSQL");
        }
        if (network || !hasRollbackJournal(registry)) {
            askWitness(registry, "");
        }
    }

    /// `vfs` is how SQLite reaches the file; empty for its usual way.
    static void askWitness(Path registry, String vfs) {
        Path probe = null;
        Path program = null;
        try {
            Path folder = folder(registry);
            probe = Files.createTempFile(folder, registry.getFileName() + "-", "-lock");
            program = Files.createTempDirectory("schema-registry-witness");
            String parameter = vfs.isEmpty() ? "" : "?vfs=" + vfs;
            String url = "jdbc:sqlite:file:" + probe.toUri().getRawPath() + parameter;
            try (Connection connection = new SQLiteConfig().createConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("BEGIN EXCLUSIVE");
                judge(registry, witness(program, probe));
                statement.executeUpdate("ROLLBACK");
            }
        } catch (SQLException e) {
            throw refused(
                    registry,
                    "a file system that locks files",
                    String.valueOf(e.getMessage()),
                    "turn its locks on, or keep the registry elsewhere");
        } catch (IOException e) {
            LOG.warn("cannot ask a second process whether locks work for {}", registry, e);
        } finally {
            remove(probe);
            removeProgram(program);
        }
    }

    private static void judge(Path registry, int seen) {
        switch (seen) {
            case LockWitness.HELD -> {
                // As it should be.
            }
            case LockWitness.FREE ->
                    throw refused(
                            registry,
                            "a lock that other processes see",
                            "a file system that grants it to two at once",
                            "turn its locks on, or keep the registry elsewhere");
            case LockWitness.REFUSED ->
                    throw refused(
                            registry,
                            "a file system that locks files",
                            "one that refuses to",
                            "turn its locks on, or keep the registry elsewhere");
            default ->
                    LOG.warn(
                            "the process asked whether locks work for {} ended with {}",
                            registry,
                            seen);
        }
    }

    /// The exit code of the witness, started from a copy of its class: where this one lies is the
    /// embedder's secret.
    private static int witness(Path program, Path probe) throws IOException {
        String name = LockWitness.class.getName();
        Path copy = program.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(folder(copy));
        try (InputStream in = LockWitness.class.getResourceAsStream("LockWitness.class")) {
            if (in == null) {
                throw new IOException("no class file of " + name);
            }
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home", ""), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx16m",
                                "-cp",
                                program.toString(),
                                name,
                                probe.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            if (!process.waitFor(WITNESS_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no answer within " + WITNESS_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /// True of a registry that lives without a write-ahead log already.
    private static boolean hasRollbackJournal(Path registry) {
        try (InputStream in = Files.newInputStream(registry)) {
            byte[] start = in.readNBytes(WRITE_VERSION_AT + 1);
            return start.length > WRITE_VERSION_AT && start[WRITE_VERSION_AT] == ROLLBACK_JOURNAL;
        } catch (IOException absent) {
            return false;
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("expected a file in a folder, found " + file);
        }
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    private static void remove(@Nullable Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("cannot remove {}", path, e);
        }
    }

    private static void removeProgram(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            files.forEach(all::add);
        } catch (IOException e) {
            LOG.warn("cannot remove {}", folder, e);
        }
        all.reversed().forEach(SqliteLocks::remove);
    }

    private static StoreException refused(
            Path registry, String expected, String found, String hint) {
        return new StoreException(
                Code.UNSUITABLE_STORAGE, "registry file " + registry, expected, found, hint, null);
    }
}

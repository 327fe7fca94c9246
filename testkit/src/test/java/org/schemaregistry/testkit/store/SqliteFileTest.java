package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// What is special about a registry that is a file.
class SqliteFileTest {
    @TempDir Path directory;

    @Test
    void aTextFileIsRefusedAndLeftAlone() throws IOException {
        Path file = directory.resolve("notes.txt");
        Files.writeString(file, "this is not a database at all, only some notes");
        refused(file, Code.NOT_A_REGISTRY);
        assertThat(file).hasContent("this is not a database at all, only some notes");
    }

    @Test
    void anotherApplicationsDatabaseIsRefusedAndLeftAlone() throws Exception {
        Path file = directory.resolve("other.db");
        execute(file, "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)");
        byte[] before = Files.readAllBytes(file);
        assertThat(refused(file, Code.NOT_A_REGISTRY)).hasMessageContaining("people");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);

        Path marked = directory.resolve("marked.db");
        execute(marked, "PRAGMA application_id = 7; CREATE TABLE data_sources (id TEXT)");
        refused(marked, Code.NOT_A_REGISTRY);
    }

    @Test
    void tablesThatOnlySoundLikeTheSpecificationsAreRefused() throws Exception {
        Path file = directory.resolve("alike.db");
        execute(file, "CREATE TABLE data_sources (x); CREATE TABLE table_meta (y)");
        assertThat(refused(file, Code.NOT_A_REGISTRY)).hasMessageContaining("data_sources");
    }

    @Test
    void aDirectoryAndAMissingDirectoryAreRefused() {
        refused(directory, Code.NOT_A_REGISTRY);
        refused(directory.resolve("none/registry.db"), Code.UNREACHABLE);
    }

    @Test
    void anEmptyFileBecomesARegistry() throws IOException {
        Path file = Files.createFile(directory.resolve("empty.db"));
        try (Store store = open(file)) {
            Steps.shop(store);
        }
    }

    @Test
    void aCorruptFileIsNamed() throws Exception {
        Path file = directory.resolve("registry.db");
        try (Store store = open(file)) {
            for (int i = 0; i < 200; i++) {
                store.commit(
                        commit(
                                source("s" + i, "1.0.0"),
                                version(
                                        "s" + i,
                                        "t",
                                        1,
                                        "1.0.0",
                                        "[" + "7,".repeat(500) + i + "]")));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        refused(file, Code.CORRUPT);
    }

    @Test
    void sharedStorageWorksWithoutAWriteAheadLog() throws Exception {
        Path file = directory.resolve("registry.db");
        String url = "jdbc:sqlite:" + file + "?journal=delete";
        try (Store first = open(url);
                Store second = open(url)) {
            Steps.shop(first);
            Steps.await(() -> !second.catalog().sources().isEmpty());
            for (int n = 2; n <= 20; n++) {
                Store store = n % 2 == 0 ? second : first;
                Steps.committed(
                        store,
                        commit(version("shop", "orders", n, "1." + n + ".0", "[" + n + "]")));
                assertThat(store.events(0, 100)).hasSize(n);
            }
            assertThat(first.verifyAudit().intact()).isTrue();
        }
        assertThat(read(file, "PRAGMA journal_mode")).isEqualTo("delete");
        assertThat(Files.exists(directory.resolve("registry.db-wal"))).isFalse();
    }

    @Test
    void membersOfAGroupFailAlone() throws Exception {
        try (Store store = open(directory.resolve("registry.db"))) {
            Steps.shop(store);
            List<Callable<Boolean>> callers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int n = i;
                callers.add(
                        n % 3 == 0
                                ? () ->
                                        store.commit(commit(version("none", "t", 1, "1.0.0", "{}")))
                                                instanceof Conflict
                                : () ->
                                        store.commit(
                                                        commit(
                                                                version(
                                                                        "shop",
                                                                        "t" + n,
                                                                        1,
                                                                        "1.0.0",
                                                                        "[" + n + "]")))
                                                instanceof Committed);
            }
            assertThat(Steps.inParallel(callers)).doesNotContain(false);
            assertThat(store.history(new SourceId("shop"), null, 1000)).hasSize(1 + 133);
            assertThat(store.lastEvent()).isEqualTo(1 + 133);
            assertThat(store.verifyAudit().intact()).isTrue();
        }
    }

    @Test
    void commitsBeyondTheLimitAreRefused() throws Exception {
        Path file = directory.resolve("registry.db");
        StoreLimits d = StoreLimits.DEFAULT;
        StoreLimits tight =
                new StoreLimits(
                        1, 1, 200, 0, 1, 0, d.catalogStalenessMillis(), d.sealDelayMillis(), 10);
        try (Store store =
                        JdbcStore.open(
                                file.toString(), StoreCredentials.NONE, tight, Clock.systemUTC());
                Connection other = connect(file);
                Statement lock = other.createStatement()) {
            Steps.shop(store);
            lock.executeUpdate("BEGIN IMMEDIATE");
            List<Callable<Code>> callers =
                    IntStream.range(0, 20)
                            .<Callable<Code>>mapToObj(n -> () -> failureOf(store, n))
                            .toList();
            assertThat(Steps.inParallel(callers))
                    .containsOnly(Code.BUSY, Code.OVERLOADED)
                    .contains(Code.BUSY, Code.OVERLOADED);
            lock.executeUpdate("ROLLBACK");
            Steps.committed(store, commit(version("shop", "free", 1, "1.0.0", "{}")));
        }
    }

    @Test
    void twoProcessesWriteToOneFile() throws Exception {
        Path file = directory.resolve("registry.db");
        try (Store store = open(file)) {
            Steps.shop(store);
            Process other = WriterProcess.start(file.toString(), "shop", "theirs", 100);
            WriterProcess.write(store, "shop", "ours", 100, revision -> {});
            assertThat(other.waitFor()).isZero();
            Steps.await(() -> {
                var theirs =
                        store.catalog().table(new SourceId("shop"), QualifiedName.of("theirs"));
                return theirs != null && theirs.ordinal() == 100;
            });
            assertThat(store.history(new SourceId("shop"), QualifiedName.of("ours"), 1000))
                    .hasSize(100);
            assertThat(store.lastEvent()).isEqualTo(201);
            assertThat(store.verifyAudit().intact()).isTrue();
        }
    }

    private static Code failureOf(Store store, int n) {
        try {
            store.commit(commit(version("shop", "t" + n, 1, "1.0.0", "{}")));
            return Code.INTERNAL;
        } catch (StoreException e) {
            return e.code();
        }
    }

    private static StoreException refused(Path file, Code code) {
        StoreException refusal =
                catchThrowableOfType(StoreException.class, () -> open(file).close());
        assertThat(refusal.code()).as("%s", refusal).isEqualTo(code);
        return refusal;
    }

    private static Store open(Path file) {
        return open(file.toString());
    }

    private static Store open(String url) {
        return JdbcStore.open(url, StoreCredentials.NONE, StoreLimits.DEFAULT, Clock.systemUTC());
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String read(Path file, String sql) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

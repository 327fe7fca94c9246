package org.schemaregistry.adapter.source.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.spi.Capability;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;

class SqliteConnectorTest {
    private final SqliteConnector connector = new SqliteConnector();

    @TempDir Path folder;

    @Test
    void isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(Connector.class).stream().map(ServiceLoader.Provider::type))
                .contains(SqliteConnector.class);
        assertThat(connector.type()).isEqualTo("sqlite");
        assertThat(connector.capabilities())
                .containsExactlyInAnyOrder(Capability.CHANGE_DETECTION, Capability.QUERY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "sqlite:%s",
                "sqlite://%s",
                "jdbc:sqlite:%s",
                "file:%s",
                "file://%s",
                "jdbc:sqlite:file:%s?mode=ro"
            })
    void readsTheSameFileUnderEachFormOfItsAddress(String form) throws SQLException {
        Path file = database("CREATE TABLE t (a INTEGER)");
        SourceUri uri = new SourceUri(form.formatted(file));
        assertThat(connector.accepts(uri)).isTrue();
        assertThat(scan(uri, Scope.ALL).tables()).containsOnlyKeys(QualifiedName.of("t"));
    }

    @Test
    void leavesOtherAddressesToOthers() {
        assertThat(connector.accepts(new SourceUri("postgresql://host/db"))).isFalse();
        assertThat(connector.accepts(new SourceUri("jdbc:postgresql://host/db"))).isFalse();
        assertThat(connector.accepts(new SourceUri("mongodb://host/db"))).isFalse();
    }

    @Test
    void readsAFileWhoseNameHoldsWhatAddressesAreMadeOf() throws SQLException {
        Path file = folder.resolve("a b%20c#d?e;f=g&h'\"ü.sqlite");
        execute(file, "CREATE TABLE t (a)");
        assertThat(scan(new SourceUri(file.toString()), Scope.ALL).tables()).hasSize(1);
    }

    @Test
    void neverCreatesAFile() throws IOException {
        Path missing = folder.resolve("missing.db");
        assertThat(failure(missing).code()).isEqualTo(ScanError.Code.UNREACHABLE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void tellsWhatIsNoDatabase() throws IOException {
        Path text = folder.resolve("text.db");
        Files.writeString(
                text,
                "this is no database but a text of some length, more than 100 bytes ".repeat(5));
        assertThat(failure(text).code()).isEqualTo(ScanError.Code.NOT_A_DATABASE);
        assertThat(failure(folder).code()).isEqualTo(ScanError.Code.NOT_A_DATABASE);
        Path shortText = folder.resolve("short.db");
        Files.writeString(shortText, "x");
        assertThat(failure(shortText).code()).isEqualTo(ScanError.Code.NOT_A_DATABASE);
    }

    @Test
    void anEmptyFileIsADatabaseWithoutTables() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.db"));
        assertThat(scan(empty).tables()).isEmpty();
        assertThat(scan(empty).complete()).isTrue();
    }

    @Test
    void tellsADamagedDatabase() throws Exception {
        Path file = database("CREATE TABLE t (a)", "CREATE TABLE u (b)");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(100);
            bytes.write(new byte[200]);
        }
        assertThat(failure(file).code()).isEqualTo(ScanError.Code.CORRUPT);
        Path cut = folder.resolve("cut.db");
        execute(cut, "CREATE TABLE t (a)", "INSERT INTO t VALUES (zeroblob(100000))");
        try (RandomAccessFile bytes = new RandomAccessFile(cut.toFile(), "rw")) {
            bytes.setLength(8192);
        }
        assertThat(failure(cut).code()).isEqualTo(ScanError.Code.CORRUPT);
    }

    @Test
    void tellsALockedDatabase() throws SQLException {
        Path file = database("CREATE TABLE t (a)");
        try (Connection writer = open(file);
                Statement statement = writer.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            ScanOutcome outcome =
                    connector.introspect(
                            request(
                                    new SourceUri(file.toString()),
                                    Scope.ALL,
                                    null,
                                    ScanRequest.Mode.FULL,
                                    new ScanLimits(1, 60_000, 1, 100, 1000, 10)));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ScanOutcome.Failed.class,
                            failed ->
                                    assertThat(failed.error().code())
                                            .isEqualTo(ScanError.Code.LOCKED));
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void leavesNothingBesideAFileInWalMode() throws Exception {
        Path file = database("PRAGMA journal_mode = WAL", "CREATE TABLE t (a)");
        assertThat(scan(file).tables()).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void seesWhatAnOpenWriterCommittedToTheLog() throws Exception {
        Path file = database("PRAGMA journal_mode = WAL", "CREATE TABLE t (a)");
        try (Connection writer = open(file);
                Statement statement = writer.createStatement()) {
            statement.execute("CREATE TABLE u (a)");
            assertThat(scan(file).tables())
                    .containsOnlyKeys(QualifiedName.of("t"), QualifiedName.of("u"));
        }
    }

    @Test
    void tellsSurelyThatNothingChanged() throws Exception {
        Path file = database("CREATE TABLE t (a)");
        ScanOutcome.Scanned first = (ScanOutcome.Scanned) outcome(file, null);
        assertThat(outcome(file, first.state())).isInstanceOf(ScanOutcome.Unchanged.class);
        execute(file, "INSERT INTO t VALUES (1)", "VACUUM", "ANALYZE");
        // ANALYZE makes a table of its own in the schema, which no scan shows.
        ScanOutcome.Scanned second = (ScanOutcome.Scanned) outcome(file, first.state());
        assertThat(second.snapshot().tables()).isEqualTo(first.snapshot().tables());
        execute(file, "ALTER TABLE t ADD COLUMN b");
        assertThat(outcome(file, second.state())).isInstanceOf(ScanOutcome.Scanned.class);
    }

    @Test
    void aReplacedFileWithTheSameCounterIsNoticed() throws Exception {
        Path file = database("CREATE TABLE t (a)");
        ScanOutcome.Scanned first = (ScanOutcome.Scanned) outcome(file, null);
        Files.delete(file);
        execute(file, "CREATE TABLE t (b)");
        assertThat(outcome(file, first.state())).isInstanceOf(ScanOutcome.Scanned.class);
    }

    @Test
    void aWiderScopeIsNoticed() throws Exception {
        Path file = database("CREATE TABLE t (a)", "CREATE TABLE u (a)");
        SourceUri uri = new SourceUri(file.toString());
        Scope narrow = new Scope(List.of("main.t"), List.of(), null);
        ScanOutcome.Scanned first =
                (ScanOutcome.Scanned)
                        connector.introspect(
                                request(
                                        uri,
                                        narrow,
                                        null,
                                        ScanRequest.Mode.EXPLICIT,
                                        ScanLimits.DEFAULT));
        assertThat(first.snapshot().tables()).containsOnlyKeys(QualifiedName.of("t"));
        assertThat(first.snapshot().coverage().excluded()).containsExactly(QualifiedName.of("u"));
        assertThat(outcome(file, first.state())).isInstanceOf(ScanOutcome.Scanned.class);
    }

    @Test
    void namesAreQualifiedWhereMainIsNotTheDefault() throws SQLException {
        Path file = database("CREATE TABLE t (a PRIMARY KEY)", "CREATE TABLE u (a REFERENCES t)");
        Snapshot snapshot =
                scan(new SourceUri(file.toString()), new Scope(List.of(), List.of(), "other"));
        QualifiedName t = new QualifiedName("main", "t");
        QualifiedName u = new QualifiedName("main", "u");
        assertThat(snapshot.tables()).containsOnlyKeys(t, u);
        Table referring = Objects.requireNonNull(snapshot.tables().get(u));
        assertThat(referring.foreignKeys().getFirst().target()).isEqualTo(t);
    }

    @Test
    void aViewThatSqliteCannotResolveFailsAlone() throws SQLException {
        Path file =
                database(
                        "CREATE TABLE t (a)",
                        "CREATE VIEW v AS SELECT a FROM t",
                        "CREATE TABLE keep (a)",
                        "PRAGMA writable_schema = ON",
                        "DELETE FROM sqlite_schema WHERE name = 't'");
        Snapshot snapshot = scan(file);
        assertThat(snapshot.tables()).containsOnlyKeys(QualifiedName.of("keep"));
        assertThat(snapshot.complete()).isFalse();
        assertThat(snapshot.coverage().failed()).containsExactly(QualifiedName.of("v"));
        assertThat(snapshot.errors().getFirst().code()).isEqualTo(ScanError.Code.OBJECT_VANISHED);
        ScanOutcome.Scanned first = (ScanOutcome.Scanned) outcome(file, null);
        assertThat(outcome(file, first.state())).isInstanceOf(ScanOutcome.Scanned.class);
    }

    @Test
    void aTableOfAModuleThatIsNotLoadedFailsAlone() throws SQLException {
        Path file =
                database(
                        "CREATE TABLE keep (a)",
                        "PRAGMA writable_schema = ON",
                        """
                        INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0,
                          'CREATE VIRTUAL TABLE x USING nowhere(a, b)')\
                        """);
        Snapshot snapshot = scan(file);
        assertThat(snapshot.tables()).containsOnlyKeys(QualifiedName.of("keep"));
        assertThat(snapshot.errors().getFirst().code()).isEqualTo(ScanError.Code.UNSUPPORTED);
        assertThat(snapshot.errors().getFirst().hint()).contains("--exclude main.x");
    }

    @Test
    void anInterruptedScanEndsAsCancelled() throws SQLException {
        Path file = database("CREATE TABLE t (a)");
        Thread.currentThread().interrupt();
        ScanOutcome outcome = outcome(file, null);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ScanOutcome.Failed.class,
                        failed ->
                                assertThat(failed.error().code())
                                        .isEqualTo(ScanError.Code.CANCELLED));
    }

    @Test
    void moreTablesThanAllowedFail() throws SQLException {
        Path file = database("CREATE TABLE t (a)", "CREATE TABLE u (a)");
        ScanOutcome outcome =
                connector.introspect(
                        request(
                                new SourceUri(file.toString()),
                                Scope.ALL,
                                null,
                                ScanRequest.Mode.FULL,
                                new ScanLimits(1, 60_000, 1, 1, 1000, 10)));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ScanOutcome.Failed.class,
                        failed ->
                                assertThat(failed.error().code())
                                        .isEqualTo(ScanError.Code.LIMIT_EXCEEDED));
    }

    private Path database(String... statements) throws SQLException {
        Path file = folder.resolve("source.db");
        execute(file, statements);
        return file;
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = open(file)) {
            for (String sql : statements) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:file:" + file.toUri().getRawPath());
    }

    private Snapshot scan(Path file) {
        return scan(new SourceUri(file.toString()), Scope.ALL);
    }

    private Snapshot scan(SourceUri uri, Scope scope) {
        ScanOutcome outcome =
                connector.introspect(
                        request(uri, scope, null, ScanRequest.Mode.FULL, ScanLimits.DEFAULT));
        assertThat(outcome).isInstanceOf(ScanOutcome.Scanned.class);
        return ((ScanOutcome.Scanned) outcome).snapshot();
    }

    private ScanOutcome outcome(Path file, @Nullable String previous) {
        return connector.introspect(
                request(
                        new SourceUri(file.toString()),
                        Scope.ALL,
                        previous,
                        ScanRequest.Mode.EXPLICIT,
                        ScanLimits.DEFAULT));
    }

    private ScanError failure(Path file) {
        ScanOutcome outcome = outcome(file, null);
        assertThat(outcome).isInstanceOf(ScanOutcome.Failed.class);
        return ((ScanOutcome.Failed) outcome).error();
    }

    private static ScanRequest request(
            SourceUri uri,
            Scope scope,
            @Nullable String previous,
            ScanRequest.Mode mode,
            ScanLimits limits) {
        DataSource source =
                new DataSource(new SourceId("shop"), "sqlite", uri, scope, List.of(), null, null);
        return new ScanRequest(
                source, null, previous, mode, limits, ScanRequest.Progress.NONE, Clock.systemUTC());
    }
}

package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.VersionRow;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.BufferedReader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// A registry that cannot be written says why, loses nothing, and goes on when it can. The system
/// itself refuses: a process's files may not grow beyond a size, or a file is marked read-only in
/// its header.
///
/// A server's disk is a small one in memory, mounted where only the server sees it. A system that
/// gives its users no such namespace (macOS, many containers) has the server refuse by a trigger
/// instead: the same code and the same answers, but what a page that finds no room does to the
/// server itself is then not covered.
class FullDiskTest {
    private static final int LIMIT_KILOBYTES = 3_000;

    @TempDir Path directory;

    @Test
    void aLogThatCannotGrowLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        Place place = Place.sqlite(directory.resolve("registry.db"));
        place.open().close();
        fillsUpAndGoesOn(
                place, place.url(), 10, () -> place.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    @Test
    void aFileThatCannotGrowLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        Place place = Place.sqlite(directory.resolve("shared.db"));
        String url = "jdbc:sqlite:" + directory.resolve("shared.db") + "?journal=delete";
        open(url).close();
        place.execute(
                "CREATE TABLE ballast (b BLOB)",
                "INSERT INTO ballast VALUES (zeroblob(" + LIMIT_KILOBYTES * 512 + "))");
        fillsUpAndGoesOn(place, url, 50_000, () -> place.execute("DROP TABLE ballast"));
    }

    /// The server's tables lie on a disk of 40 MB, which another table fills to the last page:
    /// those of an insert that failed stay with it.
    @Test
    void aServerWithoutRoomLosesNothingAndGoesOn() {
        if (!EmbeddedPostgres.mayHaveSmallDisk()) {
            refusedForWantOfRoom();
            return;
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgres.MAJORS.getLast());
        server.restartWithSmallDisk(directory, 40);
        try (EmbeddedPostgres.Database database = onDisk(server);
                Place place = new Place(database.uri(), database.jdbcUrl(), database);
                Store store = place.open()) {
            Steps.shop(store);
            Steps.awaitEvents(store, 1);
            place.execute(
                    "CREATE TABLE ballast (b TEXT) WITH (autovacuum_enabled = off)",
                    """
                    DO $$ BEGIN
                      LOOP
                        INSERT INTO ballast SELECT repeat('x', 7000) FROM generate_series(1, 20);
                      END LOOP;
                    EXCEPTION WHEN disk_full THEN NULL;
                    END $$\
                    """);
            long made = 1;
            Code refused = null;
            while (refused == null && made < 1_000) {
                try {
                    Steps.committed(store, next(made + 1));
                    made++;
                } catch (StoreException e) {
                    refused = e.code();
                }
            }
            assertThat(refused).isEqualTo(Code.DISK_FULL);
            assertThat(store.history(new SourceId("shop"), null, 2_000)).hasSize((int) made);

            place.execute("DROP TABLE ballast", "CHECKPOINT");
            Steps.committed(store, next(made + 1));
            Steps.awaitEvents(store, made + 1);
            assertThat(store.verifyAudit().intact()).isTrue();
        }
    }

    @Test
    void aServerThatRefusesForWantOfRoomLosesNothingAndGoesOn() {
        refusedForWantOfRoom();
    }

    private static void refusedForWantOfRoom() {
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.newest().newDatabase();
                Place place = new Place(database.uri(), database.jdbcUrl(), database);
                Store store = place.open()) {
            Steps.shop(store);
            Steps.awaitEvents(store, 1);
            place.execute(
                    """
                    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                      RAISE 'could not extend file: No space left on device'
                        USING ERRCODE = 'disk_full';
                    END $$\
                    """,
                    "CREATE TRIGGER no_room AFTER INSERT ON registry_version"
                            + " FOR EACH ROW EXECUTE FUNCTION no_room()");
            assertThat(refusal(store)).isEqualTo(Code.DISK_FULL);
            assertThat(store.history(new SourceId("shop"), null, 10)).hasSize(1);

            place.execute("DROP FUNCTION no_room CASCADE");
            Steps.committed(store, next(2));
            Steps.awaitEvents(store, 2);
            assertThat(store.verifyAudit().intact()).isTrue();
        }
    }

    private EmbeddedPostgres.Database onDisk(EmbeddedPostgres server) {
        var postgres = new EmbeddedPostgres.Database(server, "postgres");
        postgres.execute("CREATE TABLESPACE small LOCATION '" + directory + "'");
        postgres.execute("CREATE DATABASE on_disk TABLESPACE small");
        return new EmbeddedPostgres.Database(server, "on_disk");
    }

    private static Commit next(long ordinal) {
        return commit(
                version(
                        "shop",
                        "orders",
                        ordinal,
                        "1." + ordinal + ".0",
                        "{\"n\":\"" + Long.toString(ordinal).repeat(2_000) + "\"}"));
    }

    @Test
    void aReadOnlyFileIsReadAndGoesOnWhenItIsWritable() throws Exception {
        Path file = directory.resolve("registry.db");
        Place place = Place.sqlite(file);
        try (Store store = place.open()) {
            Steps.shop(store);
        }
        // The header's version for writers: SQLite takes one it does not know for read-only.
        setWriteVersion(file, 9);
        try (Store store = place.open()) {
            assertThat(refusal(store)).isEqualTo(Code.READ_ONLY);
            assertThat(store.history(new SourceId("shop"), null, 10)).hasSize(1);
            assertThat(store.verifyAudit().intact()).isTrue();
        }
        setWriteVersion(file, 2);
        try (Store store = place.open()) {
            Steps.committed(store, commit(version("shop", "orders", 2, "1.1.0", "{\"n\":2}")));
            assertThat(store.lastEvent()).isEqualTo(2);
        }
    }

    private static void fillsUpAndGoesOn(Place place, String url, int bodyChars, Runnable makeRoom)
            throws Exception {
        Process process = PatientProcess.start(LIMIT_KILOBYTES, url, bodyChars);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer commands = process.outputWriter(StandardCharsets.UTF_8)) {
            long made = 0;
            String line = lines.readLine();
            while (line != null && line.matches("\\d+")) {
                made = Long.parseLong(line);
                line = lines.readLine();
            }
            assertThat(line).isEqualTo(Code.DISK_FULL.name());
            assertThat(made).isPositive();
            whole(place, url, made);

            makeRoom.run();
            commands.write("go on\n");
            commands.flush();
            for (int i = 1; i <= 5; i++) {
                assertThat(lines.readLine()).isEqualTo(Long.toString(made + i));
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    /// Everything that was acknowledged is there, and nothing else.
    private static void whole(Place place, String url, long made) {
        List<Long> all = LongStream.rangeClosed(1, made).boxed().toList();
        try (Store store = open(url)) {
            assertThat(
                            store.history(new SourceId("shop"), QualifiedName.of("t"), 100_000)
                                    .reversed())
                    .extracting(VersionRow::ordinal)
                    .isEqualTo(all);
            assertThat(store.lastEvent()).isEqualTo(made);
            assertThat(store.verifyAudit().intact()).isTrue();
            assertThat(
                            Optional.ofNullable(
                                            store.catalog()
                                                    .table(
                                                            new SourceId("shop"),
                                                            QualifiedName.of("t")))
                                    .orElseThrow()
                                    .ordinal())
                    .isEqualTo(made);
        }
        assertThat(place.column("PRAGMA integrity_check")).containsExactly("ok");
    }

    private static Code refusal(Store store) {
        return catchThrowableOfType(
                        StoreException.class,
                        () ->
                                store.commit(
                                        commit(version("shop", "orders", 2, "1.1.0", "{\"n\":2}"))))
                .code();
    }

    private static Store open(String url) {
        return JdbcStore.open(url, StoreCredentials.NONE, StoreLimits.DEFAULT, Clock.systemUTC());
    }

    private static void setWriteVersion(Path file, int version) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) version}), 18);
        }
    }
}

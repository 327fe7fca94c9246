package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.drop;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.registry.api.CopyReport;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoredTable;
import org.schemaregistry.registry.store.VersionRow;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// A registry that was copied is the registry: every row, on either database, and it goes on.
class CopyTest {
    private static final SourceId SHOP = new SourceId("shop");
    private static final QualifiedName ORDERS = QualifiedName.of("orders");

    private static final Pattern CREATE_TABLE =
            Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");
    private static final Pattern RENAMED_TABLE = Pattern.compile("ALTER TABLE (\\w+) RENAME TO");

    @TempDir Path directory;

    private final Places places = new Places();
    private Place file;
    private Place database;

    @BeforeEach
    void makePlaces() {
        file = sqlite("registry.db");
        database = Place.postgres(EmbeddedPostgres.MAJORS.getFirst());
        places.added(database);
    }

    @AfterEach
    void removePlaces() {
        places.close();
    }

    @Test
    void everyRowMovesThereAndBack() {
        fill(file);
        Place back = sqlite("back.db");
        Map<String, String> before = file.rows();

        CopyReport there = file.copier().copyTo(database.url());
        assertThat(database.rows()).isEqualTo(before);
        CopyReport again = database.copier().copyTo(postgres().url());
        CopyReport home = places.last().copier().copyTo(back.url());
        assertThat(back.rows()).isEqualTo(before).isEqualTo(file.rows());

        AuditHead head;
        try (Store store = back.open()) {
            head = store.auditHead();
            assertThat(store.verifyAudit().intact()).isTrue();
        }
        for (CopyReport report : List.of(there, again, home)) {
            assertThat(report.intact()).isTrue();
            assertThat(report.auditHead()).isEqualTo(head.hash());
            assertThat(report.auditEntries()).isEqualTo(head.seq());
            assertThat(report.contents()).isEqualTo(4);
        }
        assertThat(there.tables()).isEqualTo(home.tables());
        try (Store one = file.open();
                Store two = database.open()) {
            assertThat(two.catalog().sources()).isEqualTo(one.catalog().sources());
            assertThat(two.catalog().mappings()).isEqualTo(one.catalog().mappings());
            assertThat(two.history(SHOP, null, 100)).isEqualTo(one.history(SHOP, null, 100));
            assertThat(two.scanMemory(SHOP)).isEqualTo(one.scanMemory(SHOP)).isPresent();
            assertThat(two.events(0, 100)).isEqualTo(one.events(0, 100)).hasSize(6);
            assertThat(two.foreignEdits()).isEqualTo(one.foreignEdits()).hasSize(2);
            assertThat(two.deliveries().subscriptions())
                    .isEqualTo(one.deliveries().subscriptions());
            assertThat(two.deliveries().lanes("hook"))
                    .isEqualTo(one.deliveries().lanes("hook"))
                    .hasSize(1);
        }
    }

    /// A migration that adds a table needs nothing here; one whose tables differ between the two
    /// databases, or hold what no copy knows, fails here.
    @Test
    void everyTableOfTheMigrationsIsCopied() {
        List<List<StoredTable>> shapes = new ArrayList<>();
        for (String folder : List.of("sqlite", "postgres")) {
            Place place = folder.equals("sqlite") ? file : database;
            place.open().close();
            List<StoredTable> tables = place.tables();
            assertThat(tables)
                    .extracting(StoredTable::name)
                    .containsExactlyInAnyOrderElementsOf(created(folder, place));
            shapes.add(tables);
        }
        assertThat(shapes.getFirst()).containsExactlyInAnyOrderElementsOf(shapes.getLast());
    }

    @Test
    void theCopyGoesOnWhereTheRegistryWas() {
        fill(file);
        file.copier().copyTo(database.url());
        Place back = sqlite("back.db");
        goesOn(database, 7);
        database.copier().copyTo(back.url());
        goesOn(back, 8);
    }

    @Test
    void commitsWithoutAPlaceInTheOrderGetOne() {
        fill(database);
        database.execute(
                """
                INSERT INTO registry_pending (payload) VALUES ('{"actor":"a","at":5,\
                "request":"r","audits":[["table.changed","shop.x",null,"f","d"]],\
                "events":[["id-1","type","shop.x","{}"]]}')\
                """);
        CopyReport report = database.copier().copyTo(file.url());
        assertThat(report.intact()).isTrue();
        try (Store copied = file.open();
                Store original = database.open()) {
            Steps.awaitEvents(original, 7);
            assertThat(copied.events(0, 100)).isEqualTo(original.events(0, 100));
            assertThat(copied.auditHead()).isEqualTo(original.auditHead());
            assertThat(copied.verifyAudit().intact()).isTrue();
        }
    }

    @Test
    void onlyAnEmptyPlaceIsFilled() {
        fill(file);
        Place other = sqlite("other.db");
        for (Place target : List.of(other, database)) {
            try (Store store = target.open()) {
                Steps.shop(store);
                Steps.awaitEvents(store, 1);
            }
            Map<String, String> before = target.rows();
            assertThat(refused(target)).isEqualTo(ErrorCode.STORE_NOT_EMPTY);
            assertThat(target.rows()).isEqualTo(before);
        }
        assertThat(refused(file)).isEqualTo(ErrorCode.STORE_NOT_EMPTY);
        for (Place empty : List.of(sqlite("empty.db"), postgres())) {
            empty.open().close();
            file.copier().copyTo(empty.url());
            assertThat(empty.rows()).isEqualTo(file.rows());
        }
    }

    @Test
    void whatIsNoRegistryIsNotCopied() throws Exception {
        Place text = sqlite("text.db");
        Files.writeString(directory.resolve("text.db"), "some notes, no database at all");
        Place foreign = sqlite("foreign.db");
        foreign.execute("CREATE TABLE people (id INTEGER PRIMARY KEY)");
        for (Place none : List.of(sqlite("none.db"), text, foreign, database)) {
            assertThat(
                            catchThrowableOfType(
                                    RegistryException.class,
                                    () -> none.copier().copyTo(sqlite("to.db").url())))
                    .as(none.url())
                    .isNotNull();
        }
        assertThat(directory.resolve("none.db")).doesNotExist();
        assertThat(directory.resolve("to.db")).doesNotExist();
        fill(file);
        assertThat(refused(text)).isEqualTo(ErrorCode.STORE_NOT_A_REGISTRY);
        assertThat(refused(foreign)).isEqualTo(ErrorCode.STORE_NOT_A_REGISTRY);
    }

    @Test
    void anUnfinishedCopyIsNoRegistryAndCanBeFinished() {
        fill(file);
        many(file, 3_000);
        Place other = sqlite("other.db");
        fill(other);
        for (Place target : List.of(sqlite("to.db"), database)) {
            assertThat(
                            catchThrowableOfType(
                                    IllegalStateException.class,
                                    () ->
                                            file.copier()
                                                    .progress((step, done, total) -> {
                                                        throw new IllegalStateException("killed");
                                                    })
                                                    .copyTo(target.url())))
                    .hasMessage("killed");
            StoreException refusal =
                    catchThrowableOfType(StoreException.class, () -> target.open().close());
            assertThat(refusal.code()).isEqualTo(StoreException.Code.UNFINISHED_COPY);
            assertThat(refusal).hasMessageContaining("registry copy " + file.url());
            assertThat(
                            catchThrowableOfType(
                                            RegistryException.class,
                                            () -> other.copier().copyTo(target.url()))
                                    .code())
                    .isEqualTo(ErrorCode.STORE_NOT_EMPTY);
            assertThat(
                            catchThrowableOfType(
                                            RegistryException.class,
                                            () -> target.copier().copyTo(other.url()))
                                    .code())
                    .isEqualTo(ErrorCode.STORE_UNFINISHED);
            file.copier().copyTo(target.url());
            assertThat(target.rows()).isEqualTo(file.rows());
            goesOn(target, 3_007);
        }
    }

    @Test
    void aRegistryIsCopiedAsItWasAtOneMoment() throws Exception {
        for (Place from : List.of(file, database)) {
            fill(from);
            Place to = from.equals(file) ? postgres() : sqlite("to.db");
            Place backup = sqlite("backup-" + places.count() + ".db");
            AtomicBoolean stop = new AtomicBoolean();
            try (Store store = from.open()) {
                Thread writer =
                        Thread.ofPlatform()
                                .start(() -> {
                                    for (int n = 1; !stop.get(); n++) {
                                        Steps.committed(
                                                store,
                                                commit(
                                                        version(
                                                                "shop",
                                                                "w",
                                                                n,
                                                                "1." + n + ".0",
                                                                "[" + n + "]")));
                                    }
                                });
                Steps.await(() -> store.lastEvent() > 100);
                CopyReport copied = from.copier().copyTo(to.url());
                CopyReport saved = from.copier().backupTo(directory.resolve(backup.url()));
                stop.set(true);
                writer.join();
                assertThat(saved.events()).isGreaterThan(copied.events());
                consistent(to, copied);
                consistent(backup, saved);
            }
        }
    }

    @Test
    void aBackupIsOneFileAndNeverReplacesAnother() {
        fill(file);
        Place backup = sqlite("backup.db");
        try (Store open = file.open()) {
            assertThat(open.lastEvent()).isEqualTo(6);
            CopyReport report = file.copier().backupTo(directory.resolve("backup.db"));
            assertThat(report.intact()).isTrue();
            assertThat(report.contents()).isEqualTo(4);
            assertThat(
                            catchThrowableOfType(
                                            RegistryException.class,
                                            () ->
                                                    file.copier()
                                                            .backupTo(
                                                                    directory.resolve("backup.db")))
                                    .code())
                    .isEqualTo(ErrorCode.STORE_NOT_EMPTY);
        }
        assertThat(directory.resolve("backup.db-wal")).doesNotExist();
        assertThat(directory.resolve("backup.db.partial")).doesNotExist();
        assertThat(backup.rows()).isEqualTo(file.rows());
        goesOn(backup, 7);
    }

    @Test
    void damageIsCopiedAndNamed() {
        fill(file);
        file.execute(
                "UPDATE registry_content SET body = '[]' WHERE content_id = 2",
                "UPDATE registry_audit SET detail = 'else' WHERE seq = 3");
        CopyReport report = file.copier().copyTo(database.url());
        assertThat(report.intact()).isFalse();
        assertThat(report.damaged()).startsWith("document 2: ");
        assertThat(report.auditBroken()).startsWith("entry 3: ");
        assertThat(database.rows()).isEqualTo(file.rows());
    }

    @Test
    void aTargetThatOthersWriteToIsNoCopy() {
        fill(file);
        many(file, 1_500);
        RegistryException refusal =
                catchThrowableOfType(
                        RegistryException.class,
                        () ->
                                file.copier()
                                        .progress((step, done, total) -> {
                                            if (step.startsWith("verifying registry_content")) {
                                                database.execute(
                                                        "UPDATE registry_version SET actor = 'x'"
                                                                + " WHERE ordinal = 1");
                                            }
                                        })
                                        .copyTo(database.url()));
        assertThat(refusal).hasMessageContaining("registry_version");
        assertThat(catchThrowableOfType(StoreException.class, () -> database.open().close()).code())
                .isEqualTo(StoreException.Code.UNFINISHED_COPY);
    }

    /// Some of everything there is.
    static void fill(Place place) {
        try (Store store = place.open()) {
            Steps.committed(
                    store,
                    commit(
                            source("shop", "1.0.0"),
                            version("shop", "orders", 1, "1.0.0", "{\"é€😀\\t\\n\":\"\\\\\"}"),
                            version("shop", "gone", 1, "1.0.0", "{\"a\":1}")));
            Steps.committed(
                    store,
                    commit(
                            version("shop", "orders", 2, "1.1.0", "{\"b\":2}"),
                            drop("shop", "gone", 2, "2.0.0")));
            Steps.committed(store, commit(version("shop", "b", 3, "2.0.0", "{\"b\":2}", "orders")));
            Steps.committed(
                    store,
                    commit(
                            version("shop", "orders", 1, "1.0.0", "{\"a\":1}"),
                            new Write.PutScanMemory(
                                    SHOP,
                                    new ScanMemory(
                                            ScanStatus.COMPLETE,
                                            Drafts.AT,
                                            "state\twith\nlines",
                                            "{}",
                                            null,
                                            new ScanMemory.Document(
                                                    Drafts.fingerprint("{\"o\":[]}"), "{\"o\":[]}"),
                                            List.of(ORDERS))),
                            new Write.PutMapping("order", List.of(new TableRef(SHOP, ORDERS)))));
            Steps.awaitEvents(store, 6);
        }
        place.execute(
                """
                INSERT INTO registry_subscription
                  (name, target, allow_private, secret_ref, source_filter, table_filter, min_bump,
                   profile, created_at, created_seq, settled_seq, delivered, last_error,
                   last_error_at, lease_owner, lease_until)
                VALUES ('hook', 'https://example.com/hook', 1, 'env:HOOK', 'sh*', NULL, 'MAJOR',
                  'READ', 5, 1, 3, 2, 'away', 6, 'somebody', 99)\
                """,
                "INSERT INTO registry_delivery_lane VALUES ('hook', 'shop.orders', 2, 3, 77, 'e')",
                "INSERT INTO registry_dead_letter VALUES ('hook', 1, 'shop.orders', 20, 'e', 8)",
                "INSERT INTO data_sources VALUES ('theirs', 'x.db', 'sqlite', '1.0.0', 7)",
                "INSERT INTO table_meta VALUES ('theirs', 't', '{\"x\": \"int\"}', '1.2.3', 7)");
    }

    static void many(Place place, int versions) {
        try (Store store = place.open()) {
            List<Write> writes = new ArrayList<>();
            for (int n = 0; n < versions; n++) {
                writes.add(version("shop", "many" + n, 1, "1.0.0", "[" + n + ",0]"));
            }
            Steps.committed(store, commit(writes.toArray(Write[]::new)));
            Steps.awaitEvents(store, 6 + versions);
        }
    }

    /// The next commit takes the next numbers, and everybody sees it.
    static void goesOn(Place place, long event) {
        try (Store store = place.open();
                Store second = place.open()) {
            long revision = store.catalog().revision();
            long ordinal =
                    Optional.ofNullable(store.catalog().table(SHOP, QualifiedName.of("b")))
                                    .orElseThrow()
                                    .ordinal()
                            + 1;
            assertThat(
                            Steps.committed(
                                    store,
                                    commit(
                                            version(
                                                    "shop",
                                                    "b",
                                                    ordinal,
                                                    "3." + event + ".0",
                                                    "{\"new\":" + event + "}"))))
                    .isGreaterThan(revision);
            Steps.awaitEvents(store, event);
            Steps.await(() -> {
                var seen = second.catalog().table(SHOP, QualifiedName.of("b"));
                return seen != null && seen.ordinal() == ordinal;
            });
            assertThat(store.verifyAudit().intact()).isTrue();
            place.execute(
                    "UPDATE table_meta SET version = '9.9."
                            + event
                            + "' WHERE table_name = 'orders'");
            Steps.await(() -> store.foreignEdits().size() == 3);
            place.execute("DELETE FROM registry_foreign_edit WHERE table_name = 'orders'");
        }
    }

    private static void consistent(Place place, CopyReport report) {
        try (Store store = place.open()) {
            assertThat(store.verifyAudit().intact()).isTrue();
            assertThat(store.auditHead().hash()).isEqualTo(report.auditHead());
            long last = store.lastEvent();
            assertThat(last).isEqualTo(report.events());
            assertThat(store.events(0, 100_000))
                    .extracting(OutboxEntry::seq)
                    .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
            // One event each, after the six that were there.
            assertThat(store.history(SHOP, QualifiedName.of("w"), 100_000).reversed())
                    .extracting(VersionRow::ordinal)
                    .isEqualTo(LongStream.rangeClosed(1, last - 6).boxed().toList());
        }
    }

    /// The names after CREATE TABLE in all migrations, but for what took another's name later and
    /// for what belongs to one database.
    private static List<String> created(String folder, Place place) {
        List<String> names = new ArrayList<>();
        for (String migration :
                place.column("SELECT name FROM registry_migration ORDER BY number")) {
            String path =
                    "/org/schemaregistry/registry/store/migrations/"
                            + folder
                            + "/"
                            + migration
                            + ".sql";
            try (InputStream in = Store.class.getResourceAsStream(path)) {
                String sql =
                        new String(
                                Objects.requireNonNull(in, path).readAllBytes(),
                                StandardCharsets.UTF_8);
                CREATE_TABLE.matcher(sql).results().forEach(m -> names.add(m.group(1)));
                RENAMED_TABLE.matcher(sql).results().forEach(m -> names.remove(m.group(1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        names.remove("registry_pending");
        assertThat(names).contains("registry_outbox", "table_meta");
        return names;
    }

    private ErrorCode refused(Place target) {
        return catchThrowableOfType(
                        RegistryException.class, () -> file.copier().copyTo(target.url()))
                .code();
    }

    private Place sqlite(String name) {
        return places.sqlite(directory.resolve(name));
    }

    private Place postgres() {
        return places.postgres();
    }
}

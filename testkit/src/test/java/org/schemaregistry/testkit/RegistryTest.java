package org.schemaregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.TableChange;
import org.schemaregistry.registry.api.VersionSelector;
import org.schemaregistry.registry.flow.Extensions;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The main job through the facade, on a real SQLite store, with a source that does as it is told.
class RegistryTest {
    private static final SourceId SHOP = new SourceId("shop");

    private static final IntrospectOptions ACCEPT =
            new IntrospectOptions(
                    ScanRequest.Mode.EXPLICIT, false, true, "test", ScanRequest.Progress.NONE);

    private static final IntrospectOptions DRY =
            new IntrospectOptions(
                    ScanRequest.Mode.EXPLICIT, true, false, "test", ScanRequest.Progress.NONE);

    @TempDir Path folder;

    private final ScriptedConnector connector =
            new ScriptedConnector(request -> scanned(Map.of(), Coverage.FULL));
    private Registry registry;

    @BeforeEach
    void open() {
        registry =
                Registry.builder()
                        .url(file())
                        .extensions(new Extensions(List.of(connector), List.of(), List.of()))
                        .open();
        registry.addSource(
                DataSource.of(SHOP, "scripted", new SourceUri("scripted://shop")), "test");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aFirstScanRegistersEveryTableAtOneZeroZeroAndTheSourceStaysThere() {
        see("customers", "orders");
        ScanReport report = scan();
        assertThat(report.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(report.tablesSeen()).isEqualTo(2);
        assertThat(report.changed())
                .extracting(c -> c.table().toString(), TableChange::from, TableChange::to)
                .containsExactly(
                        tuple("customers", null, SemVer.FIRST),
                        tuple("orders", null, SemVer.FIRST));
        assertThat(sourceVersion()).isEqualTo("1.0.0");
        assertThat(types()).containsExactly("source.added", "table.created", "table.created");
        assertThat(registry.listTables("shop")).containsExactly("customers", "orders");
    }

    @Test
    void settingsChangeAloneAndAChangeThatWasOvertakenStartsFromTheNewerSettings() {
        see("customers");
        scan();
        AtomicInteger asked = new AtomicInteger();
        boolean changed =
                registry.changeSource(
                        SHOP,
                        known -> {
                            if (asked.getAndIncrement() == 0) {
                                registry.changeSource(
                                        SHOP, first -> searching(first, "sales"), "other");
                            }
                            return known.at(new SourceUri("scripted://moved"), "scripted");
                        },
                        "test");
        assertThat(changed).isTrue();
        assertThat(asked).hasValue(2);
        DataSource now = registry.source(SHOP).source();
        assertThat(now.uri()).isEqualTo(new SourceUri("scripted://moved"));
        assertThat(now.searchPath()).containsExactly("sales");
        assertThat(registry.listTables("shop")).containsExactly("customers");
        assertThat(types()).endsWith("source.changed", "source.changed");
        assertThat(registry.changeSource(SHOP, known -> known, "test")).isFalse();
        assertThat(types()).hasSize(4);
        assertThatThrownBy(
                        () -> registry.changeSource(new SourceId("none"), known -> known, "test"))
                .hasMessageContaining("none");
    }

    private static DataSource searching(DataSource source, String schema) {
        return new DataSource(
                source.id(),
                source.type(),
                source.uri(),
                source.scope(),
                List.of(schema),
                source.credentials(),
                source.queryCredentials());
    }

    @Test
    void scanningTheSameAgainCommitsNothing() {
        see("customers");
        scan();
        List<String> before = types();
        assertThat(scan().changed()).isEmpty();
        assertThat(types()).isEqualTo(before);
        assertThat(sourceVersion()).isEqualTo("1.0.0");
    }

    @Test
    void oneEventAndOneVersionForEachTableThatMoved() {
        see("customers", "orders", "old");
        scan();
        seeTables(
                Map.of(
                        "customers", table("id", "name"),
                        "orders", table("id"),
                        "fresh", table("id")));
        ScanReport report = scan();
        assertThat(report.changed())
                .extracting(
                        c -> c.table().toString(),
                        c -> c.to().toString(),
                        TableChange::bump,
                        TableChange::dropped)
                .containsExactlyInAnyOrder(
                        tuple("customers", "1.1.0", Bump.MINOR, false),
                        tuple("fresh", "1.0.0", Bump.MINOR, false),
                        tuple("old", "2.0.0", Bump.MAJOR, true));
        assertThat(types().subList(4, 7))
                .containsExactlyInAnyOrder("table.changed", "table.created", "table.dropped");
        assertThat(types()).hasSize(7);
        assertThat(sourceVersion()).isEqualTo("2.0.0");
        assertThat(registry.getTableSchema("shop", "old")).isEmpty();
    }

    @Test
    void aDroppedTableThatComesBackContinuesItsVersions() {
        see("a", "b");
        scan();
        see("a");
        scan();
        see("a", "b");
        assertThat(scan().changed())
                .extracting(c -> c.to().toString(), TableChange::bump)
                .containsExactly(tuple("2.1.0", Bump.MINOR));
        assertThat(registry.history(new TableRef(SHOP, QualifiedName.of("b")), 10))
                .extracting(e -> e.version().toString(), e -> e.ordinal())
                .containsExactly(tuple("2.1.0", 3L), tuple("2.0.0", 2L), tuple("1.0.0", 1L));
    }

    @Test
    void aRenamedTableKeepsItsHistoryAndTheOldNameSaysSo() {
        see("customers", "orders");
        scan();
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        tables.put(QualifiedName.of("clients"), table("id"));
        tables.put(QualifiedName.of("orders"), table("id"));
        connector.answer(
                r -> scanned(tables, Coverage.FULL, Map.of("clients", "customers"), List.of()));
        assertThat(scan().changed())
                .extracting(
                        c -> c.table().toString(),
                        c -> String.valueOf(c.renamedFrom()),
                        c -> c.to().toString())
                .containsExactly(tuple("clients", "customers", "2.0.0"));
        assertThat(registry.history(new TableRef(SHOP, QualifiedName.of("clients")), 10))
                .hasSize(2);
        assertThatThrownBy(() ->
                        registry.table(
                                new TableRef(SHOP, QualifiedName.of("customers")),
                                new VersionSelector.Current()))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.RENAMED_TO);
                            assertThat(e.expected()).isEqualTo("shop.clients");
                        });
    }

    @Test
    void aFailedScanLosesNothingAndIsToldOnce() {
        see("a", "b");
        scan();
        ScanError error = new ScanError(null, ScanError.Code.CONNECTION_LOST, "cut", null);
        connector.answer(r -> new ScanOutcome.Failed(error));
        assertThat(scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(scan().errors()).containsExactly(error);
        assertThat(registry.listTables("shop")).containsExactly("a", "b");
        assertThat(types()).filteredOn("scan.failed"::equals).hasSize(1);
        see("a", "b");
        assertThat(scan().status()).isEqualTo(ScanStatus.COMPLETE);
        connector.answer(r -> new ScanOutcome.Failed(error));
        scan();
        assertThat(types()).filteredOn("scan.failed"::equals).hasSize(2);
    }

    @Test
    void aPartialScanChangesOnlyWhatItSaw() {
        see("a", "b", "c");
        scan();
        ScanError error = new ScanError("b", ScanError.Code.LOCKED, "locked", null);
        Coverage coverage =
                new Coverage(null, List.of(), List.of(), List.of(QualifiedName.of("b")), List.of());
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        tables.put(QualifiedName.of("a"), table("id", "more"));
        connector.answer(r -> scanned(tables, coverage, Map.of(), List.of(error)));
        ScanReport report = scan();
        assertThat(report.status()).isEqualTo(ScanStatus.PARTIAL);
        assertThat(report.changed()).extracting(c -> c.table().toString()).containsExactly("a");
        assertThat(registry.listTables("shop")).containsExactly("a", "b", "c");
    }

    @Test
    void aLostRightIsAnAccessEventAndNoDrop() {
        see("a", "b");
        scan();
        Coverage coverage =
                new Coverage("r", List.of(QualifiedName.of("b")), List.of(), List.of(), List.of());
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        tables.put(QualifiedName.of("a"), table("id"));
        connector.answer(r -> scanned(tables, coverage));
        ScanReport report = scan();
        assertThat(report.changed()).isEmpty();
        assertThat(types()).endsWith("access.changed");
        assertThat(report.warnings())
                .containsExactly(
                        "role 'r' may no longer read b; what is known of it stays; GRANT SELECT"
                                + " brings it back");
        assertThat(registry.listTables("shop")).containsExactly("a", "b");
        assertThat(scan().warnings()).isEmpty();
        assertThat(types()).filteredOn("access.changed"::equals).hasSize(1);
        see("a", "b");
        scan();
        assertThat(types()).filteredOn("access.changed"::equals).hasSize(2);
    }

    @Test
    void aRoleThatMayReadNothingIsTold() {
        List<QualifiedName> unseen =
                Stream.of("a", "b", "c", "d", "e").map(QualifiedName::of).toList();
        Coverage coverage = new Coverage("r", unseen, List.of(), List.of(), List.of());
        connector.answer(r -> scanned(Map.<String, Table>of(), coverage));
        String warning =
                "role 'r' may read none of the relations here, such as a, b, c and 2 more; give it"
                        + " USAGE on their schemas and SELECT on them";
        assertThat(scan().warnings()).containsExactly(warning);
        connector.answer(r -> new ScanOutcome.Unchanged("same"));
        assertThat(scan().warnings()).containsExactly(warning);
    }

    @Test
    void aLargeDeletionIsHeldUntilSomebodyAcceptsIt() {
        see("a", "b", "c", "d");
        scan();
        see("a");
        ScanReport held = scan();
        assertThat(held.status()).isEqualTo(ScanStatus.HELD);
        assertThat(registry.listTables("shop")).containsExactly("a", "b", "c", "d");
        assertThat(scan().status()).isEqualTo(ScanStatus.HELD);
        assertThat(types()).filteredOn("scan.held"::equals).hasSize(1);
        assertThat(registry.introspect(SHOP, ACCEPT).status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(registry.listTables("shop")).containsExactly("a");
        assertThat(types()).filteredOn("table.dropped"::equals).hasSize(3);
    }

    @Test
    void twoTablesOfManyMayGoWithoutAsking() {
        see("a", "b", "c", "d");
        scan();
        see("a", "b");
        assertThat(scan().status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(registry.listTables("shop")).containsExactly("a", "b");
    }

    @Test
    void aDryRunTellsAndCommitsNothing() {
        see("a");
        scan();
        List<String> before = types();
        seeTables(Map.of("a", table("id", "more")));
        assertThat(registry.introspect(SHOP, DRY).changed())
                .extracting(c -> c.to().toString())
                .containsExactly("1.1.0");
        assertThat(types()).isEqualTo(before);
        assertThat(scan().changed()).hasSize(1);
    }

    @Test
    void twoScansAtOnceGiveOneVersion() throws InterruptedException, ExecutionException {
        see("a");
        scan();
        CountDownLatch bothLook = new CountDownLatch(2);
        connector.answer(request -> {
            bothLook.countDown();
            try {
                bothLook.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return scanned(Map.of("a", table("id", "more")), Coverage.FULL);
        });
        List<ScanReport> reports = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(2)) {
            List<Future<ScanReport>> scans =
                    List.of(executor.submit(this::scan), executor.submit(this::scan));
            for (Future<ScanReport> scan : scans) {
                reports.add(scan.get());
            }
        }
        assertThat(reports).extracting(r -> r.changed().size()).containsExactlyInAnyOrder(0, 1);
        assertThat(registry.history(new TableRef(SHOP, QualifiedName.of("a")), 10)).hasSize(2);
        assertThat(sourceVersion()).isEqualTo("1.1.0");
    }

    @Test
    void aRevertIsANewVersionWithTheOldFingerprint() {
        see("a");
        scan();
        String first = registry.getTableSchema("shop", "a").orElseThrow();
        seeTables(Map.of("a", table("id", "more")));
        scan();
        see("a");
        scan();
        TableRef a = new TableRef(SHOP, QualifiedName.of("a"));
        assertThat(registry.history(a, 10))
                .extracting(e -> e.version().toString())
                .containsExactly("2.0.0", "1.1.0", "1.0.0");
        var now = registry.table(a, new VersionSelector.Current());
        var then = registry.table(a, new VersionSelector.Exact(SemVer.FIRST));
        assertThat(now.contentId()).isEqualTo(then.contentId());
        assertThat(now.schemaJson()).isEqualTo(then.schemaJson()).isEqualTo(first);
    }

    @Test
    void aDiffAcrossVersionsKeepsARenameARename() {
        see("a");
        scan();
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        tables.put(QualifiedName.of("a"), table("key"));
        connector.answer(
                r -> scanned(tables, Coverage.FULL, Map.of(), List.of(), Map.of("key", "id")));
        scan();
        SortedMap<QualifiedName, Table> more = new TreeMap<>();
        more.put(QualifiedName.of("a"), table("key", "more"));
        connector.answer(
                r -> scanned(more, Coverage.FULL, Map.of(), List.of(), Map.of("key", "id")));
        scan();
        TableRef a = new TableRef(SHOP, QualifiedName.of("a"));
        assertThat(registry.diff(a, SemVer.FIRST, SemVer.parse("2.1.0")).changes())
                .extracting(c -> c.rule().name())
                .containsExactly("COLUMN_RENAMED", "COLUMN_ADDED_OPTIONAL");
        assertThat(registry.diff(a, SemVer.parse("2.1.0"), SemVer.FIRST).changes())
                .extracting(c -> c.rule().name())
                .containsExactly("COLUMN_DROPPED", "COLUMN_RENAMED");
    }

    @Test
    void aDeclaredTableIsNeitherChangedNorDroppedByAScan() {
        assertThat(registry.upsertTableMeta("shop", "notes", "{\"id\":\"int64\"}", null))
                .isEqualTo(SemVer.FIRST);
        see("a");
        scan();
        seeTables(Map.of("a", table("id"), "notes", table("other")));
        ScanReport report = scan();
        assertThat(report.changed()).isEmpty();
        assertThat(report.warnings()).anyMatch(w -> w.contains("declared table notes differs"));
        assertThat(registry.listTables("shop")).containsExactly("a", "notes");
    }

    @Test
    void aDeclaredVersionMayBeHigherButNotLowerThanItsChangesCallFor() {
        registry.upsertTableMeta("shop", "t", "{\"a\":\"int32\",\"b\":\"text\"}", "1.0.0");
        assertThat(
                        registry.upsertTableMeta(
                                "shop", "t", "{\"a\":\"int32\",\"b\":\"text\"}", "9.0.0"))
                .as("equal content is no new version")
                .isEqualTo(SemVer.FIRST);
        assertThatThrownBy(
                        () -> registry.upsertTableMeta("shop", "t", "{\"a\":\"int32\"}", "1.1.0"))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.VERSION_TOO_LOW));
        assertThat(registry.upsertTableMeta("shop", "t", "{\"a\":\"int32\"}", "5.0.0").toString())
                .isEqualTo("5.0.0");
    }

    @Test
    void whatAnotherProgramWritesIsAdopted() throws SQLException {
        see("a");
        scan();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO data_sources VALUES ('wiki', 'postgresql://h/wiki', 'postgres',"
                            + " '3.0.0', 5)");
            statement.execute(
                    "INSERT INTO table_meta VALUES ('wiki', 'pages', '{\"id\":\"int64\"}', '3.2.0',"
                            + " 5)");
            statement.execute(
                    "UPDATE table_meta SET schema_json = '{\"id\":\"text\"}', version = '7.0.0'"
                            + " WHERE table_name = 'a'");
        }
        eventually(() -> registry.listDataSources().size() == 2);
        assertThat(registry.listTables("wiki")).containsExactly("pages");
        assertThat(
                        registry.table(
                                        new TableRef(
                                                new SourceId("wiki"), QualifiedName.of("pages")),
                                        new VersionSelector.Current())
                                .version()
                                .toString())
                .isEqualTo("3.2.0");
        assertThat(registry.history(new TableRef(SHOP, QualifiedName.of("a")), 1))
                .extracting(e -> e.version().toString(), e -> e.actor())
                .containsExactly(tuple("7.0.0", "external"));
    }

    @Test
    void theOntologyMapsToTablesThatExist() {
        see("customers");
        scan();
        TableRef customers = new TableRef(SHOP, QualifiedName.of("customers"));
        registry.upsertOntologyMapping("Customer", List.of(customers));
        assertThat(registry.listOntologyMappings()).containsEntry("Customer", List.of(customers));
        assertThatThrownBy(() ->
                        registry.upsertOntologyMapping(
                                "Ghost", List.of(new TableRef(SHOP, QualifiedName.of("ghost")))))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_TABLE));
    }

    @Test
    void historyReadsBackByTime() {
        see("a");
        scan();
        TableRef a = new TableRef(SHOP, QualifiedName.of("a"));
        var first = registry.table(a, new VersionSelector.Current());
        seeTables(Map.of("a", table("id", "more")));
        scan();
        assertThat(registry.table(a, new VersionSelector.At(first.atMillis())).schemaJson())
                .isEqualTo(first.schemaJson());
        assertThatThrownBy(() -> registry.table(a, new VersionSelector.At(1)))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_VERSION));
    }

    @Test
    void unknownNamesSayWhatIsThere() {
        see("orders");
        scan();
        assertThatThrownBy(() -> registry.tables(new SourceId("shpo")))
                .hasToString(
                        RegistryException.class.getName()
                                + ": UNKNOWN_SOURCE: there is no source 'shpo'; expected one of"
                                + " [shop]; list the sources with: source list")
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo("there is no source 'shpo'");
                            assertThat(e.expected()).contains("shop");
                        });
        assertThatThrownBy(() ->
                        registry.table(
                                new TableRef(SHOP, QualifiedName.of("ordres")),
                                new VersionSelector.Current()))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.expected()).contains("orders"));
    }

    private ScanReport scan() {
        return registry.introspect(SHOP, IntrospectOptions.DEFAULT);
    }

    private void see(String... names) {
        Map<String, Table> tables = new TreeMap<>();
        for (String name : names) {
            tables.put(name, table("id"));
        }
        seeTables(tables);
    }

    private void seeTables(Map<String, Table> tables) {
        connector.answer(request -> scanned(tables, Coverage.FULL));
    }

    private static Table table(String... fields) {
        List<Field> list = new ArrayList<>();
        for (String name : fields) {
            list.add(Field.of(name, list.size() + 1, new FieldType.Int(64, true), "bigint", true));
        }
        return Table.of(TableKind.TABLE, "table", list);
    }

    private static ScanOutcome scanned(Map<String, Table> tables, Coverage coverage) {
        SortedMap<QualifiedName, Table> named = new TreeMap<>();
        tables.forEach((name, table) -> named.put(QualifiedName.of(name), table));
        return scanned(named, coverage, Map.of(), List.of());
    }

    private static ScanOutcome scanned(SortedMap<QualifiedName, Table> tables, Coverage coverage) {
        return scanned(tables, coverage, Map.of(), List.of());
    }

    private static ScanOutcome scanned(
            SortedMap<QualifiedName, Table> tables,
            Coverage coverage,
            Map<String, String> tableIds,
            List<ScanError> errors) {
        return scanned(tables, coverage, tableIds, errors, Map.of());
    }

    /// A table's and a field's id is its first name.
    private static ScanOutcome scanned(
            SortedMap<QualifiedName, Table> tables,
            Coverage coverage,
            Map<String, String> tableIds,
            List<ScanError> errors,
            Map<String, String> fieldIds) {
        SortedMap<QualifiedName, Identity.OfTable> ids = new TreeMap<>();
        tables.forEach((name, table) -> {
            SortedMap<String, String> fields = new TreeMap<>();
            table.fields()
                    .forEach(f -> fields.put(f.name(), fieldIds.getOrDefault(f.name(), f.name())));
            ids.put(
                    name,
                    new Identity.OfTable(
                            tableIds.getOrDefault(name.name(), name.name()),
                            fields,
                            new TreeMap<>()));
        });
        return new ScanOutcome.Scanned(
                new Snapshot(
                        SHOP,
                        tables,
                        SourceObjects.none("scripted"),
                        coverage,
                        errors,
                        new Identity("system", ids),
                        1),
                "state");
    }

    private List<String> types() {
        List<String> types = new ArrayList<>();
        registry.events(0, 1000)
                .forEach(event ->
                        types.add(
                                event.get("type")
                                        .stringValue()
                                        .replace("org.schemaregistry.", "")
                                        .replace(".v1", "")));
        return types;
    }

    private String sourceVersion() {
        return registry.source(SHOP).version().toString();
    }

    private String file() {
        return folder.resolve("registry.db").toString();
    }

    /// Another process's write shows within the stated bound of 100 ms; waits for it, 10 s at most.
    private static void eventually(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void schemaJsonIsTheCanonicalDocument() {
        see("a");
        scan();
        assertThat(registry.getTableSchema("shop", "a")).contains(TableJson.write(table("id")));
    }
}

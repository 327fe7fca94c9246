package org.schemaregistry.adapter.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DeliverySettings;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.RunOptions;
import org.schemaregistry.registry.api.RunReport;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A run's own guard over SQLite, and what a mismatch that repeats leads to.
class SqliteRunGuardTest {
    private static final SourceId SHOP = new SourceId("shop");

    private static final List<String> SHAPES =
            List.of(
                    "SELECT * FROM item",
                    "SELECT label AS id, id AS label FROM item",
                    "SELECT i.*, o.* FROM item i LEFT JOIN item o ON o.id = i.id + 1",
                    "SELECT i.id, o.label FROM item i RIGHT JOIN item o ON o.id = i.id + 1",
                    "SELECT i.id, o.label FROM item i FULL JOIN item o USING (id)",
                    "SELECT label, count(*) FROM item WHERE id < 0",
                    "SELECT label, max(id) FROM item WHERE id < 0",
                    "SELECT * FROM (SELECT label, total(id) FROM item WHERE id < 0)",
                    "SELECT kind, count(*), sum(price), avg(id) FROM item GROUP BY kind",
                    "SELECT id IN (SELECT maybe FROM item), EXISTS (SELECT 1 FROM item) FROM item",
                    "SELECT (SELECT label FROM item WHERE id < 0), id FROM item",
                    "SELECT id FROM item UNION ALL SELECT maybe FROM item",
                    "SELECT CASE WHEN id > 1 THEN id END, coalesce(maybe, id), NULL FROM item",
                    "SELECT lag(id) OVER (ORDER BY id), id FROM item",
                    "SELECT id || 'x', id / 2, CAST(price AS TEXT), typeof(label) FROM item",
                    "WITH a AS (SELECT id, label FROM item) SELECT * FROM a LEFT JOIN item i ON"
                            + " i.id = a.id + 1",
                    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT NULL FROM r WHERE n = 1)"
                            + " SELECT n, id FROM r, item",
                    "SELECT rowid, label FROM item",
                    "SELECT * FROM loose",
                    "SELECT * FROM item_view",
                    "VALUES (1), (NULL)",
                    "SELECT 1");

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private Registry registry;

    @BeforeEach
    void open() throws SQLException {
        execute(
                "CREATE TABLE item (id INTEGER PRIMARY KEY, label VARCHAR(10) NOT NULL, kind TEXT"
                    + " NOT NULL, price DECIMAL(8,2) NOT NULL, day DATE NOT NULL, ok BOOLEAN NOT"
                    + " NULL, maybe INTEGER)",
                "INSERT INTO item VALUES (1, 'one', 'a', 1.5, '2024-01-01', 1, NULL),"
                        + " (2, 'two', 'b', 2, '2024-01-02', 0, 2)",
                "CREATE TABLE loose (a, b TEXT PRIMARY KEY)",
                "INSERT INTO loose VALUES (1, NULL), (x'00', 'x'), ('t', 'y')",
                "CREATE VIEW item_view AS SELECT label, max(maybe) AS most FROM item GROUP BY"
                        + " label");
        registry = Registry.open(folder.resolve("registry.db").toString());
        registry.addSource(
                DataSource.of(SHOP, "sqlite", new SourceUri("sqlite:" + file())), "test");
        registry.introspect(SHOP, IntrospectOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void anUnchangedFileGivesNoMismatchWhateverTheShapeOfTheResult() {
        List<String> wrong = new ArrayList<>();
        for (String sql : SHAPES) {
            RunReport report = run(sql);
            if (!(report.result() instanceof QueryRun.Finished)) {
                wrong.add(sql + ": " + report.result());
            }
            GuardedRuns.found(report).forEach(found -> wrong.add(sql + ": " + found));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void rowsThatWereWrittenAreCountedHoweverManyAreHandedOut() {
        String update = "UPDATE item SET maybe = 7";
        assertThat(changed(RunOptions.DEFAULT.withWrites(), update)).isEqualTo(2);
        String returning = update + " RETURNING id";
        assertThat(changed(RunOptions.DEFAULT.withWrites(), returning)).isEqualTo(2);
        assertThat(changed(RunOptions.DEFAULT.withWrites().capped(30_000, 1, 1_000), returning))
                .isEqualTo(2);
        assertThat(changed(RunOptions.DEFAULT, "SELECT id FROM item")).isZero();
    }

    private @Nullable Long changed(RunOptions options, String sql) {
        RunReport report =
                registry.runner().run(new Query(SHOP, null, sql), List.of(), options, row -> true);
        return ((QueryRun.Finished) report.result()).changed();
    }

    @Test
    void aTableMadeAnewBehindTheRegistryIsTold() throws SQLException {
        alter();
        assertThat(GuardedRuns.found(run("SELECT id, label AS l, price FROM item")))
                .containsExactlyInAnyOrder(
                        "item l: null, expected text(10), found null",
                        "item price: type, expected decimal(8,2), found text");
    }

    @Test
    void aMismatchThatRepeatsHasTheSourceScannedByWhoWorksOnSchedules() throws SQLException {
        registry.schedules().set(SHOP, Duration.ofDays(30), "test");
        registry.introspect(SHOP, IntrospectOptions.DEFAULT);
        assertThat(registry.workOnce(DeliverySettings.DEFAULT, scan -> {}).scans())
                .as("just scanned")
                .isEmpty();
        alter();
        run("SELECT label FROM item");
        assertThat(registry.workOnce(DeliverySettings.DEFAULT, scan -> {}).scans())
                .as("told once")
                .isEmpty();
        run("SELECT label FROM item");
        assertThat(registry.events(0, 1000))
                .anySatisfy(event ->
                        assertThat(event.get("data").path("rescan").asString("")).isEqualTo("due"));
        assertThat(registry.workOnce(DeliverySettings.DEFAULT, scan -> {}).scans()).hasSize(1);
        assertThat(registry.tables(SHOP))
                .filteredOn(table -> table.name().name().equals("item"))
                .singleElement()
                .satisfies(table -> assertThat(table.version().toString()).isEqualTo("2.0.0"));
        assertThat(GuardedRuns.found(run("SELECT label, price FROM item"))).isEmpty();
        assertThat(registry.workOnce(DeliverySettings.DEFAULT, scan -> {}).scans()).isEmpty();
    }

    private void alter() throws SQLException {
        execute(
                "DROP VIEW item_view",
                "ALTER TABLE item RENAME TO before",
                "CREATE TABLE item (id INTEGER PRIMARY KEY, label VARCHAR(10), kind TEXT, price"
                        + " TEXT NOT NULL, day DATE NOT NULL, ok BOOLEAN NOT NULL, maybe INTEGER)",
                "INSERT INTO item SELECT id, NULL, kind, 'much', day, ok, maybe FROM before",
                "DROP TABLE before");
    }

    private RunReport run(String sql) {
        return GuardedRuns.run(registry, SHOP, sql, RunOptions.DEFAULT);
    }

    private Path file() {
        return folder.resolve("shop.db");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}

package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.registry.api.CopyReport;
import org.schemaregistry.registry.api.CopyReport.TableRows;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoredTable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A copy that was stopped goes on where it was, and is the registry as that is then.
class ResumedCopyTest {
    private static final int TABLES = 1_500;

    @TempDir Path directory;

    private final Places places = new Places();

    @AfterEach
    void removePlaces() {
        places.close();
    }

    @Test
    void whatWasThereIsNotCopiedAgain() {
        for (Place from : List.of(sqlite("from.db"), postgres())) {
            fill(from);
            for (int percent : List.of(10, 45, 90)) {
                Place to = from.database() == null ? postgres() : sqlite("to-" + percent + ".db");
                stop(from, to, percent);
                Map<String, Long> there = counts(to, from);
                CopyReport report = from.copier().copyTo(to.url());
                assertThat(kept(report)).as(percent + " % to " + to.url()).isEqualTo(there);
                assertThat(report.kept()).isPositive();
                assertThat(report.begunAnew()).isEmpty();
                assertThat(to.rows()).isEqualTo(from.rows());
                CopyTest.goesOn(to, TABLES + 7);
            }
        }
    }

    @Test
    void itMayBeStoppedAgainAndAgain() {
        Place from = sqlite("from.db");
        fill(from);
        Place to = postgres();
        long there = 0;
        for (int percent : List.of(10, 25, 40, 50, 60)) {
            stop(from, to, percent);
            long now = counts(to, from).values().stream().mapToLong(Long::longValue).sum();
            assertThat(now).isGreaterThan(there);
            there = now;
        }
        assertThat(from.copier().copyTo(to.url()).kept()).isEqualTo(there);
        assertThat(to.rows()).isEqualTo(from.rows());
    }

    @Test
    void aRegistryThatMovedOnIsCopiedAsItIsNow() {
        for (Place from : List.of(sqlite("from.db"), postgres())) {
            fill(from);
            Place to = from.database() == null ? postgres() : sqlite("to.db");
            // All is written; it stops while that is compared.
            stop(from, to, 70);
            long contents = counts(to, from).getOrDefault(StoredTable.CONTENT, -1L);
            try (Store store = from.open()) {
                Steps.committed(store, commit(version("shop", "many7", 2, "1.1.0", "[7,1]")));
                Steps.awaitEvents(store, TABLES + 7);
            }
            from.execute("DELETE FROM registry_outbox WHERE seq < 3");
            CopyReport report = from.copier().copyTo(to.url());
            assertThat(to.rows()).isEqualTo(from.rows());
            assertThat(kept(report))
                    .containsEntry(StoredTable.CONTENT, contents)
                    .containsEntry("registry_audit", (long) TABLES + 6);
            assertThat(report.begunAnew())
                    .contains("registry_outbox", "registry_version", "table_meta")
                    .doesNotContain(StoredTable.CONTENT, "registry_audit");
            CopyTest.goesOn(to, TABLES + 8);
        }
    }

    @Test
    void anotherRegistryInItsPlaceIsBegunAnew() throws Exception {
        Place from = sqlite("from.db");
        fill(from);
        Place to = postgres();
        stop(from, to, 50);
        Files.delete(directory.resolve("from.db"));
        try (Store store = from.open()) {
            Steps.shop(store);
        }
        CopyReport report = from.copier().copyTo(to.url());
        assertThat(report.kept()).isZero();
        assertThat(report.begunAnew()).contains(StoredTable.CONTENT);
        assertThat(to.rows()).isEqualTo(from.rows());
    }

    @Test
    void whatOthersDidToTheUnfinishedCopyIsUndone() {
        Place from = postgres();
        fill(from);
        Place to = sqlite("to.db");
        stop(from, to, 50);
        to.execute(
                "UPDATE registry_content SET body = '[]' WHERE content_id = 2",
                "INSERT INTO registry_guard VALUES ('shop', 'orders', '1.0.0', 1, '{}')");
        CopyReport report = from.copier().copyTo(to.url());
        assertThat(report.begunAnew()).containsExactly(StoredTable.CONTENT, "registry_guard");
        assertThat(to.rows()).isEqualTo(from.rows());
    }

    private static void fill(Place place) {
        CopyTest.fill(place);
        CopyTest.many(place, TABLES);
    }

    /// Lets a copy come to a part of its work, which is to write and then to compare.
    private static void stop(Place from, Place to, int percent) {
        assertThat(
                        catchThrowableOfType(
                                IllegalStateException.class,
                                () ->
                                        from.copier()
                                                .progress((step, done, total) -> {
                                                    if (done * 100 >= total * percent) {
                                                        throw new IllegalStateException("stopped");
                                                    }
                                                })
                                                .copyTo(to.url())))
                .hasMessage("stopped");
    }

    private static Map<String, Long> kept(CopyReport report) {
        Map<String, Long> kept = new TreeMap<>();
        for (TableRows table : report.tables()) {
            kept.put(table.table(), table.kept());
        }
        return kept;
    }

    /// The rows of the unfinished copy, but for the head, which is always made anew.
    private static Map<String, Long> counts(Place copy, Place from) {
        Map<String, Long> counts = new TreeMap<>();
        for (StoredTable table : from.tables()) {
            String count = copy.column("SELECT count(*) FROM " + table.name()).getFirst();
            counts.put(
                    table.name(),
                    table.name().equals(StoredTable.HEAD) ? 0 : Long.parseLong(count));
        }
        return counts;
    }

    private Place sqlite(String name) {
        return places.sqlite(directory.resolve(name));
    }

    private Place postgres() {
        return places.postgres();
    }
}

package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.registry.api.CopyReport;
import org.schemaregistry.registry.api.CopyReport.TableRows;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoredTable;
import org.schemaregistry.registry.store.Write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/// A process that copies is killed at random moments: what it leaves is nothing, an unfinished copy
/// that no program takes for a registry, or the whole; and the next run goes on with what is there.
/// How far each came is chance; [ResumedCopyTest] stops copies at chosen places.
@Tag("slow")
class KilledCopyTest {
    private static final int TABLES = 8_000;
    private static final int KILLS = 12;

    @TempDir Path directory;

    @Test
    void fromSqliteToPostgres() throws Exception {
        try (Place from = Place.sqlite(directory.resolve("from.db"));
                Place to = Place.postgres()) {
            survives(from, to);
        }
    }

    @Test
    void fromPostgresToSqlite() throws Exception {
        try (Place from = Place.postgres();
                Place to = Place.sqlite(directory.resolve("to.db"))) {
            survives(from, to);
        }
    }

    @Test
    void whileTheRegistryMovesOn() throws Exception {
        try (Place from = Place.sqlite(directory.resolve("from.db"));
                Place to = Place.postgres()) {
            fill(from);
            killed(
                    from,
                    to,
                    n -> {
                        try (Store store = from.open()) {
                            Steps.committed(
                                    store,
                                    commit(version("shop", "t" + n, 2, "1.1.0", "[" + n + ",1]")));
                        }
                    });
            finishes(from, to);
        }
    }

    private static void survives(Place from, Place to) throws Exception {
        fill(from);
        long[] before = {0};
        killed(
                from,
                to,
                n -> {
                    long now = contents(to);
                    assertThat(now).as("documents kept").isGreaterThanOrEqualTo(before[0]);
                    before[0] = now;
                });
        finishes(from, to);
    }

    /// Kills copies until one was quicker; `meanwhile` is done after each unfinished one.
    private static void killed(Place from, Place to, IntConsumer meanwhile) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < KILLS; i++) {
            Process process = CopyProcess.start(from.url(), to.url());
            assertThat(process.inputReader().readLine()).isEqualTo("begin");
            long until = System.nanoTime() + random.nextLong(2_500) * 1_000_000;
            Steps.await(() -> !process.isAlive() || System.nanoTime() > until);
            process.toHandle().destroyForcibly();
            process.waitFor();
            StoreException refusal = refusal(to);
            if (refusal != null) {
                assertThat(refusal.code()).isEqualTo(StoreException.Code.UNFINISHED_COPY);
                meanwhile.accept(i);
            } else if (!to.column("SELECT * FROM registry_version").isEmpty()) {
                break;
            }
        }
    }

    private static void finishes(Place from, Place to) {
        StoreException refusal = refusal(to);
        if (refusal != null) {
            long there = contents(to);
            CopyReport report = from.copier().copyTo(to.url());
            assertThat(report.tables())
                    .filteredOn(table -> table.table().equals(StoredTable.CONTENT))
                    .extracting(TableRows::kept)
                    .containsExactly(there);
        }
        assertThat(to.rows()).as("a whole registry").isEqualTo(from.rows());
        try (Store store = to.open()) {
            assertThat(store.verifyAudit().intact()).isTrue();
        }
    }

    private static long contents(Place place) {
        return Long.parseLong(place.column("SELECT count(*) FROM registry_content").getFirst());
    }

    private static @Nullable StoreException refusal(Place place) {
        try (Store store = place.open()) {
            assertThat(store.foreignEdits()).isEmpty();
            return null;
        } catch (StoreException e) {
            return e;
        }
    }

    private static void fill(Place place) {
        try (Store store = place.open()) {
            List<Write> writes = new ArrayList<>(List.of(source("shop", "1.0.0")));
            for (int n = 0; n < TABLES; n++) {
                writes.add(version("shop", "t" + n, 1, "1.0.0", "[" + n + "]"));
            }
            Steps.committed(store, commit(writes.toArray(Write[]::new)));
            Steps.awaitEvents(store, TABLES);
        }
    }
}

package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.Write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/// A process that copies is killed at random moments: what it leaves is nothing, an unfinished copy
/// that no program takes for a registry, or the whole; and the next run finishes it.
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

    private static void survives(Place from, Place to) throws Exception {
        fill(from);
        SortedMap<String, String> rows = from.rows();
        Random random = new Random(7);
        int unfinished = 0;
        boolean whole = false;
        for (int i = 0; i < KILLS && !whole; i++) {
            Process process = CopyProcess.start(from.url(), to.url());
            assertThat(process.inputReader().readLine()).isEqualTo("begin");
            long until = System.nanoTime() + random.nextLong(2_500) * 1_000_000;
            StoreContract.await(() -> !process.isAlive() || System.nanoTime() > until);
            process.toHandle().destroyForcibly();
            process.waitFor();
            StoreException refusal = refusal(to);
            if (refusal == null) {
                whole = to.rows().equals(rows);
                assertThat(whole || to.column("SELECT * FROM registry_version").isEmpty())
                        .as("a whole registry or an empty one")
                        .isTrue();
            } else {
                assertThat(refusal.code()).isEqualTo(StoreException.Code.UNFINISHED_COPY);
                unfinished++;
            }
        }
        assertThat(unfinished).isPositive();
        if (!whole) {
            from.copier().copyTo(to.url());
        }
        assertThat(to.rows()).isEqualTo(rows);
        try (Store store = to.open()) {
            assertThat(store.verifyAudit().intact()).isTrue();
        }
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
            StoreContract.committed(store, commit(writes.toArray(Write[]::new)));
            StoreContract.awaitEvents(store, TABLES);
        }
    }
}

package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Twenty processes open one empty database at once: one applies the migrations, all start and
/// write.
@Tag("slow")
class ManyStartersTest {
    private static final int PROCESSES = 20;

    @TempDir Path directory;

    @Test
    void onPostgres() throws Exception {
        try (Place place = Place.postgres()) {
            allStart(place, place.url());
        }
    }

    @Test
    void onSqlite() throws Exception {
        Place place = Place.sqlite(directory.resolve("registry.db"));
        allStart(place, place.url());
    }

    @Test
    void onSharedStorage() throws Exception {
        Place place = Place.sqlite(directory.resolve("shared.db"));
        allStart(place, "jdbc:sqlite:" + directory.resolve("shared.db") + "?journal=delete");
    }

    private static void allStart(Place place, String url) throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(StarterProcess.start(url, "source" + i));
            }
            for (Process process : processes) {
                assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
                        .isEqualTo("ready");
            }
            for (Process process : processes) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
            for (Process process : processes) {
                assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
                        .isEqualTo("started");
                assertThat(process.waitFor()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(place.column("SELECT count(*) FROM registry_migration"))
                .isEqualTo(place.column("SELECT max(number) FROM registry_migration"));
        try (Store store =
                JdbcStore.open(
                        url,
                        new StoreCredentials("postgres", null),
                        StoreLimits.DEFAULT,
                        Clock.systemUTC())) {
            assertThat(store.catalog().sources()).hasSize(PROCESSES);
            Steps.awaitEvents(store, PROCESSES);
            assertThat(store.verifyAudit().intact()).isTrue();
        }
    }
}

package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.VersionRow;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/// A process that writes is killed at random moments: what it had acknowledged is there, nothing is
/// half there, and the chain holds.
@Tag("slow")
class KilledWriterTest {
    private static final SourceId SOURCE = new SourceId("killed");
    private static final QualifiedName TABLE = QualifiedName.of("t");

    @TempDir Path directory;

    @Test
    void onSqlite() throws Exception {
        survives(directory.resolve("registry.db").toString());
    }

    @Test
    void onSharedStorage() throws Exception {
        survives("jdbc:sqlite:" + directory.resolve("shared.db") + "?journal=delete");
    }

    @Test
    void onPostgres() throws Exception {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            survives(database.uri());
        }
    }

    private static void survives(String url) throws Exception {
        Random random = new Random(42);
        int kills = Integer.getInteger("kills", 200);
        long made = 0;
        for (int i = 0; i < kills; i++) {
            long acknowledged = runAndKill(url, random.nextInt(1, 120), random.nextInt(0, 3_000));
            made = check(url, Math.max(acknowledged, made));
        }
        assertThat(made).isGreaterThan(kills);
    }

    /// Lets a process write until it has acknowledged some commits, and kills it a little later.
    /// Returns the last ordinal acknowledged.
    private static long runAndKill(String url, int commits, int thenMicros)
            throws IOException, InterruptedException {
        Process process =
                WriterProcess.start(url, SOURCE.value(), TABLE.toString(), Integer.MAX_VALUE);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            long last = 0;
            for (int i = 0; i < commits; i++) {
                last = Long.parseLong(lines.readLine());
            }
            long until = System.nanoTime() + thenMicros * 1_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            // Not the process itself, which would close the stream that is still read.
            process.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    last = Math.max(last, Long.parseLong(line));
                }
            }
            process.waitFor();
            return last;
        }
    }

    private static long check(String url, long acknowledged) {
        try (Store store =
                JdbcStore.open(
                        url,
                        new StoreCredentials(EmbeddedPostgres.SUPERUSER, null),
                        StoreLimits.DEFAULT,
                        Clock.systemUTC())) {
            TableState table =
                    Optional.ofNullable(store.catalog().table(SOURCE, TABLE)).orElseThrow();
            long ordinal = table.ordinal();
            assertThat(ordinal).isGreaterThanOrEqualTo(acknowledged);
            assertThat(store.content(table.contentId())).hasValue("{\"t\":" + ordinal + "}");
            List<Long> all = LongStream.rangeClosed(1, ordinal).boxed().toList();
            assertThat(store.history(SOURCE, TABLE, 100_000).reversed())
                    .extracting(VersionRow::ordinal)
                    .isEqualTo(all);
            StoreContract.awaitEvents(store, ordinal);
            assertThat(store.events(0, 100_000)).extracting(OutboxEntry::seq).isEqualTo(all);
            assertThat(store.verifyAudit().intact()).isTrue();
            assertThat(store.verifyAudit().entries()).isEqualTo(ordinal);
            return ordinal;
        }
    }
}

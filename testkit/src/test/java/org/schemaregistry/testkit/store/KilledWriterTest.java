package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.spi.Delivery;
import org.schemaregistry.core.spi.EventSink;
import org.schemaregistry.core.spi.OutgoingEvent;
import org.schemaregistry.core.spi.SinkTarget;
import org.schemaregistry.registry.outbox.DeliveryLimits;
import org.schemaregistry.registry.outbox.Dispatcher;
import org.schemaregistry.registry.outbox.EventFilter;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.outbox.RetryPolicy;
import org.schemaregistry.registry.outbox.Subscription;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.VersionRow;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/// A process that writes is killed at random moments: what it had acknowledged is there, nothing is
/// half there, the chain holds, and a subscriber from before the first kill gets every event in
/// order.
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
        subscribe(url);
        for (int i = 0; i < kills; i++) {
            long acknowledged = runAndKill(url, random.nextInt(1, 120), random.nextInt(0, 3_000));
            made = check(url, Math.max(acknowledged, made));
        }
        assertThat(made).isGreaterThan(kills);
        assertThat(delivered(url)).isEqualTo(LongStream.rangeClosed(1, made).boxed().toList());
    }

    private static void subscribe(String url) {
        try (Store store = open(url)) {
            SinkTarget target = SinkTarget.parse("test://hook", false);
            assertThat(
                            store.commit(
                                    Drafts.commit(
                                            new Write.PutSubscription(
                                                    new Subscription(
                                                            "hook",
                                                            target,
                                                            null,
                                                            EventFilter.ALL)))))
                    .isInstanceOf(CommitResult.Committed.class);
        }
    }

    /// The numbers of the events in the order of their arrival.
    private static List<Long> delivered(String url) {
        Recorder recorder = new Recorder();
        try (Store store = open(url)) {
            new Dispatcher(
                            store.deliveries(),
                            subscription -> recorder,
                            RetryPolicy.DEFAULT,
                            DeliveryLimits.DEFAULT,
                            Clock.systemUTC(),
                            new Random(1))
                    .runOnce();
        }
        assertThat(recorder.taken)
                .extracting(OutgoingEvent::partitionKey)
                .containsOnly(SOURCE.value() + "." + TABLE);
        return recorder.taken.stream().map(OutgoingEvent::sequence).toList();
    }

    private static Store open(String url) {
        return JdbcStore.open(
                url,
                new StoreCredentials(EmbeddedPostgres.SUPERUSER, null),
                StoreLimits.DEFAULT,
                Clock.systemUTC());
    }

    private static final class Recorder implements EventSink.Channel {
        private final List<OutgoingEvent> taken = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Delivery deliver(OutgoingEvent event) {
            taken.add(event);
            return new Delivery.Delivered();
        }

        @Override
        public void close() {}
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
        try (Store store = open(url)) {
            TableState table =
                    Optional.ofNullable(store.catalog().table(SOURCE, TABLE)).orElseThrow();
            long ordinal = table.ordinal();
            assertThat(ordinal).isGreaterThanOrEqualTo(acknowledged);
            assertThat(store.content(table.contentId())).hasValue("{\"t\":" + ordinal + "}");
            List<Long> all = LongStream.rangeClosed(1, ordinal).boxed().toList();
            assertThat(store.history(SOURCE, TABLE, 100_000).reversed())
                    .extracting(VersionRow::ordinal)
                    .isEqualTo(all);
            Steps.awaitEvents(store, ordinal);
            assertThat(store.events(0, 100_000)).extracting(OutboxEntry::seq).isEqualTo(all);
            assertThat(store.verifyAudit().intact()).isTrue();
            assertThat(store.verifyAudit().entries()).isEqualTo(ordinal);
            return ordinal;
        }
    }
}

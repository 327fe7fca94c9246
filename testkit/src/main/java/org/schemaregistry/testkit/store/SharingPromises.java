package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;
import static org.schemaregistry.testkit.store.Steps.ORDERS;
import static org.schemaregistry.testkit.store.Steps.SHOP;
import static org.schemaregistry.testkit.store.Steps.await;
import static org.schemaregistry.testkit.store.Steps.awaitEvents;
import static org.schemaregistry.testkit.store.Steps.committed;
import static org.schemaregistry.testkit.store.Steps.inParallel;
import static org.schemaregistry.testkit.store.Steps.shop;
import static org.schemaregistry.testkit.store.Steps.state;
import static org.schemaregistry.testkit.store.Steps.table;

import org.junit.jupiter.api.Test;
import org.schemaregistry.registry.outbox.OutboxEntry;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.Write;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What several stores on one database promise each other.
interface SharingPromises extends StorePlace {
    @Test
    default void eventsAreDenseAndKeepTheOrderOfEachTable() throws Exception {
        Store first = opened();
        Store second = opened();
        shop(first);
        int writers = 4;
        int each = 15;
        inParallel(
                IntStream.range(0, writers)
                        .<Callable<Void>>mapToObj(i ->
                                () -> {
                                    Store store = i % 2 == 0 ? first : second;
                                    String id = "s" + i;
                                    committed(store, commit(source(id, "1.0.0")));
                                    for (int n = 1; n <= each; n++) {
                                        String body = "{\"" + i + "\":" + n + "}";
                                        committed(
                                                store,
                                                commit(version(id, "t", n, "1." + n + ".0", body)));
                                    }
                                    return null;
                                })
                        .toList());
        long total = (long) writers * each + 1;
        awaitEvents(first, total);
        List<OutboxEntry> events = first.events(0, 1000);
        assertThat(events)
                .extracting(OutboxEntry::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, total).boxed().toList());
        assertThat(events).extracting(OutboxEntry::id).doesNotHaveDuplicates();
        for (int i = 0; i < writers; i++) {
            String subject = "s" + i + ".t";
            assertThat(events.stream().filter(e -> e.subject().equals(subject)))
                    .extracting(OutboxEntry::data)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, each)
                                    .mapToObj(n -> "{\"ordinal\":" + n + "}")
                                    .toList());
        }
        assertThat(first.events(total - 3L, 2))
                .extracting(OutboxEntry::seq)
                .containsExactly(total - 2, total - 1);
        assertThat(second.verifyAudit().intact()).isTrue();
        assertThat(second.verifyAudit().entries()).isEqualTo(total);
    }

    @Test
    default void ofTwoWritersOnOneRevisionOneWins() throws Exception {
        Store first = opened();
        Store second = opened();
        shop(first);
        await(() -> second.catalog().sources().containsKey(SHOP));
        for (int round = 1; round <= 10; round++) {
            long ordinal = round + 1L;
            Commit commit =
                    commit(
                            new Requirement.SourceAtRevision(SHOP, round),
                            version("shop", "orders", ordinal, "1." + round + ".0", "{}"));
            List<CommitResult> results =
                    inParallel(List.of(() -> first.commit(commit), () -> second.commit(commit)));
            assertThat(results).filteredOn(r -> r instanceof Committed).hasSize(1);
            assertThat(results)
                    .filteredOn(r -> r instanceof Conflict)
                    .containsExactly(new Conflict(new Requirement.SourceAtRevision(SHOP, round)));
            assertThat(table(first, ORDERS).ordinal()).isEqualTo(ordinal);
            assertThat(table(second, ORDERS).ordinal()).isEqualTo(ordinal);
        }
    }

    @Test
    default void anotherStoresCommitIsNoticed() {
        Store reader = opened();
        Store writer = opened();
        shop(writer);
        await(() -> reader.catalog().table(SHOP, ORDERS) != null);
        assertThat(reader.catalog().table(SHOP, ORDERS)).isEqualTo(table(writer, ORDERS));
        for (int n = 2; n <= 20; n++) {
            long ordinal = n;
            committed(writer, commit(version("shop", "orders", n, "1." + n + ".0", "{}")));
            await(() -> table(reader, ORDERS).ordinal() == ordinal);
        }
        committed(writer, commit(new Write.RemoveSource(SHOP)));
        await(() -> reader.catalog().sources().isEmpty());
        assertThat(reader.catalog().removed()).isEqualTo(writer.catalog().removed());
    }

    @Test
    default void aCommitAfterAnUnseenOneShowsBoth() {
        Store first = opened();
        Store second = opened();
        shop(first);
        committed(second, commit(version("shop", "a", 1, "1.0.0", "[1]")));
        assertThat(state(second).tables()).hasSize(2);
        committed(first, commit(version("shop", "b", 1, "1.0.0", "[2]")));
        assertThat(state(first).tables()).hasSize(3);
    }
}

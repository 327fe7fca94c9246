package org.schemaregistry.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.HistoryEntry;
import org.schemaregistry.registry.api.SubscriptionSummary;
import org.schemaregistry.registry.api.TableSummary;
import org.schemaregistry.testkit.sink.WebhookReceiver;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/// What must be true after whatever happened.
final class Truth {
    private Truth() {}

    /// Every table's ordinals are 1, 2, 3, …, and what was acknowledged is among its versions.
    static void everyOrdinalOnceAndNothingAcknowledgedIsLost(
            Registry registry, Collection<String> acknowledged) {
        Map<String, Set<String>> versions = new TreeMap<>();
        for (int i = 0; i < Load.SOURCES; i++) {
            SourceId source = new SourceId(Load.source(i));
            for (TableSummary table : registry.tables(source)) {
                TableRef ref = new TableRef(source, table.name());
                List<HistoryEntry> history = registry.history(ref, 1_000_000).reversed();
                assertThat(history)
                        .as(ref.toString())
                        .extracting(HistoryEntry::ordinal)
                        .isEqualTo(LongStream.rangeClosed(1, history.size()).boxed().toList());
                Set<String> known = new HashSet<>();
                history.forEach(entry -> known.add(entry.version().toString()));
                assertThat(known).as(ref.toString()).hasSameSizeAs(history);
                versions.put(ref.toString(), known);
            }
        }
        assertThat(acknowledged).doesNotHaveDuplicates();
        for (String line : acknowledged) {
            String[] parts = line.split(" ", -1);
            assertThat(versions.get(parts[0])).as(line).contains(parts[1]);
        }
    }

    static void theChainHolds(Registry registry) {
        assertThat(registry.verifyAudit().intact()).isTrue();
        assertThat(registry.verifyAudit().unsealed()).isZero();
    }

    /// Waits until the subscriber has everything.
    static void awaitDelivered(Registry registry, String subscription) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        SubscriptionSummary state = registry.subscriptions().show(subscription);
        while (state.lag() > 0 || registry.verifyAudit().unsealed() > 0) {
            assertThat(System.nanoTime()).as("still waiting: " + state).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            state = registry.subscriptions().show(subscription);
        }
    }

    /// The receiver has every event of the registry, and those of each subject came first in their
    /// order. Returns how many there were.
    static int everyEventArrivedInOrder(Registry registry, WebhookReceiver receiver) {
        Map<Long, String> events = new TreeMap<>();
        long since = 0;
        List<ObjectNode> page = registry.events(since, 1_000);
        while (!page.isEmpty()) {
            for (ObjectNode event : page) {
                since = event.get("sequence").longValue();
                events.put(since, event.get("id").stringValue());
            }
            page = registry.events(since, 1_000);
        }
        assertThat(events.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        Set<Long> arrived = new TreeSet<>();
        Map<String, Long> last = new HashMap<>();
        for (WebhookReceiver.Request request : receiver.requests()) {
            if (!request.path().startsWith("/hook")) {
                continue;
            }
            JsonNode event = CanonicalJson.read(request.body());
            long sequence = event.get("sequence").longValue();
            assertThat(event.get("id").stringValue()).isEqualTo(events.get(sequence));
            if (arrived.add(sequence)) {
                String subject = event.get("subject").stringValue();
                assertThat(last.getOrDefault(subject, 0L))
                        .as("the last of " + subject + " before " + sequence)
                        .isLessThan(sequence);
                last.put(subject, sequence);
            }
        }
        assertThat(arrived).isEqualTo(events.keySet());
        return events.size();
    }
}

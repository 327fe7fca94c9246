package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.AT;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What tests of a store do again and again. Stateless.
final class Steps {
    static final SourceId SHOP = new SourceId("shop");
    static final QualifiedName ORDERS = QualifiedName.of("orders");
    static final String BODY = "{\"format\":1,\"name\":\"é€😀\"}";
    private static final long WAIT_MILLIS = 20_000;

    private Steps() {}

    /// Registers `shop` with one table and returns the commit's revision.
    static long shop(Store store) {
        return committed(
                store,
                commit(source("shop", "1.0.0"), version("shop", "orders", 1, "1.0.0", BODY)));
    }

    static long committed(Store store, Commit commit) {
        CommitResult result = store.commit(commit);
        assertThat(result).isInstanceOf(Committed.class);
        return ((Committed) result).revision();
    }

    /// Waits for something another thread or process does; fails after a long time.
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + WAIT_MILLIS * 1_000_000;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    static void awaitEvents(Store store, long count) {
        await(() -> store.lastEvent() >= count);
        assertThat(store.lastEvent()).isEqualTo(count);
    }

    /// Runs tasks at once and returns their results in order.
    static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    static SourceState state(Store store) {
        return Optional.ofNullable(store.catalog().sources().get(SHOP)).orElseThrow();
    }

    static TableState table(Store store, QualifiedName name) {
        return Optional.ofNullable(state(store).tables().get(name)).orElseThrow();
    }

    static ScanMemory memory() {
        return new ScanMemory(
                ScanStatus.COMPLETE,
                AT,
                "state",
                "{\"system\":\"x\"}",
                "{\"role\":\"r\"}",
                new ScanMemory.Document(Drafts.fingerprint("{\"objects\":[]}"), "{\"objects\":[]}"),
                List.of(ORDERS, QualifiedName.parse("app.\"a.b\"")));
    }
}

package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.version;
import static org.schemaregistry.testkit.store.Steps.ORDERS;
import static org.schemaregistry.testkit.store.Steps.SHOP;
import static org.schemaregistry.testkit.store.Steps.await;
import static org.schemaregistry.testkit.store.Steps.awaitEvents;
import static org.schemaregistry.testkit.store.Steps.committed;
import static org.schemaregistry.testkit.store.Steps.inParallel;
import static org.schemaregistry.testkit.store.Steps.shop;
import static org.schemaregistry.testkit.store.Steps.table;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.AuditLog;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// What opening, limiting and closing a store promises.
interface OpeningPromises extends StorePlace {
    @Test
    default void anEmptyRegistryHasNothing() {
        Store store = opened();
        assertThat(store.catalog()).isEqualTo(Catalog.EMPTY);
        assertThat(store.events(0, 10)).isEmpty();
        assertThat(store.lastEvent()).isZero();
        assertThat(store.audit(0, 10)).isEmpty();
        assertThat(store.auditHead()).isEqualTo(AuditLog.GENESIS);
        assertThat(store.verifyAudit().intact()).isTrue();
        assertThat(store.foreignEdits()).isEmpty();
        assertThat(store.scanMemory(SHOP)).isEmpty();
        assertThat(store.history(SHOP, null, 10)).isEmpty();
        assertThat(store.version(SHOP, ORDERS, SemVer.parse("1.0.0"))).isEmpty();
        assertThat(store.content(1)).isEmpty();
    }

    @Test
    default void manyMayOpenAnEmptyRegistryAtOnce() throws Exception {
        List<Callable<Store>> openers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            openers.add(() -> open(StoreLimits.DEFAULT));
        }
        List<Store> stores = inParallel(openers);
        stores.forEach(this::closeLater);
        shop(stores.getFirst());
        for (Store store : stores) {
            await(() -> store.catalog().table(SHOP, ORDERS) != null);
        }
        assertThat(foreignRead("SELECT count(*) FROM registry_migration"))
                .isEqualTo(foreignRead("SELECT max(number) FROM registry_migration"));
    }

    @Test
    default void rowsPerReadAreLimited() {
        Store store = opened();
        shop(store);
        for (int n = 2; n <= 6; n++) {
            committed(store, commit(version("shop", "orders", n, "1." + n + ".0", "[" + n + "]")));
        }
        awaitEvents(store, 6);
        StoreLimits d = StoreLimits.DEFAULT;
        Store limited =
                opened(
                        new StoreLimits(
                                d.groupCommits(),
                                d.waitingCommits(),
                                d.lockWaitMillis(),
                                d.commitRetries(),
                                d.connections(),
                                0,
                                d.catalogStalenessMillis(),
                                d.sealDelayMillis(),
                                3));
        assertThat(limited.history(SHOP, ORDERS, 100)).hasSize(3);
        assertThat(limited.events(0, 100)).hasSize(3);
        assertThat(limited.audit(0, 100)).hasSize(3);
        assertThat(limited.content(table(limited, ORDERS).contentId())).hasValue("[6]");
        assertThatThrownBy(() -> limited.events(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void aClosedStoreSaysSo() {
        Store store = opened();
        store.close();
        store.close();
        assertThatThrownBy(() -> shop(store))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).isEqualTo(StoreException.Code.CLOSED));
        assertThatThrownBy(() -> store.events(0, 1))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).isEqualTo(StoreException.Code.CLOSED));
    }

    @Test
    default void aNewerSchemaIsRefused() {
        opened().close();
        foreign("INSERT INTO registry_migration VALUES (99, 'future', 'x', 0)");
        makeNewer();
        assertThatThrownBy(this::opened)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).isEqualTo(StoreException.Code.NEWER_SCHEMA));
    }
}

package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.version;
import static org.schemaregistry.testkit.store.Steps.awaitEvents;
import static org.schemaregistry.testkit.store.Steps.committed;
import static org.schemaregistry.testkit.store.Steps.shop;

import org.junit.jupiter.api.Test;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.audit.AuditLog;
import org.schemaregistry.registry.store.Store;

import java.util.List;

/// What the audit log promises: who did what, and that nobody changed it since.
interface AuditPromises extends StorePlace {
    @Test
    default void theAuditChainTellsWhoDidWhat() {
        Store store = opened();
        shop(store);
        committed(store, commit(version("shop", "orders", 2, "1.1.0", "{}")));
        awaitEvents(store, 2);
        List<AuditEntry> entries = store.audit(0, 10);
        assertThat(entries).hasSize(2);
        AuditEntry entry = entries.get(1);
        assertThat(entry.actor()).isEqualTo("tester");
        assertThat(entry.requestId()).isEqualTo("request-1");
        assertThat(entry.action()).isEqualTo("table.changed");
        assertThat(entry.subject()).isEqualTo("shop.orders");
        assertThat(entry.after()).isEqualTo(Drafts.fingerprint("{}"));
        assertThat(entry.detail()).isEqualTo("\"é\n\u0001");
        assertThat(entry.hash()).isEqualTo(AuditLog.hash(entries.get(0).hash(), entry));
        assertThat(store.auditHead()).isEqualTo(new AuditHead(2, entry.hash()));
    }

    @Test
    default void everyTamperingWithTheAuditLogIsFound() {
        Store store = opened();
        shop(store);
        for (int n = 2; n <= 5; n++) {
            committed(store, commit(version("shop", "orders", n, "1." + n + ".0", "[" + n + "]")));
        }
        awaitEvents(store, 5);
        assertThat(store.verifyAudit().intact()).isTrue();
        tampered(store, "UPDATE registry_audit SET at = at + 1 WHERE seq = 3", 3);
        tampered(store, "UPDATE registry_audit SET actor = 'nobody' WHERE seq = 3", 3);
        tampered(store, "UPDATE registry_audit SET action = 'x' WHERE seq = 1", 1);
        tampered(store, "UPDATE registry_audit SET subject = 'x' WHERE seq = 5", 5);
        tampered(store, "UPDATE registry_audit SET before_fingerprint = '' WHERE seq = 2", 2);
        tampered(store, "UPDATE registry_audit SET after_fingerprint = NULL WHERE seq = 2", 2);
        tampered(store, "UPDATE registry_audit SET request_id = '' WHERE seq = 2", 2);
        tampered(store, "UPDATE registry_audit SET detail = '' WHERE seq = 2", 2);
        tampered(store, "UPDATE registry_audit SET hash = 'x' WHERE seq = 4", 4);
        tampered(store, "UPDATE registry_audit SET seq = 9 WHERE seq = 2", 2);
        tampered(store, "DELETE FROM registry_audit WHERE seq = 2", 2);
        tampered(store, "DELETE FROM registry_audit WHERE seq = 5", 5);
        tampered(store, "DELETE FROM registry_audit", 1);
        tampered(
                store,
                "INSERT INTO registry_audit SELECT 6, at, actor, action, subject,"
                        + " before_fingerprint, after_fingerprint, request_id, detail, hash"
                        + " FROM registry_audit WHERE seq = 5",
                6);
        assertThat(store.verifyAudit().intact()).isTrue();
    }

    private void tampered(Store store, String sql, long broken) {
        foreign("CREATE TABLE kept AS SELECT * FROM registry_audit");
        foreign(sql);
        var verification = store.verifyAudit();
        assertThat(verification.intact()).as(sql).isFalse();
        assertThat(verification.broken()).as(sql).extracting(b -> b.seq()).isEqualTo(broken);
        foreign("DELETE FROM registry_audit");
        foreign("INSERT INTO registry_audit SELECT * FROM kept");
        foreign("DROP TABLE kept");
    }
}

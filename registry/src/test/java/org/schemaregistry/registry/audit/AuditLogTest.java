package org.schemaregistry.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class AuditLogTest {
    private static final AuditDraft DRAFT =
            new AuditDraft(
                    "table.changed", "shop.orders", null, "sha256:ab", "é \"x\" \\ \n \u0001");

    /// Computed with Python: `sha256(json.dumps([...], separators=(",", ":"),
    /// ensure_ascii=False).encode()).hexdigest()`.
    @Test
    void theHashIsTheOneAnybodyCanCompute() {
        AuditEntry entry = AuditLog.link(AuditLog.GENESIS, 1, new Actor("anna"), "r", DRAFT);
        assertThat(entry.hash())
                .isEqualTo("7a44ce016ff76d2663e7fdda3673f768002a3c95bcb003da02e09416af73dc02");
    }

    @Test
    void aSoundChainEndsAtItsHead() {
        AuditLog.Walk walk = new AuditLog.Walk();
        List<AuditEntry> chain = chain(5);
        chain.forEach(entry -> assertThat(walk.accept(entry)).isTrue());
        AuditVerification verification = walk.finish(new AuditHead(5, chain.get(4).hash()), 2);
        assertThat(verification.intact()).isTrue();
        assertThat(verification.entries()).isEqualTo(5);
        assertThat(verification.unsealed()).isEqualTo(2);
    }

    @Test
    void aMissingTailOrHeadIsNamed() {
        List<AuditEntry> chain = chain(5);
        assertThat(brokenAt(chain.subList(0, 3), new AuditHead(5, chain.get(4).hash())))
                .isEqualTo(4);
        assertThat(brokenAt(chain.subList(0, 3), new AuditHead(2, chain.get(1).hash())))
                .isEqualTo(3);
        assertThat(brokenAt(chain, new AuditHead(5, chain.get(3).hash()))).isEqualTo(5);
        assertThat(new AuditLog.Walk().finish(new AuditHead(-1, ""), 0).intact()).isFalse();
    }

    @Test
    void textThatABackendWouldChangeIsRefused() {
        for (String bad : List.of("a\0b", "\uD83D", "\uDE00x", "x".repeat(5000))) {
            assertThatThrownBy(() -> new AuditDraft("a", bad, null, null, ""))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new AuditDraft("a", "\uD83D\uDE00", null, null, "").subject()).hasSize(2);
    }

    private static long brokenAt(List<AuditEntry> entries, AuditHead head) {
        AuditLog.Walk walk = new AuditLog.Walk();
        entries.forEach(walk::accept);
        AuditVerification.Broken broken = walk.finish(head, 0).broken();
        return broken == null ? -1 : broken.seq();
    }

    private static List<AuditEntry> chain(int length) {
        List<AuditEntry> chain = new ArrayList<>();
        AuditHead head = AuditLog.GENESIS;
        for (int i = 0; i < length; i++) {
            AuditEntry entry = AuditLog.link(head, i, new Actor("anna"), "r" + i, DRAFT);
            head = new AuditHead(entry.seq(), entry.hash());
            chain.add(entry);
        }
        return chain;
    }
}

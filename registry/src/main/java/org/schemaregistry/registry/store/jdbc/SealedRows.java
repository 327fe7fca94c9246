package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.outbox.OutboxEntry;

/// Sealed entries as statements.
final class SealedRows {
    private SealedRows() {}

    static Step of(AuditEntry entry) {
        return Step.of(
                Sql.PUT_AUDIT,
                entry.seq(),
                entry.atMillis(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                Step.orNull(entry.before()),
                Step.orNull(entry.after()),
                entry.requestId(),
                entry.detail(),
                entry.hash());
    }

    static Step of(OutboxEntry entry) {
        return Step.of(
                Sql.PUT_OUTBOX,
                entry.seq(),
                entry.id(),
                entry.type(),
                entry.subject(),
                entry.atMillis(),
                entry.data());
    }
}

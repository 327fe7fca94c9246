package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.version.Fingerprint;
import org.schemaregistry.registry.audit.AuditEntry;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.audit.AuditLog;
import org.schemaregistry.registry.audit.AuditVerification;
import org.schemaregistry.registry.store.StoredRow;
import org.schemaregistry.registry.store.StoredTable;

/// What a registry proves about itself, found while all its rows go by: every document has the hash
/// that is its fingerprint, and the audit chain holds.
///
/// For one thread.
final class RegistryProof {
    private static final String AUDIT = "registry_audit";

    private final AuditLog.Walk chain = new AuditLog.Walk();
    private long contents;
    private @Nullable String damaged;
    private long revision;
    private long events;
    private AuditHead head = AuditLog.GENESIS;

    void see(StoredTable table, StoredRow row) {
        switch (table.name()) {
            case StoredTable.CONTENT -> content(table, row);
            case AUDIT -> chain.accept(entry(table, row));
            case StoredTable.HEAD -> {
                revision = row.number(table.indexOf("revision"));
                events = row.number(table.indexOf("last_event"));
                head =
                        new AuditHead(
                                row.number(table.indexOf("audit_seq")),
                                row.text(table.indexOf("audit_hash")));
            }
            default -> {
                // Has no hash of its own.
            }
        }
    }

    AuditVerification audit() {
        return chain.finish(head, 0);
    }

    long contents() {
        return contents;
    }

    @Nullable String damaged() {
        return damaged;
    }

    long revision() {
        return revision;
    }

    long events() {
        return events;
    }

    private void content(StoredTable table, StoredRow row) {
        contents++;
        String stored = row.text(table.indexOf("fingerprint"));
        String found = Fingerprint.of(row.text(table.indexOf("body"))).text();
        if (damaged == null && !found.equals(stored)) {
            damaged =
                    "document "
                            + row.number(table.indexOf("content_id"))
                            + ": expected "
                            + stored
                            + ", found "
                            + found;
        }
    }

    private static AuditEntry entry(StoredTable table, StoredRow row) {
        return new AuditEntry(
                row.number(table.indexOf("seq")),
                row.number(table.indexOf("at")),
                row.text(table.indexOf("actor")),
                row.text(table.indexOf("action")),
                row.text(table.indexOf("subject")),
                row.textOrNull(table.indexOf("before_fingerprint")),
                row.textOrNull(table.indexOf("after_fingerprint")),
                row.text(table.indexOf("request_id")),
                row.text(table.indexOf("detail")),
                row.text(table.indexOf("hash")));
    }
}

package org.schemaregistry.registry.audit;

import org.jspecify.annotations.Nullable;

/// One link of the chain as it is stored, unchecked: somebody may have changed it. `seq` is dense
/// from 1; `hash` is lower-case hex of SHA-256 as [AuditLog] defines it.
///
/// Immutable.
public record AuditEntry(
        long seq,
        long atMillis,
        String actor,
        String action,
        String subject,
        @Nullable String before,
        @Nullable String after,
        String requestId,
        String detail,
        String hash) {}

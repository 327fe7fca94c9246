package org.schemaregistry.registry.audit;

import org.jspecify.annotations.Nullable;

/// An audit entry before it has its place in the chain; actor, time and request id are the
/// commit's.
///
/// `action` is a word such as `table.changed`; `subject` is what it was done to, such as a table's
/// reference; `before` and `after` are fingerprints; `detail` is a sentence or JSON, without
/// secrets, empty if there is nothing to add.
///
/// Immutable.
public record AuditDraft(
        String action,
        String subject,
        @Nullable String before,
        @Nullable String after,
        String detail) {
    /// The longest detail, in characters.
    public static final int MAX_DETAIL_CHARS = 1 << 20;

    public AuditDraft {
        AuditText.check("action", action, 64);
        AuditText.check("subject", subject, 4096);
        AuditText.check("before", before == null ? "" : before, 256);
        AuditText.check("after", after == null ? "" : after, 256);
        AuditText.check("detail", detail, MAX_DETAIL_CHARS);
    }
}

package org.schemaregistry.registry.audit;

import org.jspecify.annotations.Nullable;

/// What a walk along the whole chain found. `entries` were checked and are sound; `head` is the
/// stored end; `unsealed` commits wait for their place in the chain.
///
/// Immutable.
public record AuditVerification(
        long entries, AuditHead head, long unsealed, @Nullable Broken broken) {

    /// The first broken link: the number of the entry that is changed, missing or surplus, with
    /// what was expected and found.
    public record Broken(long seq, String reason) {}

    public boolean intact() {
        return broken == null;
    }
}

package org.schemaregistry.registry.api;

import org.schemaregistry.core.event.RescanAnswer;

/// What became of a report of mismatches: whether an event told of it (not if all of it was told
/// before), whether the source should be scanned again, and what came of that.
public record MismatchReceipt(boolean told, RescanAnswer rescan) {
    /// True if the source should be scanned again.
    public boolean rescanAsked() {
        return rescan.asked();
    }
}

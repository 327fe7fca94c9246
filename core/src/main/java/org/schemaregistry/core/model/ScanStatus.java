package org.schemaregistry.core.model;

import java.util.Locale;

/// How a scan ended. Only a complete scan may report a deletion.
public enum ScanStatus {
    COMPLETE,
    PARTIAL,
    FAILED,
    /// Complete, but it would delete so much that somebody has to approve it first.
    HELD,
    UNCHANGED;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

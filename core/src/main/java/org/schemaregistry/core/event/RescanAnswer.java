package org.schemaregistry.core.event;

import java.util.Locale;

/// What came of a report of mismatches that may ask for a scan of the source.
public enum RescanAnswer {
    NOT_ASKED,
    /// The source is due at once; whoever works on schedules scans it.
    DUE,
    /// The source has no schedule: somebody has to scan it.
    UNSCHEDULED;

    /// The name in JSON: `not_asked`, `due`, `unscheduled`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean asked() {
        return this != NOT_ASKED;
    }
}

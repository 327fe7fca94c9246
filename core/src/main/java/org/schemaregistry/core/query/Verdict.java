package org.schemaregistry.core.query;

import java.util.Locale;

/// Whether the source would take a query.
public enum Verdict {
    ACCEPT,
    REJECT,
    /// It hangs on something the registry does not know; never a guess.
    UNKNOWN;

    /// The name in JSON: `accept`, `reject`, `unknown`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

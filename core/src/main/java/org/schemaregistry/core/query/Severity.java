package org.schemaregistry.core.query;

import java.util.Locale;

/// How grave a finding is; only an error makes the verdict `reject`.
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /// The name in JSON: `error`, `warning`, `info`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

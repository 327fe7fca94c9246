package org.schemaregistry.core.query;

import java.util.Locale;

/// How far a dry run goes; each level trusts the query more than the one before.
public enum DryRunLevel {
    /// The source reads and types the statement. Nothing of it runs.
    DESCRIBE,
    /// The source also plans it, and says what it expects that to cost. Nothing of it runs but what
    /// the planner itself evaluates, such as PostgreSQL's immutable functions.
    PLAN,
    /// The source begins to run it and is asked for no row. Reads only.
    PROBE;

    /// The name on the command line and in JSON: `describe`, `plan`, `probe`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}

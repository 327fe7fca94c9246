package org.schemaregistry.core.spi;

import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Reading;

/// Judges queries of one language against what a source was last seen to be, without touching the
/// source. Stateless and thread-safe.
public interface QueryLanguage {
    /// The name a query asks for: `sql`, `mongo`, ...
    String language();

    /// True if it judges queries against sources of this type.
    boolean serves(String sourceType);

    /// Makes ready to judge queries against one state of a source. `defaultSchema` is the schema of
    /// the names that the snapshot keeps without one; empty where the engine has none.
    Checker checker(Snapshot schema, String defaultSchema);

    /// Judges queries against one state of a source. Thread-safe; never throws for what a query's
    /// text may hold.
    @FunctionalInterface
    interface Checker {
        QueryCheck check(String text);
    }

    /// A checker that also makes texts ready for a source. One that is none has no dry run.
    interface Reader extends Checker {
        /// Reads the text as exactly one statement.
        Reading read(String text);
    }
}

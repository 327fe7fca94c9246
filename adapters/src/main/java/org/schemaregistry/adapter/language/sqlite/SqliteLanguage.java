package org.schemaregistry.adapter.language.sqlite;

import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.spi.QueryLanguage;

/// SQL as SQLite reads it.
///
/// Stateless and thread-safe.
public final class SqliteLanguage implements QueryLanguage {
    @Override
    public String language() {
        return "sql";
    }

    @Override
    public boolean serves(String sourceType) {
        return sourceType.equals("sqlite");
    }

    @Override
    public Checker checker(Snapshot schema, String defaultSchema) {
        return new SqliteChecker(schema)::check;
    }
}

package org.schemaregistry.adapter.language.sql;

import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.sql.bind.QueryChecker;
import org.schemaregistry.sql.bind.SchemaCatalog;

/// SQL as PostgreSQL reads it.
///
/// Stateless and thread-safe.
public final class SqlLanguage implements QueryLanguage {
    @Override
    public String language() {
        return "sql";
    }

    @Override
    public boolean serves(String sourceType) {
        return sourceType.equals("postgres");
    }

    @Override
    public Checker checker(Snapshot schema, String defaultSchema) {
        return new QueryChecker(SchemaCatalog.of(schema, defaultSchema));
    }
}

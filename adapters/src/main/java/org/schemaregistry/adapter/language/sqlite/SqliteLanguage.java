package org.schemaregistry.adapter.language.sqlite;

import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Reading;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.sql.sqlite.SqliteStatements;

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
        SqliteChecker checker = new SqliteChecker(schema);
        return new Reader() {
            @Override
            public QueryCheck check(String text) {
                return checker.check(text);
            }

            @Override
            public Reading read(String text) {
                return SqliteStatements.read(text);
            }
        };
    }
}

package org.schemaregistry.testkit;

import org.schemaregistry.core.model.DataSource;

import java.util.function.Consumer;

/// A fresh and empty source that a connector's contract may change at will. One thread.
public interface SourceUnderTest extends AutoCloseable {

    /// How the source is registered: everything in scope.
    DataSource source();

    /// Adds a table with the fields `id` and `name`.
    void addTable(String table);

    /// Adds a field that may be absent or null.
    void addField(String table, String field);

    void renameTable(String table, String newName);

    void renameField(String table, String field, String newName);

    void dropTable(String table);

    @Override
    void close();

    /// A source that speaks SQL; `execute` runs one statement.
    static SourceUnderTest sql(DataSource source, Consumer<String> execute, Runnable close) {
        return new SourceUnderTest() {
            @Override
            public DataSource source() {
                return source;
            }

            @Override
            public void addTable(String table) {
                execute.accept(
                        "CREATE TABLE " + table + " (id integer PRIMARY KEY, name varchar(40))");
            }

            @Override
            public void addField(String table, String field) {
                execute.accept("ALTER TABLE " + table + " ADD COLUMN " + field + " integer");
            }

            @Override
            public void renameTable(String table, String newName) {
                execute.accept("ALTER TABLE " + table + " RENAME TO " + newName);
            }

            @Override
            public void renameField(String table, String field, String newName) {
                execute.accept(
                        "ALTER TABLE " + table + " RENAME COLUMN " + field + " TO " + newName);
            }

            @Override
            public void dropTable(String table) {
                execute.accept("DROP TABLE " + table);
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}

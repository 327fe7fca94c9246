package org.schemaregistry.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.registry.store.StoreUrl.PostgresDatabase;
import org.schemaregistry.registry.store.StoreUrl.SqliteFile;

import java.nio.file.Path;

class StoreUrlTest {

    @ParameterizedTest
    @CsvSource({
        "a/b.db, a/b.db, false",
        "./schema_registry.db, ./schema_registry.db, false",
        "jdbc:sqlite:/x/y.db, /x/y.db, false",
        "sqlite:y.db, y.db, false",
        "jdbc:sqlite:y.db?journal=delete, y.db, true",
        "y.db?journal=wal, y.db, false",
    })
    void readsFiles(String text, String path, boolean shared) {
        assertThat(StoreUrl.parse(text)).isEqualTo(new SqliteFile(Path.of(path), shared));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://h/db, jdbc:postgresql://h/db,",
        "postgres://h:5433/db, jdbc:postgresql://h:5433/db,",
        "postgresql://anna@h:5433/db?sslmode=require,"
                + " jdbc:postgresql://h:5433/db?sslmode=require, anna",
        "postgresql://a%40b@h/db, jdbc:postgresql://h/db, a@b",
        "'jdbc:postgresql://h1:1,h2:2/db', 'jdbc:postgresql://h1:1,h2:2/db',",
        "jdbc:postgresql:db, jdbc:postgresql:db,",
    })
    void readsDatabases(String text, String jdbcUrl, String user) {
        assertThat(StoreUrl.parse(text)).isEqualTo(new PostgresDatabase(jdbcUrl, user));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":memory:",
                "jdbc:sqlite:",
                "mysql://h/db",
                "y.db?cache=shared",
                "postgresql://anna:hunter2@h/db",
                "jdbc:postgresql://h/db?password=hunter2"
            })
    void refusesTheRestWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> StoreUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("hunter2");
    }
}

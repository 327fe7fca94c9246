package org.schemaregistry.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.drop;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.VersionRow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/// A registry that an older program filled is brought up to date when it is opened, and loses
/// nothing. It is made by taking the newest migration back by hand.
class OlderRegistryTest {
    private static final SourceId SHOP = new SourceId("shop");

    @TempDir Path directory;

    @Test
    void aFileOfVersion8() throws IOException {
        try (Place place = Place.sqlite(directory.resolve("old.db"))) {
            fill(place);
            String history = migration("sqlite/002_history");
            int from = history.indexOf("CREATE TABLE registry_version");
            String table = history.substring(from, history.indexOf(';', from));
            broughtUpToDate(
                    place,
                    "ALTER TABLE registry_version RENAME TO moved",
                    table,
                    """
                    INSERT INTO registry_version
                    SELECT source_id, lineage, ordinal, version, table_name, content_id, bump,
                      changes, renamed_from, actor, at, source_revision FROM moved\
                    """,
                    "DROP TABLE moved",
                    """
                    CREATE INDEX registry_version_by_revision
                    ON registry_version (source_id, source_revision)\
                    """,
                    "PRAGMA user_version = 8");
        }
    }

    @Test
    void aDatabaseOfVersion8() throws IOException {
        try (Place place = Place.postgres()) {
            fill(place);
            broughtUpToDate(place, migration("postgres/008_publication_wait"));
        }
    }

    private static void broughtUpToDate(Place place, String... back) {
        Catalog catalog;
        List<VersionRow> history;
        try (Store store = place.open()) {
            catalog = store.catalog();
            history = store.history(SHOP, null, 100);
        }
        assertThat(history).hasSize(5);
        SortedMap<String, String> rows = place.rows();
        place.execute(back);
        place.execute(
                "ALTER TABLE registry_table DROP COLUMN fingerprint",
                "DELETE FROM registry_migration WHERE number > 8");

        try (Store store = place.open()) {
            assertThat(store.catalog()).isEqualTo(catalog);
            assertThat(store.history(SHOP, null, 100)).isEqualTo(history);
            assertThat(place.rows()).isEqualTo(rows);
            assertThat(store.commit(commit(version("shop", "orders", 3, "1.2.0", "{\"c\":3}"))))
                    .isInstanceOf(Committed.class);
            assertThat(store.verifyAudit().intact()).isTrue();
        }
    }

    private static void fill(Place place) {
        try (Store store = place.open()) {
            store.commit(
                    commit(
                            source("shop", "1.0.0"),
                            version("shop", "orders", 1, "1.0.0", "{\"a\":1}"),
                            version("shop", "gone", 1, "1.0.0", "{\"b\":1}"),
                            version("shop", "twin", 1, "1.0.0", "{\"a\":1}")));
            store.commit(commit(version("shop", "orders", 2, "1.1.0", "{\"a\":2}")));
            store.commit(commit(drop("shop", "gone", 2, "2.0.0")));
            assertThat(store.history(SHOP, QualifiedName.of("gone"), 1))
                    .extracting(VersionRow::contentId)
                    .containsOnlyNulls();
        }
    }

    private static String migration(String name) throws IOException {
        String path = "/org/schemaregistry/registry/store/migrations/" + name + ".sql";
        try (InputStream in = Store.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

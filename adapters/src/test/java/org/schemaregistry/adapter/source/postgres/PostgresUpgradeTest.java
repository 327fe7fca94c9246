package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.registry.api.ScanReport;
import org.schemaregistry.registry.api.TableChange;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.nio.file.Path;
import java.util.List;

/// A database that moves to a newer server says the same in other words, and that is no change.
class PostgresUpgradeTest {
    private static final SourceId SHOP = new SourceId("shop");

    private static final String SCHEMA =
            """
            CREATE TABLE customer (id integer PRIMARY KEY, name text DEFAULT 'x'::text,
              born date, score numeric(8,2), CHECK (name <> '' AND (id > 0 OR score IS NULL)),
              twice integer GENERATED ALWAYS AS (id * 2) STORED);
            CREATE INDEX ON customer (lower(name), (id + 1)) WHERE score > 1;
            CREATE TABLE orders (id integer, customer integer REFERENCES customer, at timestamptz,
              EXCLUDE USING btree (id WITH =) WHERE (at IS NOT NULL));
            ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON customer USING (name = current_user AND EXISTS
              (SELECT 1 FROM orders WHERE orders.customer = customer.id));
            CREATE VIEW names AS SELECT id, upper(name) AS name FROM customer WHERE name <> '';
            CREATE VIEW grown AS SELECT name, max(score) AS score FROM customer
              WHERE born < '2000-01-01' GROUP BY name HAVING count(*) > 1 ORDER BY name;
            CREATE VIEW of_names AS SELECT n.name FROM names n WHERE n.id IN (SELECT id FROM customer);
            CREATE VIEW both_of AS SELECT c.name, o.at FROM customer c JOIN orders o
              ON o.customer = c.id WHERE o.at > now() - interval '1 day';
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER t BEFORE UPDATE ON customer FOR EACH ROW
              WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION f();
            """;

    @Test
    void anotherSpellingIsASourceEventAndNoVersion(@TempDir Path folder) {
        int oldest = EmbeddedPostgres.MAJORS.getFirst();
        try (var before = EmbeddedPostgres.version(oldest).newDatabase();
                var after = EmbeddedPostgres.newest().newDatabase();
                Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            before.execute(SCHEMA);
            after.execute(SCHEMA);
            registry.upsertDataSource(SHOP.value(), before.uri(), PostgresConnector.TYPE);
            assertThat(scan(registry).changed()).hasSize(6);
            String told = registry.getTableSchema("shop", "names").orElseThrow();
            assertThat(told).contains("SELECT customer.id");
            long events = registry.events(0, 1000).size();

            registry.upsertDataSource(SHOP.value(), after.uri(), PostgresConnector.TYPE);
            ScanReport moved = scan(registry);
            assertThat(moved.status()).isEqualTo(ScanStatus.COMPLETE);
            assertThat(moved.changed()).isEmpty();
            var since = registry.events(events, 1000);
            assertThat(since)
                    .filteredOn(e -> e.path("type").asString().contains(".table."))
                    .isEmpty();
            assertThat(since.getLast().path("type").asString())
                    .isEqualTo("org.schemaregistry.source.changed.v1");
            assertThat(since.getLast().toString()).contains("server version", "spelling of");
            // What was published is never rewritten.
            assertThat(registry.getTableSchema("shop", "names")).contains(told);

            after.execute(
                    "ALTER TABLE customer RENAME CONSTRAINT customer_check TO other",
                    "COMMENT ON VIEW names IS 'as they are called'",
                    "CREATE OR REPLACE VIEW grown AS SELECT name, min(score) AS score"
                            + " FROM customer WHERE born < '2000-01-01' GROUP BY name"
                            + " HAVING count(*) > 1 ORDER BY name",
                    "ALTER TABLE orders ALTER id SET DEFAULT 7");
            List<TableChange> real = scan(registry).changed();
            assertThat(real)
                    .extracting(c -> c.table() + " " + c.bump() + " " + rules(c))
                    .containsExactlyInAnyOrder(
                            "grown MINOR [VIEW_BODY_CHANGED]",
                            "names PATCH [COMMENT_CHANGED]",
                            "orders MINOR [DEFAULT_ADDED]");
            assertThat(registry.getTableSchema("shop", "names").orElseThrow())
                    .doesNotContain("customer.id");
            assertThat(scan(registry).changed()).isEmpty();
        }
    }

    private static List<String> rules(TableChange change) {
        return change.changes().stream().map(c -> c.rule().name()).toList();
    }

    private static ScanReport scan(Registry registry) {
        return registry.introspect(SHOP, IntrospectOptions.DEFAULT);
    }
}

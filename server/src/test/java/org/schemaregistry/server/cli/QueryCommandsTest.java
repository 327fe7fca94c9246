package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.testkit.EmbeddedPostgres;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Instant;

/// Kept queries and the impact of a change, as their user meets them.
final class QueryCommandsTest {
    @TempDir Path folder;

    @Test
    void aQueryIsKeptBrokenMendedAndRemoved() {
        Shell shell = new Shell(folder);
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(
                    "CREATE TABLE orders (id int, total int); CREATE TABLE others (id int)");
            shell.run("source", "add", "shop", database.uri()).ok();
            shell.run("introspect", "shop").ok();
            assertThat(shell.run("query", "list").ok().out()).contains("query add NAME");
            assertThat(
                            shell.run(
                                            "query",
                                            "add",
                                            "revenue",
                                            "--source",
                                            "shop",
                                            "SELECT sum(total) FROM orders")
                                    .ok()
                                    .out()
                                    .strip())
                    .isEqualTo("kept revenue, planned on orders@1.0.0");
            shell.run("query", "add", "ids", "--source", "shop", "SELECT id FROM others").ok();
            assertThat(
                            shell.run(
                                            "query",
                                            "add",
                                            "wrong",
                                            "--source",
                                            "shop",
                                            "SELECT sum(totl) FROM orders")
                                    .problem())
                    .contains("column \"totl\" does not exist")
                    .contains("perhaps: SELECT sum(total) FROM orders");
            assertThat(shell.run("introspect", "shop", "--impact").problem())
                    .contains("expected --dry-run beside it");

            database.execute("ALTER TABLE orders RENAME total TO totals");
            Shell.Result dry = shell.run("introspect", "shop", "--dry-run", "--impact");
            assertThat(dry.exitCode()).isEqualTo(1);
            assertThat(dry.out())
                    .contains("query revenue: would break")
                    .contains("fix: SELECT sum(totals) FROM orders")
                    .doesNotContain("ids");
            JsonNode impact =
                    shell.run("introspect", "shop", "--dry-run", "--impact", "--json")
                            .json()
                            .get(0)
                            .get("impact");
            assertThat(impact).hasSize(1);
            assertThat(impact.at("/0/query").stringValue()).isEqualTo("revenue");
            assertThat(impact.at("/0/verdict").stringValue()).isEqualTo("reject");
            assertThat(impact.at("/0/findings/0/sqlstate").stringValue()).isEqualTo("42703");
            // Without --impact a dry scan is what it was.
            shell.run("introspect", "shop", "--dry-run").ok();

            assertThat(shell.run("introspect", "shop").ok().out())
                    .contains("query revenue: is broken now");
            Shell.Result shown = shell.run("query", "show", "revenue");
            assertThat(shown.exitCode()).isEqualTo(1);
            assertThat(shown.out())
                    .contains("broken since")
                    .contains("stale: planned on orders@1.0.0, now 2.0.0")
                    .contains("COLUMN_RENAMED")
                    .contains("fix: SELECT sum(totals) FROM orders");
            JsonNode listed = shell.run("query", "list", "--json").ok().json();
            assertThat(listed.at("/1/name").stringValue()).isEqualTo("revenue");
            assertThat(listed.at("/1/state").stringValue()).isEqualTo("broken");
            assertThat(listed.at("/1/planned/orders").stringValue()).isEqualTo("1.0.0");
            assertThat(shell.run("events").ok().out().lines())
                    .map(CanonicalJson::read)
                    .filteredOn(event -> event.at("/type").stringValue().contains("query.broken"))
                    .extracting(
                            event -> Instant.parse(event.at("/time").stringValue()).toEpochMilli())
                    .containsExactly(listed.at("/1/brokenSince").longValue());

            database.execute("DROP TABLE others");
            shell.run("introspect", "shop").ok();
            JsonNode gone = shell.run("query", "show", "ids", "--json").json();
            assertThat(gone.at("/stale/0/table").stringValue()).isEqualTo("others");
            assertThat(gone.at("/stale/0/current").isNull()).isTrue();
            assertThat(gone.at("/check/verdict").stringValue()).isEqualTo("reject");

            assertThat(shell.run("query", "remove", "revenu").problem())
                    .contains("no query 'revenu'", "perhaps revenue");
            shell.run("query", "remove", "revenue").ok();
            assertThat(shell.run("events").ok().out())
                    .contains("org.schemaregistry.query.broken.v1");
        }
    }
}

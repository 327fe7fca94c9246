package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.json.CanonicalJson;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What each command does and prints, on a SQLite source.
final class CommandsTest {
    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void shop() {
        shell = new Shell(folder);
        shell.sqlite(
                "shop.db",
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, total NUMERIC(10,2) NOT NULL, note"
                        + " TEXT)",
                "CREATE TABLE \"odd.näme\" (x INTEGER)");
        shell.run("source", "add", "shop", "shop.db").ok();
    }

    @Test
    void initCreatesTheRegistryAndIsHarmlessOnAnExistingOne() {
        Path registry = folder.resolve("other.db");
        JsonNode first = shell.run("init", "--registry", registry.toString(), "--json").ok().json();
        assertThat(registry).exists();
        assertThat(first.get("registry").stringValue()).isEqualTo(registry.toString());
        shell.run("--registry", registry.toString(), "init").ok();
        shell.run("init").ok();
        assertThat(shell.run("source", "list", "--json").ok().json()).hasSize(1);
    }

    @Test
    void theRegistryIsNamedByOptionElseByEnvironmentElseByTheFolder() {
        assertThat(folder.resolve("schema_registry.db")).exists();
        shell.with("SCHEMA_REGISTRY_URL", folder.resolve("named.db").toString());
        shell.run("init").ok();
        assertThat(folder.resolve("named.db")).exists();
        shell.run("init", "--registry", "jdbc:sqlite:" + folder.resolve("option.db")).ok();
        assertThat(folder.resolve("option.db")).exists();
    }

    @Test
    void sourcesAreListedShownAndRemoved() {
        JsonNode row = shell.run("source", "list", "--json").ok().json().get(0);
        assertThat(row.propertyNames())
                .containsExactly("id", "uri", "type", "version", "updatedAt");
        assertThat(row.get("id").stringValue()).isEqualTo("shop");
        assertThat(row.get("type").stringValue()).isEqualTo("sqlite");
        assertThat(row.get("version").stringValue()).isEqualTo("1.0.0");
        assertThat(row.get("updatedAt").isIntegralNumber()).isTrue();
        assertThat(row.get("uri").stringValue())
                .isEqualTo(folder.resolve("shop.db").toAbsolutePath().toString());

        JsonNode shown = shell.run("source", "show", "shop", "--json").ok().json();
        assertThat(shown.get("include")).isEmpty();
        assertThat(shown.get("coverage").isNull()).isTrue();
        assertThat(shell.run("source", "show", "shop").ok().out()).contains("not scanned yet");

        shell.run("source", "remove", "shop").ok();
        assertThat(shell.run("source", "list", "--json").ok().json()).isEmpty();
    }

    @Test
    void aSourceKeepsItsScopeAndReferences() {
        shell.run(
                        "source",
                        "add",
                        "wide",
                        "postgresql://reader@localhost/db",
                        "--credentials",
                        "env:A",
                        "--query-credentials",
                        "file:/run/b",
                        "--include",
                        "public.*",
                        "--include",
                        "sales.*",
                        "--exclude",
                        "*.tmp_*",
                        "--default-schema",
                        "sales",
                        "--search-path",
                        "sales,public")
                .ok();
        JsonNode shown = shell.run("source", "show", "wide", "--json").ok().json();
        assertThat(shown.get("type").stringValue()).isEqualTo("postgres");
        assertThat(texts(shown.get("include"))).containsExactly("public.*", "sales.*");
        assertThat(texts(shown.get("exclude"))).containsExactly("*.tmp_*");
        assertThat(texts(shown.get("searchPath"))).containsExactly("sales", "public");
        assertThat(shown.get("defaultSchema").stringValue()).isEqualTo("sales");
        assertThat(shown.get("credentials").stringValue()).isEqualTo("env:A");
        assertThat(shown.get("queryCredentials").stringValue()).isEqualTo("file:/run/b");
    }

    @Test
    void aScanReportsWhatItPublished() {
        JsonNode reports = shell.run("introspect", "shop", "--json").ok().json();
        assertThat(reports).hasSize(1);
        JsonNode report = reports.get(0);
        assertThat(report.propertyNames())
                .contains(
                        "source",
                        "status",
                        "tablesSeen",
                        "changed",
                        "errors",
                        "durationMillis",
                        "revision");
        assertThat(report.get("status").stringValue()).isEqualTo("complete");
        assertThat(report.get("tablesSeen").intValue()).isEqualTo(2);
        JsonNode first = report.get("changed").get(1);
        assertThat(first.propertyNames()).containsExactly("table", "from", "to", "bump");
        assertThat(first.get("table").stringValue()).isEqualTo("orders");
        assertThat(first.get("from").isNull()).isTrue();
        assertThat(first.get("to").stringValue()).isEqualTo("1.0.0");

        shell.sqlite("shop.db", "ALTER TABLE orders DROP COLUMN note");
        JsonNode second = shell.run("introspect", "--all", "--json").ok().json().get(0);
        assertThat(second.get("changed"))
                .singleElement()
                .hasToString(
                        "{\"table\":\"orders\",\"from\":\"1.0.0\",\"to\":\"2.0.0\",\"bump\":\"MAJOR\"}");

        JsonNode third = shell.run("introspect", "shop", "--json").ok().json().get(0);
        assertThat(third.get("status").stringValue()).isIn("unchanged", "complete");
        assertThat(third.get("changed")).isEmpty();
    }

    @Test
    void aDryRunWritesNothing() {
        shell.run("introspect", "shop").ok();
        shell.sqlite("shop.db", "ALTER TABLE orders DROP COLUMN note");
        JsonNode report = shell.run("introspect", "shop", "--dry-run", "--json").ok().json().get(0);
        assertThat(report.get("changed")).hasSize(1);
        assertThat(version("orders")).isEqualTo("1.0.0");
        shell.run("introspect", "shop").ok();
        assertThat(version("orders")).isEqualTo("2.0.0");
    }

    @Test
    void aLargeDeletionIsHeldUntilItIsAccepted() {
        for (int i = 0; i < 5; i++) {
            shell.sqlite("shop.db", "CREATE TABLE t" + i + " (x INTEGER)");
        }
        shell.run("introspect", "shop").ok();
        for (int i = 0; i < 5; i++) {
            shell.sqlite("shop.db", "DROP TABLE t" + i);
        }
        Shell.Result held = shell.run("introspect", "shop", "--json");
        assertThat(held.exitCode()).isEqualTo(1);
        assertThat(held.json().get(0).get("status").stringValue()).isEqualTo("held");
        assertThat(shell.run("table", "list", "shop", "--json").ok().json()).hasSize(7);
        assertThat(shell.run("introspect", "shop").out()).contains("--accept-deletions");

        shell.run("introspect", "shop", "--accept-deletions").ok();
        assertThat(shell.run("table", "list", "shop", "--json").ok().json()).hasSize(2);
    }

    @Test
    void aScanThatFailsChangesNothingAndSaysWhy() throws Exception {
        shell.run("introspect", "shop").ok();
        Files.move(folder.resolve("shop.db"), folder.resolve("gone.db"));
        Shell.Result failed = shell.run("introspect", "shop", "--json");
        assertThat(failed.exitCode()).isEqualTo(2);
        JsonNode report = failed.json().get(0);
        assertThat(report.get("status").stringValue()).isEqualTo("failed");
        assertThat(report.get("errors")).hasSize(1);
        assertThat(failed.problem()).startsWith("{\"code\":");
        assertThat(shell.run("introspect", "shop").problem()).startsWith("schema-registry: shop: ");
        assertThat(shell.run("table", "list", "shop", "--json").ok().json()).hasSize(2);
    }

    @Test
    void tablesAreListed() {
        shell.run("introspect", "shop").ok();
        JsonNode rows = shell.run("table", "list", "shop", "--json").ok().json();
        assertThat(rows.get(0).get("name").stringValue()).isEqualTo("\"odd.näme\"");
        JsonNode row = rows.get(1);
        assertThat(row.propertyNames())
                .containsExactly("name", "kind", "version", "ordinal", "fields", "description");
        assertThat(row.get("name").stringValue()).isEqualTo("orders");
        assertThat(row.get("kind").stringValue()).isEqualTo("table");
        assertThat(row.get("ordinal").intValue()).isEqualTo(1);
        assertThat(row.get("fields").intValue()).isEqualTo(3);
        assertThat(shell.run("table", "list", "shop").ok().out()).contains("orders", "1.0.0");
    }

    @Test
    void aTableIsShownWithWhereItStands() {
        shell.run("introspect", "shop").ok();
        JsonNode table = shell.run("table", "show", "shop.orders", "--json").ok().json();
        assertThat(table.propertyNames())
                .contains(
                        "format",
                        "kind",
                        "fields",
                        "source",
                        "name",
                        "version",
                        "ordinal",
                        "contentId",
                        "fingerprint",
                        "at");
        assertThat(table.get("fingerprint").stringValue()).startsWith("sha256:");
        assertThat(shell.run("table", "show", "shop.orders", "--format", "json").ok().json())
                .isEqualTo(table);
        assertThat(shell.run("table", "show", "shop.\"odd.näme\"", "--json").ok().json())
                .isNotEmpty();
        assertThat(shell.run("table", "show", "shop.orders").ok().out())
                .contains("NUMERIC(10,2)", "primary key (id)");
    }

    @Test
    void aTableIsShownAsItWas() {
        shell.run("introspect", "shop").ok();
        long between =
                shell.run("table", "show", "shop.orders", "--json").json().get("at").longValue();
        shell.sqlite("shop.db", "ALTER TABLE orders DROP COLUMN note");
        shell.run("introspect", "shop").ok();
        List<String> asked =
                List.of(
                        "--version=1.0.0",
                        "--at=" + between,
                        "--at=" + Instant.ofEpochMilli(between));
        for (String option : asked) {
            JsonNode old = shell.run("table", "show", "shop.orders", option, "--json").ok().json();
            assertThat(old.get("version").stringValue()).as(option).isEqualTo("1.0.0");
            assertThat(old.get("fields")).as(option).hasSize(3);
        }
        assertThat(shell.run("table", "show", "shop.orders", "--at", "1").problem())
                .contains("shop.orders");
    }

    @Test
    void aTableIsPrintedInEachForm() {
        shell.run("introspect", "shop").ok();
        JsonNode schema =
                shell.run("table", "show", "shop.orders", "--format", "jsonschema").ok().json();
        assertThat(schema.get("$schema").stringValue())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.has("fingerprint")).isFalse();
        assertThat(shell.run("table", "show", "shop.orders", "--format", "ddl").ok().out())
                .startsWith("CREATE TABLE orders");
        assertThat(shell.run("table", "show", "shop.orders", "--format", "compact").ok().out())
                .startsWith("orders(");
    }

    @Test
    void historyIsNewestFirstAndSaysWhy() {
        shell.run("introspect", "shop").ok();
        shell.sqlite("shop.db", "ALTER TABLE orders DROP COLUMN note");
        shell.run("introspect", "shop").ok();
        JsonNode rows = shell.run("history", "shop.orders", "--json").ok().json();
        assertThat(rows).hasSize(2);
        JsonNode newest = rows.get(0);
        assertThat(newest.propertyNames())
                .contains("table", "version", "ordinal", "fingerprint", "at", "actor", "changes");
        assertThat(newest.get("table").stringValue()).isEqualTo("orders");
        assertThat(newest.get("version").stringValue()).isEqualTo("2.0.0");
        JsonNode change = newest.get("changes").get(0);
        assertThat(change.propertyNames())
                .contains("kind", "rule", "path", "from", "to", "bump", "affects");
        assertThat(change.get("rule").stringValue()).isEqualTo("COLUMN_DROPPED");
        assertThat(texts(change.get("affects"))).contains("read");
        assertThat(shell.run("history", "shop", "--json").ok().json()).hasSize(3);
        assertThat(shell.run("history", "shop", "--limit", "1", "--json").ok().json()).hasSize(1);
        assertThat(shell.run("history", "shop").ok().out()).contains("COLUMN_DROPPED");
    }

    @Test
    void aDiffFindsOut() {
        shell.run("introspect", "shop").ok();
        shell.sqlite("shop.db", "ALTER TABLE orders ADD COLUMN extra TEXT");
        shell.run("introspect", "shop").ok();
        Shell.Result differs = shell.run("diff", "shop.orders", "1.0.0", "1.1.0", "--json");
        assertThat(differs.exitCode()).isEqualTo(1);
        assertThat(differs.err()).isEmpty();
        assertThat(differs.json().propertyNames()).containsExactly("bump", "changes");
        assertThat(differs.json().get("bump").stringValue()).isEqualTo("MINOR");
        assertThat(shell.run("diff", "shop.orders", "1.1.0", "1.1.0", "--json").ok().json())
                .hasToString("{\"bump\":\"NONE\",\"changes\":[]}");
        assertThat(shell.run("diff", "shop.orders", "1.0.0", "1.1.0").out())
                .contains("+ extra TEXT", "COLUMN_ADDED_OPTIONAL");
    }

    @Test
    void eventsAreOneALineAfterANumber() {
        shell.run("introspect", "shop").ok();
        List<JsonNode> all = events("events");
        assertThat(all)
                .extracting(event -> event.get("type").stringValue())
                .containsExactly(
                        "org.schemaregistry.source.added.v1",
                        "org.schemaregistry.table.created.v1",
                        "org.schemaregistry.table.created.v1");
        assertThat(all)
                .extracting(event -> event.get("sequence").longValue())
                .containsExactly(1L, 2L, 3L);
        assertThat(all.getLast().get("subject").stringValue()).isEqualTo("shop.orders");
        assertThat(events("events", "--since", "2", "--json")).hasSize(1);
        assertThat(events("events", "--since", "3")).isEmpty();
    }

    @Test
    void theDemoTellsItsStoryOnOneScreenAndLeavesNothing() throws Exception {
        Shell empty = new Shell(Files.createDirectory(folder.resolve("empty")));
        String story = empty.run("demo").ok().out();
        assertThat(story)
                .contains(
                        "COLUMN_ADDED_OPTIONAL",
                        "COLUMN_DROPPED",
                        "TYPE_WIDENED",
                        "NULLABLE_BECAME_TRUE",
                        "\"specversion\": \"1.0\"");
        assertThat(story.lines().count()).isLessThanOrEqualTo(45);
        assertThat(folder.resolve("empty")).isEmptyDirectory();
        assertThat(empty.run("demo", "--json").ok().json().get("events")).hasSize(6);
    }

    @Test
    void everyCommandExplainsItself() {
        for (String[] command : Commands.all()) {
            String[] asked = Arrays.copyOf(command, command.length + 1);
            asked[command.length] = "--help";
            String help = shell.run(asked).ok().out();
            assertThat(help)
                    .startsWith("Usage: schema-registry " + String.join(" ", command))
                    .contains("--json", "--registry");
            assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        }
    }

    private String version(String table) {
        return shell.run("table", "show", "shop." + table, "--json")
                .ok()
                .json()
                .get("version")
                .stringValue();
    }

    private List<JsonNode> events(String... args) {
        return shell.run(args).ok().out().lines().map(CanonicalJson::read).toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.stringValue()));
        return texts;
    }

    @Test
    void outputThatIsLostIsNoSuccess() {
        shell.run("init").ok();
        assertThat(shell.runInto("No space left on device", "source", "list").problem())
                .contains("the output could not be written in full; found No space left on device");
        assertThat(shell.runInto("Broken pipe", "source", "list").exitCode()).isZero();
    }
}

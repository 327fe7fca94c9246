package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A mistyped place of the registry is said, and nothing is made there: only what begins a registry
/// makes one.
final class MissingRegistryTest {
    /// Those that want a registry, with what they need to be understood.
    private static final List<String> WANTING =
            List.of(
                    "audit head",
                    "audit list",
                    "audit verify",
                    "check --source shop SELECT",
                    "check --batch batch.json",
                    "check --plan plan.json",
                    "diff shop.orders 1.0.0 2.0.0",
                    "dry-run --source shop SELECT",
                    "events",
                    "events --follow",
                    "history shop",
                    "introspect --all",
                    "introspect shop --every 1s",
                    "query add q --source shop SELECT",
                    "query list",
                    "query remove q",
                    "query show q",
                    "registry backup saved.db",
                    "source change shop --uri other.db",
                    "source list",
                    "source remove shop",
                    "source schedule shop --every 5m",
                    "source show shop",
                    "subscription list",
                    "subscription pause s",
                    "subscription remove s",
                    "subscription replay s 1",
                    "subscription resume s",
                    "subscription show s",
                    "table list shop",
                    "table show shop.orders");

    /// Those that make one, and those that name theirs otherwise or have none.
    private static final Set<String> OTHERS =
            Set.of("deliver", "demo", "init", "registry copy", "source add", "subscription add");

    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        shell = new Shell(folder);
        Files.writeString(
                folder.resolve("plan.json"), "[{\"source\": \"shop\", \"query\": \"SELECT\"}]");
        Files.writeString(folder.resolve("batch.json"), "");
    }

    @Test
    void everyCommandIsHereOrThere() {
        for (String[] words : Commands.all()) {
            String command = String.join(" ", words);
            assertThat(WANTING.stream().anyMatch(one -> (one + " ").startsWith(command + " ")))
                    .as(command)
                    .isNotEqualTo(OTHERS.contains(command));
        }
    }

    @Test
    void whereNoFileIsNoneIsMade() throws IOException {
        String line =
                "schema-registry: registry file "
                        + folder.resolve("typo.db")
                        + ": expected a registry, found no such file; check the name, or make a"
                        + " registry there with: init";
        for (String command : WANTING) {
            assertThat(run(command, "typo.db").problem()).as(command).isEqualTo(line);
        }
        assertThat(run("source list", "no/folder/typo.db").problem()).contains("no such file");
        assertThat(files()).containsExactlyInAnyOrder("plan.json", "batch.json");
        assertThat(run("source list", "typo.db").err()).isNotEmpty();
    }

    @Test
    void anEmptyFileIsLeftEmpty() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));
        assertThat(run("source list", "empty.db").problem())
                .contains("expected a registry, found a file without its tables", "init");
        assertThat(file).isEmptyFile();
        run("init", "empty.db").ok();
        run("source list", "empty.db").ok();
    }

    @Test
    void aDatabaseWithoutOneIsLeftAsItIs() throws Exception {
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute("CREATE TABLE people (id int)");
            assertThat(run("source list --json", database.uri()).problem())
                    .contains(
                            "STORE_MISSING",
                            "/" + database.name(),
                            "a database without its tables",
                            "make a registry there with: init");
            try (var connection = database.connect();
                    var tables =
                            connection
                                    .getMetaData()
                                    .getTables(null, "public", "%", new String[] {"TABLE"})) {
                assertThat(tables.next()).isTrue();
                assertThat(tables.getString("TABLE_NAME")).isEqualTo("people");
                assertThat(tables.next()).isFalse();
            }
            run("init", database.uri()).ok();
            run("source list", database.uri()).ok();
        }
    }

    @Test
    void theSpecificationsOwnTablesAreARegistry() {
        shell.sqlite(
                "theirs.db",
                """
                CREATE TABLE data_sources (id TEXT PRIMARY KEY, uri TEXT NOT NULL,
                  type TEXT NOT NULL, version TEXT NOT NULL, updated_at INTEGER NOT NULL)
                """,
                """
                CREATE TABLE table_meta (source_id TEXT NOT NULL, table_name TEXT NOT NULL,
                  schema_json TEXT NOT NULL, version TEXT NOT NULL, updated_at INTEGER NOT NULL,
                  PRIMARY KEY (source_id, table_name),
                  FOREIGN KEY (source_id) REFERENCES data_sources(id) ON DELETE CASCADE)
                """,
                "INSERT INTO data_sources VALUES ('shop', 'shop.db', 'sqlite', '1.0.0', 0)");
        assertThat(run("source list", "theirs.db").ok().out()).contains("shop");
    }

    @Test
    void whoeverMakesOneByAddingASourceIsTold() {
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER)");
        String told = "made a new registry: " + folder.resolve("new.db");
        assertThat(run("source add shop shop.db", "new.db").ok().out())
                .startsWith(told)
                .contains("added shop");
        assertThat(run("source add again shop.db", "new.db").ok().out()).startsWith("added again");
        assertThat(run("source add shop shop.db --json", "other.db").ok().json().get("id"))
                .isNotNull();
    }

    @Test
    void whatAnOperatorMayStartFirstMakesOneAndSaysSo() {
        assertThat(run("deliver --once", "first.db").ok().out())
                .startsWith("made a new registry: " + folder.resolve("first.db"));
        assertThat(run("subscription add s https://example.com/hook", "second.db").ok().out())
                .startsWith("made a new registry: " + folder.resolve("second.db"));
        run("source list", "first.db").ok();
    }

    private Shell.Result run(String command, String registry) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--registry", registry));
        return shell.run(words.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

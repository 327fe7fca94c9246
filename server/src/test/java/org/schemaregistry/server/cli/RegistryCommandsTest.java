package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.testkit.EmbeddedPostgres;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.IntStream;

/// Whole registries: copied, backed up, and found damaged.
final class RegistryCommandsTest {
    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void shop() {
        shell = new Shell(folder);
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("introspect", "shop").ok();
    }

    @Test
    void aRegistryMovesToPostgresAndBack() {
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.newest().newDatabase()) {
            String head = shell.run("audit", "head").ok().out();
            shell.run("registry", "copy", "schema_registry.db", database.uri()).ok();
            shell.run("registry", "copy", database.uri(), "back.db").ok();
            for (String url : new String[] {database.uri(), "back.db"}) {
                assertThat(shell.run("audit", "head", "--registry", url).ok().out())
                        .isEqualTo(head);
                assertThat(shell.run("history", "shop", "--registry", url).ok().out())
                        .isEqualTo(shell.run("history", "shop").ok().out());
                assertThat(shell.run("events", "--registry", url).ok().out())
                        .isEqualTo(shell.run("events").ok().out());
            }
            shell.run("registry", "backup", "saved.db", "--registry", database.uri()).ok();
            shell.run("audit", "verify", "--registry", "saved.db").ok();
        }
    }

    @Test
    void aStoppedCopyGoesOnAndSaysSo() {
        shell.sqlite(
                "shop.db",
                IntStream.range(0, 300)
                        .mapToObj(n -> "CREATE TABLE t" + n + " (id INTEGER)")
                        .toArray(String[]::new));
        shell.run("introspect", "shop").ok();
        Path from = folder.resolve("schema_registry.db");
        for (String to : new String[] {"one.db", "two.db"}) {
            assertThatThrownBy(() ->
                            Registry.copier(from.toString())
                                    .progress((step, done, total) -> {
                                        throw new IllegalStateException("stopped");
                                    })
                                    .copyTo(folder.resolve(to).toString()))
                    .hasMessage("stopped");
        }
        assertThat(shell.run("registry", "copy", "schema_registry.db", "one.db").ok().out())
                .contains("went on with an unfinished copy: ")
                .doesNotContain("begun anew");
        shell.sqlite("shop.db", "CREATE TABLE a (id INTEGER)");
        shell.run("introspect", "shop").ok();
        JsonNode report =
                shell.run("registry", "copy", "schema_registry.db", "two.db", "--json").ok().json();
        assertThat(report.get("kept").longValue()).isGreaterThan(300);
        assertThat(report.get("begunAnew").valueStream().map(JsonNode::stringValue))
                .contains("table_meta");
    }

    @Test
    void aBackupTellsWhatIsInIt() {
        JsonNode report = shell.run("registry", "backup", "saved.db", "--json").ok().json();
        assertThat(report.get("to").stringValue()).isEqualTo(folder.resolve("saved.db").toString());
        assertThat(report.get("intact").booleanValue()).isTrue();
        assertThat(report.get("contents").longValue()).isPositive();
        assertThat(report.get("auditHead").stringValue()).hasSize(64);
        assertThat(shell.run("registry", "backup", "again.db").ok().out())
                .contains("saved ", "verified: ");
    }

    @Test
    void damageIsAFinding() {
        shell.sqlite("schema_registry.db", "UPDATE registry_audit SET actor = 'x' WHERE seq = 1");
        Shell.Result result = shell.run("registry", "copy", "schema_registry.db", "to.db");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("audit broken before it was read: entry 1");
    }
}

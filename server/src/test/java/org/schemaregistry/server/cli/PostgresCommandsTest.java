package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.testkit.EmbeddedPostgres;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The main job on real PostgreSQL servers.
final class PostgresCommandsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void theMainJob(int major) {
        Shell shell = new Shell(folder);
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    """
                    CREATE TABLE orders (id int PRIMARY KEY, total numeric(10,2) NOT NULL, note text);
                    CREATE SCHEMA sales;
                    CREATE TABLE sales."Odd Näme.x" (id int);
                    """);
            shell.run("source", "add", "shop", database.uri()).ok();
            JsonNode first = shell.run("introspect", "shop", "--json").ok().json().get(0);
            assertThat(first.get("changed")).hasSize(2);
            assertThat(first.get("changed").get(1).get("table").stringValue())
                    .isEqualTo("sales.\"Odd Näme.x\"");
            assertThat(first.get("warnings")).isNotEmpty();

            database.execute(
                    "ALTER TABLE orders RENAME COLUMN note TO remark",
                    "COMMENT ON TABLE sales.\"Odd Näme.x\" IS 'odd'");
            JsonNode second = shell.run("introspect", "shop", "--json").ok().json().get(0);
            assertThat(second.get("changed").get(0))
                    .hasToString(
                            "{\"table\":\"orders\",\"from\":\"1.0.0\",\"to\":\"2.0.0\",\"bump\":\"MAJOR\"}");
            assertThat(second.get("changed").get(1).get("bump").stringValue()).isEqualTo("PATCH");
            JsonNode newest = shell.run("history", "shop.orders", "--json").ok().json().get(0);
            assertThat(newest.get("changes").get(0).get("rule").stringValue())
                    .isEqualTo("COLUMN_RENAMED");
            assertThat(
                            shell.run("table", "show", "shop.sales.\"Odd Näme.x\"", "--json")
                                    .ok()
                                    .json()
                                    .get("comment")
                                    .stringValue())
                    .isEqualTo("odd");
            assertThat(shell.run("introspect", "shop", "--json").ok().json().get(0).get("changed"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void aDryRunTellsItsOutcomeByTheExitCode(int major) throws Exception {
        Shell shell = new Shell(folder);
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute("CREATE TABLE orders (id int PRIMARY KEY, total numeric(10,2))");
            shell.run("source", "add", "shop", database.uri()).ok();
            shell.run("introspect", "shop").ok();
            JsonNode plan =
                    shell.run(
                                    "dry-run",
                                    "--source",
                                    "shop",
                                    "--level",
                                    "plan",
                                    "--json",
                                    "SELECT id, total FROM orders WHERE id = $1")
                            .ok()
                            .json();
            assertThat(plan.get("result").stringValue()).isEqualTo("accepted");
            assertThat(plan.get("role").stringValue()).isEqualTo("postgres");
            assertThat(plan.get("columns").get(1))
                    .hasToString("{\"name\":\"total\",\"type\":\"numeric(10,2)\"}");
            assertThat(plan.get("parameters").get(0).stringValue()).isEqualTo("integer");
            assertThat(plan.get("plan").get("cost").doubleValue()).isPositive();
            assertThat(plan.get("warnings").get(0).stringValue()).contains("superuser");

            Shell.Result refused =
                    shell.run("dry-run", "--source", "shop", "SELECT totl FROM orders");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out()).contains("rejected by the check", "perhaps: total");
            assertThat(
                            shell.run(
                                            "dry-run",
                                            "--source",
                                            "shop",
                                            "--level",
                                            "probe",
                                            "SELECT pg_sleep(9)")
                                    .exitCode())
                    .isEqualTo(1);
            assertThat(
                            shell.run(
                                            "dry-run",
                                            "--source",
                                            "shop",
                                            "--level",
                                            "everything",
                                            "SELECT 1")
                                    .exitCode())
                    .isEqualTo(2);
        }
        Shell.Result gone = shell.run("dry-run", "--source", "shop", "--json", "SELECT 1");
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err()).contains("SOURCE_UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void theDemoLeavesNoSchemaBehind(int major) throws Exception {
        Shell shell = new Shell(folder);
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.version(major).newDatabase()) {
            String story = shell.run("demo", "--source", database.uri()).ok().out();
            assertThat(story).contains("quantity -> amount", "COLUMN_RENAMED", "\"specversion\"");
            assertThat(story.lines().count()).isLessThanOrEqualTo(45);
            assertThat(demoSchemas(database)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 18)
    void aDemoThatFailsLeavesNoSchemaBehind(int major) throws Exception {
        Shell shell = new Shell(folder);
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.version(major).newDatabase()) {
            // The scan leases the secret a second time, and finds a wrong one.
            database.execute(
                    "CREATE ROLE shopkeeper LOGIN PASSWORD 'right'",
                    "GRANT CREATE ON DATABASE \"" + database.name() + "\" TO shopkeeper",
                    "ALTER ROLE shopkeeper SET statement_timeout = 1");
            Path secret = Files.writeString(folder.resolve("secret"), "right");
            String problem =
                    shell.run(
                                    "demo",
                                    "--source",
                                    database.uri("shopkeeper"),
                                    "--credentials",
                                    "file:" + secret)
                            .err();
            assertThat(demoSchemas(database)).as(problem).isZero();
            database.execute("DROP OWNED BY shopkeeper", "DROP ROLE shopkeeper");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", ""})
    void aWrongPasswordIsOneLineThatDoesNotRepeatIt(String password) throws Exception {
        Shell shell = new Shell(folder);
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute("CREATE ROLE reader LOGIN PASSWORD 'right'");
            Path secret = Files.writeString(folder.resolve("secret"), password + "\n");
            shell.run(
                            "source",
                            "add",
                            "shop",
                            database.uri("reader"),
                            "--credentials",
                            "file:" + secret)
                    .ok();
            Shell.Result failed = shell.run("introspect", "shop");
            assertThat(failed.problem()).startsWith("schema-registry: shop: ");
            assertThat(failed.out() + failed.err()).doesNotContain("wrong");
            Files.writeString(secret, "{\"username\": \"reader\", \"password\": \"right\"}");
            shell.run("introspect", "shop").ok();
            database.execute("DROP ROLE reader");
        }
    }

    private static int demoSchemas(EmbeddedPostgres.Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_namespace WHERE nspname LIKE"
                                        + " 'schema_registry_demo%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

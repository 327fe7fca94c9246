package org.schemaregistry.adapter.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.StatementClass;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.CheckReport;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// A function that a query runs without naming it is told as one that it calls.
class UnseenFunctionsTest {
    private static final SourceId SHOP = new SourceId("shop");

    private static final String SCHEMA =
            """
            CREATE SCHEMA other;
            CREATE SEQUENCE ran;
            CREATE TABLE orders (id integer PRIMARY KEY, note text);
            INSERT INTO orders VALUES (1, 'a');
            CREATE FUNCTION noted(integer) RETURNS integer LANGUAGE sql VOLATILE
                AS 'SELECT nextval(''public.ran''); SELECT $1';
            CREATE FUNCTION other.same(integer, integer) RETURNS boolean LANGUAGE sql VOLATILE
                AS 'SELECT nextval(''public.ran''); SELECT $1 = $2';
            CREATE FUNCTION quiet(integer) RETURNS integer LANGUAGE sql STABLE AS 'SELECT $1';
            CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = other.same);
            CREATE OPERATOR other.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
            CREATE VIEW logged AS SELECT id, noted(id) AS noted FROM orders;
            CREATE VIEW other.over AS SELECT id + 1 AS next, noted FROM logged;
            CREATE VIEW compared AS SELECT id === 1 AS same FROM orders;
            CREATE VIEW calm AS SELECT quiet(id) AS id, upper(note) AS note FROM orders;
            CREATE MATERIALIZED VIEW stored AS SELECT noted(id) AS noted FROM orders;
            CREATE VIEW of_stored AS SELECT noted FROM calm, stored;
            CREATE TABLE guarded (id integer);
            INSERT INTO guarded VALUES (1);
            CREATE POLICY told ON guarded USING (noted(id) = id);
            ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
            ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
            CREATE VIEW of_guarded AS SELECT id FROM guarded;
            CREATE ROLE READER;
            GRANT SELECT ON ALL TABLES IN SCHEMA public, other TO READER;
            GRANT USAGE ON SCHEMA other TO READER;
            GRANT ALL ON SEQUENCE ran TO READER;
            ALTER VIEW of_guarded OWNER TO READER;
            """;

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> isToldWhereItRuns() {
        return EmbeddedPostgres.MAJORS.stream()
                .map(major -> DynamicTest.dynamicTest("PostgreSQL " + major, () -> on(major)));
    }

    private void on(int major) throws SQLException {
        try (var database = EmbeddedPostgres.version(major).newDatabase();
                Registry registry =
                        Registry.builder().url(folder.resolve(major + ".db").toString()).open()) {
            String role = "reader_" + major + "_" + database.name();
            database.execute(SCHEMA.replace("READER", role));
            registry.addSource(
                    DataSource.of(SHOP, "postgres", new SourceUri(database.uri())), "test");
            registry.introspect(SHOP, IntrospectOptions.DEFAULT);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET ROLE " + role);
                runs(registry, statement, "SELECT noted FROM logged", "noted", 18);
                runs(registry, statement, "SELECT next, noted FROM other.over", "noted", 24);
                runs(registry, statement, "SELECT same FROM compared", "other.same", 17);
                runs(registry, statement, "SELECT id FROM guarded", "noted", 15);
                runs(registry, statement, "SELECT id FROM of_guarded", "noted", 15);
                runs(registry, statement, "SELECT id === 1 FROM orders", "other.same", 10);
                runs(
                        registry,
                        statement,
                        "SELECT id FROM orders WHERE id OPERATOR(public.===) ANY (ARRAY[1])",
                        "other.same",
                        31);
                isQuiet(registry, statement, "SELECT id, note FROM calm");
                isQuiet(registry, statement, "SELECT noted FROM of_stored, stored s(x)");
                isQuiet(registry, statement, "SELECT note OPERATOR(other.===) 'a' FROM orders");
            }
            database.execute("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(role));
        }
    }

    private static void runs(
            Registry registry, Statement statement, String sql, String function, int offset)
            throws SQLException {
        assertThat(ran(statement, sql)).as("the server runs it in: " + sql).isTrue();
        Query query = new Query(SHOP, null, sql);
        CheckReport check = registry.check(query, Map.of());
        assertThat(check.check().verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(check.check().statement()).as(sql).isEqualTo(StatementClass.UNKNOWN);
        assertThat(check.check().calls())
                .extracting(SingleStatement.Call::function, SingleStatement.Call::effect)
                .containsExactly(tuple(function, SingleStatement.Effect.UNSEEN));
        assertThat(registry.dryRun(query, DryRunLevel.PROBE, Set.of()).result())
                .isInstanceOfSatisfying(
                        DryRun.Rejected.class,
                        rejected -> {
                            assertThat(rejected.findings()).hasSize(1);
                            Finding finding = rejected.findings().getFirst();
                            assertThat(finding.code()).isEqualTo(FindingCode.FUNCTION_NOT_ALLOWED);
                            assertThat(finding.message()).startsWith("function " + function + " ");
                            assertThat(Objects.requireNonNull(finding.place()).offset())
                                    .isEqualTo(offset);
                        });
        assertThat(registry.dryRun(query, DryRunLevel.PLAN, Set.of()).result())
                .isInstanceOf(DryRun.Accepted.class);
        assertThat(registry.dryRun(query, DryRunLevel.PROBE, Set.of(function)).result())
                .isInstanceOf(DryRun.Accepted.class);
    }

    private static void isQuiet(Registry registry, Statement statement, String sql)
            throws SQLException {
        assertThat(ran(statement, sql)).as("the server runs it in: " + sql).isFalse();
        assertThat(registry.check(new Query(SHOP, null, sql), Map.of()).check().statement())
                .as(sql)
                .isEqualTo(StatementClass.READ);
    }

    private static boolean ran(Statement statement, String sql) throws SQLException {
        List<Long> before = List.of(counter(statement));
        statement.execute(sql);
        return !before.equals(List.of(counter(statement)));
    }

    private static long counter(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT last_value + is_called::int FROM public.ran")) {
            row.next();
            return row.getLong(1);
        }
    }
}

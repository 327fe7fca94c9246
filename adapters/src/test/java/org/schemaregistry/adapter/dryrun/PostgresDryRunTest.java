package org.schemaregistry.adapter.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schemaregistry.adapter.dryrun.PostgresShop.accepted;
import static org.schemaregistry.adapter.dryrun.PostgresShop.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DryRunReport;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/// What the levels answer, and as whom they ask.
class PostgresDryRunTest {
    private static final QueryLimits QUICK =
            new QueryLimits(10_000, 400, 300, 5_000, 100, 1_000_000, 50, 10_000);

    @TempDir Path folder;
    @TempDir Path other;

    static List<Integer> majors() {
        return EmbeddedPostgres.MAJORS;
    }

    @ParameterizedTest
    @MethodSource("majors")
    void tellsTypesPlanAndRoleWithoutRunning(int major) {
        try (PostgresShop shop = new PostgresShop(major, folder, QueryLimits.DEFAULT, true)) {
            DryRunReport described =
                    shop.ask(
                            DryRunLevel.DESCRIBE,
                            "SELECT id, total FROM orders WHERE id > $1 AND ($1 IS NULL OR note ="
                                    + " $2)");
            assertThat(described.role()).isEqualTo("reader");
            assertThat(described.warnings()).isEmpty();
            assertThat(accepted(described).columns())
                    .containsExactly(
                            new DryRun.Column("id", "bigint", new FieldType.Int(64, true)),
                            new DryRun.Column(
                                    "total", "numeric(10,2)", new FieldType.Decimal(10, 2)));
            assertThat(accepted(described).parameters()).containsExactly("bigint", "text");
            assertThat(accepted(described).plan()).isNull();

            DryRun.Plan plan = accepted(shop.ask(DryRunLevel.PLAN, "SELECT * FROM orders")).plan();
            assertThat(plan).isNotNull();
            if (plan != null) {
                assertThat(plan.rows()).isEqualTo(5000);
                assertThat(plan.cost()).isPositive();
                assertThat(plan.text()).contains("Seq Scan on orders");
            }
            DryRun.Plan generic =
                    accepted(
                                    shop.ask(
                                            DryRunLevel.PLAN,
                                            "SELECT * FROM orders WHERE id = $1 AND note = $2"))
                            .plan();
            assertThat(generic).isNotNull();
            if (generic != null) {
                assertThat(generic.text()).contains("$1").contains("Index");
            }
            assertThat(accepted(shop.ask(DryRunLevel.PROBE, "SELECT id FROM orders WHERE id = $1")))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void namesTheMissingRight(int major) {
        try (PostgresShop shop = new PostgresShop(major, folder, QueryLimits.DEFAULT, true)) {
            for (DryRunLevel level : DryRunLevel.values()) {
                if (level == DryRunLevel.DESCRIBE) {
                    // Rights are looked at when a statement is planned for running, not before.
                    continue;
                }
                Finding column =
                        refusal(
                                shop.ask(
                                        level,
                                        "SELECT s.id, s.card FROM secret s JOIN orders o ON"
                                                + " o.id = s.id"));
                assertThat(column.code()).isEqualTo(FindingCode.PERMISSION_DENIED);
                assertThat(column.sqlState()).isEqualTo("42501");
                assertThat(column.hint())
                        .contains("role reader lacks SELECT on public.secret (card)");
                assertThat(refusal(shop.ask(level, "SELECT id FROM other.thing")).hint())
                        .contains("USAGE on schema other")
                        .contains("SELECT on other.thing");
            }
            assertThat(
                            refusal(shop.ask(DryRunLevel.PLAN, "DELETE FROM orders WHERE id = 1"))
                                    .hint())
                    .contains("DELETE on public.orders");
        }
    }

    @Test
    void warnsOfARoleThatMayMoreThanRead() {
        try (PostgresShop shop = new PostgresShop(18, folder, QueryLimits.DEFAULT, false)) {
            DryRunReport superuser = shop.ask(DryRunLevel.DESCRIBE, "SELECT 1");
            assertThat(superuser.role()).isEqualTo("postgres");
            assertThat(superuser.warnings()).anyMatch(w -> w.contains("superuser"));
        }
        try (PostgresShop shop = new PostgresShop(18, other, QUICK, true)) {
            shop.database().execute("GRANT UPDATE ON orders TO reader");
            assertThat(shop.ask(DryRunLevel.DESCRIBE, "SELECT 1").warnings())
                    .anyMatch(w -> w.contains("may write") && w.contains("public.orders"));
        }
    }

    @Test
    void isRefusedWhereTheCheckFindsErrorsWithoutASession() {
        try (PostgresShop shop = new PostgresShop(18, folder, QueryLimits.DEFAULT, true)) {
            DryRunReport report = shop.ask(DryRunLevel.DESCRIBE, "SELECT totl FROM orders");
            assertThat(report.role()).isNull();
            assertThat(report.result())
                    .isInstanceOfSatisfying(
                            DryRun.Rejected.class,
                            r -> assertThat(r.by()).isEqualTo(DryRun.By.CHECK));
            assertThat(refusal(report).suggestions()).contains("total");
        }
    }

    @Test
    void theSourceAnswersWhatTheRegistryCannotKnow() {
        try (PostgresShop shop = new PostgresShop(18, folder, QueryLimits.DEFAULT, true)) {
            shop.database().execute("ALTER TABLE orders DROP COLUMN note");
            Finding refusal =
                    refusal(
                            shop.ask(
                                    DryRunLevel.DESCRIBE,
                                    "-- one\nSELECT id, /* ; */ '日本',\n  note FROM orders"));
            assertThat(refusal.sqlState()).isEqualTo("42703");
            Finding.Place place = refusal.place();
            assertThat(place).isNotNull();
            if (place != null) {
                assertThat(place.line()).isEqualTo(3);
                assertThat(place.column()).isEqualTo(3);
                assertThat(place.length()).isEqualTo(4);
            }
        }
    }

    @Test
    void aFunctionOfTheSourceRunsOnlyWhereTheCallerAnswersForIt() {
        try (PostgresShop shop = new PostgresShop(18, folder, QueryLimits.DEFAULT, true)) {
            String sql = "SELECT id FROM orders WHERE id = double_it(2)";
            assertThat(refusal(shop.ask(DryRunLevel.PLAN, sql)).code())
                    .isEqualTo(FindingCode.FUNCTION_NOT_ALLOWED);
            DryRunReport allowed =
                    shop.registry()
                            .dryRun(
                                    new Query(PostgresShop.SHOP, null, sql),
                                    DryRunLevel.PLAN,
                                    Set.of("public.double_it"));
            DryRun.Plan plan = accepted(allowed).plan();
            assertThat(plan).isNotNull();
            if (plan != null) {
                assertThat(plan.text()).contains("id = 4");
            }
            assertThat(allowed.warnings()).anyMatch(w -> w.contains("double_it may be run"));
        }
    }

    @Test
    void aFunctionThatIsNamedWithItsSchemaIsThatOneAlone() {
        try (PostgresShop shop = new PostgresShop(18, folder, QueryLimits.DEFAULT, false)) {
            shop.database()
                    .execute(
                            "CREATE FUNCTION other.double_it(integer) RETURNS integer IMMUTABLE"
                                    + " LANGUAGE sql AS 'SELECT $1 + $1'");
            shop.registry()
                    .introspect(
                            PostgresShop.SHOP,
                            org.schemaregistry.registry.api.IntrospectOptions.DEFAULT);
            String here = "SELECT double_it(2)";
            assertThat(isAllowed(shop, here, "public.double_it")).isTrue();
            assertThat(isAllowed(shop, here, "double_it")).isTrue();
            assertThat(isAllowed(shop, here, "other.double_it")).isFalse();
            String there = "SELECT other.double_it(2)";
            assertThat(isAllowed(shop, there, "other.double_it")).isTrue();
            assertThat(isAllowed(shop, there, "double_it")).isFalse();
            assertThat(isAllowed(shop, there, "public.double_it")).isFalse();
            assertThat(isAllowed(shop, "SELECT public.double_it(2)", "double_it")).isTrue();
            String slept = "SELECT pg_sleep(0)";
            assertThat(isAllowed(shop, slept, "pg_catalog.pg_sleep")).isTrue();
            assertThat(isAllowed(shop, slept, "public.pg_sleep")).isFalse();
        }
    }

    private static boolean isAllowed(PostgresShop shop, String sql, String function) {
        Query query = new Query(PostgresShop.SHOP, null, sql);
        return shop.registry().dryRun(query, DryRunLevel.PROBE, Set.of(function)).result()
                instanceof DryRun.Accepted;
    }

    @Test
    void timesOutOnAStatementAndOnALock() throws SQLException {
        try (PostgresShop shop = new PostgresShop(18, folder, QUICK, true)) {
            shop.database()
                    .execute(
                            "CREATE FUNCTION slow() RETURNS bigint STABLE LANGUAGE sql AS"
                                    + " 'SELECT count(*) FROM pg_class, pg_class b, pg_class c,"
                                    + " pg_class d'");
            shop.registry()
                    .introspect(
                            PostgresShop.SHOP,
                            org.schemaregistry.registry.api.IntrospectOptions.DEFAULT);
            DryRunReport slow =
                    shop.registry()
                            .dryRun(
                                    new Query(
                                            PostgresShop.SHOP,
                                            null,
                                            "SELECT * FROM orders WHERE id > slow()"),
                                    DryRunLevel.PLAN,
                                    Set.of("slow"));
            assertThat(slow.result()).isEqualTo(new DryRun.TimedOut(DryRun.Wait.STATEMENT, 400));
            try (Connection connection = shop.database().connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
                assertThat(shop.ask(DryRunLevel.DESCRIBE, "SELECT id FROM orders").result())
                        .isEqualTo(new DryRun.TimedOut(DryRun.Wait.LOCK, 300));
                connection.rollback();
            }
            assertThat(accepted(shop.ask(DryRunLevel.DESCRIBE, "SELECT id FROM orders")))
                    .isNotNull();
        }
    }

    @Test
    void neverUsesTheCredentialsOfScans() {
        try (EmbeddedPostgres.Database database = EmbeddedPostgres.newest().newDatabase();
                Registry registry = Registry.open(folder.resolve("r.db").toString())) {
            SourceId id = new SourceId("bare");
            registry.addSource(
                    DataSource.of(id, "postgres", new SourceUri(database.uri("reader"))), "test");
            assertThatThrownBy(() ->
                            registry.dryRun(
                                    new Query(id, null, "SELECT 1"),
                                    DryRunLevel.DESCRIBE,
                                    Set.of()))
                    .isInstanceOfSatisfying(
                            RegistryException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
                                assertThat(e.hint()).contains("--query-credentials");
                            });
        }
    }

    @Test
    void nothingOfACallReachesTheNext() {
        try (PostgresShop shop = new PostgresShop(18, folder, QueryLimits.DEFAULT, false)) {
            Query locks =
                    new Query(
                            PostgresShop.SHOP,
                            null,
                            "SELECT pg_advisory_lock(4711), set_config('work_mem', '77kB', false),"
                                    + " setseed(0.5)");
            shop.registry()
                    .runner()
                    .run(
                            locks,
                            List.of(),
                            org.schemaregistry.registry.api.RunOptions.DEFAULT.allowing(
                                    Set.of("pg_advisory_lock", "set_config", "setseed")),
                            row -> true);
            shop.registry()
                    .runner()
                    .run(
                            new Query(
                                    PostgresShop.SHOP,
                                    null,
                                    "SELECT current_setting('work_mem'), (SELECT count(*) FROM"
                                            + " pg_locks WHERE locktype = 'advisory')"),
                            List.of(),
                            org.schemaregistry.registry.api.RunOptions.DEFAULT,
                            row -> {
                                assertThat(row.get(0)).isNotEqualTo("77kB");
                                assertThat(row.get(1)).isEqualTo(0L);
                                return true;
                            });
        }
    }
}

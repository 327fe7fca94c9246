package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// A large source is read over two connections, as one.
class PostgresReadingTest {
    static final List<Integer> MAJORS = EmbeddedPostgres.MAJORS;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int MOST_STATEMENTS = 200;

    /// Checks and defaults that read the same, and such that only look so.
    private static final String LIKE_TABLES =
            """
            CREATE TABLE whole (price int, note int, CHECK (whole IS NOT NULL), CHECK (price > 0));
            CREATE TABLE entire (price int, note int, CHECK (entire IS NOT NULL), CHECK (price > 0));
            CREATE TABLE swapped (note int, price int, CHECK (note > 0), CHECK (price > note));
            CREATE TABLE plain (price int DEFAULT 7, note int DEFAULT 7, CHECK (price > note),
              twice int GENERATED ALWAYS AS (price * 2) STORED, CHECK (1 < 2));
            CREATE TABLE other (cost int DEFAULT 7, note int DEFAULT 8, CHECK (cost > note),
              twice int GENERATED ALWAYS AS (cost * 2) STORED, CHECK (1 < 2));
            CREATE TABLE comma ("a,b" int, c int, CHECK ("a,b" > c));
            CREATE TABLE commas (a int, "b,c" int, CHECK (a > "b,c"));
            CREATE VIEW prices AS SELECT price, note FROM plain;
            ALTER VIEW prices ALTER COLUMN price SET DEFAULT 7;
            """;

    private static String large(int tables) {
        return "DO $$ BEGIN FOR i IN 1.."
                + tables
                + " LOOP EXECUTE format('CREATE TABLE t%s (a int)', i); END LOOP; END $$;";
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void oneConnectionOrTwoGiveTheSame(int major) throws IOException {
        String role = "reader_of_" + major;
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(
                    large(Reading.LARGE),
                    LIKE_TABLES,
                    "CREATE ROLE " + role + " LOGIN PASSWORD 'right'",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
            Snapshot two = through(database, role, 2);
            database.execute("ALTER ROLE " + role + " CONNECTION LIMIT 1");
            Snapshot one = through(database, role, 2);
            database.execute(
                    "ALTER ROLE " + role + " CONNECTION LIMIT -1",
                    "REVOKE EXECUTE ON FUNCTION pg_catalog.pg_export_snapshot() FROM PUBLIC");
            Snapshot refused = through(database, role, 1);
            assertThat(two.tables()).hasSize(Reading.LARGE + 8).isEqualTo(one.tables());
            assertThat(two.objects()).isEqualTo(one.objects());
            assertThat(two.coverage()).isEqualTo(one.coverage());
            assertThat(two.identity()).isEqualTo(one.identity());
            assertThat(refused.tables()).isEqualTo(one.tables());
            assertThat(checks(two, "whole"))
                    .containsExactly("(price > 0)", "(whole.* IS NOT NULL)");
            assertThat(checks(two, "entire"))
                    .containsExactly("(entire.* IS NOT NULL)", "(price > 0)");
            assertThat(checks(two, "swapped")).containsExactly("(note > 0)", "(price > note)");
            assertThat(checks(two, "plain")).containsExactly("(1 < 2)", "(price > note)");
            assertThat(checks(two, "other")).containsExactly("(1 < 2)", "(cost > note)");
            assertThat(checks(two, "comma")).containsExactly("(\"a,b\" > c)");
            assertThat(checks(two, "commas")).containsExactly("(a > \"b,c\")");
            assertThat(defaults(two, "plain")).containsExactly("7", "7", null);
            assertThat(defaults(two, "other")).containsExactly("7", "8", null);
            assertThat(defaults(two, "prices")).containsExactly("7", null);
        }
    }

    private static Snapshot through(
            EmbeddedPostgres.Database database, String role, int connections) throws IOException {
        try (var proxy = new CuttingProxy(database.server().port(), NEVER)) {
            Snapshot snapshot =
                    Scans.of(through(proxy, database, role)).as(role, "right").snapshot();
            assertThat(proxy.connections()).isEqualTo(connections);
            return snapshot;
        }
    }

    private static String through(
            CuttingProxy proxy, EmbeddedPostgres.Database database, String role) {
        return "postgresql://"
                + role
                + "@localhost:"
                + proxy.port()
                + "/"
                + database.name()
                + "?sslmode=disable&gssEncMode=disable";
    }

    private static List<String> checks(Snapshot snapshot, String table) {
        return Scans.table(snapshot, table).checks().stream().map(Keys.Check::expression).toList();
    }

    private static List<String> defaults(Snapshot snapshot, String table) {
        List<String> defaults = new ArrayList<>();
        Scans.table(snapshot, table)
                .fieldsByPosition()
                .forEach(field -> defaults.add(field.defaultValue()));
        return defaults;
    }

    @Test
    void aCutOnEitherConnectionIsAFailureAndNeverASmallerSnapshot() throws IOException {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(large(Reading.LARGE));
            int cuts = 0;
            for (int statement = 1; statement <= MOST_STATEMENTS; statement++) {
                try (var proxy = new CuttingProxy(database.server().port(), statement)) {
                    ScanOutcome outcome =
                            Scans.of(through(proxy, database, EmbeddedPostgres.SUPERUSER)).run();
                    if (outcome instanceof ScanOutcome.Scanned scanned) {
                        assertThat(scanned.snapshot().tables()).hasSize(Reading.LARGE);
                        assertThat(proxy.connections()).isEqualTo(2);
                        break;
                    }
                    cuts++;
                    assertThat(outcome)
                            .as("cut at statement %d", statement)
                            .isInstanceOfSatisfying(
                                    ScanOutcome.Failed.class,
                                    f ->
                                            assertThat(f.error().code())
                                                    .isIn(
                                                            ScanError.Code.CONNECTION_LOST,
                                                            ScanError.Code.UNREACHABLE));
                }
            }
            assertThat(cuts).isBetween(30, MOST_STATEMENTS - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 15", "3, 18", "500, 18"})
    void aTableDroppedAtAnyStepIsWholeOrGone(int tables, int major) {
        for (int step = 0; step <= CatalogReader.STEPS; step++) {
            try (var database = EmbeddedPostgres.version(major).newDatabase()) {
                database.execute(
                        large(tables),
                        "CREATE TABLE gone (a int CHECK (a > 0), b int DEFAULT 3)",
                        "CREATE VIEW of_gone AS SELECT a, b FROM gone");
                Snapshot before = Scans.of(database).snapshot();
                Snapshot during =
                        whileDoing(
                                database,
                                step,
                                "SET lock_timeout = '50ms'; DROP TABLE gone CASCADE;"
                                        + " ALTER TABLE t1 RENAME COLUMN a TO z");
                Snapshot after = Scans.of(database).snapshot();
                assertThat(during.complete()).isTrue();
                assertThat(during.tables())
                        .as("step %d", step)
                        .isIn(before.tables(), after.tables());
                assertThat(during.tables()).containsKey(QualifiedName.of("t1"));
            }
        }
    }

    /// A scan during which another session tries to do something at a step, once: what the scan has
    /// locked by then stays as it is.
    private static Snapshot whileDoing(
            EmbeddedPostgres.Database database, int atStep, String script) {
        boolean[] done = new boolean[1];
        ScanOutcome outcome =
                new PostgresConnector()
                        .introspect(
                                new ScanRequest(
                                        DataSource.of(
                                                new SourceId("shop"),
                                                PostgresConnector.TYPE,
                                                new SourceUri(database.uri())),
                                        null,
                                        null,
                                        ScanRequest.Mode.FULL,
                                        ScanLimits.DEFAULT,
                                        (step, at, of) -> {
                                            if (at >= atStep && !done[0]) {
                                                done[0] = true;
                                                tryToDo(database, script);
                                            }
                                        },
                                        Clock.systemUTC()));
        assertThat(done[0]).isTrue();
        assertThat(outcome).as("at step %d", atStep).isInstanceOf(ScanOutcome.Scanned.class);
        return ((ScanOutcome.Scanned) outcome).snapshot();
    }

    private static void tryToDo(EmbeddedPostgres.Database database, String script) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as("lock not available").isEqualTo("55P03");
        }
    }
}

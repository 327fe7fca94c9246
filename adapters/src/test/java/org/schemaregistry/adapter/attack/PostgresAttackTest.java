package org.schemaregistry.adapter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.DryRunReport;
import org.schemaregistry.registry.api.IntrospectOptions;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// No attack changes anything, though it is made as the superuser, whom no right holds back.
class PostgresAttackTest {
    private static final SourceId SOURCE = new SourceId("prey");

    /// All that an attack could leave behind in the database and the server.
    private static final String STATE =
            """
            SELECT 'row ' || concat(id, ' ', name) FROM victim
            UNION ALL SELECT 'counter ' || concat(last_value, is_called) FROM counter
            UNION ALL SELECT 'relation ' || concat(oid, relname, relkind) || coalesce(relacl::text, '')
                FROM pg_class WHERE relnamespace = 'public'::regnamespace OR relpersistence = 't'
            UNION ALL SELECT 'function ' || concat(oid, proname) FROM pg_proc WHERE oid >= 16384
            UNION ALL SELECT 'role ' || rolname || coalesce(rolconfig::text, '') FROM pg_roles
            UNION ALL SELECT 'setting ' || concat(setdatabase, setrole, setconfig)
                FROM pg_db_role_setting
            UNION ALL SELECT 'lock ' || objid FROM pg_locks WHERE locktype = 'advisory'
            UNION ALL SELECT 'transaction ' || gid FROM pg_prepared_xacts
            UNION ALL SELECT 'large object ' || oid FROM pg_largeobject_metadata
            UNION ALL SELECT 'file setting ' || name FROM pg_file_settings
                WHERE sourcefile LIKE '%auto.conf'
            UNION ALL SELECT 'extension ' || extname FROM pg_extension
            ORDER BY 1
            """;

    private static final QueryLimits SHORT = QueryLimits.DEFAULT.with(800, 10_000, 1_000_000);

    private static final Path MARKER = Path.of("/tmp/schema-registry-attack");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicContainer> leavesTheDatabaseAsItWas() {
        return EmbeddedPostgres.MAJORS.stream()
                .map(major -> DynamicContainer.dynamicContainer("PostgreSQL " + major, on(major)));
    }

    /// One database, scanned once, takes all the attacks on a major version.
    private Stream<DynamicTest> on(int major) {
        Prey prey = new Prey(major, folder.resolve(major + ".db"));
        Stream<DynamicTest> attacks =
                Attack.all("postgres.txt").stream()
                        .map(a -> DynamicTest.dynamicTest(a.name(), () -> prey.takes(a)));
        DynamicTest allowed =
                DynamicTest.dynamicTest(
                        "planners run what is allowed, and the answer says so",
                        prey::plannersRunWhatIsAllowedAndTheAnswerSaysSo);
        return Stream.concat(attacks, Stream.of(allowed)).onClose(prey::close);
    }

    /// A database with all that an attack could want. One thread.
    private static final class Prey implements AutoCloseable {
        private final EmbeddedPostgres.Database database;
        private final Registry registry;
        private final List<String> before;

        Prey(int major, Path file) {
            assertThat(MARKER).doesNotExist();
            database = EmbeddedPostgres.version(major).newDatabase();
            registry = Registry.builder().url(file.toString()).queryLimits(SHORT).open();
            prey(database);
            registry.addSource(
                    DataSource.of(SOURCE, "postgres", new SourceUri(database.uri())), "test");
            registry.introspect(SOURCE, IntrospectOptions.DEFAULT);
            before = state(database);
        }

        void takes(Attack attack) {
            List<String> outcomes = attack.outcomes(registry, SOURCE);
            assertThat(state(database)).isEqualTo(before);
            assertThat(MARKER).doesNotExist();
            assertThat(outcomes).isEqualTo(attack.expected());
        }

        /// The lock that the function takes goes with the session's reset.
        void plannersRunWhatIsAllowedAndTheAnswerSaysSo() {
            DryRunReport planned =
                    registry.dryRun(
                            new Query(SOURCE, null, "SELECT id FROM victim WHERE id = sly(1)"),
                            DryRunLevel.PLAN,
                            Set.of("sly"));
            assertThat(planned.result()).isInstanceOf(DryRun.Accepted.class);
            assertThat(planned.warnings())
                    .contains("function sly may be run, also where a query is only planned");
            assertThat(state(database)).isEqualTo(before);
        }

        @Override
        public void close() {
            registry.close();
            database.close();
        }
    }

    private static void prey(EmbeddedPostgres.Database database) {
        database.execute(
                "CREATE TABLE victim (id integer PRIMARY KEY, name text)",
                "INSERT INTO victim VALUES (1, 'one'), (2, 'two')",
                "CREATE SEQUENCE counter",
                """
                CREATE FUNCTION wipe_it() RETURNS integer LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_lock(7); DELETE FROM victim; RETURN 1; END $$
                """,
                """
                CREATE FUNCTION sly(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_lock(8); RETURN 1; END $$
                """,
                """
                CREATE FUNCTION count_on(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_lock(12), nextval('counter'); RETURN 1; END $$
                """,
                """
                CREATE FUNCTION nap(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_lock(13), pg_sleep(30); RETURN 1; END $$
                """,
                "CREATE OPERATOR +! (FUNCTION = count_on, RIGHTARG = integer)",
                "CREATE OPERATOR +? (FUNCTION = nap, RIGHTARG = integer)",
                "CREATE VIEW slow_trap AS SELECT id FROM victim WHERE id = nap(1)",
                "CREATE VIEW counting_trap AS SELECT id FROM victim WHERE id = count_on(1)",
                """
                CREATE FUNCTION mark(victim) RETURNS integer LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_lock(9); RETURN 1; END $$
                """,
                """
                CREATE PROCEDURE wipe() LANGUAGE plpgsql AS
                $$ BEGIN DELETE FROM victim; END $$
                """,
                "CREATE VIEW trap AS SELECT id, wipe_it() AS wiped FROM victim",
                """
                CREATE FUNCTION wipe_it(integer, integer) RETURNS integer LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_lock(10); DELETE FROM victim; RETURN 1; END $$
                """,
                """
                CREATE FUNCTION wipe_it(victim) RETURNS text LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_lock(11); DELETE FROM victim; RETURN ''; END $$
                """,
                "CREATE DOMAIN lure AS integer CHECK (wipe_it(VALUE, 1) = 1)",
                "CREATE OPERATOR <~> (FUNCTION = wipe_it, LEFTARG = integer, RIGHTARG = integer)",
                "CREATE CAST (victim AS text) WITH FUNCTION wipe_it(victim)",
                "CREATE AGGREGATE gather(integer) (SFUNC = wipe_it, STYPE = integer)");
    }

    private static List<String> state(EmbeddedPostgres.Database database) {
        List<String> state = new java.util.ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STATE)) {
            while (rows.next()) {
                state.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError("the database cannot be looked at", e);
        }
        return state;
    }
}

package org.schemaregistry.adapter.source.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.adapter.source.postgres.Scans;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.diff.SnapshotView;
import org.schemaregistry.core.diff.TableDelta;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.rule.Profile;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// The published bump is never smaller than what really broke: the same reads and writes run on a
/// server before and after generated alterations.
///
/// Every case has a schema of its own in one database, so that two scans serve them all. A
/// statement counts as broken if it worked before and fails after, for a role that owns nothing.
@Tag("slow")
class BumpAgainstServerTest {
    private static final int DRAWN = 150;

    @ParameterizedTest
    @ValueSource(longs = 20_260_101L)
    void the_bump_is_never_smaller_than_what_broke(long seed) throws SQLException {
        try (var database = EmbeddedPostgres.version(15).newDatabase();
                Connection connection = database.connect()) {
            role(connection);
            Map<String, String> cases = created(connection, seed);
            List<String> reads = working(connection, Shop.reads());
            List<String> writes = working(connection, Shop.writes());
            assertThat(reads).hasSizeGreaterThan(60);
            assertThat(writes).hasSizeGreaterThan(150);
            Snapshot before = scan(database);

            cases.entrySet().removeIf(c -> !altered(connection, c.getKey(), c.getValue()));
            Map<String, List<TableDelta>> deltas = deltas(before, scan(database));

            List<String> tooSmall = new ArrayList<>();
            int readsBroken = 0;
            int writesBroken = 0;
            for (var entry : cases.entrySet()) {
                List<TableDelta> changed = deltas.getOrDefault(entry.getKey(), List.of());
                Map<String, String> read = broken(connection, entry.getKey(), reads);
                Map<String, String> written = broken(connection, entry.getKey(), writes);
                readsBroken += read.isEmpty() ? 0 : 1;
                writesBroken += written.isEmpty() ? 0 : 1;
                Map<String, String> either = new LinkedHashMap<>(read);
                either.putAll(written);
                for (var judged :
                        Map.of(
                                        Profile.READ, read,
                                        Profile.WRITE, written,
                                        Profile.READWRITE, either)
                                .entrySet()) {
                    Bump bump = bump(changed, judged.getKey());
                    if (!judged.getValue().isEmpty() && bump != Bump.MAJOR) {
                        tooSmall.add(
                                "%s: %s by %s, but %s fails"
                                        .formatted(
                                                entry.getValue(),
                                                bump,
                                                judged.getKey(),
                                                judged.getValue().entrySet().iterator().next()));
                    }
                }
            }
            System.out.printf(
                    "seed %d: %d alterations, %d broke a read, %d broke a write%n",
                    seed, cases.size(), readsBroken, writesBroken);
            assertThat(tooSmall).isEmpty();
            assertThat(cases).hasSizeGreaterThan(120);
            assertThat(readsBroken).isGreaterThan(20);
            assertThat(writesBroken).isGreaterThan(40);
        }
    }

    private static void role(Connection connection) throws SQLException {
        execute(
                connection,
                "DO $do$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'truth')"
                        + " THEN CREATE ROLE truth; END IF; END $do$");
    }

    /// Each fixed alteration once, then drawn ones.
    private static Map<String, String> created(Connection connection, long seed)
            throws SQLException {
        Random random = new Random(seed);
        List<String> alterations = new ArrayList<>(Alterations.fixed());
        for (int i = 0; i < DRAWN; i++) {
            alterations.add(Alterations.next(random));
        }
        Map<String, String> cases = new TreeMap<>();
        for (String alteration : alterations) {
            String schema = "case_" + cases.size();
            execute(connection, Shop.DDL.replace("$", schema));
            cases.put(schema, alteration);
        }
        return cases;
    }

    /// Every case starts from the same schema, so that what works in one works in all.
    private static List<String> working(Connection connection, List<String> statements)
            throws SQLException {
        List<String> working = new ArrayList<>(statements);
        working.removeAll(broken(connection, "case_0", statements).keySet());
        return working;
    }

    private static boolean altered(Connection connection, String schema, String alteration) {
        try {
            execute(connection, alteration.replace("$", schema));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Map<String, String> broken(
            Connection connection, String schema, List<String> statements) throws SQLException {
        Map<String, String> broken = new LinkedHashMap<>();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    statement.execute("SET LOCAL ROLE truth");
                    statement.execute(sql.replace("$", schema));
                } catch (SQLException e) {
                    broken.put(sql, e.getMessage());
                } finally {
                    connection.rollback();
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
        return broken;
    }

    private static Map<String, List<TableDelta>> deltas(Snapshot before, Snapshot after) {
        Map<String, List<TableDelta>> deltas = new TreeMap<>();
        for (TableDelta delta :
                Differ.diff(SnapshotView.of(before), SnapshotView.of(after)).tables()) {
            deltas.computeIfAbsent(delta.currentName().schema(), ignored -> new ArrayList<>())
                    .add(delta);
        }
        return deltas;
    }

    private static Bump bump(List<TableDelta> deltas, Profile profile) {
        Bump bump = Bump.NONE;
        for (TableDelta delta : deltas) {
            bump = bump.max(RuleSet.bump(new RuleSet(profile).classify(delta)));
        }
        return bump;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Snapshot scan(EmbeddedPostgres.Database database) {
        return Scans.of(database).snapshot();
    }
}

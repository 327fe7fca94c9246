package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

class PostgresChangeDetectionTest {
    static final List<Integer> MAJORS = EmbeddedPostgres.MAJORS;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String SHOP =
            """
            CREATE TABLE customer (id integer PRIMARY KEY, name text);
            CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customer);
            CREATE MATERIALIZED VIEW names AS SELECT name FROM customer;
            INSERT INTO customer SELECT i, 'x' FROM generate_series(1, 1000) i;
            CREATE TYPE mood AS ENUM ('sad');
            CREATE ROLE member_%1$d; CREATE ROLE group_%1$d;
            """;

    @ParameterizedTest
    @FieldSource("MAJORS")
    void whatIsNoChangeOfSchemaIsUnchanged(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(SHOP.formatted(major));
            Scans scans = Scans.of(database);
            String state = scans.scanned().state();
            for (String statement :
                    List.of(
                            "ANALYZE",
                            "VACUUM",
                            "VACUUM FULL customer",
                            "INSERT INTO customer VALUES (2000, repeat('x', 100000))",
                            "TRUNCATE customer, orders",
                            "REFRESH MATERIALIZED VIEW names",
                            "REINDEX TABLE customer",
                            "CREATE TEMPORARY TABLE t (id integer PRIMARY KEY, name text)")) {
                database.execute(statement);
                assertThat(scans.after(state, ScanRequest.Mode.EXPLICIT).run())
                        .as(statement)
                        .isInstanceOf(ScanOutcome.Unchanged.class);
            }
            database.execute(
                    "DROP OWNED BY member_%1$d, group_%1$d".formatted(major),
                    "DROP ROLE member_%1$d, group_%1$d".formatted(major));
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void everyChangeThatFeedsTheModelIsSeen(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(SHOP.formatted(major));
            Scans scans = Scans.of(database);
            String state = scans.scanned().state();
            for (String statement :
                    List.of(
                            "CREATE TABLE t (id integer)",
                            "ALTER TABLE t ADD COLUMN a integer",
                            "ALTER TABLE t ALTER COLUMN a SET DEFAULT 1",
                            "ALTER TABLE t ALTER COLUMN a SET DEFAULT 2",
                            "ALTER TABLE t RENAME COLUMN a TO b",
                            "ALTER TABLE t ALTER COLUMN b SET NOT NULL",
                            "ALTER TABLE t ADD CHECK (b > 0)",
                            "CREATE INDEX i ON t (b)",
                            "ALTER INDEX i RENAME TO j",
                            "COMMENT ON TABLE t IS 'x'",
                            "COMMENT ON COLUMN t.b IS 'y'",
                            "CREATE VIEW v AS SELECT id FROM t",
                            "CREATE OR REPLACE VIEW v AS SELECT id FROM t WHERE id > 1",
                            "ALTER TYPE mood ADD VALUE 'happy'",
                            "ALTER TYPE mood RENAME VALUE 'sad' TO 'low'",
                            "CREATE DOMAIN d AS integer",
                            "ALTER DOMAIN d ADD CHECK (VALUE > 0)",
                            "CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT"
                                    + " 1'",
                            "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
                            "CREATE POLICY p ON t USING (id = 1)",
                            "ALTER POLICY p ON t USING (id = 2)",
                            "ALTER TABLE t SET (fillfactor = 50)",
                            "ALTER TABLE t OWNER TO member_" + major,
                            "GRANT SELECT ON t TO group_" + major,
                            "GRANT group_%1$d TO member_%1$d".formatted(major),
                            "CREATE SCHEMA s",
                            "ALTER TABLE t SET SCHEMA s",
                            "CREATE EXTENSION citext",
                            "DROP TABLE s.t CASCADE")) {
                database.execute(statement);
                ScanOutcome outcome = scans.after(state, ScanRequest.Mode.EXPLICIT).run();
                assertThat(outcome).as(statement).isInstanceOf(ScanOutcome.Scanned.class);
                state = ((ScanOutcome.Scanned) outcome).state();
            }
            database.execute("DROP ROLE member_%1$d, group_%1$d".formatted(major));
        }
    }

    @Test
    void theHintEndsAPollOnlyWhereItMayBeTrusted() {
        ScanState state =
                new ScanState("subject", "print", "system", 1_000_000, 1_200_000, 7, 8, 9);
        ChangeDetection.Counters same = new ChangeDetection.Counters(7, 8, 9);
        assertThat(trusted(state, same, false, ScanRequest.Mode.POLL, 1_250_000)).isTrue();
        assertThat(trusted(state, same, false, ScanRequest.Mode.EXPLICIT, 1_250_000)).isFalse();
        assertThat(trusted(state, same, true, ScanRequest.Mode.POLL, 1_250_000)).isFalse();
        assertThat(trusted(state, same, false, ScanRequest.Mode.POLL, 1_500_000)).isFalse();
        ScanState fresh =
                new ScanState("subject", "print", "system", 1_000_000, 1_000_000, 7, 8, 9);
        assertThat(trusted(fresh, same, false, ScanRequest.Mode.POLL, 1_059_999)).isFalse();
        assertThat(trusted(fresh, same, false, ScanRequest.Mode.POLL, 1_060_000)).isTrue();
        for (ChangeDetection.Counters other :
                List.of(
                        new ChangeDetection.Counters(6, 8, 9),
                        new ChangeDetection.Counters(7, 0, 9),
                        new ChangeDetection.Counters(7, 8, 0))) {
            assertThat(trusted(state, other, false, ScanRequest.Mode.POLL, 1_250_000)).isFalse();
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void everythingIsReadOnASlowTimer(int major) {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute("CREATE TABLE t (id integer)");
            Scans first = Scans.of(database).at(Clock.fixed(START, ZoneOffset.UTC));
            String state = first.scanned().state();
            Scans poll = first.after(state, ScanRequest.Mode.POLL);
            assertThat(poll.at(later(Duration.ofMinutes(2))).run())
                    .isInstanceOf(ScanOutcome.Unchanged.class);
            assertThat(poll.at(later(Duration.ofHours(5))).run())
                    .isInstanceOf(ScanOutcome.Unchanged.class);
            assertThat(poll.at(later(Duration.ofHours(6))).run())
                    .isInstanceOf(ScanOutcome.Scanned.class);
        }
    }

    @Test
    void theStateReadsBackAndNothingElseDoes() {
        ScanState state = new ScanState("a", "b", "c", 1, 2, 3, 4, 5);
        assertThat(ScanState.parse(state.toJson())).isEqualTo(state);
        assertThat(ScanState.parse(null)).isNull();
        for (String other : List.of("", "{", "[]", "3", "{\"format\":0}", "\"x\"")) {
            assertThat(ScanState.parse(other)).isNull();
        }
        assertThat(Objects.requireNonNull(ScanState.parse("{\"format\":2}")).fingerprint())
                .isEmpty();
    }

    private static boolean trusted(
            ScanState state,
            ChangeDetection.Counters counters,
            boolean standby,
            ScanRequest.Mode mode,
            long atMillis) {
        Facts facts =
                new Facts(
                        180006, standby, "role", false, 1, false, 8, List.of(), List.of(),
                        "system");
        return ChangeDetection.hintsUnchanged(state, facts, counters, mode, atMillis);
    }

    private static Clock later(Duration by) {
        return Clock.fixed(START.plus(by), ZoneOffset.UTC);
    }
}

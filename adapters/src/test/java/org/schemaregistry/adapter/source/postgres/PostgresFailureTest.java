package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

class PostgresFailureTest {
    static final List<Integer> MAJORS = EmbeddedPostgres.MAJORS;
    private static final int MOST_STATEMENTS = 200;

    private static final String SHOP =
            """
            CREATE TABLE customer (id integer PRIMARY KEY, name text CHECK (name <> ''));
            CREATE TABLE orders (id integer PRIMARY KEY DEFAULT 7, customer integer REFERENCES customer);
            CREATE VIEW names AS SELECT name FROM customer;
            CREATE VIEW numbers AS SELECT id FROM orders;
            """;

    @Test
    void aCutAtAnyStatementIsAFailureAndNeverASmallerSnapshot() throws IOException {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(SHOP);
            int cuts = 0;
            for (int statement = 1; statement <= MOST_STATEMENTS; statement++) {
                ScanOutcome outcome;
                try (var proxy = new CuttingProxy(database.server().port(), statement)) {
                    outcome =
                            Scans.of(
                                            "postgresql://postgres@localhost:"
                                                    + proxy.port()
                                                    + "/"
                                                    + database.name()
                                                    + "?sslmode=disable&gssEncMode=disable")
                                    .run();
                }
                if (outcome instanceof ScanOutcome.Scanned scanned) {
                    assertThat(scanned.snapshot().tables()).hasSize(4);
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
            assertThat(cuts).isBetween(20, MOST_STATEMENTS - 1);
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void wrongPasswordsMissingDatabasesAndRightsAreTold(int major) {
        String reader = "told_reader_" + major;
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute("CREATE ROLE " + reader + " LOGIN PASSWORD 'canary-right'");
            String uri = database.uri(reader);
            ScanError wrong = Scans.of(uri).as(reader, "canary-wrong").error();
            assertThat(wrong.code()).isEqualTo(ScanError.Code.AUTHENTICATION_FAILED);
            assertThat(wrong.toString()).doesNotContain("canary");
            ScanError none = Scans.of(uri).error();
            assertThat(none.code()).isEqualTo(ScanError.Code.AUTHENTICATION_FAILED);
            assertThat(none.hint()).contains("--credentials");
            ScanError missing =
                    Scans.of(uri.replace("/" + database.name(), "/no_such_database"))
                            .as(reader, "canary-right")
                            .error();
            assertThat(missing.code()).isEqualTo(ScanError.Code.UNREACHABLE);
            assertThat(missing.message()).contains("no_such_database");
            database.execute("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");
            ScanError denied = Scans.of(uri).as(reader, "canary-right").error();
            assertThat(denied.code()).isEqualTo(ScanError.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void aHostThatDoesNotAnswerIsTold() {
        ScanError error = Scans.of("postgresql://localhost:1/shop").error();
        assertThat(error.code()).isEqualTo(ScanError.Code.UNREACHABLE);
        assertThat(error.message()).contains("localhost:1/shop");
        assertThat(error.hint()).isNotBlank();
    }

    @Test
    void aServersMessageThatRepeatsThePasswordIsRedacted() {
        // The password is taken for a database's name, which the server repeats.
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            ScanError error =
                    Scans.of(database.uri().replace("/" + database.name(), "/canary-secret"))
                            .as("postgres", "canary-secret")
                            .error();
            assertThat(error.message()).contains("***");
        }
    }

    @Test
    void aStatementTimeoutIsAFailure() {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(
                    """
                    DO $$ BEGIN FOR i IN 1..300 LOOP
                      EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, a int, b int, c int)', i);
                    END LOOP; END $$
                    """);
            ScanLimits usual = ScanLimits.DEFAULT;
            ScanLimits hasty =
                    new ScanLimits(
                            usual.connectTimeoutMillis(),
                            1,
                            usual.lockTimeoutMillis(),
                            usual.maxTables(),
                            usual.maxTextChars(),
                            usual.fetchRows());
            ScanError error = Scans.of(database).limited(hasty).error();
            assertThat(error.code()).isEqualTo(ScanError.Code.TIMEOUT);
            assertThat(error.hint()).isNotBlank();
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void aLockedTableIsPartialAndTheRestIsThere(int major) throws SQLException {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute(SHOP);
            ScanLimits usual = ScanLimits.DEFAULT;
            Scans impatient =
                    Scans.of(database)
                            .limited(
                                    new ScanLimits(
                                            usual.connectTimeoutMillis(),
                                            usual.statementTimeoutMillis(),
                                            50,
                                            usual.maxTables(),
                                            usual.maxTextChars(),
                                            usual.fetchRows()));
            try (Connection other = database.connect()) {
                other.setAutoCommit(false);
                try (var statement = other.createStatement()) {
                    statement.execute("LOCK TABLE customer IN ACCESS EXCLUSIVE MODE");
                }
                ScanOutcome.Scanned scanned = impatient.scanned();
                var snapshot = scanned.snapshot();
                assertThat(snapshot.complete()).isFalse();
                assertThat(snapshot.tables())
                        .containsOnlyKeys(QualifiedName.of("orders"), QualifiedName.of("numbers"));
                assertThat(snapshot.coverage().failed())
                        .containsExactly(QualifiedName.of("customer"), QualifiedName.of("names"));
                assertThat(snapshot.errors())
                        .extracting(ScanError::code)
                        .containsOnly(ScanError.Code.LOCKED);
                other.rollback();
                // What was missed is no ground for "nothing changed".
                assertThat(
                                impatient
                                        .after(scanned.state(), ScanRequest.Mode.EXPLICIT)
                                        .snapshot()
                                        .tables())
                        .hasSize(4);
            }
        }
    }

    @Test
    void aDefinitionLongerThanTheLimitIsAnErrorOfItsTable() {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(SHOP);
            ScanLimits usual = ScanLimits.DEFAULT;
            var snapshot =
                    Scans.of(database)
                            .limited(
                                    new ScanLimits(
                                            usual.connectTimeoutMillis(),
                                            usual.statementTimeoutMillis(),
                                            usual.lockTimeoutMillis(),
                                            usual.maxTables(),
                                            20,
                                            usual.fetchRows()))
                            .snapshot();
            assertThat(snapshot.errors())
                    .extracting(ScanError::code)
                    .containsOnly(ScanError.Code.LIMIT_EXCEEDED);
            assertThat(snapshot.coverage().failed()).contains(QualifiedName.of("names"));
            assertThat(snapshot.tables()).containsKey(QualifiedName.of("orders"));
        }
    }

    @Test
    void anInterruptEndsAScanThatWaits() throws Exception {
        try (var database = EmbeddedPostgres.newest().newDatabase();
                Connection other = database.connect()) {
            database.execute(SHOP);
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("LOCK TABLE customer IN ACCESS EXCLUSIVE MODE");
            }
            ScanLimits usual = ScanLimits.DEFAULT;
            Scans patient =
                    Scans.of(database)
                            .limited(
                                    new ScanLimits(
                                            usual.connectTimeoutMillis(),
                                            600_000,
                                            600_000,
                                            usual.maxTables(),
                                            usual.maxTextChars(),
                                            usual.fetchRows()));
            AtomicReference<ScanOutcome> outcome = new AtomicReference<>();
            Thread scanning = Thread.ofPlatform().start(() -> outcome.set(patient.run()));
            awaitWaiting(database);
            scanning.interrupt();
            scanning.join(10_000);
            assertThat(scanning.isAlive()).isFalse();
            assertThat(outcome.get())
                    .isInstanceOfSatisfying(
                            ScanOutcome.Failed.class,
                            f -> assertThat(f.error().code()).isEqualTo(ScanError.Code.CANCELLED));
        }
    }

    private static void awaitWaiting(EmbeddedPostgres.Database database) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            while (true) {
                try (var rows =
                        statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
                    rows.next();
                    if (rows.getInt(1) > 0) {
                        return;
                    }
                }
                Thread.onSpinWait();
            }
        }
    }
}

package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.ScanLimits;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Measures a scan of 10,000 tables of 15 columns with 40,000 indexes: everything, the raw queries
/// alone, nothing changed, and a thinned poll. Prints the best and the median of some runs.
///
/// Arguments: major version, number of tables.
public final class PostgresScanBench {
    private static final int RUNS = 7;
    private static final int BATCH = 250;
    private static final List<String> QUERIES =
            List.of(
                    "relations",
                    "sequences",
                    "columns",
                    "comments",
                    "inherits",
                    "constraints",
                    "indexes",
                    "policies",
                    "types",
                    "labels",
                    "domain-checks",
                    "collations",
                    "opclasses",
                    "routines",
                    "operators",
                    "unseen",
                    "casts",
                    "deparse");

    private static final ScanRequest.Progress STEPS =
            Boolean.getBoolean("steps")
                    ? (step, done, total) ->
                            System.out.printf("%d %s%n", System.nanoTime() / 1_000_000, step)
                    : ScanRequest.Progress.NONE;

    private PostgresScanBench() {}

    public static void main(String[] args) throws SQLException {
        int major = args.length > 0 ? Integer.parseInt(args[0]) : 18;
        int tables = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            long began = System.nanoTime();
            for (int from = 1; from <= tables; from += BATCH) {
                database.execute(batch(from, Math.min(tables, from + BATCH - 1)));
            }
            database.execute("ANALYZE");
            System.out.printf(
                    "PostgreSQL %d, %d tables made in %d ms%n",
                    major, tables, (System.nanoTime() - began) / 1_000_000);
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                for (String query : QUERIES) {
                    show("query " + query, () -> raw(connection, major, query));
                }
                show("query fingerprint", () -> raw(connection, major, "fingerprint"));
                show("all queries", () -> QUERIES.forEach(q -> raw(connection, major, q)));
            }
            show("full scan", () -> scan(database, null, ScanRequest.Mode.FULL, Clock.systemUTC()));
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            ScanOutcome kept = scan(database, null, ScanRequest.Mode.FULL, Clock.systemUTC());
            System.out.printf(
                    "heap: %d MB used after a scan, %d MB allowed%n",
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20);
            String state = ((ScanOutcome.Scanned) kept).state();
            show(
                    "rescan, unchanged",
                    () -> scan(database, state, ScanRequest.Mode.EXPLICIT, Clock.systemUTC()));
            Clock later =
                    Clock.fixed(
                            Instant.now().plus(Duration.ofSeconds(100)),
                            Clock.systemUTC().getZone());
            show("thinned poll", () -> scan(database, state, ScanRequest.Mode.POLL, later));
        }
    }

    private static String batch(int from, int to) {
        return """
        DO $$
        BEGIN
          FOR i IN %d..%d LOOP
            EXECUTE format('CREATE TABLE table_%%s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              parent bigint REFERENCES table_%%s, code varchar(20) NOT NULL, name text NOT NULL,
              note text, amount numeric(12,2) DEFAULT 0 CHECK (amount >= 0), quantity int DEFAULT 1,
              active boolean NOT NULL DEFAULT true, created timestamptz NOT NULL DEFAULT now(),
              updated timestamptz(3), day date, data jsonb, tags text[], ref uuid, ratio float8)',
              i, greatest(1, i - 1));
            EXECUTE format('CREATE UNIQUE INDEX ON table_%%s (code)', i);
            EXECUTE format('CREATE INDEX ON table_%%s (parent)', i);
            EXECUTE format('CREATE INDEX ON table_%%s (created DESC, active)', i);
          END LOOP;
        END $$
        """
                .formatted(from, to);
    }

    private static void raw(Connection connection, int major, String query) {
        Sql sql = Sql.load(query, major, ScanLimits.DEFAULT.maxTextChars(), true);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ScanLimits.DEFAULT.fetchRows());
            int columns;
            try (ResultSet rows = statement.executeQuery(sql.text())) {
                columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getString(i);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ScanOutcome scan(
            EmbeddedPostgres.Database database,
            @Nullable String previous,
            ScanRequest.Mode mode,
            Clock clock) {
        ScanOutcome outcome =
                new PostgresConnector()
                        .introspect(
                                new ScanRequest(
                                        DataSource.of(
                                                new SourceId("bench"),
                                                PostgresConnector.TYPE,
                                                new SourceUri(database.uri())),
                                        null,
                                        previous,
                                        mode,
                                        ScanLimits.DEFAULT,
                                        STEPS,
                                        clock));
        boolean expected =
                previous == null
                        ? outcome instanceof ScanOutcome.Scanned
                        : outcome instanceof ScanOutcome.Unchanged;
        if (!expected) {
            throw new IllegalStateException("unexpected outcome: " + outcome);
        }
        return outcome;
    }

    private static void show(String what, Runnable work) {
        double[] millis = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            work.run();
            millis[run] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-24s best %8.1f ms, median %8.1f ms%n", what, millis[0], millis[RUNS / 2]);
    }
}

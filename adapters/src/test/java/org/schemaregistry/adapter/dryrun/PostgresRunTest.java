package org.schemaregistry.adapter.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.FindingCode;
import org.schemaregistry.core.query.Query;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.registry.api.Cancellation;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.api.RunOptions;
import org.schemaregistry.registry.api.RunReport;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Runs for embedders: values, caps, time, cancellation, writes.
class PostgresRunTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private PostgresShop shop;

    @BeforeEach
    void open() {
        shop = new PostgresShop(18, folder, QueryLimits.DEFAULT, true);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void handsPlainValuesOut() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        RunReport report =
                run(
                        RunOptions.DEFAULT,
                        rows::add,
                        """
                        SELECT 1, 2::bigint, 1.50, true, 'x', NULL, '2026-01-02'::date,
                               '2026-01-02 03:04:05+00'::timestamptz, ARRAY[1, NULL, 3],
                               '6f1d0b7e-0000-4000-8000-000000000001'::uuid, '\\x00ff'::bytea,
                               'NaN'::numeric, 'infinity'::date, '{"a": [1]}'::jsonb, 1.5::float8
                        """);
        assertThat(report.result()).isInstanceOf(QueryRun.Finished.class);
        assertThat(report.role()).isEqualTo("reader");
        List<@Nullable Object> row = rows.getFirst();
        assertThat(row.subList(0, 7))
                .isEqualTo(
                        Arrays.asList(
                                1,
                                2L,
                                new BigDecimal("1.50"),
                                true,
                                "x",
                                null,
                                LocalDate.of(2026, 1, 2)));
        assertThat(row.get(7)).isEqualTo(OffsetDateTime.parse("2026-01-02T03:04:05Z"));
        assertThat(row.get(8)).isEqualTo(Arrays.asList(1, null, 3));
        assertThat(row.get(9)).isEqualTo(UUID.fromString("6f1d0b7e-0000-4000-8000-000000000001"));
        assertThat(row.get(10)).isEqualTo(new byte[] {0, (byte) 255});
        assertThat(row.subList(11, 15)).isEqualTo(List.of("NaN", "infinity", "{\"a\": [1]}", 1.5));
    }

    @Test
    void bindsParametersThatOccurTwice() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        RunReport report =
                run(
                        RunOptions.DEFAULT,
                        rows::add,
                        "SELECT id FROM orders WHERE (note = $2 OR $2 IS NULL) AND id < $1 AND $1 >"
                                + " 0 ORDER BY id",
                        3L,
                        null);
        assertThat(report.result()).isInstanceOf(QueryRun.Finished.class);
        assertThat(rows).containsExactly(List.of(1L), List.of(2L));
        assertThatThrownBy(() -> run(RunOptions.DEFAULT, row -> true, "SELECT $1::int"))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                            assertThat(e.getMessage())
                                    .contains("parameters of the query: expected 1 value");
                        });
    }

    @Test
    void aValueOfAParameterIsNeverPartOfTheText() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        run(
                RunOptions.DEFAULT,
                rows::add,
                "SELECT $1::text, '?' || $2::text",
                "'; DROP TABLE orders; --",
                "$1 ? ?? {fn now()}");
        assertThat(rows)
                .containsExactly(List.of("'; DROP TABLE orders; --", "?$1 ? ?? {fn now()}"));
    }

    @Test
    void cutsAtItsCaps() {
        assertThat(run(RunOptions.DEFAULT.capped(5_000, 7, 1_000_000), row -> true, ALL).result())
                .isInstanceOfSatisfying(
                        QueryRun.Finished.class,
                        f -> {
                            assertThat(f.rows()).isEqualTo(7);
                            assertThat(f.cut()).isEqualTo(QueryRun.Cut.ROWS);
                        });
        assertThat(run(RunOptions.DEFAULT.capped(5_000, 5_000, 100), row -> true, ALL).result())
                .isInstanceOfSatisfying(
                        QueryRun.Finished.class,
                        f -> {
                            assertThat(f.bytes()).isLessThanOrEqualTo(100);
                            assertThat(f.cut()).isEqualTo(QueryRun.Cut.BYTES);
                        });
        assertThat(run(RunOptions.DEFAULT, row -> true, "SELECT repeat('x', 200000000)").result())
                .isInstanceOfSatisfying(
                        QueryRun.Finished.class,
                        f -> {
                            assertThat(f.rows()).isZero();
                            assertThat(f.cut()).isEqualTo(QueryRun.Cut.BYTES);
                        });
    }

    private static final String ALL = "SELECT id, note FROM orders";

    @Test
    void endsWhenItsTimeIsOver() {
        String forever = "SELECT count(*) FROM orders a, orders b, orders c";
        assertThat(run(RunOptions.DEFAULT.capped(300, 10, 1_000), row -> true, forever).result())
                .isEqualTo(new QueryRun.TimedOut(DryRun.Wait.STATEMENT, 300, 0));
        // Also where the server is quick and the receiver is not.
        long[] waited = {System.nanoTime()};
        assertThat(
                        run(
                                        RunOptions.DEFAULT.capped(300, 1_000_000, 1_000_000_000),
                                        row -> {
                                            waited[0] += busy(Duration.ofMillis(1));
                                            return true;
                                        },
                                        "SELECT id FROM orders")
                                .result())
                .isInstanceOfSatisfying(
                        QueryRun.TimedOut.class, t -> assertThat(t.rows()).isPositive());
    }

    @Test
    void endsWhenCancelledOrInterrupted() throws InterruptedException {
        String forever = "SELECT a.id FROM orders a, orders b, orders c";
        Cancellation cancellation = new Cancellation();
        long[] seen = new long[1];
        RunReport report =
                shop.registry()
                        .runner()
                        .run(
                                new Query(PostgresShop.SHOP, null, forever),
                                List.of(),
                                RunOptions.DEFAULT.capped(20_000, Long.MAX_VALUE - 1, 1L << 40),
                                cancellation,
                                row -> {
                                    if (++seen[0] == 1_000) {
                                        cancellation.cancel();
                                    }
                                    return true;
                                });
        assertThat(report.result())
                .isInstanceOfSatisfying(
                        QueryRun.Cancelled.class,
                        c -> assertThat(c.rows()).isGreaterThanOrEqualTo(1_000));

        RegistryException[] failure = new RegistryException[1];
        Thread waiting =
                new Thread(() -> {
                    try {
                        run(
                                RunOptions.DEFAULT.capped(20_000, 10, 1_000),
                                row -> true,
                                "SELECT count(*) FROM orders a, orders b, orders c");
                    } catch (RegistryException e) {
                        failure[0] = e;
                    }
                });
        waiting.start();
        awaitActive();
        waiting.interrupt();
        waiting.join(5_000);
        assertThat(waiting.isAlive()).isFalse();
        assertThat(failure[0].code()).isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void writesOnlyWhenAskedTo() {
        shop.database().execute("GRANT INSERT, SELECT ON orders TO reader");
        String insert = "INSERT INTO orders VALUES ($1, 1, 'new') RETURNING id";
        assertThat(run(RunOptions.DEFAULT, row -> true, insert, 9_001).result())
                .isInstanceOfSatisfying(
                        QueryRun.Rejected.class,
                        r -> {
                            assertThat(r.by()).isEqualTo(DryRun.By.GUARD);
                            assertThat(r.findings().getFirst().code())
                                    .isEqualTo(FindingCode.NOT_READ_ONLY);
                        });
        List<List<@Nullable Object>> rows = new ArrayList<>();
        assertThat(run(RunOptions.DEFAULT.withWrites(), rows::add, insert, 9_001).result())
                .isInstanceOf(QueryRun.Finished.class);
        assertThat(rows).containsExactly(List.of(9_001L));
        assertThat(count("SELECT count(*) FROM orders WHERE id = 9001")).isEqualTo(1);
    }

    @Test
    void rowsThatWereWrittenAreCountedHoweverManyAreHandedOut() {
        shop.database().execute("GRANT INSERT, SELECT, UPDATE ON orders TO reader");
        String five =
                "INSERT INTO orders VALUES (8001, 1, 'new'), (8002, 1, 'new'), (8003, 1, 'new'),"
                        + " (8004, 1, 'new'), (8005, 1, 'new') RETURNING id";
        assertThat(changed(RunOptions.DEFAULT.withWrites(), five)).isEqualTo(5);
        String update = "UPDATE orders SET note = 'paid' WHERE id BETWEEN 8001 AND 8004";
        assertThat(changed(RunOptions.DEFAULT.withWrites(), update)).isEqualTo(4);
        assertThat(changed(RunOptions.DEFAULT.withWrites(), update + " RETURNING id")).isEqualTo(4);
        RunOptions two = RunOptions.DEFAULT.withWrites().capped(30_000, 2, 1_000_000);
        assertThat(changed(two, update + " RETURNING id")).isEqualTo(4);
        assertThat(changed(RunOptions.DEFAULT.withWrites(), "SELECT id FROM orders")).isZero();
        assertThat(
                        changed(
                                RunOptions.DEFAULT.withWrites(),
                                "WITH w AS (" + update + " RETURNING id) SELECT count(*) FROM w"))
                .isNull();
    }

    private @Nullable Long changed(RunOptions options, String sql) {
        QueryRun result = run(options, row -> true, sql).result();
        assertThat(result).isInstanceOf(QueryRun.Finished.class);
        return ((QueryRun.Finished) result).changed();
    }

    @Test
    void aFailingReceiverLeavesNoTransactionBehind() {
        assertThatThrownBy(() ->
                        run(
                                RunOptions.DEFAULT,
                                row -> {
                                    throw new IllegalStateException("full");
                                },
                                ALL))
                .isInstanceOf(IllegalStateException.class);
        assertThat(
                        count(
                                "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in%'"
                                        + " AND datname = current_database()"))
                .isZero();
    }

    private RunReport run(
            RunOptions options,
            QuerySession.RowSink sink,
            String sql,
            @Nullable Object... parameters) {
        return shop.registry()
                .runner()
                .run(
                        new Query(PostgresShop.SHOP, null, sql),
                        Arrays.asList(parameters),
                        options,
                        sink);
    }

    private long count(String sql) {
        try (Connection connection = shop.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitActive() {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (count(
                        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query"
                                + " LIKE '%orders a, orders b%' AND pid <> pg_backend_pid()")
                == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static long busy(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return time.toNanos();
    }
}

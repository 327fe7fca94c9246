package org.schemaregistry.bench;

import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.PlainValues;
import org.schemaregistry.core.guard.RowCheck;
import org.schemaregistry.core.guard.RowForm;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.jdbc.GuardedResultSet;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a guard in report mode adds to reading rows of ten columns: over rows in memory, JSON
/// objects, and results of PostgreSQL and SQLite that are read whole with and without it.
public final class GuardBench {
    private static final int ROWS = 100_000;
    private static final int ROUNDS = 15;

    private static long sink;

    private GuardBench() {}

    /// Reads all rows once.
    private interface Reading {
        long run() throws SQLException;
    }

    public static void main(String[] args) throws SQLException {
        memory();
        postgres();
        sqlite();
        System.out.printf("(%d)%n", sink & 1);
    }

    private static Table table(boolean typed) {
        return Table.of(
                TableKind.TABLE,
                "table",
                List.of(
                        Field.of("id", 1, new FieldType.Int(64, true), "bigint", false),
                        Field.of("customer", 2, new FieldType.Int(32, true), "integer", false),
                        Field.of("name", 3, new FieldType.Text(40, false), "varchar(40)", false),
                        Field.of(
                                "state",
                                4,
                                typed
                                        ? new FieldType.Enumerated(List.of("new", "paid", "sent"))
                                        : new FieldType.Text(4, false),
                                "state",
                                false),
                        Field.of("total", 5, new FieldType.Decimal(10, 2), "numeric(10,2)", true),
                        Field.of("paid", 6, new FieldType.Bool(), "boolean", false),
                        Field.of("at", 7, new FieldType.Timestamp(6, false), "timestamp", false),
                        Field.of("day", 8, new FieldType.Date(), "date", true),
                        Field.of("ref", 9, new FieldType.Uuid(), "uuid", true),
                        Field.of("note", 10, new FieldType.Text(null, false), "text", true)));
    }

    private static RowGuard guard(boolean typed) {
        return RowGuard.of(TableRef.parse("shop.orders"), SemVer.FIRST, table(typed));
    }

    private static void memory() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        List<Map<String, Object>> documents = new ArrayList<>();
        String[] names = {
            "id", "customer", "name", "state", "total", "paid", "at", "day", "ref", "note"
        };
        for (int i = 0; i < ROWS / 10; i++) {
            Object[] row = {
                (long) i,
                i,
                "customer " + i,
                List.of("new", "paid", "sent").get(i % 3),
                BigDecimal.valueOf(i, 2),
                i % 2 == 0,
                LocalDateTime.MIN.plusSeconds(i),
                LocalDate.EPOCH.plusDays(i),
                new UUID(i, i),
                i % 4 == 0 ? null : "note " + i
            };
            rows.add(row);
            Map<String, Object> document = new LinkedHashMap<>();
            for (int c = 0; c < row.length; c++) {
                boolean text = c == 6 || c == 7 || c == 8;
                document.put(names[c], text ? String.valueOf(row[c]) : row[c]);
            }
            document.put("at", "2024-02-03T04:05:06.123456");
            document.put("day", "2024-02-03");
            documents.add(document);
        }
        RowCheck check = guard(true).rows(RowForm.TYPED, PlainValues.VALUES, GuardOptions.REPORT);
        compare(
                "rows in memory",
                rows.size(),
                () -> {
                    long sum = 0;
                    for (Object[] row : rows) {
                        sum += touch(row);
                    }
                    return sum;
                },
                () -> {
                    long sum = 0;
                    for (Object[] row : rows) {
                        check.row(row);
                        sum += touch(row);
                    }
                    return sum;
                });
        clean(check.report().clean());
        RowCheck ofDocuments = guard(true).documents(GuardOptions.REPORT);
        compare(
                "JSON objects in memory",
                documents.size(),
                () -> {
                    long sum = 0;
                    for (Map<String, Object> document : documents) {
                        sum += touch(document.values().toArray());
                    }
                    return sum;
                },
                () -> {
                    long sum = 0;
                    for (Map<String, Object> document : documents) {
                        ofDocuments.document(document);
                        sum += touch(document.values().toArray());
                    }
                    return sum;
                });
        clean(ofDocuments.report().clean());
    }

    private static long touch(Object[] row) {
        long sum = 0;
        for (Object value : row) {
            sum += value == null ? 0 : System.identityHashCode(value.getClass());
        }
        return sum;
    }

    private static void postgres() throws SQLException {
        try (var database = EmbeddedPostgres.newest().newDatabase()) {
            database.execute(
                    """
                    CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
                    CREATE TABLE orders (id bigint NOT NULL, customer int NOT NULL,
                      name varchar(40) NOT NULL, state state NOT NULL, total numeric(10,2),
                      paid boolean NOT NULL, at timestamp NOT NULL, day date, ref uuid, note text);
                    INSERT INTO orders SELECT i, i, 'customer ' || i,
                      (ARRAY['new','paid','sent'])[1 + i % 3]::state, i / 100.0, i % 2 = 0,
                      timestamp '2024-01-01' + i * interval '1 second', date '2024-01-01' + i % 999,
                      gen_random_uuid(), CASE WHEN i % 4 > 0 THEN 'note ' || i END
                    FROM generate_series(1, 100000) i;
                    """);
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                results("PostgreSQL", connection, guard(true));
            }
        }
    }

    private static void sqlite() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    CREATE TABLE orders (id BIGINT NOT NULL, customer INT4 NOT NULL,
                      name VARCHAR(40) NOT NULL, state VARCHAR(4) NOT NULL, total DECIMAL(10,2),
                      paid BOOLEAN NOT NULL, at TIMESTAMP NOT NULL, day DATE, ref UUID, note TEXT)\
                    """);
            statement.executeUpdate(
                    """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
                    INSERT INTO orders SELECT i, i, 'customer ' || i,
                      CASE i % 3 WHEN 0 THEN 'new' WHEN 1 THEN 'paid' ELSE 'sent' END, i / 100.0,
                      i % 2, '2024-01-01 00:00:00', '2024-01-01',
                      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
                      CASE WHEN i % 4 > 0 THEN 'note ' || i END FROM n\
                    """);
            results("SQLite", connection, guard(false));
        }
    }

    private static void results(String name, Connection connection, RowGuard guard)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM orders")) {
            select.setFetchSize(1000);
            Reading plain =
                    () -> {
                        try (ResultSet rows = select.executeQuery()) {
                            long sum = 0;
                            while (rows.next()) {
                                sum += read(rows);
                            }
                            return sum;
                        }
                    };
            compare(
                    name,
                    ROWS,
                    plain,
                    () -> {
                        try (GuardedResultSet rows =
                                GuardedResultSet.over(
                                        select.executeQuery(),
                                        guard,
                                        GuardOptions.REPORT,
                                        report -> clean(report.clean()))) {
                            long sum = 0;
                            while (rows.next()) {
                                sum += read(rows.resultSet());
                            }
                            return sum;
                        }
                    });
            compare(
                    name + ", through asResultSet",
                    ROWS,
                    plain,
                    () -> {
                        try (ResultSet rows =
                                GuardedResultSet.over(
                                                select.executeQuery(),
                                                guard,
                                                GuardOptions.REPORT,
                                                report -> clean(report.clean()))
                                        .asResultSet()) {
                            long sum = 0;
                            while (rows.next()) {
                                sum += read(rows);
                            }
                            return sum;
                        }
                    });
        }
    }

    /// As a program reads a row: each column once.
    private static long read(ResultSet rows) throws SQLException {
        long sum = rows.getLong(1) + rows.getInt(2);
        for (int i = 3; i <= 10; i++) {
            String text = rows.getString(i);
            sum += text == null ? 0 : text.length();
        }
        return sum;
    }

    private static void clean(boolean clean) {
        if (!clean) {
            throw new IllegalStateException("the guard found a mismatch where there is none");
        }
    }

    /// The two in turn, so that neither gets the quieter minutes; the median of each.
    private static void compare(String name, int rows, Reading plain, Reading guarded)
            throws SQLException {
        double[] without = new double[ROUNDS];
        double[] with = new double[ROUNDS];
        for (int warm = 0; warm < 5; warm++) {
            sink += plain.run() + guarded.run();
        }
        for (int round = 0; round < ROUNDS; round++) {
            without[round] = nanosPerRow(plain, rows);
            with[round] = nanosPerRow(guarded, rows);
        }
        Arrays.sort(without);
        Arrays.sort(with);
        System.out.printf(
                "%s: %.0f ns a row, guarded %.0f ns: the guard costs %.0f ns%n",
                name,
                without[ROUNDS / 2],
                with[ROUNDS / 2],
                with[ROUNDS / 2] - without[ROUNDS / 2]);
    }

    private static double nanosPerRow(Reading reading, int rows) throws SQLException {
        int times = Math.max(1, 200_000 / rows);
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            sink += reading.run();
        }
        return (double) (System.nanoTime() - began) / ((long) rows * times);
    }
}

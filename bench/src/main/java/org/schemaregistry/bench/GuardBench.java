package org.schemaregistry.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.jspecify.annotations.Nullable;
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
import org.sqlite.core.CoreStatement;
import org.sqlite.core.SafeStmtPtr;

import tools.jackson.databind.json.JsonMapper;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// What a guard in report mode adds to reading rows of ten columns: over rows in memory, JSON
/// objects, and results of PostgreSQL and SQLite that are read whole with and without it.
public final class GuardBench {
    private static final int ROWS = 100_000;
    private static final int ROUNDS = 15;

    /// As many as stay in a cache: rows that come from a driver or a parser are there.
    private static final int IN_MEMORY = 1_000;

    private static final String IN_MEMORY_URL = "jdbc:sqlite::memory:";

    private static long sink;

    private GuardBench() {}

    /// Reads all rows once.
    private interface Reading {
        long run() throws SQLException;
    }

    /// Reads one row as a program does.
    private interface Row {
        long read(ResultSet rows) throws SQLException;
    }

    public static void main(String[] args) throws SQLException {
        List<String> parts =
                args.length == 0 ? List.of("memory", "postgres", "sqlite") : List.of(args);
        if (parts.contains("memory")) {
            memory();
        }
        if (parts.contains("postgres")) {
            postgres();
        }
        if (parts.contains("sqlite")) {
            sqlite();
        }
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
        for (int i = 0; i < IN_MEMORY; i++) {
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
        documents("JSON maps, names shared", documents, names);
        documents("JSON maps, names of their own", renamed(documents, LinkedHashMap::new), names);
        documents("JSON maps without order (HashMap)", renamed(documents, HashMap::new), names);
        documents("JSON maps as Jackson parses them", parsed(documents), names);
    }

    /// The same maps, each with names of its own, as a parser makes them that shares none.
    private static List<Map<String, Object>> renamed(
            List<Map<String, Object>> documents, Supplier<Map<String, Object>> made) {
        List<Map<String, Object>> copies = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            Map<String, Object> copy = made.get();
            document.forEach((name, value) -> copy.put(String.valueOf(name.toCharArray()), value));
            copies.add(copy);
        }
        return copies;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parsed(List<Map<String, Object>> documents) {
        JsonMapper mapper = JsonMapper.builder().build();
        List<Map<String, Object>> parsed = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            parsed.add(mapper.readValue(mapper.writeValueAsBytes(document), Map.class));
        }
        return parsed;
    }

    /// The guard, and beside it what a program would write by hand.
    private static void documents(String name, List<Map<String, Object>> documents, String[] names)
            throws SQLException {
        Reading plain =
                () -> {
                    long sum = 0;
                    for (Map<String, Object> document : documents) {
                        sum += touch(document, names);
                    }
                    return sum;
                };
        RowCheck check = guard(true).documents(GuardOptions.REPORT);
        compare(
                name,
                documents.size(),
                plain,
                () -> {
                    long sum = 0;
                    for (Map<String, Object> document : documents) {
                        check.document(document);
                        sum += touch(document, names);
                    }
                    return sum;
                });
        clean(check.report().clean());
        compare(
                name + ", by hand",
                documents.size(),
                plain,
                () -> {
                    long sum = 0;
                    for (Map<String, Object> document : documents) {
                        clean(ByHand.fits(document));
                        sum += touch(document, names);
                    }
                    return sum;
                });
    }

    /// As a program reads a document: each name once.
    private static long touch(Map<String, Object> document, String[] names) {
        long sum = 0;
        for (String name : names) {
            Object value = document.get(name);
            sum += value == null ? 0 : System.identityHashCode(value.getClass());
        }
        return sum;
    }

    /// The same questions, written out for this one table.
    private static final class ByHand {
        private static final Set<String> STATES = Set.of("new", "paid", "sent");
        private static final Pattern AT =
                Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
        private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
        private static final Pattern REF =
                Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

        static boolean fits(Map<String, Object> row) {
            return row.size() == 10
                    && (row.get("id") instanceof Long || row.get("id") instanceof Integer)
                    && row.get("customer") instanceof Integer
                    && row.get("name") instanceof String name
                    && name.length() <= 40
                    && row.get("state") instanceof String state
                    && STATES.contains(state)
                    && amount(row.get("total"))
                    && row.get("paid") instanceof Boolean
                    && row.get("at") instanceof String at
                    && AT.matcher(at).matches()
                    && row.get("day") instanceof String day
                    && DAY.matcher(day).matches()
                    && row.get("ref") instanceof String ref
                    && REF.matcher(ref).matches()
                    && (row.get("note") instanceof String || row.containsKey("note"));
        }

        private static boolean amount(@Nullable Object value) {
            return value instanceof BigDecimal decimal
                    ? decimal.scale() <= 2 && decimal.precision() - decimal.scale() <= 8
                    : value instanceof Number number && Math.abs(number.doubleValue()) < 1e8;
        }
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
                results("PostgreSQL", connection, guard(true), GuardBench::read);
            }
        }
    }

    private static void sqlite() throws SQLException {
        try (Connection connection = DriverManager.getConnection(IN_MEMORY_URL)) {
            fill(connection);
            results("SQLite", connection, guard(false), GuardBench::read);
            results("SQLite, getObject", connection, guard(false), GuardBench::readObjects);
            typesOnly(connection);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(IN_MEMORY_URL);
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection connection = pool.getConnection()) {
            fill(connection);
            results("SQLite out of a pool", connection, guard(false), GuardBench::read);
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
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
        }
    }

    private static void results(String name, Connection connection, RowGuard guard, Row row)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM orders")) {
            select.setFetchSize(1000);
            Reading plain =
                    () -> {
                        try (ResultSet rows = select.executeQuery()) {
                            return all(rows, row);
                        }
                    };
            compare(
                    name,
                    ROWS,
                    plain,
                    () -> {
                        try (GuardedResultSet rows = guarded(select, guard)) {
                            long sum = 0;
                            while (rows.next()) {
                                sum += row.read(rows.resultSet());
                            }
                            return sum;
                        }
                    });
            compare(
                    name + ", through asResultSet",
                    ROWS,
                    plain,
                    () -> {
                        try (ResultSet rows = guarded(select, guard).asResultSet()) {
                            return all(rows, row);
                        }
                    });
        }
    }

    private static GuardedResultSet guarded(PreparedStatement select, RowGuard guard)
            throws SQLException {
        return GuardedResultSet.over(
                select.executeQuery(), guard, GuardOptions.REPORT, report -> clean(report.clean()));
    }

    private static long all(ResultSet rows, Row row) throws SQLException {
        long sum = 0;
        while (rows.next()) {
            sum += row.read(rows);
        }
        return sum;
    }

    /// What nobody can save who judges SQLite's values: each has a type of its own.
    private static void typesOnly(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM orders")) {
            SafeStmtPtr statement = ((CoreStatement) select).pointer;
            SafeStmtPtr.SafePtrConsumer<SQLException> asking =
                    (engine, row) -> {
                        for (int column = 0; column < 10; column++) {
                            sink += engine.column_type(row, column);
                        }
                    };
            compare(
                    "SQLite, no value read, the ten types alone",
                    ROWS,
                    () -> {
                        try (ResultSet rows = select.executeQuery()) {
                            return all(rows, row -> 0);
                        }
                    },
                    () -> {
                        try (ResultSet rows = select.executeQuery()) {
                            return all(
                                    rows,
                                    row -> {
                                        statement.safeRunConsume(asking);
                                        return 0;
                                    });
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

    /// As a program that does not know the columns.
    private static long readObjects(ResultSet rows) throws SQLException {
        long sum = 0;
        for (int i = 1; i <= 10; i++) {
            Object value = rows.getObject(i);
            sum += value == null ? 0 : System.identityHashCode(value.getClass());
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
        System.gc();
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

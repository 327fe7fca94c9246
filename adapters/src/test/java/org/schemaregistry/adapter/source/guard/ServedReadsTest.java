package org.schemaregistry.adapter.source.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.HeaderColumn;
import org.schemaregistry.core.guard.Mismatch;
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
import org.sqlite.jdbc4.JDBC4ResultSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a caller is given of SQLite's rows from what the guard has read: to the last exception it
/// is what the driver gives who is asked the same, in the same order, without a guard.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedReadsTest {
    private static final int RUNS = 400;
    private static final int COLUMNS = 7;

    /// Each kind of value that the engine stores, and the corners of each.
    private static final List<String> VALUES =
            List.of(
                    "NULL",
                    "0",
                    "1",
                    "-1",
                    "127",
                    "128",
                    "32768",
                    "2147483647",
                    "2147483648",
                    "-2147483648",
                    "-2147483649",
                    "4294967296",
                    "9007199254740993",
                    "9223372036854775807",
                    "(-9223372036854775807 - 1)",
                    "0.0",
                    "-0.0",
                    "1.5",
                    "5.0",
                    "0.1",
                    "(1 / 3.0)",
                    "123456789.123",
                    "1e300",
                    "5e-324",
                    "9e999",
                    "-9e999",
                    "1e18",
                    "''",
                    "'a'",
                    "'customer 12'",
                    "'ä😀€'",
                    "'12'",
                    "'1.5'",
                    "' 7x'",
                    "'1e3'",
                    "'99999999999999999999'",
                    "'true'",
                    "'2024-01-02'",
                    "'2024-01-02 03:04:05.678'",
                    "'2024-01-02 03:04:05'",
                    "CAST(x'610062' AS TEXT)",
                    "CAST(x'00' AS TEXT)",
                    "CAST(x'ff' AS TEXT)",
                    "CAST(x'61e28262' AS TEXT)",
                    "CAST(x'eda080' AS TEXT)",
                    "CAST(x'c080f09f98' AS TEXT)",
                    "CAST(zeroblob(9) AS TEXT)",
                    "printf('%.*c', 5000, 'x')",
                    "x''",
                    "x'00'",
                    "x'616263'",
                    "x'ff'",
                    "x'31'",
                    "zeroblob(20)");

    private static final List<FieldType> TYPES =
            List.of(
                    new FieldType.Int(64, true),
                    new FieldType.Int(16, true),
                    new FieldType.Real(64),
                    new FieldType.Decimal(6, 2),
                    new FieldType.Bool(),
                    new FieldType.Text(null, false),
                    new FieldType.Text(3, false),
                    new FieldType.Timestamp(6, false),
                    new FieldType.Uuid(),
                    new FieldType.Binary(null),
                    new FieldType.Binary(2),
                    new FieldType.Json());

    private static final List<Class<?>> CLASSES =
            List.of(
                    String.class,
                    Integer.class,
                    Long.class,
                    Double.class,
                    Boolean.class,
                    BigDecimal.class,
                    byte[].class,
                    LocalDate.class,
                    Object.class);

    private static final List<String> USUAL =
            List.of("getString", "getLong", "getInt", "getDouble", "getObject", "getBoolean");

    private static final List<Method> GETTERS =
            Arrays.stream(ResultSet.class.getMethods())
                    .filter(method -> method.getName().startsWith("get"))
                    .filter(method -> method.getParameterCount() > 0)
                    .sorted((a, b) -> a.toGenericString().compareTo(b.toGenericString()))
                    .toList();

    /// One call, made as often as it is asked for: each time with arguments of its own.
    private interface Step {
        @Nullable Object on(ResultSet rows) throws SQLException, IOException;
    }

    private record Named(String name, Step step) {
        @Override
        public String toString() {
            return name;
        }
    }

    enum Database {
        UTF8("UTF-8"),
        UTF16LE("UTF-16le"),
        UTF16BE("UTF-16be"),
        POOLED("UTF-8");

        private final String encoding;

        Database(String encoding) {
            this.encoding = encoding;
        }
    }

    private @Nullable HikariDataSource pool;

    @BeforeAll
    void openPool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite::memory:");
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
    }

    @AfterAll
    void closePool() {
        if (pool != null) {
            pool.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callersAreGivenWhatTheDriverGives(Database database) throws Exception {
        Random random = new Random(20240301);
        for (int run = 0; run < RUNS; run++) {
            String query = query(random, 6);
            List<Named> plan = plan(random, 6, List.of());
            assertSame(database, query, plan, guard(random), run);
        }
    }

    /// Whatever happens to the rows, the statement or the connection, and whatever is asked then.
    @ParameterizedTest
    @EnumSource(names = {"UTF8", "POOLED"})
    void callersAreGivenWhatTheDriverGivesOfRowsThatAreGone(Database database) throws Exception {
        Random random = new Random(20240302);
        List<Named> ends =
                List.of(
                        new Named("close", none(ResultSet::close)),
                        new Named("close statement", none(rows -> statement(rows).close())),
                        new Named(
                                "close connection",
                                none(rows -> statement(rows).getConnection().close())),
                        new Named("execute again", none(rows -> executeAgain(rows, false))),
                        new Named("execute again, next", none(rows -> executeAgain(rows, true))),
                        new Named("next beside", ServedReadsTest::nextBeside),
                        new Named("only three", none(rows -> statement(rows).setMaxRows(3))),
                        new Named("next", ResultSet::next),
                        new Named("first", ResultSet::first),
                        new Named("after last", none(ResultSet::afterLast)));
        for (int run = 0; run < RUNS; run++) {
            String query = query(random, 4);
            assertSame(database, query, plan(random, 4, ends), guard(random), run);
        }
    }

    /// A decoder that replaces what is not well-formed has many ways to do it.
    @Test
    void textsThatAreNotWellFormedAreTheDrivers() throws Exception {
        Random random = new Random(20240303);
        byte[] lead = HexFormat.of().parseHex("004180bfc0c2dfe0e1edeeeff0f1f4f5ff9fa08f90");
        String rows =
                IntStream.range(0, 3000)
                        .mapToObj(i -> {
                            byte[] bytes = new byte[random.nextInt(9)];
                            for (int at = 0; at < bytes.length; at++) {
                                bytes[at] = lead[random.nextInt(lead.length)];
                            }
                            return "(CAST(x'" + HexFormat.of().formatHex(bytes) + "' AS TEXT))";
                        })
                        .collect(Collectors.joining(", "));
        Named read = new Named("getString", list -> list.getString(1));
        List<Named> plan = new ArrayList<>();
        for (int row = 0; row < 3000; row++) {
            plan.add(new Named("next", ResultSet::next));
            plan.add(read);
        }
        String query = "WITH v(a0) AS (VALUES " + rows + ") SELECT a0 FROM v";
        assertSame(Database.UTF8, query, plan, guard(random), 0);
    }

    /// Else the tests here would show nothing: what the driver has not been asked for, it cannot
    /// say of whether it was null.
    @ParameterizedTest
    @EnumSource(names = {"UTF8", "POOLED"})
    void theDriverIsNotAskedForWhatTheGuardHasRead(Database database) throws Exception {
        try (Connection connection = open(database);
                PreparedStatement select =
                        connection.prepareStatement(
                                "WITH v(a0, a1) AS (VALUES ('a', 1), ('b', 2), ('c', 3), ('d', 4))"
                                        + " SELECT * FROM v");
                GuardedResultSet guarded =
                        GuardedResultSet.over(
                                select.executeQuery(),
                                guard(new Random(1)),
                                GuardOptions.REPORT,
                                report -> {})) {
            for (String expected : List.of("a1", "b2", "c3", "d4")) {
                assertThat(guarded.next()).isTrue();
                ResultSet rows = guarded.resultSet();
                assertThat(rows.getString(1) + rows.getLong("a1")).isEqualTo(expected);
            }
            ResultSet rows = guarded.resultSet();
            JDBC4ResultSet driver = rows.unwrap(JDBC4ResultSet.class);
            assertThatThrownBy(driver::wasNull).hasMessageContaining("column -1 out of bounds");
            assertThat(rows.wasNull()).isFalse();
        }
    }

    /// What stands around the driver's rows may give other values than they do.
    @Test
    void nothingIsServedPastWhatStandsAroundTheDriversRows() throws Exception {
        try (Connection connection = open(Database.UTF8);
                PreparedStatement select =
                        connection.prepareStatement(
                                "WITH v(a0, a1) AS (VALUES ('a', 1), ('b', 2), ('c', 3))"
                                        + " SELECT * FROM v")) {
            ResultSet driver = select.executeQuery();
            ResultSet louder =
                    (ResultSet)
                            Proxy.newProxyInstance(
                                    ResultSet.class.getClassLoader(),
                                    new Class<?>[] {ResultSet.class},
                                    (proxy, method, arguments) -> {
                                        Object value = method.invoke(driver, arguments);
                                        return value instanceof String text
                                                ? text.toUpperCase(Locale.ROOT)
                                                : value;
                                    });
            try (ResultSet rows =
                    GuardedResultSet.over(
                                    louder,
                                    guard(new Random(1)),
                                    GuardOptions.REPORT,
                                    report -> assertThat(report.checked()).isEqualTo(3))
                            .asResultSet()) {
                List<String> seen = new ArrayList<>();
                while (rows.next()) {
                    seen.add(rows.getString(1) + rows.getObject(1) + rows.getString("a0"));
                }
                assertThat(seen).containsExactly("AAA", "BBB", "CCC");
            }
        }
    }

    private void assertSame(
            Database database, String query, List<Named> plan, RowGuard guard, int run)
            throws Exception {
        List<Object> seen;
        try (Connection connection = open(database);
                PreparedStatement select = connection.prepareStatement(query)) {
            seen = read(select.executeQuery(), plan);
        }
        for (GuardOptions.Sampling sampling :
                List.of(GuardOptions.REPORT.sampling(), new GuardOptions.Sampling.Every(2))) {
            try (Connection connection = open(database);
                    PreparedStatement select = connection.prepareStatement(query)) {
                ResultSet rows =
                        GuardedResultSet.over(
                                        select.executeQuery(),
                                        guard,
                                        new GuardOptions(GuardOptions.Mode.REPORT, sampling),
                                        report -> {})
                                .asResultSet();
                assertThat(read(rows, plan)).as("%d: %s of %s", run, plan, query).isEqualTo(seen);
            }
        }
        try (Connection connection = open(database);
                PreparedStatement select = connection.prepareStatement(query)) {
            assertThat(judged(select, guard, plan))
                    .as("%d: %s of %s", run, plan, query)
                    .isEqualTo(judgedAsObjects(select, guard));
        }
    }

    /// What a guard finds whose caller does all that leaves the rows where they are.
    private static List<Mismatch> judged(PreparedStatement select, RowGuard guard, List<Named> plan)
            throws Exception {
        List<GuardReport> reports = new ArrayList<>();
        List<Named> reads = plan.stream().filter(one -> one.name().startsWith("get")).toList();
        int each = Math.max(1, reads.size() / 4);
        try (ResultSet rows =
                GuardedResultSet.over(
                                select.executeQuery(), guard, GuardOptions.REPORT, reports::add)
                        .asResultSet()) {
            for (int from = 0; rows.next(); from += each) {
                int most = reads.size();
                read(rows, reads.subList(Math.min(from, most), Math.min(from + each, most)));
            }
        }
        return reports.getFirst().mismatches();
    }

    private static List<Mismatch> judgedAsObjects(PreparedStatement select, RowGuard guard)
            throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            int width = rows.getMetaData().getColumnCount();
            List<HeaderColumn> header = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                header.add(HeaderColumn.of("a" + i));
            }
            RowCheck check =
                    guard.rows(header, RowForm.DYNAMIC, PlainValues.VALUES, GuardOptions.REPORT);
            while (rows.next()) {
                @Nullable Object[] values = new @Nullable Object[width];
                for (int i = 0; i < width; i++) {
                    values[i] = rows.getObject(i + 1);
                }
                check.row(values);
            }
            return check.report().mismatches();
        }
    }

    private static List<Object> read(ResultSet rows, List<Named> plan) throws IOException {
        List<Object> seen = new ArrayList<>();
        for (Named one : plan) {
            try {
                seen.add(one + ": " + printed(one.step().on(rows)));
            } catch (SQLException | RuntimeException e) {
                seen.add(one + ": " + e.getClass() + ": " + e.getMessage());
            }
        }
        return seen;
    }

    private static List<Named> plan(Random random, int rows, List<Named> ends) {
        List<Named> plan = new ArrayList<>();
        List<Method> usual =
                GETTERS.stream()
                        .filter(getter ->
                                getter.getParameterCount() == 1 && USUAL.contains(getter.getName()))
                        .toList();
        boolean early = random.nextInt(5) == 0;
        for (int row = early ? -1 : 0; row <= rows; row++) {
            if (row >= 0) {
                plan.add(new Named("next", ResultSet::next));
            }
            for (int i = random.nextInt(12); i > 0; i--) {
                List<Method> from = random.nextInt(4) == 0 ? GETTERS : usual;
                plan.add(step(random, from.get(random.nextInt(from.size()))));
                if (random.nextInt(2) == 0) {
                    plan.add(new Named("was null", ResultSet::wasNull));
                }
            }
            if (!ends.isEmpty() && random.nextInt(3) == 0) {
                plan.add(ends.get(random.nextInt(ends.size())));
                if (random.nextBoolean()) {
                    plan.add(new Named("was null", ResultSet::wasNull));
                }
            }
        }
        return plan;
    }

    private static Named step(Random random, Method getter) {
        int place =
                random.nextInt(20) == 0
                        ? random.nextInt(-1, COLUMNS + 3)
                        : 1 + random.nextInt(COLUMNS);
        String label =
                random.nextInt(20) == 0
                        ? "none"
                        : (random.nextBoolean() ? "a" : "A") + random.nextInt(COLUMNS);
        Class<?> type = CLASSES.get(random.nextInt(CLASSES.size()));
        String shown = getter.getParameterTypes()[0] == int.class ? "" + place : label;
        return new Named(
                getter.getName() + "(" + shown + (getter.getParameterCount() > 1 ? ", …)" : ")"),
                rows -> {
                    @Nullable Object[] arguments =
                            Arrays.stream(getter.getParameterTypes())
                                    .map(parameter -> argument(parameter, label, type))
                                    .toArray();
                    if (arguments[0] instanceof Integer) {
                        arguments[0] = place;
                    }
                    return call(getter, rows, arguments);
                });
    }

    private static @Nullable Object argument(Class<?> parameter, String label, Class<?> type) {
        return switch (parameter.getName()) {
            case "int" -> 2;
            case "java.lang.String" -> label;
            case "java.lang.Class" -> type;
            case "java.util.Map" -> Map.of();
            case "java.util.Calendar" -> Calendar.getInstance(TimeZone.getTimeZone("UTC"));
            default -> throw new IllegalStateException(parameter.getName());
        };
    }

    private static @Nullable Object call(
            Method getter, ResultSet rows, @Nullable Object[] arguments) throws SQLException {
        try {
            return getter.invoke(rows, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failed) {
                throw failed;
            }
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Action {
        void on(ResultSet rows) throws SQLException;
    }

    private static Step none(Action action) {
        return rows -> {
            action.on(rows);
            return "done";
        };
    }

    private static PreparedStatement statement(ResultSet rows) throws SQLException {
        return (PreparedStatement) rows.getStatement();
    }

    /// Moves the driver's rows. At a most of rows it stays where it is and forgets what was read
    /// last, which nobody can see.
    private static boolean nextBeside(ResultSet rows) throws SQLException {
        return statement(rows).getMaxRows() == 0 && rows.unwrap(JDBC4ResultSet.class).next();
    }

    private static void executeAgain(ResultSet rows, boolean next) throws SQLException {
        ResultSet again = statement(rows).executeQuery();
        if (next) {
            assertThat(again.next()).isTrue();
        }
    }

    /// With its class, since a number is not the same as its text.
    private static String printed(@Nullable Object value) throws SQLException, IOException {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> "bytes " + HexFormat.of().formatHex(bytes);
            case InputStream stream -> "stream " + HexFormat.of().formatHex(stream.readAllBytes());
            case Reader reader -> {
                StringWriter text = new StringWriter();
                reader.transferTo(text);
                yield "reader " + text;
            }
            case Blob blob -> "blob " + HexFormat.of().formatHex(blob.getBytes(1, 100_000));
            case Clob clob -> "clob " + clob.getSubString(1, (int) clob.length());
            default -> value.getClass() + " " + value;
        };
    }

    private static String query(Random random, int rows) {
        String columns =
                IntStream.range(0, COLUMNS)
                        .mapToObj(i -> "a" + i)
                        .collect(Collectors.joining(", "));
        String values =
                IntStream.range(0, rows)
                        .mapToObj(row ->
                                IntStream.range(0, COLUMNS)
                                        .mapToObj(i -> VALUES.get(random.nextInt(VALUES.size())))
                                        .collect(Collectors.joining(", ", "(", ")")))
                        .collect(Collectors.joining(", "));
        return "WITH v(" + columns + ") AS (VALUES " + values + ") SELECT * FROM v";
    }

    private static RowGuard guard(Random random) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            FieldType type = TYPES.get(random.nextInt(TYPES.size()));
            fields.add(Field.of("a" + i, i + 1, type, "", random.nextBoolean()));
        }
        return RowGuard.of(
                TableRef.parse("shop.t"), SemVer.FIRST, Table.of(TableKind.TABLE, "table", fields));
    }

    private Connection open(Database database) throws SQLException {
        if (database == Database.POOLED) {
            return Objects.requireNonNull(pool).getConnection();
        }
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA encoding = '" + database.encoding + "'");
        }
        return connection;
    }
}

package org.schemaregistry.adapter.source.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.Mismatch;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.guard.RowMismatchException;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.jdbc.GuardedResultSet;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Values that are judged as they are read: what a caller sees is the driver's, what the report
/// says does not depend on how, in which order and whether the caller read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgedReadsTest {
    private static final int PLANS = 150;

    private static final List<String> COLUMNS =
            List.of("id", "n", "name", "state", "total", "paid", "at", "note", "raw");

    /// Promises more than the rows of both engines hold.
    private static final RowGuard GUARD =
            RowGuard.of(
                    TableRef.parse("shop.t"),
                    SemVer.FIRST,
                    Table.of(
                            TableKind.TABLE,
                            "table",
                            List.of(
                                    Field.of("id", 1, new FieldType.Int(64, true), "", false),
                                    Field.of("n", 2, new FieldType.Int(32, true), "", false),
                                    Field.of("name", 3, new FieldType.Text(4, false), "", false),
                                    Field.of(
                                            "state",
                                            4,
                                            new FieldType.Enumerated(List.of("new", "paid")),
                                            "",
                                            false),
                                    Field.of("total", 5, new FieldType.Decimal(4, 2), "", false),
                                    Field.of("paid", 6, new FieldType.Bool(), "", false),
                                    Field.of("at", 7, new FieldType.Timestamp(6, false), "", false),
                                    Field.of("note", 8, new FieldType.Text(null, false), "", false),
                                    Field.of("raw", 9, new FieldType.Binary(2), "", true))));

    private EmbeddedPostgres.@Nullable Database database;

    enum Engine {
        POSTGRES,
        SQLITE
    }

    /// One read of one column; the getter may not suit it.
    private record Step(int column, boolean byLabel, String getter, boolean asksForNull) {}

    @BeforeAll
    void fill() {
        database = EmbeddedPostgres.newest().newDatabase();
        database.execute(
                """
                CREATE TYPE state AS ENUM ('new', 'paid', 'sold');
                CREATE TABLE t (id bigint, n int, name varchar(9), state state, total numeric(9,3),
                  paid boolean, at timestamp, note text, raw bytea);
                INSERT INTO t VALUES
                  (1, 2, 'abc', 'new', 1.25, true, '2024-01-01', 'x', NULL),
                  (0, 0, '', 'paid', 0, false, '2024-01-01', '', '\\x'),
                  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                  (4, 5, 'secret', 'sold', 123.125, true, '2024-01-01', 'x', '\\x010203'),
                  (NULL, 0, 'abc', 'sold', NULL, false, NULL, NULL, '\\x0102');
                """);
    }

    @AfterAll
    void drop() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    private Connection open(Engine engine) throws SQLException {
        return switch (engine) {
            case POSTGRES -> Objects.requireNonNull(database).connect();
            case SQLITE -> sqlite();
        };
    }

    private static Connection sqlite() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    CREATE TABLE t (id INTEGER, n INTEGER, name TEXT, state TEXT, total, paid, at,
                      note, raw)
                    """);
            statement.executeUpdate(
                    """
                    INSERT INTO t VALUES
                      (1, 2, 'abc', 'new', 1.25, 1, '2024-01-01 10:00:00', 'x', NULL),
                      (0, 0, '', 'paid', 0, 0, 1709210096, '', x''),
                      (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                      ('four', 5000000000, 'secret', 'sold', 1e9, 7, 'soon', x'616263', x'010203'),
                      (x'31', 1.5, x'616263646566', x'6e6577', '12.5', 'no', x'00', 5, 'text')
                    """);
        }
        return connection;
    }

    @ParameterizedTest
    @EnumSource
    void callersReadWhatTheDriverGivesAndReportsAreTheSameHoweverTheyRead(Engine engine)
            throws SQLException {
        Random random = new Random(20240229);
        try (Connection connection = open(engine);
                PreparedStatement select = connection.prepareStatement("SELECT * FROM t")) {
            GuardReport expected = atOnce(select);
            assertThat(expected.mismatches()).hasSizeGreaterThan(8);
            assertThat(expected.checked()).isEqualTo(5);
            for (int i = 0; i < PLANS; i++) {
                List<List<Step>> plan = plan(random);
                List<Object> seen;
                try (ResultSet rows = select.executeQuery()) {
                    seen = read(rows, plan);
                }
                List<GuardReport> reports = new ArrayList<>();
                try (ResultSet rows = guarded(select, reports)) {
                    assertThat(read(rows, plan)).as("%d: %s", i, plan).isEqualTo(seen);
                }
                assertThat(reports.getFirst()).as("%d: %s", i, plan).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsLeftUnreadIsJudgedOnClosingUnlessItsStatementIsGone(Engine engine)
            throws SQLException {
        try (Connection connection = open(engine);
                PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM t WHERE note IS NULL")) {
            List<GuardReport> reports = new ArrayList<>();
            try (ResultSet rows = guarded(select, reports)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("id")).isNull();
            }
            assertThat(reports.getFirst().mismatches())
                    .extracting(Mismatch::column)
                    .containsExactly("at", "id", "n", "name", "note", "paid", "state", "total");

            try (ResultSet rows = guarded(select, reports)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("id")).isNull();
                rows.getStatement().close();
            }
            assertThat(reports.get(1).checked()).isEqualTo(1);
            assertThat(reports.get(1).mismatches())
                    .extracting(Mismatch::column)
                    .isEqualTo(
                            switch (engine) {
                                case POSTGRES -> List.of("id");
                                // Nulls are seen before anybody reads.
                                case SQLITE ->
                                        reports.get(0).mismatches().stream()
                                                .map(Mismatch::column)
                                                .toList();
                            });
        }
    }

    @Test
    void whatIsDearToReadIsJudgedByReadsOfTheUsualResultToo() throws SQLException {
        List<GuardReport> reports = new ArrayList<>();
        try (Connection connection = open(Engine.SQLITE);
                PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM t WHERE name = 'secret'");
                GuardedResultSet guarded =
                        GuardedResultSet.over(
                                select.executeQuery(), GUARD, GuardOptions.REPORT, reports::add)) {
            assertThat(guarded.next()).isTrue();
            assertThat(columns(guarded.report())).contains("n").doesNotContain("name", "state");
            assertThat(guarded.resultSet().getString("name")).isEqualTo("secret");
            assertThat(columns(guarded.report())).contains("name").doesNotContain("state");
            assertThat(guarded.resultSet().next()).isFalse();
            assertThat(columns(guarded.report())).contains("state");
        }
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst().checked()).isEqualTo(1);
    }

    private static List<String> columns(GuardReport report) {
        return report.mismatches().stream().map(Mismatch::column).toList();
    }

    @ParameterizedTest
    @EnumSource
    void inFailNobodyGetsHoldOfARowThatDoesNotFit(Engine engine) throws SQLException {
        try (Connection connection = open(engine);
                PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM t ORDER BY note IS NULL");
                ResultSet rows =
                        GuardedResultSet.over(
                                        select.executeQuery(), GUARD, GuardOptions.FAIL, r -> {})
                                .asResultSet()) {
            assertThatThrownBy(
                            () -> {
                                while (rows.next()) {
                                    assertThat(rows.getString("name")).isIn("abc", "");
                                }
                            })
                    .isInstanceOf(RowMismatchException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatSamplingLeavesOutAreOnlyCounted(Engine engine) throws SQLException {
        GuardOptions options =
                new GuardOptions(GuardOptions.Mode.REPORT, new GuardOptions.Sampling.Every(2));
        List<GuardReport> reports = new ArrayList<>();
        try (Connection connection = open(engine);
                PreparedStatement select = connection.prepareStatement("SELECT * FROM t");
                ResultSet rows =
                        GuardedResultSet.over(select.executeQuery(), GUARD, options, reports::add)
                                .asResultSet()) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
        assertThat(reports.getFirst().rows()).isEqualTo(5);
        assertThat(reports.getFirst().checked()).isEqualTo(3);
        assertThat(reports.getFirst().mismatches()).isNotEmpty().allMatch(m -> m.count() <= 2);
    }

    @Test
    void aCursorThatMovesOtherwiseLeavesAJudgedRow() throws SQLException {
        List<GuardReport> reports = new ArrayList<>();
        try (Connection connection = open(Engine.POSTGRES);
                Statement statement =
                        connection.createStatement(
                                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows =
                        GuardedResultSet.over(
                                        statement.executeQuery(
                                                "SELECT * FROM t ORDER BY id NULLS FIRST"),
                                        GUARD,
                                        GuardOptions.REPORT,
                                        reports::add)
                                .asResultSet()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong("id")).isZero();
            assertThat(rows.wasNull()).isTrue();
            assertThat(rows.last()).isTrue();
            assertThat(rows.getLong("id")).isEqualTo(4);
        }
        GuardReport report = reports.getFirst();
        assertThat(report.checked()).isEqualTo(1);
        assertThat(report.mismatches())
                .filteredOn(m -> m.kind() == Mismatch.Kind.NULL)
                .extracting(Mismatch::column)
                .contains("id", "at", "note");
    }

    private static ResultSet guarded(PreparedStatement select, List<GuardReport> reports)
            throws SQLException {
        return GuardedResultSet.over(
                        select.executeQuery(), GUARD, GuardOptions.REPORT, reports::add)
                .asResultSet();
    }

    private static GuardReport atOnce(PreparedStatement select) throws SQLException {
        List<GuardReport> reports = new ArrayList<>();
        try (GuardedResultSet rows =
                GuardedResultSet.over(
                        select.executeQuery(), GUARD, GuardOptions.REPORT, reports::add)) {
            while (rows.next()) {
                assertThat(rows.resultSet().isClosed()).isFalse();
            }
        }
        return reports.getFirst();
    }

    private static List<List<Step>> plan(Random random) {
        List<String> getters =
                List.of(
                        "string",
                        "long",
                        "int",
                        "double",
                        "boolean",
                        "object",
                        "decimal",
                        "bytes",
                        "stream",
                        "short",
                        "byte",
                        "float",
                        "date",
                        "timestamp",
                        "nstring",
                        "characters",
                        "typed");
        List<List<Step>> plan = new ArrayList<>();
        for (int row = 0; row < 5; row++) {
            List<Step> steps = new ArrayList<>();
            for (int i = random.nextInt(15); i > 0; i--) {
                steps.add(
                        new Step(
                                random.nextInt(COLUMNS.size()),
                                random.nextBoolean(),
                                getters.get(random.nextInt(getters.size())),
                                random.nextBoolean()));
            }
            plan.add(steps);
        }
        return plan;
    }

    private static List<Object> read(ResultSet rows, List<List<Step>> plan) throws SQLException {
        List<Object> seen = new ArrayList<>();
        for (List<Step> steps : plan) {
            assertThat(rows.next()).isTrue();
            for (Step step : steps) {
                try {
                    seen.add(printed(get(rows, step)));
                    if (step.asksForNull()) {
                        seen.add(rows.wasNull());
                    }
                } catch (SQLException e) {
                    seen.add("failed: " + e.getSQLState());
                } catch (ArrayIndexOutOfBoundsException e) {
                    // pgjdbc's way to say that a text is no date.
                    seen.add("failed: " + e.getMessage());
                }
            }
        }
        assertThat(rows.next()).isFalse();
        return seen;
    }

    private static Object printed(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        // pgjdbc's text of bytes that it received as such: another one each time.
        String text = String.valueOf(value);
        return text.startsWith("[B@") ? "bytes" : text;
    }

    private static @Nullable Object get(ResultSet rows, Step step) throws SQLException {
        String label = COLUMNS.get(step.column());
        int place = step.column() + 1;
        boolean byLabel = step.byLabel();
        return switch (step.getter()) {
            case "string" -> byLabel ? rows.getString(label) : rows.getString(place);
            case "long" -> byLabel ? rows.getLong(label) : rows.getLong(place);
            case "int" -> byLabel ? rows.getInt(label) : rows.getInt(place);
            case "double" -> byLabel ? rows.getDouble(label) : rows.getDouble(place);
            case "boolean" -> byLabel ? rows.getBoolean(label) : rows.getBoolean(place);
            case "object" -> byLabel ? rows.getObject(label) : rows.getObject(place);
            case "decimal" -> byLabel ? rows.getBigDecimal(label) : rows.getBigDecimal(place);
            case "bytes" -> byLabel ? rows.getBytes(label) : rows.getBytes(place);
            case "stream" ->
                    (byLabel ? rows.getBinaryStream(label) : rows.getBinaryStream(place)) == null;
            case "short" -> byLabel ? rows.getShort(label) : rows.getShort(place);
            case "byte" -> byLabel ? rows.getByte(label) : rows.getByte(place);
            case "float" -> byLabel ? rows.getFloat(label) : rows.getFloat(place);
            case "date" -> byLabel ? rows.getDate(label) : rows.getDate(place);
            case "timestamp" -> byLabel ? rows.getTimestamp(label) : rows.getTimestamp(place);
            case "nstring" -> byLabel ? rows.getNString(label) : rows.getNString(place);
            case "characters" ->
                    (byLabel ? rows.getCharacterStream(label) : rows.getCharacterStream(place))
                            == null;
            case "typed" ->
                    byLabel
                            ? rows.getObject(label, String.class)
                            : rows.getObject(place, String.class);
            default -> throw new IllegalStateException(step.getter());
        };
    }
}

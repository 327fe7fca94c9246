package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.HeaderColumn;
import org.schemaregistry.core.guard.RowCheck;
import org.schemaregistry.core.guard.RowForm;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.guard.ValueReader;
import org.schemaregistry.registry.jdbc.GuardedColumns.Read;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The rows of a result under guard: each is looked at when the cursor moves to it, and on closing
/// what was found is handed on.
///
/// ```java
/// try (var rows = GuardedResultSet.over(resultSet, guard, GuardOptions.REPORT, reports::add)) {
///     while (rows.next()) {
///         total += rows.resultSet().getLong("amount");
///     }
/// }
/// ```
///
/// [#resultSet] is the driver's own, whose rows are looked at when the cursor moves to them. Code
/// that wants a `ResultSet` which guards by itself takes [#asResultSet]: that one judges each value
/// as it is read, and asks for the rest when the cursor leaves the row, so that nothing is read
/// twice. For SQLite, whose values are dear to read, [#resultSet] is this one too, and gives out
/// what the guard has read, as the driver would. In [GuardOptions.Mode#FAIL] a row is always looked
/// at before it is handed out.
///
/// Only [#next] guards: a cursor moved by `absolute` or `previous` passes rows unseen.
///
/// Where the driver says what type each column has, as pgjdbc does, that is held against the
/// contract once and values are read only where it leaves a doubt. The column types of pgjdbc are
/// asked from the server once per connection.
///
/// One thread, as a result is.
public final class GuardedResultSet implements AutoCloseable {
    /// So many spellings of labels are remembered.
    private static final int MAX_LABELS = 1000;

    private final ResultSet resultSet;
    private final RowCheck check;
    private final GuardedColumns columns;
    private final boolean failing;
    private final Consumer<GuardReport> report;

    /// The columns that are not judged yet, and how many; none where rows are judged at once.
    private final boolean[] open;

    private int openLeft;
    private boolean judgesReads;
    private final ResultSet forCallers;
    private final Map<String, Integer> labels = new HashMap<>();
    private boolean handedOn;

    /// Whose classes the values have.
    private enum Driver {
        POSTGRES(RowForm.TYPED),
        SQLITE(RowForm.DYNAMIC),
        OTHER(RowForm.TYPED);

        private final RowForm form;

        Driver(RowForm form) {
            this.form = form;
        }

        private static Driver of(ResultSetMetaData metaData) {
            String name = metaData.getClass().getName();
            if (name.startsWith("org.postgresql.")) {
                return POSTGRES;
            }
            return name.startsWith("org.sqlite.") ? SQLITE : OTHER;
        }

        /// pgjdbc's classes are touched only where they are there.
        private ValueReader reader() {
            return switch (this) {
                case POSTGRES -> PostgresValues.VALUES;
                case SQLITE -> JdbcValues.ANY;
                case OTHER -> JdbcValues.ANY;
            };
        }

        private GuardedColumns columns(
                ResultSet resultSet, ResultSetMetaData metaData, RowCheck check)
                throws SQLException {
            return switch (this) {
                case POSTGRES -> new PostgresColumns(resultSet, metaData, check);
                case SQLITE -> {
                    SqliteColumns columns = SqliteColumns.of(resultSet, metaData, check);
                    yield columns == null
                            ? new AnyColumns(resultSet, check, metaData.getColumnCount())
                            : columns;
                }
                case OTHER -> new AnyColumns(resultSet, check, metaData.getColumnCount());
            };
        }
    }

    private GuardedResultSet(
            ResultSet resultSet,
            RowCheck check,
            GuardedColumns columns,
            int width,
            boolean failing,
            Consumer<GuardReport> report) {
        this.resultSet = resultSet;
        this.check = check;
        this.columns = columns;
        this.failing = failing;
        this.report = report;
        open = new boolean[width];
        forCallers =
                columns.judging() == GuardedColumns.Judging.BEST_BY_READS
                        ? asResultSet()
                        : resultSet;
    }

    /// Puts a result under guard. `report` gets what was found, once, on [#close].
    ///
    /// @throws SQLException if the driver does not describe the result
    /// @throws IllegalArgumentException if the guard's projection has another number of columns
    public static GuardedResultSet over(
            ResultSet resultSet, RowGuard guard, GuardOptions options, Consumer<GuardReport> report)
            throws SQLException {
        ResultSetMetaData metaData = resultSet.getMetaData();
        Driver driver = Driver.of(metaData);
        List<HeaderColumn> header = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            String name = metaData.getColumnLabel(i);
            header.add(
                    driver == Driver.POSTGRES
                            ? new HeaderColumn(
                                    name,
                                    PostgresTypes.declared(
                                            metaData.getColumnTypeName(i),
                                            metaData.getPrecision(i),
                                            metaData.getScale(i)))
                            : HeaderColumn.of(name));
        }
        RowCheck check = guard.rows(header, driver.form, driver.reader(), options);
        return new GuardedResultSet(
                resultSet,
                check,
                driver.columns(resultSet, metaData, check),
                header.size(),
                options.mode() == GuardOptions.Mode.FAIL,
                report);
    }

    /// To read the present row from.
    public ResultSet resultSet() {
        return forCallers;
    }

    /// Moves to the next row and looks at it, or has it looked at while it is read.
    ///
    /// @throws org.schemaregistry.core.guard.RowMismatchException if it breaks the contract, in
    ///   [GuardOptions.Mode#FAIL]
    public boolean next() throws SQLException {
        judgeRest();
        columns.leave();
        if (!resultSet.next()) {
            return false;
        }
        if (check.beginRow()) {
            openLeft = columns.begin(open);
            if (!judgesReads) {
                judgeRest();
            }
        }
        return true;
    }

    /// A `ResultSet` whose `next` and `close` are this object's; every call takes a little longer.
    public ResultSet asResultSet() {
        judgesReads = !failing && columns.judging() != GuardedColumns.Judging.AT_ONCE;
        return new JudgingResultSet(this, resultSet, columns.row());
    }

    /// What was found so far; of a row that is judged as it is read, what was read of it.
    public GuardReport report() {
        return check.report();
    }

    /// Closes the result and hands on what was found. What of the last row is not judged yet, and
    /// can no longer be read since its statement is closed, stays unjudged.
    @Override
    public void close() throws SQLException {
        try (resultSet) {
            if (openLeft > 0 && !resultSet.isClosed()) {
                judgeRest();
            }
        } finally {
            if (!handedOn) {
                handedOn = true;
                report.accept(check.report());
            }
        }
    }

    /// Judges what of the present row was not read.
    void judgeRest() throws SQLException {
        if (openLeft == 0) {
            return;
        }
        openLeft = 0;
        for (int column = 0; column < open.length; column++) {
            if (open[column]) {
                open[column] = false;
                columns.read(column);
            }
        }
    }

    /// Judges the column at this 1-based place by what a caller read from it just now, and gives
    /// that back.
    <T> @Nullable T saw(int place, Read read, @Nullable T value) throws SQLException {
        if (isOpen(place) && columns.judge(place - 1, read, value)) {
            take(place - 1);
        }
        return value;
    }

    <T> @Nullable T saw(String label, Read read, @Nullable T value) throws SQLException {
        return openLeft == 0 ? value : saw(place(label), read, value);
    }

    /// The same of a number, or of a truth.
    void sawNumber(int place, boolean isZero) throws SQLException {
        if (isOpen(place) && columns.judgeNumber(place - 1, isZero)) {
            take(place - 1);
        }
    }

    void sawNumber(String label, boolean isZero) throws SQLException {
        if (openLeft > 0) {
            sawNumber(place(label), isZero);
        }
    }

    /// True if the column still waits to be judged.
    private boolean isOpen(int place) {
        return openLeft > 0 && place >= 1 && place <= open.length && open[place - 1];
    }

    private void take(int column) {
        open[column] = false;
        openLeft--;
    }

    /// The 1-based place of a label that a caller read by.
    int place(String label) throws SQLException {
        Integer known = labels.get(label);
        if (known != null) {
            return known;
        }
        int place = resultSet.findColumn(label);
        if (labels.size() < MAX_LABELS) {
            labels.put(label, place);
        }
        return place;
    }
}

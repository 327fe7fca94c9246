package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.HeaderColumn;
import org.schemaregistry.core.guard.RowCheck;
import org.schemaregistry.core.guard.RowForm;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.guard.ValueReader;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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
/// twice. In [GuardOptions.Mode#FAIL] it too looks at a row before handing it out.
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

    /// The columns of which something has to be known.
    private final int[] needed;

    /// Those of them that are not judged yet, and how many; none where rows are judged at once.
    private final boolean[] open;

    private int openLeft;
    private boolean judgesReads;
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
                    yield columns == null ? new AnyColumns(resultSet, check) : columns;
                }
                case OTHER -> new AnyColumns(resultSet, check);
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
        needed =
                IntStream.range(0, width)
                        .filter(column -> check.need(column) != RowCheck.Need.NOTHING)
                        .toArray();
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

    /// The driver's own, to read the present row from.
    public ResultSet resultSet() {
        return resultSet;
    }

    /// Moves to the next row and looks at it, or has it looked at while it is read.
    ///
    /// @throws org.schemaregistry.core.guard.RowMismatchException if it breaks the contract, in
    ///   [GuardOptions.Mode#FAIL]
    public boolean next() throws SQLException {
        judgeRest();
        if (!resultSet.next()) {
            return false;
        }
        if (check.beginRow()) {
            columns.begin();
            for (int column : needed) {
                if (judgesReads) {
                    open[column] = true;
                    openLeft++;
                } else {
                    columns.read(column);
                }
            }
        }
        return true;
    }

    /// A `ResultSet` whose `next` and `close` are this object's; every call takes a little longer.
    public ResultSet asResultSet() {
        judgesReads = !failing && columns.judgeReads();
        return (ResultSet)
                Proxy.newProxyInstance(
                        GuardedResultSet.class.getClassLoader(),
                        new Class<?>[] {ResultSet.class},
                        this::invoke);
    }

    /// What was found so far; of a row that is judged as it is read, what was read of it.
    public GuardReport report() {
        return check.report();
    }

    /// Closes the result and hands on what was found. What of the last row was not read, and can no
    /// longer be since its statement is closed, stays unjudged.
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
    private void judgeRest() throws SQLException {
        if (openLeft == 0) {
            return;
        }
        openLeft = 0;
        for (int column : needed) {
            if (open[column]) {
                open[column] = false;
                columns.read(column);
            }
        }
    }

    private @Nullable Object invoke(
            Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (arguments == null || arguments.length == 0) {
            return invoke(proxy, method);
        }
        String name = method.getName();
        if (name.startsWith("get")) {
            return read(method, arguments);
        }
        if (name.equals("equals") && method.getDeclaringClass() == Object.class) {
            return isSame(proxy, arguments[0]);
        }
        return callOther(method, arguments);
    }

    private @Nullable Object invoke(Object proxy, Method method) throws Throwable {
        return switch (method.getName()) {
            case "next" -> next();
            case "wasNull" -> resultSet.wasNull();
            case "close" -> {
                close();
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            default -> callOther(method, null);
        };
    }

    /// A proxy equals itself alone.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object proxy, @Nullable Object other) {
        return proxy == other;
    }

    private @Nullable Object read(Method method, @Nullable Object[] arguments) throws Throwable {
        GuardedColumns.Read read = GuardedColumns.Read.of(method.getName(), arguments.length);
        int column = openLeft == 0 ? -1 : column(arguments[0]);
        if (column < 0 || column >= open.length || !open[column]) {
            return value(read, method, arguments);
        }
        Object result = value(read, method, arguments);
        open[column] = false;
        openLeft--;
        columns.judge(column, read, result);
        return result;
    }

    /// What is read most is called without reflection, which takes longer than many a value.
    private @Nullable Object value(
            GuardedColumns.Read read, Method method, @Nullable Object[] arguments)
            throws Throwable {
        if (!(arguments[0] instanceof Integer place)) {
            return call(method, arguments);
        }
        return switch (read) {
            case STRING -> resultSet.getString(place);
            case LONG -> resultSet.getLong(place);
            case INT -> resultSet.getInt(place);
            case DOUBLE -> resultSet.getDouble(place);
            case BOOLEAN -> resultSet.getBoolean(place);
            case OBJECT -> resultSet.getObject(place);
            case OTHER -> call(method, arguments);
        };
    }

    /// The 0-based place of what a caller named by its place or its label; -1 if it did neither.
    private int column(@Nullable Object named) throws SQLException {
        if (named instanceof Integer place) {
            return place - 1;
        }
        if (!(named instanceof String label)) {
            return -1;
        }
        Integer known = labels.get(label);
        if (known != null) {
            return known;
        }
        int column = resultSet.findColumn(label) - 1;
        if (labels.size() < MAX_LABELS) {
            labels.put(label, column);
        }
        return column;
    }

    /// A call that reads no column: of questions alone is it certain that they leave the row as it
    /// is.
    private @Nullable Object callOther(Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        boolean asks =
                name.startsWith("get")
                        || name.startsWith("is")
                        || name.startsWith("set")
                        || name.equals("findColumn")
                        || name.equals("unwrap")
                        || name.equals("clearWarnings")
                        || name.equals("toString");
        if (!asks) {
            judgeRest();
        }
        return call(method, arguments);
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(resultSet, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}

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
import java.util.List;
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
/// [#resultSet] is the driver's own, so reading costs nothing; code that wants a `ResultSet` which
/// guards by itself takes [#asResultSet]. Only [#next] guards: a cursor moved by `absolute` or
/// `previous` passes rows unseen.
///
/// Where the driver says what type each column has, as pgjdbc does, that is held against the
/// contract once and values are read only where it leaves a doubt. The column types of pgjdbc are
/// asked from the server once per connection.
///
/// One thread, as a result is.
public final class GuardedResultSet implements AutoCloseable {
    private final ResultSet resultSet;
    private final RowCheck check;
    private final Driver driver;
    private final Consumer<GuardReport> report;
    private final @Nullable Object[] values;
    private final RowCheck.Need[] needs;
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
    }

    private GuardedResultSet(
            ResultSet resultSet,
            RowCheck check,
            Driver driver,
            int columns,
            Consumer<GuardReport> report) {
        this.resultSet = resultSet;
        this.check = check;
        this.driver = driver;
        this.report = report;
        values = new Object[columns];
        needs = new RowCheck.Need[columns];
        for (int i = 0; i < columns; i++) {
            needs[i] = check.need(i);
            // Stands for a value that nobody has to look at.
            values[i] = true;
        }
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
        return new GuardedResultSet(
                resultSet,
                guard.rows(header, driver.form, driver.reader(), options),
                driver,
                header.size(),
                report);
    }

    /// The driver's own, to read the present row from.
    public ResultSet resultSet() {
        return resultSet;
    }

    /// Moves to the next row and looks at it.
    ///
    /// @throws org.schemaregistry.core.guard.RowMismatchException if it breaks the contract, in
    ///   [GuardOptions.Mode#FAIL]
    public boolean next() throws SQLException {
        if (!resultSet.next()) {
            return false;
        }
        if (check.takesNext()) {
            read();
        }
        check.row(values);
        return true;
    }

    /// A `ResultSet` whose `next` and `close` are this object's; every call takes a little longer.
    public ResultSet asResultSet() {
        return (ResultSet)
                Proxy.newProxyInstance(
                        GuardedResultSet.class.getClassLoader(),
                        new Class<?>[] {ResultSet.class},
                        this::invoke);
    }

    /// What was found so far.
    public GuardReport report() {
        return check.report();
    }

    /// Closes the result and hands on what was found.
    @Override
    public void close() throws SQLException {
        try {
            resultSet.close();
        } finally {
            if (!handedOn) {
                handedOn = true;
                report.accept(check.report());
            }
        }
    }

    private void read() throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (needs[i]) {
                case NOTHING -> {}
                case NULLNESS ->
                        // pgjdbc hands out the bytes it received without making a value of them;
                        // SQLite would convert the value in place.
                        values[i] =
                                driver == Driver.POSTGRES
                                        ? resultSet.getBytes(i + 1)
                                        : resultSet.getObject(i + 1);
                case VALUE -> values[i] = resultSet.getObject(i + 1);
            }
        }
    }

    /// A proxy equals itself alone.
    @SuppressWarnings("ReferenceEquality")
    private @Nullable Object invoke(
            Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (arguments == null || arguments.length == 0) {
            switch (method.getName()) {
                case "next" -> {
                    return next();
                }
                case "close" -> {
                    close();
                    return null;
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {}
            }
        }
        if (method.getName().equals("equals") && method.getDeclaringClass() == Object.class) {
            return arguments != null && proxy == arguments[0];
        }
        try {
            return method.invoke(resultSet, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}

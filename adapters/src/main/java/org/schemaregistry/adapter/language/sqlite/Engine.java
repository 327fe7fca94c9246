package org.schemaregistry.adapter.language.sqlite;

import org.schemaregistry.core.query.QueryCheck;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The engine's own compiler, over an empty database in memory. Statements are compiled and never
/// run; the database sees no file.
///
/// One thread; closed after one query.
final class Engine implements AutoCloseable {
    /// How often the engine may report progress while it compiles, and after how much work it does.
    private static final int MAX_REPORTS = 2_000;

    private static final int WORK_PER_REPORT = 1_000;

    /// Functions that the driver adds to the engine.
    private static final Set<String> OF_DRIVER =
            Set.of(
                    "atn2",
                    "charindex",
                    "cot",
                    "coth",
                    "difference",
                    "leftstr",
                    "lower_quartile",
                    "median",
                    "mode",
                    "padc",
                    "padl",
                    "padr",
                    "proper",
                    "replicate",
                    "reverse",
                    "rightstr",
                    "square",
                    "stdev",
                    "strfilter",
                    "upper_quartile",
                    "variance");

    private final Connection connection;

    /// What the engine says of a statement.
    sealed interface Answer {
        record Accepted(List<QueryCheck.ResultColumn> columns, int parameters) implements Answer {}

        record Rejected(String message) implements Answer {}

        /// It did not come to an end within the limit.
        record TooMuchWork() implements Answer {}
    }

    Engine() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        int[] reports = new int[1];
        ProgressHandler.setHandler(
                connection,
                WORK_PER_REPORT,
                new ProgressHandler() {
                    @Override
                    protected int progress() {
                        reports[0]++;
                        return reports[0] > MAX_REPORTS ? 1 : 0;
                    }
                });
    }

    /// Makes a part of the shadow; exactly one statement of the text is run.
    void make(String ddl) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ddl)) {
            statement.executeUpdate();
        }
    }

    Answer compile(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return new Answer.Accepted(
                    columns(statement), statement.getParameterMetaData().getParameterCount());
        } catch (SQLException e) {
            if (e instanceof SQLiteException sqlite
                    && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
                return new Answer.TooMuchWork();
            }
            return new Answer.Rejected(message(e));
        }
    }

    private static List<QueryCheck.ResultColumn> columns(PreparedStatement statement) {
        List<QueryCheck.ResultColumn> columns = new ArrayList<>();
        try {
            ResultSetMetaData data = statement.getMetaData();
            int count = data == null ? 0 : data.getColumnCount();
            for (int i = 1; data != null && i <= count; i++) {
                String type = data.getColumnTypeName(i);
                columns.add(
                        new QueryCheck.ResultColumn(
                                data.getColumnName(i), type == null ? "" : type, true));
            }
        } catch (SQLException e) {
            // The driver counts one column where a statement returns nothing, and fails to name it.
            return List.of();
        }
        return columns;
    }

    /// The driver wraps the engine's words: `[CODE] what the code means (the words)`.
    private static String message(SQLException e) {
        String whole = String.valueOf(e.getMessage());
        int open = whole.indexOf(" (", whole.indexOf(']') + 1);
        // The driver's own explanation may have parentheses, the engine's words come last.
        int words = whole.indexOf("database (", 0);
        int from = words >= 0 ? words + "database (".length() : open < 0 ? -1 : open + 2;
        return from < 0 || !whole.endsWith(")") ? whole : whole.substring(from, whole.length() - 1);
    }

    /// The names of the functions that the engine has.
    SortedSet<String> functions() throws SQLException {
        SortedSet<String> names = names("SELECT DISTINCT name FROM pragma_function_list");
        names.removeAll(OF_DRIVER);
        return names;
    }

    /// The names of tables that modules bring along, such as `json_each`.
    SortedSet<String> modules() throws SQLException {
        SortedSet<String> names = names("SELECT name FROM pragma_module_list");
        names.addAll(List.of("sqlite_schema", "sqlite_master", "sqlite_temp_schema"));
        return names;
    }

    /// True if the function is there by the driver alone.
    static boolean isOfDriver(String name) {
        return OF_DRIVER.contains(name);
    }

    private SortedSet<String> names(String sql) throws SQLException {
        SortedSet<String> names = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (name != null && Character.isLetter(name.charAt(0))) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    @Override
    public void close() throws SQLException {
        ProgressHandler.clearHandler(connection);
        connection.close();
    }
}

package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/// Judges the columns of a result's present row: by reading them, or by what a caller read.
///
/// One thread.
sealed interface GuardedColumns permits AnyColumns, PostgresColumns, SqliteColumns {

    /// How a caller read a column.
    enum Read {
        STRING,
        LONG,
        INT,
        DOUBLE,
        BOOLEAN,
        OBJECT,
        OTHER;

        static Read of(String method, int arguments) {
            if (arguments != 1) {
                return OTHER;
            }
            return switch (method) {
                case "getString" -> STRING;
                case "getLong" -> LONG;
                case "getInt" -> INT;
                case "getDouble" -> DOUBLE;
                case "getBoolean" -> BOOLEAN;
                case "getObject" -> OBJECT;
                default -> OTHER;
            };
        }
    }

    /// Asks what has to be known of a row before anybody reads its columns.
    void begin() throws SQLException;

    /// Reads this 0-based column and judges it.
    void read(int column) throws SQLException;

    /// True if [#judge] may stand for [#read].
    boolean judgeReads();

    /// Judges a column by what a caller read from it just now. Where that does not tell, the column
    /// is read once more: the caller's `wasNull` still speaks of it.
    void judge(int column, Read read, @Nullable Object result) throws SQLException;
}

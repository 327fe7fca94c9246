package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.RowCheck;

import java.sql.SQLException;

/// Judges the columns of a result's present row: by reading them, or by what a caller read.
///
/// One thread.
sealed interface GuardedColumns permits AnyColumns, PostgresColumns, SqliteColumns {

    /// How a caller read a column, as far as that tells what is in it.
    enum Read {
        STRING,
        OBJECT,
        OTHER
    }

    /// How reads and rows go together.
    enum Judging {
        /// Each row is read as the cursor moves to it.
        AT_ONCE,
        /// What a caller reads may be judged instead.
        BY_READS,
        /// It should be: to read a value a second time is dear.
        BEST_BY_READS
    }

    /// Judges what can be judged of a row before anybody reads its columns, says of each column
    /// whether it is still open, and gives the number of those.
    int begin(boolean[] open) throws SQLException;

    /// Reads this 0-based column, which is open, and judges it.
    void read(int column) throws SQLException;

    /// What callers may be given of a row without asking the driver; null if nothing.
    default @Nullable SqliteRow row() {
        return null;
    }

    /// The cursor is about to move.
    default void leave() {}

    /// Whether [#judge] may stand for [#read].
    Judging judging();

    /// Judges a column by what a caller read from it just now; false if that does not tell, and the
    /// column stays open. If it is read once more, the caller's `wasNull` still speaks of it.
    boolean judge(int column, Read read, @Nullable Object result) throws SQLException;

    /// The same of a number or a truth, whose types have no null: one is read as 0 or false.
    boolean judgeNumber(int column, boolean isZero) throws SQLException;

    /// Which columns something has to be known of.
    static boolean[] needed(RowCheck check, int columns) {
        boolean[] needed = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            needed[column] = check.need(column) != RowCheck.Need.NOTHING;
        }
        return needed;
    }

    static int count(boolean[] columns) {
        int count = 0;
        for (boolean one : columns) {
            count += one ? 1 : 0;
        }
        return count;
    }
}

package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.SafeStmtPtr;
import org.sqlite.jdbc3.JDBC3ResultSet;

import java.sql.ResultSet;
import java.sql.SQLException;

/// What the guard has read of the present row of xerial's driver. A caller is given it as the
/// driver would give it: to go into the engine once more would cost a lock and, for a text, a
/// buffer. Whatever is not at hand, and whatever the driver converts, is left to the driver.
///
/// How a caller read a column is remembered, so that the guard reads it so in the row that follows.
///
/// One thread.
final class SqliteRow {
    /// The type's code, and these where a value is at hand. Of nulls all are: each is read as 0.
    private static final int TYPE = 7;

    private static final int WHOLE = 8;
    private static final int REAL = 16;
    private static final int TEXT = 32;
    private static final byte NOTHING = Codes.SQLITE_NULL | WHOLE | REAL | TEXT;

    private static final int NO_ROW = -1;

    private final ResultSet resultSet;

    /// The driver's own.
    private final JDBC3ResultSet rows;

    private final SafeStmtPtr pointer;

    /// The driver makes one for each time that the statement is executed.
    private final String @Nullable [] execution;

    private final byte[] held;
    private final long[] wholes;
    private final double[] reals;
    private final @Nullable String[] texts;

    /// The driver's number of the row that is held, and this object's.
    private int row = NO_ROW;

    private int turn = 1;

    /// The last row of which a caller read a column as what it is, or as a text.
    private final int[] readAsItIs;

    private final int[] readAsText;

    /// The 1-based place of what was given last; 0 if the driver gave it.
    private int last;

    SqliteRow(ResultSet resultSet, JDBC3ResultSet rows, SafeStmtPtr pointer, int columns) {
        this.resultSet = resultSet;
        this.rows = rows;
        this.pointer = pointer;
        execution = rows.colsMeta;
        held = new byte[columns];
        wholes = new long[columns];
        reals = new double[columns];
        texts = new @Nullable String[columns];
        readAsItIs = new int[columns];
        readAsText = new int[columns];
    }

    /// Forgets the row.
    void leave() {
        row = NO_ROW;
        last = 0;
    }

    /// False where the statement is closed or was executed again: then these are other rows.
    boolean isReadable() {
        return isSameExecution() && !pointer.isClosed();
    }

    /// From here on callers are given what is held.
    void complete() {
        row = rows.getRow();
        turn++;
    }

    void hold(int column, int type) {
        held[column] = (byte) type;
    }

    void holdNull(int column) {
        wholes[column] = 0;
        reals[column] = 0;
        texts[column] = null;
        held[column] = NOTHING;
    }

    void holdWhole(int column, long value) {
        wholes[column] = value;
        held[column] |= WHOLE;
    }

    void holdReal(int column, double value) {
        reals[column] = value;
        held[column] |= REAL;
    }

    void holdText(int column, String value) {
        texts[column] = value;
        held[column] |= TEXT;
    }

    /// True if this column was read as what it is in the row before.
    boolean isAwaited(int column) {
        return readAsItIs[column] == turn;
    }

    boolean isAwaitedAsText(int column) {
        return readAsText[column] == turn;
    }

    /// True if [#text] may be asked for this 1-based place.
    boolean hasText(int place) {
        int column = place - 1;
        if (!isPresent(column)) {
            return false;
        }
        readAsText[column] = turn;
        return (held[column] & (TEXT | WHOLE)) != 0;
    }

    /// The engine writes a whole number as Java does.
    @Nullable String text(int place) {
        last = place;
        int column = place - 1;
        return (held[column] & TEXT) != 0 ? texts[column] : Long.toString(wholes[column]);
    }

    boolean hasWhole(int place) {
        int column = place - 1;
        if (!isPresent(column)) {
            return false;
        }
        readAsItIs[column] = turn;
        return (held[column] & WHOLE) != 0;
    }

    long whole(int place) {
        last = place;
        return wholes[place - 1];
    }

    boolean hasReal(int place) {
        int column = place - 1;
        if (!isPresent(column)) {
            return false;
        }
        readAsItIs[column] = turn;
        return (held[column] & (REAL | WHOLE)) != 0;
    }

    /// The engine makes a real number of a whole one as Java does.
    double real(int place) {
        last = place;
        int column = place - 1;
        return (held[column] & REAL) != 0 ? reals[column] : wholes[column];
    }

    boolean hasObject(int place) {
        int column = place - 1;
        if (!isPresent(column)) {
            return false;
        }
        readAsItIs[column] = turn;
        int wanted =
                switch (held[column] & TYPE) {
                    case Codes.SQLITE_INTEGER -> WHOLE;
                    case Codes.SQLITE_FLOAT -> REAL;
                    case Codes.SQLITE_TEXT, Codes.SQLITE_NULL -> TEXT;
                    default -> 0;
                };
        return (held[column] & wanted) != 0;
    }

    /// Of the driver's classes: the narrower of two for whole numbers.
    @Nullable Object object(int place) {
        last = place;
        int column = place - 1;
        return switch (held[column] & TYPE) {
            case Codes.SQLITE_INTEGER -> {
                long value = wholes[column];
                if (value == (int) value) {
                    yield (int) value;
                }
                yield value;
            }
            case Codes.SQLITE_FLOAT -> reals[column];
            default -> texts[column];
        };
    }

    /// Whether what was read last was null, if it was given from here; else the driver knows.
    boolean wasNull() throws SQLException {
        if (last != 0 && isPresent(last - 1)) {
            return (held[last - 1] & TYPE) == Codes.SQLITE_NULL;
        }
        return driver().wasNull();
    }

    /// The driver's rows, for a read that may fail before the driver knows its column: `wasNull`
    /// would then speak of the column that was read before, which the driver is told here.
    ResultSet driver() throws SQLException {
        int before = last;
        last = 0;
        if (before != 0 && isSameRow() && isSameExecution()) {
            rows.getInt(before);
        }
        return resultSet;
    }

    /// The driver's rows, for a read that begins with its column.
    ResultSet driver(int place) {
        if (isPresent(place - 1)) {
            last = 0;
        }
        return resultSet;
    }

    /// True if the row that was taken last is still the driver's, and has this 0-based column.
    boolean isPresent(int column) {
        return column >= 0 && column < held.length && isSameRow() && isReadable();
    }

    /// False if somebody closed or moved the driver's rows.
    private boolean isSameRow() {
        return rows.getRow() == row && !rows.isAfterLast();
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isSameExecution() {
        return rows.colsMeta == execution;
    }
}

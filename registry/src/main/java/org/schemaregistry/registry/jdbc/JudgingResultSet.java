package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.jdbc.GuardedColumns.Read;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/// The rows of a driver under guard: what is read of them is judged by the way, and what is not
/// when the cursor leaves the row. What the guard holds of a row itself is given from there.
///
/// One thread.
final class JudgingResultSet implements ForwardedCalls, ForwardedUpdates, JudgedLabels {
    private final GuardedResultSet guarded;
    private final ResultSet rows;
    private final @Nullable SqliteRow held;

    JudgingResultSet(GuardedResultSet guarded, ResultSet rows, @Nullable SqliteRow held) {
        this.guarded = guarded;
        this.rows = rows;
        this.held = held;
    }

    /// The driver's, for a read that begins with its column.
    private ResultSet driver(int column) {
        return held == null ? rows : held.driver(column);
    }

    @Override
    public ResultSet driver() throws SQLException {
        return held == null ? rows : held.driver();
    }

    @Override
    public boolean wasNull() throws SQLException {
        return held == null ? rows.wasNull() : held.wasNull();
    }

    @Override
    public GuardedResultSet guarded() {
        return guarded;
    }

    @Override
    public @Nullable SqliteRow held() {
        return held;
    }

    @Override
    public ResultSet rows() {
        return rows;
    }

    @Override
    public ResultSet left() throws SQLException {
        guarded.judgeRest();
        return rows;
    }

    @Override
    public boolean next() throws SQLException {
        return guarded.next();
    }

    @Override
    public void close() throws SQLException {
        guarded.close();
    }

    @Override
    public String toString() {
        return rows.toString();
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        if (held != null && held.hasText(column)) {
            return held.text(column);
        }
        return guarded.saw(column, Read.STRING, driver(column).getString(column));
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        if (held != null && held.hasWhole(column)) {
            return (int) held.whole(column) != 0;
        }
        boolean value = driver(column).getBoolean(column);
        guarded.sawNumber(column, !value);
        return value;
    }

    @Override
    public byte getByte(int column) throws SQLException {
        if (held != null && held.hasWhole(column)) {
            return (byte) held.whole(column);
        }
        byte value = driver(column).getByte(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public short getShort(int column) throws SQLException {
        if (held != null && held.hasWhole(column)) {
            return (short) held.whole(column);
        }
        short value = driver(column).getShort(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public int getInt(int column) throws SQLException {
        if (held != null && held.hasWhole(column)) {
            return (int) held.whole(column);
        }
        int value = driver(column).getInt(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public long getLong(int column) throws SQLException {
        if (held != null && held.hasWhole(column)) {
            return held.whole(column);
        }
        long value = driver(column).getLong(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public float getFloat(int column) throws SQLException {
        if (held != null && held.hasReal(column)) {
            return (float) held.real(column);
        }
        float value = driver(column).getFloat(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public double getDouble(int column) throws SQLException {
        if (held != null && held.hasReal(column)) {
            return held.real(column);
        }
        double value = driver(column).getDouble(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getBigDecimal(column, scale));
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver(column).getBytes(column));
    }

    @Override
    public @Nullable Date getDate(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver(column).getDate(column));
    }

    @Override
    public @Nullable Time getTime(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver(column).getTime(column));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver(column).getTimestamp(column));
    }

    @Override
    public @Nullable InputStream getAsciiStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getAsciiStream(column));
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable InputStream getUnicodeStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getUnicodeStream(column));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getBinaryStream(column));
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        if (held != null && held.hasObject(column)) {
            return held.object(column);
        }
        return guarded.saw(column, Read.OBJECT, driver(column).getObject(column));
    }

    @Override
    public @Nullable Reader getCharacterStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getCharacterStream(column));
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getBigDecimal(column));
    }

    @Override
    public @Nullable Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getObject(column, types));
    }

    @Override
    public @Nullable Ref getRef(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getRef(column));
    }

    @Override
    public @Nullable Blob getBlob(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getBlob(column));
    }

    @Override
    public @Nullable Clob getClob(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getClob(column));
    }

    @Override
    public @Nullable Array getArray(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getArray(column));
    }

    @Override
    public @Nullable Date getDate(int column, Calendar calendar) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getDate(column, calendar));
    }

    @Override
    public @Nullable Time getTime(int column, Calendar calendar) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getTime(column, calendar));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getTimestamp(column, calendar));
    }

    @Override
    public @Nullable URL getURL(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getURL(column));
    }

    @Override
    public @Nullable RowId getRowId(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getRowId(column));
    }

    @Override
    public @Nullable NClob getNClob(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getNClob(column));
    }

    @Override
    public @Nullable SQLXML getSQLXML(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getSQLXML(column));
    }

    @Override
    public @Nullable String getNString(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getNString(column));
    }

    @Override
    public @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getNCharacterStream(column));
    }

    @Override
    public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        return guarded.saw(column, Read.OTHER, driver().getObject(column, type));
    }
}

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
/// when the cursor leaves the row.
///
/// One thread.
final class JudgingResultSet implements ForwardedCalls, ForwardedUpdates {
    private final GuardedResultSet guarded;
    private final ResultSet rows;

    JudgingResultSet(GuardedResultSet guarded, ResultSet rows) {
        this.guarded = guarded;
        this.rows = rows;
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
        return guarded.saw(column, Read.STRING, rows.getString(column));
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        boolean value = rows.getBoolean(column);
        guarded.sawNumber(column, !value);
        return value;
    }

    @Override
    public byte getByte(int column) throws SQLException {
        byte value = rows.getByte(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public short getShort(int column) throws SQLException {
        short value = rows.getShort(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public int getInt(int column) throws SQLException {
        int value = rows.getInt(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public long getLong(int column) throws SQLException {
        long value = rows.getLong(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public float getFloat(int column) throws SQLException {
        float value = rows.getFloat(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    public double getDouble(int column) throws SQLException {
        double value = rows.getDouble(column);
        guarded.sawNumber(column, value == 0);
        return value;
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getBigDecimal(column, scale));
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getBytes(column));
    }

    @Override
    public @Nullable Date getDate(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getDate(column));
    }

    @Override
    public @Nullable Time getTime(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getTime(column));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getTimestamp(column));
    }

    @Override
    public @Nullable InputStream getAsciiStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getAsciiStream(column));
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable InputStream getUnicodeStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getUnicodeStream(column));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getBinaryStream(column));
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        return guarded.saw(column, Read.OBJECT, rows.getObject(column));
    }

    @Override
    public @Nullable Reader getCharacterStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getCharacterStream(column));
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getBigDecimal(column));
    }

    @Override
    public @Nullable Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getObject(column, types));
    }

    @Override
    public @Nullable Ref getRef(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getRef(column));
    }

    @Override
    public @Nullable Blob getBlob(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getBlob(column));
    }

    @Override
    public @Nullable Clob getClob(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getClob(column));
    }

    @Override
    public @Nullable Array getArray(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getArray(column));
    }

    @Override
    public @Nullable Date getDate(int column, Calendar calendar) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getDate(column, calendar));
    }

    @Override
    public @Nullable Time getTime(int column, Calendar calendar) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getTime(column, calendar));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getTimestamp(column, calendar));
    }

    @Override
    public @Nullable URL getURL(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getURL(column));
    }

    @Override
    public @Nullable RowId getRowId(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getRowId(column));
    }

    @Override
    public @Nullable NClob getNClob(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getNClob(column));
    }

    @Override
    public @Nullable SQLXML getSQLXML(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getSQLXML(column));
    }

    @Override
    public @Nullable String getNString(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getNString(column));
    }

    @Override
    public @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getNCharacterStream(column));
    }

    @Override
    public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        return guarded.saw(column, Read.OTHER, rows.getObject(column, type));
    }

    @Override
    public @Nullable String getString(String label) throws SQLException {
        return guarded.saw(label, Read.STRING, rows.getString(label));
    }

    @Override
    public boolean getBoolean(String label) throws SQLException {
        boolean value = rows.getBoolean(label);
        guarded.sawNumber(label, !value);
        return value;
    }

    @Override
    public byte getByte(String label) throws SQLException {
        byte value = rows.getByte(label);
        guarded.sawNumber(label, value == 0);
        return value;
    }

    @Override
    public short getShort(String label) throws SQLException {
        short value = rows.getShort(label);
        guarded.sawNumber(label, value == 0);
        return value;
    }

    @Override
    public int getInt(String label) throws SQLException {
        int value = rows.getInt(label);
        guarded.sawNumber(label, value == 0);
        return value;
    }

    @Override
    public long getLong(String label) throws SQLException {
        long value = rows.getLong(label);
        guarded.sawNumber(label, value == 0);
        return value;
    }

    @Override
    public float getFloat(String label) throws SQLException {
        float value = rows.getFloat(label);
        guarded.sawNumber(label, value == 0);
        return value;
    }

    @Override
    public double getDouble(String label) throws SQLException {
        double value = rows.getDouble(label);
        guarded.sawNumber(label, value == 0);
        return value;
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable BigDecimal getBigDecimal(String label, int scale) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getBigDecimal(label, scale));
    }

    @Override
    public byte @Nullable [] getBytes(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getBytes(label));
    }

    @Override
    public @Nullable Date getDate(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getDate(label));
    }

    @Override
    public @Nullable Time getTime(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getTime(label));
    }

    @Override
    public @Nullable Timestamp getTimestamp(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getTimestamp(label));
    }

    @Override
    public @Nullable InputStream getAsciiStream(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getAsciiStream(label));
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable InputStream getUnicodeStream(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getUnicodeStream(label));
    }

    @Override
    public @Nullable InputStream getBinaryStream(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getBinaryStream(label));
    }

    @Override
    public @Nullable Object getObject(String label) throws SQLException {
        return guarded.saw(label, Read.OBJECT, rows.getObject(label));
    }

    @Override
    public @Nullable Reader getCharacterStream(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getCharacterStream(label));
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getBigDecimal(label));
    }

    @Override
    public @Nullable Object getObject(String label, Map<String, Class<?>> types)
            throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getObject(label, types));
    }

    @Override
    public @Nullable Ref getRef(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getRef(label));
    }

    @Override
    public @Nullable Blob getBlob(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getBlob(label));
    }

    @Override
    public @Nullable Clob getClob(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getClob(label));
    }

    @Override
    public @Nullable Array getArray(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getArray(label));
    }

    @Override
    public @Nullable Date getDate(String label, Calendar calendar) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getDate(label, calendar));
    }

    @Override
    public @Nullable Time getTime(String label, Calendar calendar) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getTime(label, calendar));
    }

    @Override
    public @Nullable Timestamp getTimestamp(String label, Calendar calendar) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getTimestamp(label, calendar));
    }

    @Override
    public @Nullable URL getURL(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getURL(label));
    }

    @Override
    public @Nullable RowId getRowId(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getRowId(label));
    }

    @Override
    public @Nullable NClob getNClob(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getNClob(label));
    }

    @Override
    public @Nullable SQLXML getSQLXML(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getSQLXML(label));
    }

    @Override
    public @Nullable String getNString(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getNString(label));
    }

    @Override
    public @Nullable Reader getNCharacterStream(String label) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getNCharacterStream(label));
    }

    @Override
    public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
        return guarded.saw(label, Read.OTHER, rows.getObject(label, type));
    }
}

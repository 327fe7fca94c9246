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

/// Reads by a column's label, judged as those by its place are.
interface JudgedLabels extends ResultSet {
    GuardedResultSet guarded();

    /// What callers may be given of the present row without asking the driver.
    @Nullable SqliteRow held();

    /// The driver's, for a read that may fail before the driver knows its column.
    ResultSet driver() throws SQLException;

    @Override
    default @Nullable String getString(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasText(column)) {
                return held.text(column);
            }
        }
        return guarded().saw(label, Read.STRING, driver().getString(label));
    }

    @Override
    default boolean getBoolean(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasWhole(column)) {
                return (int) held.whole(column) != 0;
            }
        }
        boolean value = driver().getBoolean(label);
        guarded().sawNumber(label, !value);
        return value;
    }

    @Override
    default byte getByte(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasWhole(column)) {
                return (byte) held.whole(column);
            }
        }
        byte value = driver().getByte(label);
        guarded().sawNumber(label, value == 0);
        return value;
    }

    @Override
    default short getShort(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasWhole(column)) {
                return (short) held.whole(column);
            }
        }
        short value = driver().getShort(label);
        guarded().sawNumber(label, value == 0);
        return value;
    }

    @Override
    default int getInt(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasWhole(column)) {
                return (int) held.whole(column);
            }
        }
        int value = driver().getInt(label);
        guarded().sawNumber(label, value == 0);
        return value;
    }

    @Override
    default long getLong(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasWhole(column)) {
                return held.whole(column);
            }
        }
        long value = driver().getLong(label);
        guarded().sawNumber(label, value == 0);
        return value;
    }

    @Override
    default float getFloat(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasReal(column)) {
                return (float) held.real(column);
            }
        }
        float value = driver().getFloat(label);
        guarded().sawNumber(label, value == 0);
        return value;
    }

    @Override
    default double getDouble(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasReal(column)) {
                return held.real(column);
            }
        }
        double value = driver().getDouble(label);
        guarded().sawNumber(label, value == 0);
        return value;
    }

    @Override
    @SuppressWarnings("deprecation")
    default @Nullable BigDecimal getBigDecimal(String label, int scale) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getBigDecimal(label, scale));
    }

    @Override
    default byte @Nullable [] getBytes(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getBytes(label));
    }

    @Override
    default @Nullable Date getDate(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getDate(label));
    }

    @Override
    default @Nullable Time getTime(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getTime(label));
    }

    @Override
    default @Nullable Timestamp getTimestamp(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getTimestamp(label));
    }

    @Override
    default @Nullable InputStream getAsciiStream(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getAsciiStream(label));
    }

    @Override
    @SuppressWarnings("deprecation")
    default @Nullable InputStream getUnicodeStream(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getUnicodeStream(label));
    }

    @Override
    default @Nullable InputStream getBinaryStream(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getBinaryStream(label));
    }

    @Override
    default @Nullable Object getObject(String label) throws SQLException {
        SqliteRow held = held();
        if (held != null) {
            int column = guarded().place(label);
            if (held.hasObject(column)) {
                return held.object(column);
            }
        }
        return guarded().saw(label, Read.OBJECT, driver().getObject(label));
    }

    @Override
    default @Nullable Reader getCharacterStream(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getCharacterStream(label));
    }

    @Override
    default @Nullable BigDecimal getBigDecimal(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getBigDecimal(label));
    }

    @Override
    default @Nullable Object getObject(String label, Map<String, Class<?>> types)
            throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getObject(label, types));
    }

    @Override
    default @Nullable Ref getRef(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getRef(label));
    }

    @Override
    default @Nullable Blob getBlob(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getBlob(label));
    }

    @Override
    default @Nullable Clob getClob(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getClob(label));
    }

    @Override
    default @Nullable Array getArray(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getArray(label));
    }

    @Override
    default @Nullable Date getDate(String label, Calendar calendar) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getDate(label, calendar));
    }

    @Override
    default @Nullable Time getTime(String label, Calendar calendar) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getTime(label, calendar));
    }

    @Override
    default @Nullable Timestamp getTimestamp(String label, Calendar calendar) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getTimestamp(label, calendar));
    }

    @Override
    default @Nullable URL getURL(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getURL(label));
    }

    @Override
    default @Nullable RowId getRowId(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getRowId(label));
    }

    @Override
    default @Nullable NClob getNClob(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getNClob(label));
    }

    @Override
    default @Nullable SQLXML getSQLXML(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getSQLXML(label));
    }

    @Override
    default @Nullable String getNString(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getNString(label));
    }

    @Override
    default @Nullable Reader getNCharacterStream(String label) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getNCharacterStream(label));
    }

    @Override
    default <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
        return guarded().saw(label, Read.OTHER, driver().getObject(label, type));
    }
}

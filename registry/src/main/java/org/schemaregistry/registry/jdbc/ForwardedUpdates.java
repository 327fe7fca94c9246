package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/// The half of a `ResultSet` that writes to a row: each call goes on to a driver's.
interface ForwardedUpdates extends ResultSet {
    /// The driver's, whose present row may be written from here on.
    ResultSet left() throws SQLException;

    @Override
    default void updateNull(int column) throws SQLException {
        left().updateNull(column);
    }

    @Override
    default void updateBoolean(int column, boolean value) throws SQLException {
        left().updateBoolean(column, value);
    }

    @Override
    default void updateByte(int column, byte value) throws SQLException {
        left().updateByte(column, value);
    }

    @Override
    default void updateShort(int column, short value) throws SQLException {
        left().updateShort(column, value);
    }

    @Override
    default void updateInt(int column, int value) throws SQLException {
        left().updateInt(column, value);
    }

    @Override
    default void updateLong(int column, long value) throws SQLException {
        left().updateLong(column, value);
    }

    @Override
    default void updateFloat(int column, float value) throws SQLException {
        left().updateFloat(column, value);
    }

    @Override
    default void updateDouble(int column, double value) throws SQLException {
        left().updateDouble(column, value);
    }

    @Override
    default void updateBigDecimal(int column, @Nullable BigDecimal value) throws SQLException {
        left().updateBigDecimal(column, value);
    }

    @Override
    default void updateString(int column, @Nullable String value) throws SQLException {
        left().updateString(column, value);
    }

    @Override
    default void updateBytes(int column, byte @Nullable [] value) throws SQLException {
        left().updateBytes(column, value);
    }

    @Override
    default void updateDate(int column, @Nullable Date value) throws SQLException {
        left().updateDate(column, value);
    }

    @Override
    default void updateTime(int column, @Nullable Time value) throws SQLException {
        left().updateTime(column, value);
    }

    @Override
    default void updateTimestamp(int column, @Nullable Timestamp value) throws SQLException {
        left().updateTimestamp(column, value);
    }

    @Override
    default void updateAsciiStream(int column, @Nullable InputStream value, int length)
            throws SQLException {
        left().updateAsciiStream(column, value, length);
    }

    @Override
    default void updateBinaryStream(int column, @Nullable InputStream value, int length)
            throws SQLException {
        left().updateBinaryStream(column, value, length);
    }

    @Override
    default void updateCharacterStream(int column, @Nullable Reader value, int length)
            throws SQLException {
        left().updateCharacterStream(column, value, length);
    }

    @Override
    default void updateObject(int column, @Nullable Object value, int scaleOrLength)
            throws SQLException {
        left().updateObject(column, value, scaleOrLength);
    }

    @Override
    default void updateObject(int column, @Nullable Object value) throws SQLException {
        left().updateObject(column, value);
    }

    @Override
    default void updateNull(String label) throws SQLException {
        left().updateNull(label);
    }

    @Override
    default void updateBoolean(String label, boolean value) throws SQLException {
        left().updateBoolean(label, value);
    }

    @Override
    default void updateByte(String label, byte value) throws SQLException {
        left().updateByte(label, value);
    }

    @Override
    default void updateShort(String label, short value) throws SQLException {
        left().updateShort(label, value);
    }

    @Override
    default void updateInt(String label, int value) throws SQLException {
        left().updateInt(label, value);
    }

    @Override
    default void updateLong(String label, long value) throws SQLException {
        left().updateLong(label, value);
    }

    @Override
    default void updateFloat(String label, float value) throws SQLException {
        left().updateFloat(label, value);
    }

    @Override
    default void updateDouble(String label, double value) throws SQLException {
        left().updateDouble(label, value);
    }

    @Override
    default void updateBigDecimal(String label, @Nullable BigDecimal value) throws SQLException {
        left().updateBigDecimal(label, value);
    }

    @Override
    default void updateString(String label, @Nullable String value) throws SQLException {
        left().updateString(label, value);
    }

    @Override
    default void updateBytes(String label, byte @Nullable [] value) throws SQLException {
        left().updateBytes(label, value);
    }

    @Override
    default void updateDate(String label, @Nullable Date value) throws SQLException {
        left().updateDate(label, value);
    }

    @Override
    default void updateTime(String label, @Nullable Time value) throws SQLException {
        left().updateTime(label, value);
    }

    @Override
    default void updateTimestamp(String label, @Nullable Timestamp value) throws SQLException {
        left().updateTimestamp(label, value);
    }

    @Override
    default void updateAsciiStream(String label, @Nullable InputStream value, int length)
            throws SQLException {
        left().updateAsciiStream(label, value, length);
    }

    @Override
    default void updateBinaryStream(String label, @Nullable InputStream value, int length)
            throws SQLException {
        left().updateBinaryStream(label, value, length);
    }

    @Override
    default void updateCharacterStream(String label, @Nullable Reader value, int length)
            throws SQLException {
        left().updateCharacterStream(label, value, length);
    }

    @Override
    default void updateObject(String label, @Nullable Object value, int scaleOrLength)
            throws SQLException {
        left().updateObject(label, value, scaleOrLength);
    }

    @Override
    default void updateObject(String label, @Nullable Object value) throws SQLException {
        left().updateObject(label, value);
    }

    @Override
    default void updateRef(int column, @Nullable Ref value) throws SQLException {
        left().updateRef(column, value);
    }

    @Override
    default void updateRef(String label, @Nullable Ref value) throws SQLException {
        left().updateRef(label, value);
    }

    @Override
    default void updateBlob(int column, @Nullable Blob value) throws SQLException {
        left().updateBlob(column, value);
    }

    @Override
    default void updateBlob(String label, @Nullable Blob value) throws SQLException {
        left().updateBlob(label, value);
    }

    @Override
    default void updateClob(int column, @Nullable Clob value) throws SQLException {
        left().updateClob(column, value);
    }

    @Override
    default void updateClob(String label, @Nullable Clob value) throws SQLException {
        left().updateClob(label, value);
    }

    @Override
    default void updateArray(int column, @Nullable Array value) throws SQLException {
        left().updateArray(column, value);
    }

    @Override
    default void updateArray(String label, @Nullable Array value) throws SQLException {
        left().updateArray(label, value);
    }

    @Override
    default void updateRowId(int column, @Nullable RowId value) throws SQLException {
        left().updateRowId(column, value);
    }

    @Override
    default void updateRowId(String label, @Nullable RowId value) throws SQLException {
        left().updateRowId(label, value);
    }

    @Override
    default void updateNString(int column, @Nullable String value) throws SQLException {
        left().updateNString(column, value);
    }

    @Override
    default void updateNString(String label, @Nullable String value) throws SQLException {
        left().updateNString(label, value);
    }

    @Override
    default void updateNClob(int column, @Nullable NClob value) throws SQLException {
        left().updateNClob(column, value);
    }

    @Override
    default void updateNClob(String label, @Nullable NClob value) throws SQLException {
        left().updateNClob(label, value);
    }

    @Override
    default void updateSQLXML(int column, @Nullable SQLXML value) throws SQLException {
        left().updateSQLXML(column, value);
    }

    @Override
    default void updateSQLXML(String label, @Nullable SQLXML value) throws SQLException {
        left().updateSQLXML(label, value);
    }

    @Override
    default void updateNCharacterStream(int column, @Nullable Reader value, long length)
            throws SQLException {
        left().updateNCharacterStream(column, value, length);
    }

    @Override
    default void updateNCharacterStream(String label, @Nullable Reader value, long length)
            throws SQLException {
        left().updateNCharacterStream(label, value, length);
    }

    @Override
    default void updateAsciiStream(int column, @Nullable InputStream value, long length)
            throws SQLException {
        left().updateAsciiStream(column, value, length);
    }

    @Override
    default void updateBinaryStream(int column, @Nullable InputStream value, long length)
            throws SQLException {
        left().updateBinaryStream(column, value, length);
    }

    @Override
    default void updateCharacterStream(int column, @Nullable Reader value, long length)
            throws SQLException {
        left().updateCharacterStream(column, value, length);
    }

    @Override
    default void updateAsciiStream(String label, @Nullable InputStream value, long length)
            throws SQLException {
        left().updateAsciiStream(label, value, length);
    }

    @Override
    default void updateBinaryStream(String label, @Nullable InputStream value, long length)
            throws SQLException {
        left().updateBinaryStream(label, value, length);
    }

    @Override
    default void updateCharacterStream(String label, @Nullable Reader value, long length)
            throws SQLException {
        left().updateCharacterStream(label, value, length);
    }

    @Override
    default void updateBlob(int column, @Nullable InputStream value, long length)
            throws SQLException {
        left().updateBlob(column, value, length);
    }

    @Override
    default void updateBlob(String label, @Nullable InputStream value, long length)
            throws SQLException {
        left().updateBlob(label, value, length);
    }

    @Override
    default void updateClob(int column, @Nullable Reader value, long length) throws SQLException {
        left().updateClob(column, value, length);
    }

    @Override
    default void updateClob(String label, @Nullable Reader value, long length) throws SQLException {
        left().updateClob(label, value, length);
    }

    @Override
    default void updateNClob(int column, @Nullable Reader value, long length) throws SQLException {
        left().updateNClob(column, value, length);
    }

    @Override
    default void updateNClob(String label, @Nullable Reader value, long length)
            throws SQLException {
        left().updateNClob(label, value, length);
    }

    @Override
    default void updateNCharacterStream(int column, @Nullable Reader value) throws SQLException {
        left().updateNCharacterStream(column, value);
    }

    @Override
    default void updateNCharacterStream(String label, @Nullable Reader value) throws SQLException {
        left().updateNCharacterStream(label, value);
    }

    @Override
    default void updateAsciiStream(int column, @Nullable InputStream value) throws SQLException {
        left().updateAsciiStream(column, value);
    }

    @Override
    default void updateBinaryStream(int column, @Nullable InputStream value) throws SQLException {
        left().updateBinaryStream(column, value);
    }

    @Override
    default void updateCharacterStream(int column, @Nullable Reader value) throws SQLException {
        left().updateCharacterStream(column, value);
    }

    @Override
    default void updateAsciiStream(String label, @Nullable InputStream value) throws SQLException {
        left().updateAsciiStream(label, value);
    }

    @Override
    default void updateBinaryStream(String label, @Nullable InputStream value) throws SQLException {
        left().updateBinaryStream(label, value);
    }

    @Override
    default void updateCharacterStream(String label, @Nullable Reader value) throws SQLException {
        left().updateCharacterStream(label, value);
    }

    @Override
    default void updateBlob(int column, @Nullable InputStream value) throws SQLException {
        left().updateBlob(column, value);
    }

    @Override
    default void updateBlob(String label, @Nullable InputStream value) throws SQLException {
        left().updateBlob(label, value);
    }

    @Override
    default void updateClob(int column, @Nullable Reader value) throws SQLException {
        left().updateClob(column, value);
    }

    @Override
    default void updateClob(String label, @Nullable Reader value) throws SQLException {
        left().updateClob(label, value);
    }

    @Override
    default void updateNClob(int column, @Nullable Reader value) throws SQLException {
        left().updateNClob(column, value);
    }

    @Override
    default void updateNClob(String label, @Nullable Reader value) throws SQLException {
        left().updateNClob(label, value);
    }

    @Override
    default void updateObject(int column, @Nullable Object value, SQLType type, int scaleOrLength)
            throws SQLException {
        left().updateObject(column, value, type, scaleOrLength);
    }

    @Override
    default void updateObject(String label, @Nullable Object value, SQLType type, int scaleOrLength)
            throws SQLException {
        left().updateObject(label, value, type, scaleOrLength);
    }

    @Override
    default void updateObject(int column, @Nullable Object value, SQLType type)
            throws SQLException {
        left().updateObject(column, value, type);
    }

    @Override
    default void updateObject(String label, @Nullable Object value, SQLType type)
            throws SQLException {
        left().updateObject(label, value, type);
    }
}

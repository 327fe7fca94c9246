package org.schemaregistry.registry.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/// What a `ResultSet` is asked beside its values, and what moves its cursor: each call goes on to a
/// driver's.
interface ForwardedCalls extends ResultSet {
    /// The driver's, for a question that leaves the present row as it is.
    ResultSet rows();

    /// The driver's, whose cursor may leave the present row.
    ResultSet left() throws SQLException;

    @Override
    default boolean wasNull() throws SQLException {
        return rows().wasNull();
    }

    @Override
    default @Nullable SQLWarning getWarnings() throws SQLException {
        return rows().getWarnings();
    }

    @Override
    default void clearWarnings() throws SQLException {
        rows().clearWarnings();
    }

    @Override
    default @Nullable String getCursorName() throws SQLException {
        return rows().getCursorName();
    }

    @Override
    default ResultSetMetaData getMetaData() throws SQLException {
        return rows().getMetaData();
    }

    @Override
    default int findColumn(String label) throws SQLException {
        return rows().findColumn(label);
    }

    @Override
    default boolean isBeforeFirst() throws SQLException {
        return rows().isBeforeFirst();
    }

    @Override
    default boolean isAfterLast() throws SQLException {
        return rows().isAfterLast();
    }

    @Override
    default boolean isFirst() throws SQLException {
        return rows().isFirst();
    }

    @Override
    default boolean isLast() throws SQLException {
        return rows().isLast();
    }

    @Override
    default int getRow() throws SQLException {
        return rows().getRow();
    }

    @Override
    default void setFetchDirection(int direction) throws SQLException {
        rows().setFetchDirection(direction);
    }

    @Override
    default int getFetchDirection() throws SQLException {
        return rows().getFetchDirection();
    }

    @Override
    default void setFetchSize(int size) throws SQLException {
        rows().setFetchSize(size);
    }

    @Override
    default int getFetchSize() throws SQLException {
        return rows().getFetchSize();
    }

    @Override
    default int getType() throws SQLException {
        return rows().getType();
    }

    @Override
    default int getConcurrency() throws SQLException {
        return rows().getConcurrency();
    }

    @Override
    default boolean rowUpdated() throws SQLException {
        return rows().rowUpdated();
    }

    @Override
    default boolean rowInserted() throws SQLException {
        return rows().rowInserted();
    }

    @Override
    default boolean rowDeleted() throws SQLException {
        return rows().rowDeleted();
    }

    @Override
    default @Nullable Statement getStatement() throws SQLException {
        return rows().getStatement();
    }

    @Override
    default int getHoldability() throws SQLException {
        return rows().getHoldability();
    }

    @Override
    default boolean isClosed() throws SQLException {
        return rows().isClosed();
    }

    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        return rows().unwrap(type);
    }

    @Override
    default boolean isWrapperFor(Class<?> type) throws SQLException {
        return rows().isWrapperFor(type);
    }

    @Override
    default void beforeFirst() throws SQLException {
        left().beforeFirst();
    }

    @Override
    default void afterLast() throws SQLException {
        left().afterLast();
    }

    @Override
    default boolean first() throws SQLException {
        return left().first();
    }

    @Override
    default boolean last() throws SQLException {
        return left().last();
    }

    @Override
    default boolean absolute(int rows) throws SQLException {
        return left().absolute(rows);
    }

    @Override
    default boolean relative(int rows) throws SQLException {
        return left().relative(rows);
    }

    @Override
    default boolean previous() throws SQLException {
        return left().previous();
    }

    @Override
    default void insertRow() throws SQLException {
        left().insertRow();
    }

    @Override
    default void updateRow() throws SQLException {
        left().updateRow();
    }

    @Override
    default void deleteRow() throws SQLException {
        left().deleteRow();
    }

    @Override
    default void refreshRow() throws SQLException {
        left().refreshRow();
    }

    @Override
    default void cancelRowUpdates() throws SQLException {
        left().cancelRowUpdates();
    }

    @Override
    default void moveToInsertRow() throws SQLException {
        left().moveToInsertRow();
    }

    @Override
    default void moveToCurrentRow() throws SQLException {
        left().moveToCurrentRow();
    }
}

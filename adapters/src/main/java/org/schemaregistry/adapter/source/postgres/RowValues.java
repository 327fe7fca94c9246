package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// Reads rows as plain values: what has no counterpart among them stays the server's text.
final class RowValues {
    private final List<Exchange.Column> columns;

    RowValues(List<Exchange.Column> columns) {
        this.columns = columns;
    }

    /// The size of the current row as the server sent it.
    long bytes(ResultSet row) throws SQLException {
        long bytes = 0;
        for (int i = 1; i <= columns.size(); i++) {
            byte[] value = columns.get(i - 1).oid() == Oid.BYTEA ? null : row.getBytes(i);
            if (value != null) {
                bytes += value.length;
            } else if (columns.get(i - 1).oid() == Oid.BYTEA) {
                String hex = row.getString(i);
                bytes += hex == null ? 0 : hex.length();
            }
        }
        return bytes;
    }

    /// The current row; the list is the caller's.
    List<@Nullable Object> read(ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String text = row.getString(i + 1);
            values.add(text == null ? null : value(row, i + 1, columns.get(i).oid(), text));
        }
        return Collections.unmodifiableList(values);
    }

    private static Object value(ResultSet row, int column, int oid, String text)
            throws SQLException {
        return switch (oid) {
            case Oid.BOOL -> row.getBoolean(column);
            case Oid.INT2, Oid.INT4 -> row.getInt(column);
            case Oid.INT8, Oid.OID -> row.getLong(column);
            case Oid.FLOAT4 -> row.getFloat(column);
            case Oid.FLOAT8 -> row.getDouble(column);
            case Oid.NUMERIC ->
                    Character.isLetter(text.charAt(text.length() - 1))
                            ? text
                            : new BigDecimal(text);
            case Oid.UUID -> UUID.fromString(text);
            case Oid.BYTEA -> row.getBytes(column);
            case Oid.DATE, Oid.TIME, Oid.TIMETZ, Oid.TIMESTAMP, Oid.TIMESTAMPTZ ->
                    text.endsWith("infinity") || text.endsWith("BC")
                            ? text
                            : time(row, column, oid);
            case Oid.BOOL_ARRAY,
                    Oid.INT2_ARRAY,
                    Oid.INT4_ARRAY,
                    Oid.INT8_ARRAY,
                    Oid.FLOAT4_ARRAY,
                    Oid.FLOAT8_ARRAY,
                    Oid.TEXT_ARRAY,
                    Oid.VARCHAR_ARRAY,
                    Oid.UUID_ARRAY ->
                    list((Object[]) row.getArray(column).getArray());
            default -> text;
        };
    }

    private static Object time(ResultSet row, int column, int oid) throws SQLException {
        Class<?> type =
                switch (oid) {
                    case Oid.DATE -> LocalDate.class;
                    case Oid.TIME -> LocalTime.class;
                    case Oid.TIMETZ -> OffsetTime.class;
                    case Oid.TIMESTAMP -> LocalDateTime.class;
                    default -> OffsetDateTime.class;
                };
        return row.getObject(column, type);
    }

    private static List<@Nullable Object> list(@Nullable Object[] array) {
        List<@Nullable Object> list = new ArrayList<>(array.length);
        for (Object element : array) {
            list.add(element instanceof Object[] inner ? list(inner) : element);
        }
        return Collections.unmodifiableList(list);
    }
}

package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.spi.QuerySession;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// Runs one statement and hands its rows over as SQLite steps through them. One thread, one run.
final class SqliteRows {
    private final QuerySession.RowRequest request;
    private final QuerySession.RowSink sink;
    private final QueryDeadline deadline;
    private long rows;
    private long fetched;
    private long bytes;

    SqliteRows(QuerySession.RowRequest request, QuerySession.RowSink sink, QueryDeadline deadline) {
        this.request = request;
        this.sink = sink;
        this.deadline = deadline;
    }

    /// How many rows were handed out so far.
    long rows() {
        return rows;
    }

    QueryRun read(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement prepared = connection.prepareStatement(request.statement().text())) {
            List<DryRun.Column> columns = SqliteQuerySession.columns(prepared);
            for (int i = 0; i < request.parameters().size(); i++) {
                prepared.setObject(i + 1, bound(request.parameters().get(i)));
            }
            QueryRun.Cut cut = null;
            Long changed;
            if (prepared.execute()) {
                try (ResultSet result = prepared.getResultSet()) {
                    cut = rows(result, columns);
                    changed = request.statement().changedBy(fetched + left(result));
                }
            } else {
                sink.columns(List.of());
                changed = (long) Math.max(0, prepared.getUpdateCount());
            }
            if (request.writes()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return new QueryRun.Finished(columns, rows, bytes, changed, cut);
        }
    }

    private QueryRun.@Nullable Cut rows(ResultSet result, List<DryRun.Column> columns)
            throws SQLException {
        sink.columns(columns);
        while (result.next()) {
            endInTime();
            fetched++;
            if (rows == request.limits().maxRows()) {
                return QueryRun.Cut.ROWS;
            }
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            long size = 0;
            for (int i = 1; i <= columns.size(); i++) {
                Object value = result.getObject(i);
                size += size(value);
                row.add(value);
            }
            if (bytes + size > request.limits().maxBytes()) {
                return QueryRun.Cut.BYTES;
            }
            bytes += size;
            rows++;
            if (!sink.row(Collections.unmodifiableList(row))) {
                return QueryRun.Cut.RECEIVER;
            }
        }
        return null;
    }

    private void endInTime() throws SQLException {
        if (deadline.progress() != 0) {
            throw new SQLiteException("the run was ended", SQLiteErrorCode.SQLITE_INTERRUPT);
        }
    }

    /// The rows behind those that were handed out, of a statement that has written them already.
    private long left(ResultSet result) throws SQLException {
        long left = 0;
        while (request.writes() && result.next()) {
            endInTime();
            left++;
        }
        return left;
    }

    private static long size(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> text.length();
            case byte[] blob -> blob.length;
            default -> Long.BYTES;
        };
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean bool -> bool ? 1 : 0;
            case java.math.BigDecimal decimal -> decimal.toPlainString();
            case java.math.BigInteger whole -> whole.toString();
            case Number number -> number;
            case byte[] blob -> blob;
            case UUID id -> id.toString();
            case Temporal time -> time.toString();
            default ->
                    throw new IllegalArgumentException(
                            "parameter of "
                                    + value.getClass().getName()
                                    + ": expected a number, boolean, text, byte[], UUID or"
                                    + " java.time value");
        };
    }
}

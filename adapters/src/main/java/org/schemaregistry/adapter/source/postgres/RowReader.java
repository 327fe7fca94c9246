package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.Parser;
import org.postgresql.core.TypeInfo;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PGobject;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.QueryRun;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.SingleStatement.Piece;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.SourceException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Runs one statement in the transaction that has begun and hands its rows over. It reads a bounded
/// number ahead. One thread, one run.
final class RowReader {
    private final Connection connection;
    private final QuerySession.RowRequest request;
    private final QuerySession.RowSink sink;
    private final QueryTypes types;
    private final PostgresAddress address;
    private long rows;
    private long fetched;
    private long bytes;

    RowReader(
            Connection connection,
            QuerySession.RowRequest request,
            QuerySession.RowSink sink,
            QueryTypes types,
            PostgresAddress address) {
        this.connection = connection;
        this.request = request;
        this.sink = sink;
        this.types = types;
        this.address = address;
    }

    /// How many rows were handed out so far.
    long rows() {
        return rows;
    }

    /// `ended` tells that somebody ended the run or its time is over.
    QueryRun read(BooleanSupplier ended) throws SQLException, SourceException {
        Exchange.Description description =
                new Exchange(connection).describe("", request.statement(), "");
        List<DryRun.Column> columns = types.columns(description);
        QueryRun.Cut cut;
        Long changed;
        try (PreparedStatement statement = connection.prepareStatement(text(request.statement()))) {
            statement.setFetchSize(fetchRows());
            bind(statement, description.parameterOids());
            if (statement.execute()) {
                try (ResultSet result = statement.getResultSet()) {
                    cut = rows(result, columns, description, ended);
                    changed = request.statement().changedBy(fetched + left(result, ended));
                }
            } else {
                sink.columns(List.of());
                changed = Math.max(0, statement.getLargeUpdateCount());
                cut = null;
            }
        } catch (SQLException e) {
            if (!beyondBuffer(e)) {
                throw e;
            }
            cut = QueryRun.Cut.BYTES;
            changed = request.writes() ? null : (Long) 0L;
        }
        if (ended.getAsBoolean()) {
            // Rows that were fetched before need no server to fail.
            throw new SQLException("the run was ended", "57014");
        }
        if (request.writes()) {
            commit();
        }
        return new QueryRun.Finished(columns, rows, bytes, changed, cut);
    }

    private QueryRun.@Nullable Cut rows(
            ResultSet result,
            List<DryRun.Column> columns,
            Exchange.Description description,
            BooleanSupplier ended)
            throws SQLException {
        sink.columns(columns);
        RowValues values = new RowValues(description.columns());
        while (!ended.getAsBoolean() && result.next()) {
            fetched++;
            if (rows == request.limits().maxRows()) {
                return QueryRun.Cut.ROWS;
            }
            long size = values.bytes(result);
            if (bytes + size > request.limits().maxBytes()) {
                return QueryRun.Cut.BYTES;
            }
            bytes += size;
            List<@Nullable Object> row = values.read(result);
            rows++;
            if (!sink.row(row)) {
                return QueryRun.Cut.RECEIVER;
            }
        }
        return null;
    }

    /// The rows behind those that were handed out, of a statement that has written them already.
    private long left(ResultSet result, BooleanSupplier ended) throws SQLException {
        long left = 0;
        while (request.writes() && !ended.getAsBoolean() && result.next()) {
            left++;
        }
        return left;
    }

    private int fetchRows() {
        return (int) Math.min(request.limits().fetchRows(), request.limits().maxRows() + 1);
    }

    /// The text in the driver's spelling: `?` for each parameter, compared with what the driver
    /// makes of it.
    private static String text(SingleStatement statement) throws SQLException {
        StringBuilder sent = new StringBuilder();
        StringBuilder wanted = new StringBuilder();
        int marks = 0;
        for (Piece piece : statement.pieces()) {
            switch (piece) {
                case Piece.Code(String code) -> {
                    sent.append(Exchange.doubled(code));
                    wanted.append(code);
                }
                case Piece.Quoted(String quoted) -> {
                    // The driver looks for its {escapes} in dollar quotes too.
                    String plain = quoted.startsWith("$") ? plain(quoted) : quoted;
                    sent.append(plain);
                    wanted.append(plain);
                }
                case Piece.Parameter(String parameter, int number) -> {
                    marks++;
                    sent.append('?');
                    wanted.append('$').append(marks);
                }
            }
        }
        String text = Parser.replaceProcessing(sent.toString(), true, true);
        var queries = Parser.parseJdbcSql(text, true, true, true, false, false);
        if (queries.size() != 1 || !queries.getFirst().nativeSql.contentEquals(wanted)) {
            throw Exchange.disagreement();
        }
        return sent.toString();
    }

    private static String plain(String dollarQuoted) {
        int tag = dollarQuoted.indexOf('$', 1) + 1;
        String value = dollarQuoted.substring(tag, dollarQuoted.length() - tag);
        return "'" + value.replace("'", "''") + "'";
    }

    /// Each value goes as text of the type that the server has found for its parameter.
    private void bind(PreparedStatement statement, List<Integer> oids) throws SQLException {
        TypeInfo info = connection.unwrap(PgConnection.class).getTypeInfo();
        List<PGobject> bound = new ArrayList<>();
        for (int i = 0; i < oids.size(); i++) {
            PGobject value = new PGobject();
            String type = info.getPGType((int) oids.get(i));
            value.setType(type == null ? "unknown" : type);
            value.setValue(ParameterText.of(request.parameters().get(i)));
            bound.add(value);
        }
        int mark = 0;
        for (Piece piece : request.statement().pieces()) {
            if (piece instanceof Piece.Parameter(String ignored, int number)) {
                statement.setObject(++mark, bound.get(number - 1));
            }
        }
    }

    private void commit() throws SQLException, SourceException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (Failures.lostConnection(e)) {
                // It may or may not have been committed: nobody must simply do it again.
                throw QueryFailures.uncertain(e, address);
            }
            throw e;
        }
    }

    private static boolean beyondBuffer(SQLException e) {
        return e.getMessage() != null && e.getMessage().contains("maxResultBuffer");
    }
}

package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLState;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.SingleStatement.Piece;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sends one statement in one Parse message of the extended protocol, with `$1`, `$2`, ... as they
/// stand. The driver's public interface knows `?` alone, and a parameter that occurs twice would
/// become two, whose types the server may find differently; so this speaks to the driver's core.
///
/// The driver cuts texts at semicolons by rules of its own. What it made of a text is compared with
/// the text before anything is sent: a difference is an error, never two statements.
///
/// One thread.
final class Exchange {
    private static final int DESCRIBE =
            QueryExecutor.QUERY_ONESHOT
                    | QueryExecutor.QUERY_DESCRIBE_ONLY
                    | QueryExecutor.QUERY_NO_BINARY_TRANSFER;
    private static final int EXECUTE =
            QueryExecutor.QUERY_ONESHOT | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    private final QueryExecutor executor;

    Exchange(Connection connection) throws SQLException {
        this.executor = connection.unwrap(PgConnection.class).getQueryExecutor();
    }

    /// What the server says of a statement.
    record Description(List<Column> columns, List<Integer> parameterOids) {
        Description {
            columns = List.copyOf(columns);
            parameterOids = List.copyOf(parameterOids);
        }
    }

    record Column(String name, int oid, int modifier) {}

    /// Parse and Describe. The transaction must have begun.
    Description describe(String before, SingleStatement statement, String after)
            throws SQLException {
        ParameterList parameters = parameters(statement.parameters(), false);
        Collected collected = new Collected();
        executor.execute(query(before, statement, after), parameters, collected, 0, 0, DESCRIBE);
        List<Column> columns = new ArrayList<>();
        for (Field field : collected.fields()) {
            columns.add(new Column(field.getColumnLabel(), field.getOID(), field.getMod()));
        }
        return new Description(columns, Arrays.stream(parameters.getTypeOIDs()).boxed().toList());
    }

    /// Runs it with null for every parameter and answers with the first column of its rows. Without
    /// `bind` the parameters belong to a statement within it.
    List<String> run(String before, SingleStatement statement, String after, boolean bind)
            throws SQLException {
        return run(
                query(before, statement, after),
                parameters(bind ? statement.parameters() : 0, true));
    }

    /// Runs a text of our own.
    List<String> run(String text) throws SQLException {
        return run(executor.createQuery(text, false, false).query, parameters(0, true));
    }

    private List<String> run(Query query, ParameterList parameters) throws SQLException {
        Collected collected = new Collected();
        executor.execute(query, parameters, collected, 0, 0, EXECUTE);
        List<String> lines = new ArrayList<>();
        for (Tuple tuple : collected.tuples) {
            byte[] value = tuple.get(0);
            lines.add(value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return lines;
    }

    private Query query(String before, SingleStatement statement, String after)
            throws SQLException {
        StringBuilder sent = new StringBuilder(before);
        StringBuilder wanted = new StringBuilder(before);
        for (Piece piece : statement.pieces()) {
            wanted.append(piece.text());
            sent.append(
                    switch (piece) {
                        case Piece.Code(String text) -> doubled(text);
                        case Piece.Quoted(String text) -> text;
                        case Piece.Parameter(String text, int number) -> text;
                    });
        }
        sent.append(after);
        wanted.append(after);
        Query query = executor.createQuery(sent.toString(), false, false).query;
        if (query.getSubqueries() != null || !query.getNativeSql().contentEquals(wanted)) {
            throw disagreement();
        }
        return query;
    }

    /// The driver takes `?` for a parameter and `??` for the operator.
    static String doubled(String code) {
        return code.replace("?", "??");
    }

    static SQLException disagreement() {
        return new SQLException(
                "the driver reads the statement otherwise than its language does",
                PSQLState.SYNTAX_ERROR.getState());
    }

    /// A list for the statement's own `$n`, made from a query of the driver's spelling.
    private ParameterList parameters(int count, boolean nulls) throws SQLException {
        String marks = "?,".repeat(count);
        ParameterList list =
                executor.createQuery("SELECT " + marks + "0", false, true)
                        .query
                        .createParameterList();
        for (int i = 1; nulls && i <= count; i++) {
            list.setNull(i, Oid.UNSPECIFIED);
        }
        return list;
    }

    private static final class Collected extends ResultHandlerBase {
        private Field @Nullable [] fields;
        private final List<Tuple> tuples = new ArrayList<>();

        @Override
        public void handleResultRows(
                Query query, Field[] rowFields, List<Tuple> rows, @Nullable ResultCursor cursor) {
            fields = rowFields;
            tuples.addAll(rows);
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            // A notice is told to nobody: it may hold data.
        }

        Field[] fields() {
            return fields == null ? new Field[0] : fields;
        }
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.audit.AuditHead;
import org.schemaregistry.registry.store.Sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The writing connection with its prepared statements. For one thread.
final class SqliteSession implements AutoCloseable {
    private static final int ROWS = 8;

    private static final String REVISION =
            "SELECT revision FROM registry_source WHERE source_id = ?";
    private static final String CONTENT =
            "SELECT content_id FROM registry_table WHERE source_id = ? AND table_name = ?";

    /// RETURNING makes SQLite build a table for its one row, which costs more than reading the row;
    /// so the usual statements go without.
    private static final Map<Sql, ReadBack> READ_BACK =
            Map.of(
                    Sql.TOUCH_SOURCE, new ReadBack(REVISION, 0, 1),
                    Sql.UPDATE_SOURCE, new ReadBack(REVISION, 5, 1),
                    Sql.INSERT_SOURCE, new ReadBack(REVISION, 0, 1),
                    Sql.UPSERT_SOURCE, new ReadBack(REVISION, 0, 1),
                    Sql.PUT_TABLE, new ReadBack(CONTENT, 0, 2),
                    Sql.MOVE_TABLE, new ReadBack(CONTENT, 9, 2));

    /// How to read what a statement would have returned: by `keys` of its parameters from
    /// `firstKey` on, which counts from 0.
    private record ReadBack(String query, int firstKey, int keys) {}

    private final Connection connection;
    private final Statement control;
    private final PreparedStatement mark;
    private final PreparedStatement enter;
    private final PreparedStatement leave;
    private final Map<Sql, PreparedStatement> prepared = new EnumMap<>(Sql.class);
    private final Map<String, PreparedStatement> queries = new HashMap<>();
    private final Map<Sql, PreparedStatement> preparedForSeveral = new EnumMap<>(Sql.class);

    SqliteSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.control = connection.createStatement();
        this.mark =
                connection.prepareStatement("UPDATE registry_head SET writing = 1 WHERE id = 1");
        this.enter =
                connection.prepareStatement(
                        """
                        SELECT revision, last_event, audit_seq, audit_hash
                        FROM registry_head WHERE id = 1\
                        """);
        this.leave =
                connection.prepareStatement(
                        """
                        UPDATE registry_head
                        SET writing = 0, revision = ?, last_event = ?, audit_seq = ?,
                          audit_hash = ?
                        WHERE id = 1\
                        """);
    }

    /// Where the order of commits and of sealed entries stands.
    record Head(long revision, Sealing.Ends ends) {}

    Connection connection() {
        return connection;
    }

    void execute(String command) throws SQLException {
        control.executeUpdate(command);
    }

    /// Marks the transaction as one of this program, for the triggers, and reads the head.
    Head enter() throws SQLException {
        mark.executeUpdate();
        try (ResultSet row = enter.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("registry_head has no row", "", 11);
            }
            return new Head(
                    row.getLong(1),
                    new Sealing.Ends(
                            new AuditHead(row.getLong(3), row.getString(4)), row.getLong(2)));
        }
    }

    void leave(Head head) throws SQLException {
        leave.setLong(1, head.revision());
        leave.setLong(2, head.ends().lastEvent());
        leave.setLong(3, head.ends().audit().seq());
        leave.setString(4, head.ends().audit().hash());
        leave.executeUpdate();
    }

    /// Runs statements in order; returns the first whose requirement did not hold, after which the
    /// rest has not run.
    @Nullable Step run(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            if (!run(step)) {
                return step;
            }
        }
        return null;
    }

    void write(Sealing.Sealed sealed) throws SQLException {
        insert(Sql.PUT_AUDIT, sealed.audits(), SealedRows::of);
        insert(Sql.PUT_OUTBOX, sealed.events(), SealedRows::of);
    }

    /// Inserts eight rows at a time, as far as there are so many.
    private <T> void insert(Sql sql, List<T> rows, Function<T, Step> statement)
            throws SQLException {
        int done = 0;
        while (rows.size() - done >= ROWS) {
            PreparedStatement several = several(sql);
            int index = 1;
            for (T row : rows.subList(done, done + ROWS)) {
                index = Parameters.bind(several, index, statement.apply(row).parameters());
            }
            several.executeUpdate();
            done += ROWS;
        }
        for (T row : rows.subList(done, rows.size())) {
            run(statement.apply(row));
        }
    }

    private PreparedStatement several(Sql sql) throws SQLException {
        PreparedStatement statement = preparedForSeveral.get(sql);
        if (statement == null) {
            String text = sql.text();
            String row = text.substring(text.lastIndexOf('('));
            statement = connection.prepareStatement(text + (", " + row).repeat(ROWS - 1));
            preparedForSeveral.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// False if the statement's requirement did not hold.
    private boolean run(Step step) throws SQLException {
        ReadBack readBack = READ_BACK.get(step.sql());
        PreparedStatement statement = prepared(step.sql(), readBack);
        Parameters.bind(statement, 1, step.parameters());
        try {
            if (!step.sql().returnsRow()) {
                statement.executeUpdate();
                return true;
            }
            if (readBack == null) {
                return read(step, statement) || step.requirement() == null;
            }
            if (statement.executeUpdate() == 0) {
                return step.requirement() == null;
            }
        } catch (SQLException e) {
            // The driver ends a statement that failed.
            prepared.remove(step.sql());
            throw e;
        }
        if (!step.returned().isKnown()) {
            readBack(step, readBack);
        }
        return true;
    }

    private PreparedStatement prepared(Sql sql, @Nullable ReadBack readBack) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement =
                    connection.prepareStatement(
                            readBack == null ? sql.text() : sql.withoutReturning());
            prepared.put(sql, statement);
        }
        return statement;
    }

    private void readBack(Step step, ReadBack readBack) throws SQLException {
        PreparedStatement query = queries.get(readBack.query());
        if (query == null) {
            query = connection.prepareStatement(readBack.query());
            queries.put(readBack.query(), query);
        }
        int from = readBack.firstKey();
        Parameters.bind(query, 1, step.parameters().subList(from, from + readBack.keys()));
        if (!read(step, query)) {
            throw new SQLException(step.sql() + " wrote a row that is not there", "", 11);
        }
    }

    private static boolean read(Step step, PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            if (row.next()) {
                step.returned().set(row.getLong(1));
                return true;
            }
            return false;
        }
    }
}

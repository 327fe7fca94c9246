package org.schemaregistry.adapter.language.sql;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaregistry.adapter.source.postgres.Scans;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// A database of a real server: it is altered, scanned, and asked for its verdicts. One thread.
public final class LiveSource implements AutoCloseable {
    private static final String PREFIX = "PREPARE p AS ";

    /// The state of an answer that is no rejection.
    public static final String ACCEPTED = "00000";

    private final EmbeddedPostgres.Database database;
    private final Connection connection;
    private final Statement statement;

    /// What a query gets: an SQLSTATE, and a 1-based position in code points, 0 where there is
    /// none.
    public record Answer(String sqlState, int position, String message) {
        public boolean accepted() {
            return sqlState.equals(ACCEPTED);
        }

        /// The same answer of the check; the verdict `UNKNOWN` has a state no server gives.
        public static Answer of(QueryCheck check) {
            return switch (check.verdict()) {
                case ACCEPT -> new Answer(ACCEPTED, 0, "");
                case UNKNOWN -> new Answer("unknown", 0, check.findings().toString());
                case REJECT -> of(check.findings().getFirst());
            };
        }

        public static Answer of(Finding finding) {
            Finding.Place place = finding.place();
            return new Answer(
                    finding.sqlState(), place == null ? 0 : place.offset() + 1, finding.message());
        }
    }

    public LiveSource(int majorVersion) throws SQLException {
        this.database = EmbeddedPostgres.version(majorVersion).newDatabase();
        this.connection = database.connect();
        this.statement = connection.createStatement();
        statement.execute("SET check_function_bodies = off");
    }

    /// Empties the database and fills it by the DDL.
    public void reset(String ddl) throws SQLException {
        statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        statement.execute(ddl);
    }

    /// True if the server took the statement.
    boolean alter(String sql) {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /// The server's verdict on one statement.
    public Answer ask(String sql) throws SQLException {
        try {
            statement.execute(PREFIX + sql);
            statement.execute("DEALLOCATE p");
            return new Answer(ACCEPTED, 0, "");
        } catch (PSQLException e) {
            ServerErrorMessage error = e.getServerErrorMessage();
            if (error == null) {
                throw e;
            }
            int position = error.getPosition();
            return new Answer(
                    Objects.requireNonNullElse(error.getSQLState(), ""),
                    position == 0 ? 0 : position - PREFIX.length(),
                    Objects.requireNonNullElse(error.getMessage(), ""));
        }
    }

    /// Runs the query and tells for each column whether a row has a null there.
    List<Boolean> nulls(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return nulls(rows);
        }
    }

    /// Tells for each column whether a row has a null there.
    public static List<Boolean> nulls(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        List<Boolean> nulls = new ArrayList<>(Collections.nCopies(width, false));
        while (rows.next()) {
            for (int i = 0; i < width; i++) {
                nulls.set(i, nulls.get(i) || rows.getObject(i + 1) == null);
            }
        }
        return nulls;
    }

    public Snapshot scan() {
        Snapshot snapshot = Scans.of(database).snapshot();
        if (!snapshot.complete()) {
            throw new AssertionError("the scan is not complete: " + snapshot.errors());
        }
        return snapshot;
    }

    /// The check as a registry would run it: over a scan of the present state.
    public QueryLanguage.Checker checker() {
        return new SqlLanguage().checker(scan(), "public");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}

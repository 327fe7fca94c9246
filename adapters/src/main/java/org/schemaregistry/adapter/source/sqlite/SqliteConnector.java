package org.schemaregistry.adapter.source.sqlite;

import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.query.DryRunLevel;
import org.schemaregistry.core.spi.Capability;
import org.schemaregistry.core.spi.QueryConnector;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;
import org.schemaregistry.core.spi.SessionRequest;
import org.schemaregistry.core.spi.SourceException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Scans a SQLite file. SQLite keeps no ids that survive a rename (it rewrites the schema's text),
/// so a rename is a drop and an addition here; that nothing changed is told by a hash of the
/// schema's text, because the file's own counter may be the same in another file.
///
/// Credentials are ignored: a file has none.
///
/// Thread-safe.
public final class SqliteConnector implements QueryConnector {
    private static final int MAX_ATTEMPTS = 3;
    private static final int PROGRESS_INSTRUCTIONS = 20_000;

    @Override
    public String type() {
        return "sqlite";
    }

    @Override
    public boolean accepts(SourceUri uri) {
        return SqliteFile.accepts(uri);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CHANGE_DETECTION, Capability.QUERY);
    }

    /// Of a URI that names no possible path a scan tells.
    @Override
    public Optional<String> missingFile(SourceUri uri) {
        try {
            return Optional.of(SqliteFile.of(uri).path())
                    .filter(path -> !Files.exists(path))
                    .map(Object::toString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<DryRunLevel> dryRunLevels() {
        return EnumSet.allOf(DryRunLevel.class);
    }

    @Override
    public QuerySession open(SessionRequest request) throws SourceException {
        return SqliteQuerySession.open(request);
    }

    @Override
    public ScanOutcome introspect(ScanRequest request) {
        SqliteFile file;
        try {
            file = SqliteFile.of(request.source().uri());
        } catch (IllegalArgumentException e) {
            return new ScanOutcome.Failed(
                    new ScanError(
                            null,
                            ScanError.Code.UNREACHABLE,
                            "source '" + request.source().id() + "': " + e.getMessage(),
                            "use a path, sqlite:PATH, jdbc:sqlite:PATH or file:PATH"));
        }
        ScanError obstacle = file.obstacle();
        if (obstacle != null) {
            return new ScanOutcome.Failed(obstacle);
        }
        try {
            for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
                boolean immutable = file.atRest();
                SqliteFile.Stamp before = file.stamp();
                ScanOutcome outcome = scan(file, immutable, request);
                if (!immutable || before.equals(file.stamp())) {
                    return outcome;
                }
            }
            return new ScanOutcome.Failed(
                    file.failure(
                            ScanError.Code.UNSTABLE,
                            "it was written to during each of " + MAX_ATTEMPTS + " attempts",
                            "scan again when fewer programs open it"));
        } catch (SQLException e) {
            return new ScanOutcome.Failed(Failures.of(file, e));
        } catch (IOException e) {
            return new ScanOutcome.Failed(
                    file.failure(
                            ScanError.Code.CONNECTION_LOST,
                            "it could not be read to the end ("
                                    + e.getClass().getSimpleName()
                                    + ")",
                            "check the disk and scan again"));
        }
    }

    private static ScanOutcome scan(SqliteFile file, boolean immutable, ScanRequest request)
            throws SQLException {
        try (Connection connection = file.open(immutable, request.limits())) {
            long deadlineMillis =
                    request.clock().millis() + request.limits().statementTimeoutMillis();
            Deadline deadline = new Deadline(request.clock(), deadlineMillis);
            ProgressHandler.setHandler(connection, PROGRESS_INSTRUCTIONS, deadline);
            harden(connection, true);
            connection.setAutoCommit(false);
            try {
                return new SqliteScan(connection, request, deadline).run();
            } catch (SqliteScan.Stopped stopped) {
                return new ScanOutcome.Failed(
                        file.failure(stopped.code(), stopped.reason(), stopped.hint()));
            } catch (SQLException e) {
                if (e instanceof SQLiteException sqlite
                        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
                    SqliteScan.Stopped stopped = deadline.stopped();
                    return new ScanOutcome.Failed(
                            file.failure(stopped.code(), stopped.reason(), stopped.hint()));
                }
                throw e;
            } finally {
                ProgressHandler.clearHandler(connection);
                connection.rollback();
            }
        }
    }

    /// The file may come from anybody: its schema must not run functions, and broken pages must be
    /// noticed.
    static void harden(Connection connection, boolean queryOnly) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            if (queryOnly) {
                statement.execute("PRAGMA query_only = ON");
            }
        }
    }
}

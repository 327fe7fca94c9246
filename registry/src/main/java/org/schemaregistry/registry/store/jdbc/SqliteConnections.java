package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.IfMissing;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.sqlite.SQLiteConfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Opens connections to one registry file, after making sure that it is one.
///
/// A connection never waits for a lock inside SQLite, where the wait would hold the carrier of a
/// virtual thread: it is told BUSY and waits here ([#retrying]).
///
/// Thread-safe.
final class SqliteConnections {
    /// "SREG" in the file's header, so that `file` and others can tell what it is.
    static final int APPLICATION_ID = 0x53524547;

    /// "SREC": a copy into the file was begun and not finished.
    static final int UNFINISHED_ID = 0x53524543;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private final StoreUrl.SqliteFile url;
    private final StoreLimits limits;

    private SqliteConnections(StoreUrl.SqliteFile url, StoreLimits limits) {
        this.url = url;
        this.limits = limits;
    }

    /// Checks the file, creates it if it is missing and may be made, and migrates it.
    static SqliteConnections prepare(
            StoreUrl.SqliteFile url, IfMissing ifMissing, StoreLimits limits, long nowMillis) {
        SqliteConnections connections = new SqliteConnections(url, limits);
        if (ifMissing == IfMissing.REFUSE && Files.notExists(url.path())) {
            throw SqlFailure.missing("registry file " + url.path(), "no such file");
        }
        connections.checkFile();
        SqliteLocks.check(url.path(), url.sharedStorage(), MountTable.ofSystem());
        try (Connection connection = connections.connect()) {
            connections.migrate(connection, ifMissing, nowMillis);
        } catch (SQLException e) {
            throw connections.failure(e);
        }
        return connections;
    }

    /// Neither checked nor migrated.
    static SqliteConnections unprepared(StoreUrl.SqliteFile url, StoreLimits limits) {
        return new SqliteConnections(url, limits);
    }

    /// A connection that writes.
    Connection openWriter() {
        // More pages between checkpoints than usual, and room for them: most pages are written over
        // and over. What a statement may have to undo stays out of files.
        return opened(
                "PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 16000;"
                        + " PRAGMA temp_store = MEMORY");
    }

    /// A connection that writes what need not survive a power failure.
    Connection openSideWriter() {
        return opened(url.sharedStorage() ? "" : "PRAGMA synchronous = NORMAL");
    }

    /// A connection that only reads.
    Connection openReader() {
        return opened("PRAGMA query_only = 1");
    }

    StoreException failure(SQLException e) {
        String noRoom = SqlFailure.sqliteIo(e) ? SqliteRoom.whyNoRoom(url.path()) : null;
        return noRoom == null
                ? SqlFailure.sqlite(url.path().toString(), e)
                : SqlFailure.full("registry file " + url.path(), noRoom, e);
    }

    /// Runs a statement until it is no longer told BUSY, within the limit.
    void retrying(Attempt attempt) throws SQLException {
        long deadline = System.nanoTime() + limits.lockWaitMillis() * 1_000_000;
        while (true) {
            try {
                attempt.run();
                return;
            } catch (SQLException e) {
                if (!SqlFailure.sqliteBusy(e) || System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000, 2_000_000));
        }
    }

    @FunctionalInterface
    interface Attempt {
        void run() throws SQLException;
    }

    private Connection opened(String extra) {
        try {
            Connection connection = connect();
            try (Statement statement = connection.createStatement()) {
                retrying(() -> statement.executeUpdate(settings()));
                if (!extra.isEmpty()) {
                    statement.executeUpdate(extra);
                }
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private String settings() {
        return "PRAGMA foreign_keys = 1; PRAGMA recursive_triggers = 0; PRAGMA synchronous = "
                + (url.sharedStorage() ? "EXTRA" : "FULL");
    }

    /// A connection without any settings.
    Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(0);
        // Otherwise the driver runs a query after each INSERT, for keys that nobody asks for.
        config.setGetGeneratedKeys(false);
        return config.createConnection("jdbc:sqlite:" + url.path().toAbsolutePath());
    }

    /// Refuses a place where no registry can be.
    void checkFile() {
        Path path = url.path().toAbsolutePath();
        Path directory = path.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new StoreException(
                    Code.UNREACHABLE,
                    "registry file " + url.path(),
                    "a file in an existing directory",
                    "no directory " + directory,
                    "create the directory, or name another file",
                    null);
        }
        if (Files.isDirectory(path)) {
            throw notARegistry("a directory");
        }
        if (!Files.isWritable(directory) || (Files.exists(path) && !Files.isWritable(path))) {
            throw new StoreException(
                    Code.READ_ONLY,
                    "registry file " + url.path(),
                    "a writable file in a writable directory",
                    Files.isWritable(directory) ? "a read-only file" : "a read-only directory",
                    "make both writable for this user, or name another file",
                    null);
        }
        if (!Files.exists(path)) {
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(MAGIC.length);
            if (start.length > 0 && !Arrays.equals(start, MAGIC)) {
                throw notARegistry("a file of another kind");
            }
        } catch (IOException e) {
            throw new StoreException(
                    Code.UNREACHABLE,
                    "registry file " + url.path(),
                    "a readable file",
                    String.valueOf(e.getMessage()),
                    "make it readable for this user, or name another file",
                    e);
        }
    }

    /// Looks before it touches: a file of another application is left as it is.
    private void migrate(Connection connection, IfMissing ifMissing, long nowMillis)
            throws SQLException {
        Migrations migrations = Migrations.sqlite();
        try (Statement statement = connection.createStatement()) {
            boolean[] current = new boolean[1];
            retrying(() -> current[0] = isCurrent(statement, migrations));
            if (ifMissing == IfMissing.REFUSE && !current[0] && tables(statement).isEmpty()) {
                throw SqlFailure.missing(
                        "registry file " + url.path(), "a file without its tables");
            }
            retrying(() -> setJournal(statement));
            retrying(() -> statement.executeUpdate(settings()));
            if (current[0]) {
                return;
            }
            retrying(() -> statement.executeUpdate("BEGIN IMMEDIATE"));
            try {
                if (!isCurrent(statement, migrations)) {
                    migrations.apply("registry file " + url.path(), connection, nowMillis);
                    statement.executeUpdate("PRAGMA user_version = " + migrations.latest());
                    statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
                }
                retrying(() -> statement.executeUpdate("COMMIT"));
            } catch (SQLException | RuntimeException e) {
                rollback(statement, e);
                throw e;
            }
        }
    }

    private static void rollback(Statement statement, Exception cause) {
        try {
            statement.executeUpdate("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }

    /// True if the file is a registry with all migrations; false if it may become one.
    boolean isCurrent(Statement statement, Migrations migrations) throws SQLException {
        long application = number(statement, "PRAGMA application_id");
        long version = number(statement, "PRAGMA user_version");
        if (application == UNFINISHED_ID) {
            throw CopyMark.unfinished(
                    "registry file " + url.path(),
                    CopyMark.from(statement.getConnection()),
                    url.path().toString());
        }
        if (application == APPLICATION_ID) {
            if (version > migrations.latest()) {
                throw migrations.newer("registry file " + url.path(), version);
            }
            return version == migrations.latest();
        }
        List<String> tables = tables(statement);
        boolean adoptable =
                tables.isEmpty()
                        || (tables.contains("data_sources") && tables.contains("table_meta"));
        if (application != 0 || !adoptable) {
            throw notARegistry(
                    "a database of another application"
                            + (application == 0
                                    ? ""
                                    : " (application id " + Long.toHexString(application) + ")")
                            + (tables.isEmpty()
                                    ? ""
                                    : " with tables "
                                            + String.join(
                                                    ", ",
                                                    tables.subList(
                                                            0, Math.min(5, tables.size())))));
        }
        checkSpecified(statement, tables);
        return false;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table'"
                                + " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    /// The specification's tables must have its columns before they are adopted.
    private void checkSpecified(Statement statement, List<String> tables) throws SQLException {
        for (SpecifiedTable table : SpecifiedTable.values()) {
            if (!tables.contains(table.tableName())) {
                continue;
            }
            List<String> found = new ArrayList<>();
            try (ResultSet row =
                    statement.executeQuery("PRAGMA table_info(" + table.tableName() + ")")) {
                while (row.next()) {
                    found.add(row.getString("name"));
                }
            }
            if (!found.equals(table.columns())) {
                throw notARegistry("a table " + table.tableName() + " with columns " + found);
            }
        }
    }

    void setJournal(Statement statement) throws SQLException {
        String mode = url.sharedStorage() ? "delete" : "wal";
        try (ResultSet row = statement.executeQuery("PRAGMA journal_mode = " + mode)) {
            row.next();
            String found = row.getString(1);
            if (!mode.equals(found)) {
                throw new StoreException(
                        Code.UNREACHABLE,
                        "registry file " + url.path(),
                        "journal mode " + mode,
                        "journal mode " + found,
                        "put the file on a local disk, or open it with ?journal=delete",
                        null);
            }
        }
    }

    private StoreException notARegistry(String found) {
        return new StoreException(
                Code.NOT_A_REGISTRY,
                "registry file " + url.path(),
                "a registry, a file with the specification's tables, or no file yet",
                found,
                "name another file; this one was left untouched",
                null);
    }

    static long number(Statement statement, String pragma) throws SQLException {
        try (ResultSet row = statement.executeQuery(pragma)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}

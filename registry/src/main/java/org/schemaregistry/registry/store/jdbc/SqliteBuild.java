package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.RegistryBuild;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.StoredRow;
import org.schemaregistry.registry.store.StoredTable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A SQLite file that is being filled. Nobody else can open it meanwhile; after a kill its header
/// and [CopyMark] say what it is.
///
/// For one thread.
final class SqliteBuild implements RegistryBuild {
    private final SqliteConnections connections;
    private final String name;
    private final Connection connection;
    private List<StoredTable> tables = List.of();

    private SqliteBuild(SqliteConnections connections, String name, Connection connection) {
        this.connections = connections;
        this.name = name;
        this.connection = connection;
    }

    static SqliteBuild open(StoreUrl.SqliteFile file, StoreLimits limits) {
        SqliteConnections connections = SqliteConnections.unprepared(file, limits);
        connections.checkFile();
        SqliteLocks.check(file.path(), file.sharedStorage(), MountTable.ofSystem());
        try {
            return new SqliteBuild(connections, SqliteCopy.name(file), connections.connect());
        } catch (SQLException e) {
            throw connections.failure(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<StoredTable> begin(String from, long nowMillis) {
        try (Statement statement = connection.createStatement()) {
            connections.retrying(() -> checkPlace(statement, from));
            connections.retrying(() -> connections.setJournal(statement));
            statement.executeUpdate("PRAGMA foreign_keys = 0; PRAGMA synchronous = NORMAL");
            statement.executeUpdate("PRAGMA cache_size = -32000");
            // Held to the end, and gone with the process.
            statement.executeUpdate("PRAGMA locking_mode = EXCLUSIVE");
            connections.retrying(() -> statement.executeUpdate("BEGIN EXCLUSIVE"));
            try {
                checkPlace(statement, from);
                Migrations migrations = Migrations.sqlite();
                boolean continued = goesOn(statement, migrations);
                if (!continued) {
                    migrations.apply(thing(), connection, nowMillis);
                    CopyMark.put(connection, from, nowMillis);
                }
                tables = SqliteShape.tables(connection);
                // Without a head no trigger takes what is done here for another program's edit.
                statement.executeUpdate("DELETE FROM " + StoredTable.HEAD);
                for (StoredTable table : continued ? List.<StoredTable>of() : reversed(tables)) {
                    statement.executeUpdate("DELETE FROM " + table.name());
                }
                statement.executeUpdate("PRAGMA user_version = " + migrations.latest());
                statement.executeUpdate(
                        "PRAGMA application_id = " + SqliteConnections.UNFINISHED_ID);
                statement.executeUpdate("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollback(statement, e);
                throw e;
            }
            return tables;
        } catch (SQLException e) {
            throw connections.failure(e);
        }
    }

    @Override
    public void clear(StoredTable table) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + table.name());
        } catch (SQLException e) {
            throw connections.failure(e);
        }
    }

    @Override
    public void write(StoredTable table, List<StoredRow> rows) {
        try (Statement control = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(insert(table))) {
            control.executeUpdate("BEGIN");
            try {
                for (StoredRow row : rows) {
                    for (int i = 0; i < row.values().size(); i++) {
                        insert.setObject(i + 1, row.values().get(i));
                    }
                    insert.executeUpdate();
                }
                control.executeUpdate("COMMIT");
            } catch (SQLException e) {
                rollback(control, e);
                throw e;
            }
        } catch (SQLException e) {
            throw connections.failure(e);
        }
    }

    @Override
    public RegistryRows written() {
        return new JdbcRows(
                new JdbcRows.Source(name, connection, "", connections::failure, () -> {}),
                tables,
                JdbcRows.Unsealed.NONE);
    }

    @Override
    public void finish() {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet orphan = statement.executeQuery("PRAGMA foreign_key_check")) {
                if (orphan.next()) {
                    throw new StoreException(
                            StoreException.Code.CORRUPT,
                            thing(),
                            "every reference to lead somewhere",
                            "a row of " + orphan.getString(1) + " that leads nowhere",
                            "verify the registry that was copied",
                            null);
                }
            }
            statement.executeUpdate("PRAGMA synchronous = EXTRA");
            statement.executeUpdate("BEGIN");
            try {
                CopyMark.remove(connection);
                statement.executeUpdate(
                        "PRAGMA application_id = " + SqliteConnections.APPLICATION_ID);
                statement.executeUpdate("COMMIT");
            } catch (SQLException e) {
                rollback(statement, e);
                throw e;
            }
        } catch (SQLException e) {
            throw connections.failure(e);
        }
    }

    @Override
    public void close() {
        Quietly.close(connection);
    }

    /// The place is what an earlier copy left, in the tables of this program.
    private static boolean goesOn(Statement statement, Migrations migrations) throws SQLException {
        return SqliteConnections.number(statement, "PRAGMA application_id")
                        == SqliteConnections.UNFINISHED_ID
                && SqliteConnections.number(statement, "PRAGMA user_version")
                        == migrations.latest();
    }

    /// Looks before it touches.
    private void checkPlace(Statement statement, String from) throws SQLException {
        long application = SqliteConnections.number(statement, "PRAGMA application_id");
        if (application == SqliteConnections.UNFINISHED_ID) {
            String found = CopyMark.from(connection);
            if (!found.equals(from)) {
                throw CopyMark.another(thing(), from, found);
            }
            return;
        }
        connections.isCurrent(statement, Migrations.sqlite());
        if (application == SqliteConnections.APPLICATION_ID
                && SqliteConnections.number(
                                statement, "SELECT revision + audit_seq FROM registry_head")
                        > 0) {
            throw CopyMark.notEmpty(thing(), "a registry that was written to");
        }
        for (SpecifiedTable table : SpecifiedTable.values()) {
            if (SqliteConnections.number(
                                    statement,
                                    "SELECT count(*) FROM sqlite_master WHERE name = '"
                                            + table.tableName()
                                            + "'")
                            > 0
                    && SqliteConnections.number(
                                    statement, "SELECT count(*) FROM " + table.tableName())
                            > 0) {
                throw CopyMark.notEmpty(thing(), "rows in " + table.tableName());
            }
        }
    }

    private static String insert(StoredTable table) {
        List<String> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(column.name()));
        String values = String.join(", ", Collections.nCopies(columns.size(), "?"));
        if (table.name().equals(StoredTable.HEAD)) {
            columns.add(SqliteShape.WRITING);
            values += ", 0";
        }
        return "INSERT INTO "
                + table.name()
                + " ("
                + String.join(", ", columns)
                + ") VALUES ("
                + values
                + ")";
    }

    private static List<StoredTable> reversed(List<StoredTable> tables) {
        List<StoredTable> reversed = new ArrayList<>(tables);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void rollback(Statement statement, Exception cause) {
        try {
            statement.executeUpdate("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }

    private String thing() {
        return "registry file " + name;
    }
}

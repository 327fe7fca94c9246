package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/// The table that stands in a database from the beginning of a copy into it to its end, so that
/// half a registry is never taken for a whole one. It names the registry that is copied.
final class CopyMark {
    static final String TABLE = "registry_copy";

    /// Tables that belong to one database and not to the registry in it.
    static final Set<String> NOT_COPIED = Set.of(TABLE, "registry_migration", "registry_pending");

    private CopyMark() {}

    static void put(Connection connection, String from, long nowMillis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "CREATE TABLE IF NOT EXISTS "
                            + TABLE
                            + " (id INTEGER PRIMARY KEY CHECK (id = 1), copied_from TEXT NOT NULL,"
                            + " begun_at BIGINT NOT NULL)");
            statement.executeUpdate("DELETE FROM " + TABLE);
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (1, ?, ?)")) {
            insert.setString(1, from);
            insert.setLong(2, nowMillis);
            insert.executeUpdate();
        }
    }

    static void remove(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TABLE " + TABLE);
        }
    }

    /// What was being copied; the database has the mark.
    static String from(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT copied_from FROM " + TABLE);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }

    static StoreException unfinished(String thing, String from, String target) {
        return new StoreException(
                Code.UNFINISHED_COPY,
                thing,
                "a whole registry",
                "an unfinished copy of " + from,
                "finish it with: registry copy " + from + " " + target + "; or delete it",
                null);
    }

    static StoreException another(String thing, String from, String found) {
        return new StoreException(
                Code.NOT_EMPTY,
                thing,
                "nothing yet, or an unfinished copy of " + from,
                "an unfinished copy of " + found,
                "copy that one to its end, delete this one, or name another target",
                null);
    }

    static StoreException notEmpty(String thing, String found) {
        return new StoreException(
                Code.NOT_EMPTY,
                thing,
                "nothing yet, or an empty registry",
                found,
                "name another target; this one was left untouched",
                null);
    }
}

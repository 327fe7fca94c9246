package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/// The numbered files that make a database into a registry. A file that was released is never
/// edited: its hash is stored with the database and compared.
///
/// Immutable. Locking is the caller's.
final class Migrations {
    private static final List<String> NAMES =
            List.of(
                    "001_specification",
                    "002_history",
                    "003_foreign_edits",
                    "004_delivery",
                    "005_scan_schedule",
                    "006_publication",
                    "007_queries",
                    "008_publication_wait",
                    "009_fewer_pages");

    private final String folder;

    private Migrations(String folder) {
        this.folder = folder;
    }

    static Migrations sqlite() {
        return new Migrations("sqlite");
    }

    static Migrations postgres() {
        return new Migrations("postgres");
    }

    /// The number of the last file this program knows.
    int latest() {
        return NAMES.size();
    }

    /// Applies what is missing, inside the caller's transaction and lock.
    void apply(String thing, Connection connection, long nowMillis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    CREATE TABLE IF NOT EXISTS registry_migration (
                      number BIGINT PRIMARY KEY,
                      name   TEXT   NOT NULL,
                      sha256 TEXT   NOT NULL,
                      at     BIGINT NOT NULL
                    )\
                    """);
        }
        int applied = verify(thing, connection);
        for (int number = applied + 1; number <= NAMES.size(); number++) {
            String name = NAMES.get(number - 1);
            String sql = text(name);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO registry_migration (number, name, sha256, at)"
                                    + " VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, number);
                insert.setString(2, name);
                insert.setString(3, sha256(sql));
                insert.setLong(4, nowMillis);
                insert.executeUpdate();
            }
        }
    }

    /// True if the database is a registry with every migration this program knows; needs no lock.
    /// PostgreSQL only: SQLite keeps the number in the file's header.
    boolean isCurrent(String thing, Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT to_regclass('registry_migration') IS NOT NULL,"
                                        + " to_regclass('registry_copy') IS NOT NULL");
                ResultSet row = select.executeQuery()) {
            row.next();
            if (row.getBoolean(2)) {
                throw CopyMark.unfinished("registry " + thing, CopyMark.from(connection), thing);
            }
            if (!row.getBoolean(1)) {
                return false;
            }
        }
        return verify(thing, connection) == NAMES.size();
    }

    StoreException newer(String thing, long found) {
        return new StoreException(
                Code.NEWER_SCHEMA,
                thing,
                "a schema of at most version " + latest(),
                "version " + found,
                "open it with the newer program that migrated it",
                null);
    }

    /// The number of the last one applied; they are what this program knows them to be.
    int verify(String thing, Connection connection) throws SQLException {
        int applied = 0;
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT number, sha256 FROM registry_migration ORDER BY number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long number = row.getLong(1);
                if (number > NAMES.size()) {
                    throw newer(thing, number);
                }
                applied++;
                String expected = sha256(text(NAMES.get(applied - 1)));
                if (number != applied || !expected.equals(row.getString(2))) {
                    throw new StoreException(
                            Code.CORRUPT,
                            thing,
                            "migration " + applied + " with hash " + expected,
                            "migration " + number + " with hash " + row.getString(2),
                            "restore a backup; it was made by another program or changed",
                            null);
                }
            }
        }
        return applied;
    }

    private String text(String name) {
        String path =
                "/org/schemaregistry/registry/store/migrations/" + folder + "/" + name + ".sql";
        try (InputStream in = Migrations.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

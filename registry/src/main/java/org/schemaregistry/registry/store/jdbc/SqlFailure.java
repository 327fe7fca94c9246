package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;

import java.sql.SQLException;

/// Says what a driver's exception means.
final class SqlFailure {
    private SqlFailure() {}

    /// SQLite's result codes (https://sqlite.org/rescode.html), the primary ones.
    static int sqliteCode(SQLException e) {
        return e.getErrorCode() & 0xFF;
    }

    static boolean sqliteBusy(SQLException e) {
        int code = sqliteCode(e);
        return code == 5 || code == 6;
    }

    static boolean sqliteConstraint(SQLException e) {
        return sqliteCode(e) == 19;
    }

    static StoreException sqlite(String file, SQLException e) {
        String thing = "registry file " + file;
        String found = String.valueOf(e.getMessage());
        return switch (sqliteCode(e)) {
            case 5, 6 ->
                    new StoreException(
                            Code.BUSY,
                            thing,
                            "its lock to become free",
                            found,
                            "end the program that holds it, or try again",
                            e);
            case 7 ->
                    new StoreException(
                            Code.IO_FAILED,
                            thing,
                            "enough memory",
                            found,
                            "give the process more memory",
                            e);
            case 8 ->
                    new StoreException(
                            Code.READ_ONLY,
                            thing,
                            "a writable file in a writable directory",
                            found,
                            "make both writable for this user, or name another file",
                            e);
            case 10 ->
                    new StoreException(
                            Code.IO_FAILED,
                            thing,
                            "a working disk",
                            found,
                            "check the disk and its free space",
                            e);
            case 11 ->
                    new StoreException(
                            Code.CORRUPT,
                            thing,
                            "an intact SQLite file",
                            found,
                            "restore a backup, or save what is readable with sqlite3 .recover",
                            e);
            case 13 ->
                    new StoreException(
                            Code.DISK_FULL,
                            thing,
                            "free space on its disk",
                            found,
                            "free some space and try again; nothing was written",
                            e);
            case 14 ->
                    new StoreException(
                            Code.UNREACHABLE,
                            thing,
                            "a file in an existing, writable directory",
                            found,
                            "create the directory, or name another file",
                            e);
            case 26 ->
                    new StoreException(
                            Code.NOT_A_REGISTRY,
                            thing,
                            "a SQLite file",
                            found,
                            "name another file",
                            e);
            default ->
                    new StoreException(
                            Code.INTERNAL,
                            thing,
                            "a statement to succeed",
                            found,
                            "report this message",
                            e);
        };
    }
}

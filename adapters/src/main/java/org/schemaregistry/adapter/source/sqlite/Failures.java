package org.schemaregistry.adapter.source.sqlite;

import org.schemaregistry.core.model.ScanError;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.SQLException;

/// Says what an error of SQLite means for a scan. SQLite's messages about a schema hold names of
/// its objects but no data.
final class Failures {
    private Failures() {}

    static ScanError of(SqliteFile file, SQLException e) {
        int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : 0;
        // Extended codes carry the primary one in their low byte.
        int primary = code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return file.failure(
                    ScanError.Code.NOT_A_DATABASE,
                    "expected a SQLite database, found something else",
                    "check the path; an encrypted database cannot be read");
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return file.failure(
                    ScanError.Code.CORRUPT,
                    "the database is damaged (" + reason(e) + ")",
                    "run PRAGMA integrity_check on a copy and restore a backup; the registry keeps"
                            + " what it knows");
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return file.failure(
                    ScanError.Code.LOCKED,
                    "another program keeps it locked",
                    "scan again when its transaction has ended");
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code) {
            return file.failure(
                    ScanError.Code.UNSTABLE,
                    "a crashed program left a journal that must be rolled back first, and a scan"
                            + " never writes",
                    "open the file once with a program that may write, then scan again");
        }
        if (primary == SQLiteErrorCode.SQLITE_PERM.code
                || primary == SQLiteErrorCode.SQLITE_AUTH.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return file.failure(
                    ScanError.Code.PERMISSION_DENIED,
                    "it could not be opened (" + reason(e) + ")",
                    "let the registry's user read the file and its folder");
        }
        if (primary == SQLiteErrorCode.SQLITE_IOERR.code) {
            return file.failure(
                    ScanError.Code.CONNECTION_LOST,
                    "the disk gave an error (" + reason(e) + ")",
                    "check the disk and scan again");
        }
        return file.failure(
                ScanError.Code.INTERNAL,
                "SQLite refused a catalog query (" + reason(e) + ")",
                "check the file with the sqlite3 shell");
    }

    static String reason(SQLException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}

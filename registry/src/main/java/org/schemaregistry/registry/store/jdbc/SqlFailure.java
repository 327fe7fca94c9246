package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;

/// Says what a driver's exception means.
final class SqlFailure {
    private SqlFailure() {}

    static StoreException closed() {
        return new StoreException(
                Code.CLOSED, "registry", "an open store", "a closed one", "open it again", null);
    }

    /// What a driver or a reading of ours threw, as the store says it.
    static StoreException of(Exception e, Function<SQLException, StoreException> meaning) {
        return switch (e) {
            case StoreException known -> known;
            case SQLException sql -> meaning.apply(sql);
            default -> meaning.apply(new SQLException(e));
        };
    }

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

    static boolean sqliteIo(SQLException e) {
        return sqliteCode(e) == 10;
    }

    /// Nothing was made there.
    static StoreException missing(String thing, String found) {
        return new StoreException(
                Code.MISSING,
                thing,
                "a registry",
                found,
                "check the name, or make a registry there with: init",
                null);
    }

    static StoreException full(String thing, String found, SQLException cause) {
        return new StoreException(
                Code.DISK_FULL,
                thing,
                "room for it to grow on its disk",
                found,
                "free some space, or raise the quota, and try again; nothing was written",
                cause);
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
            case 13 -> full(thing, found, e);
            case 14 ->
                    new StoreException(
                            Code.UNREACHABLE,
                            thing,
                            "a file in an existing, writable directory",
                            found,
                            "create the directory, or name another file",
                            e);
            case 19 ->
                    new StoreException(
                            Code.CORRUPT,
                            thing,
                            "rows as the registry left them",
                            found,
                            "another program changed the registry's own tables; verify the audit"
                                    + " log and restore a backup",
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

    /// True if the connection is gone, so that what was not committed surely never will be.
    static boolean postgresConnectionLost(SQLException e) {
        String state = state(e);
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300")
                || e instanceof SQLTransientConnectionException;
    }

    /// True if another try of the whole transaction may succeed.
    static boolean postgresTryAgain(SQLException e) {
        String state = state(e);
        return state.equals("40001") || state.equals("40P01") || state.equals("55P03");
    }

    static boolean postgresConstraint(SQLException e) {
        return state(e).startsWith("23");
    }

    /// By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html).
    static StoreException postgres(String url, SQLException e) {
        String thing = "registry " + url;
        String found = String.valueOf(e.getMessage()).strip();
        String state = state(e);
        if (e.getCause() instanceof SQLException cause && state.isEmpty()) {
            return postgres(url, cause);
        }
        if (found.startsWith("No suitable driver")) {
            return new StoreException(
                    Code.UNREACHABLE,
                    thing,
                    "the PostgreSQL driver",
                    "none on the class path",
                    "add org.postgresql:postgresql to it",
                    e);
        }
        // The driver's own word where it was given no password at all.
        if (state.startsWith("28") || (state.equals("08004") && found.contains("password"))) {
            return new StoreException(
                    Code.AUTHENTICATION_FAILED,
                    thing,
                    "a login that the server accepts",
                    found,
                    "give its secret by reference, such as SCHEMA_REGISTRY_CREDENTIALS=env:NAME; a"
                            + " copy takes --from-credentials and --to-credentials",
                    e);
        }
        if (state.equals("42501") || state.equals("25006")) {
            return new StoreException(
                    Code.READ_ONLY,
                    thing,
                    "a role that may create tables and write, on a primary",
                    found,
                    "grant CREATE and USAGE on the schema, or use another server",
                    e);
        }
        if (state.equals("53100")) {
            return new StoreException(
                    Code.DISK_FULL,
                    thing,
                    "free space on the server's disk",
                    found,
                    "free some space and try again; nothing was written",
                    e);
        }
        if (state.equals("XX001") || state.equals("XX002")) {
            return new StoreException(
                    Code.CORRUPT,
                    thing,
                    "an intact database",
                    found,
                    "ask the server's operator; restore a backup",
                    e);
        }
        if (postgresTryAgain(e)) {
            return new StoreException(
                    Code.BUSY, thing, "its locks to become free", found, "try again", e);
        }
        if (postgresConnectionLost(e) || state.startsWith("3D") || state.isEmpty()) {
            return new StoreException(
                    Code.UNREACHABLE,
                    thing,
                    "a reachable PostgreSQL database",
                    found,
                    "check host, port, database and network",
                    e);
        }
        return new StoreException(
                Code.INTERNAL, thing, "a statement to succeed", found, "report this message", e);
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}

package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.ScanLimits;
import org.sqlite.SQLiteConfig;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/// A database file that is read and never written.
///
/// A file in WAL mode that nobody has open is read as immutable: an ordinary connection would leave
/// `-wal` and `-shm` files behind. [#stamp] before and after tells whether that was true to the
/// end.
///
/// Immutable.
record SqliteFile(Path path) {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int READ_VERSION_OFFSET = 19;
    private static final int WAL = 2;

    /// Reads `PATH`, `sqlite:PATH`, `jdbc:sqlite:PATH` or `file:PATH` (percent-encoded), each of
    /// the last three with ignored parameters behind a `?`.
    ///
    /// @throws IllegalArgumentException if it is none of these or no possible path
    static SqliteFile of(SourceUri uri) {
        String text = uri.text();
        if (text.regionMatches(true, 0, "jdbc:", 0, 5)) {
            text = text.substring(5);
        }
        String path = text;
        if (hasScheme(text, "sqlite:")) {
            String rest = text.substring("sqlite:".length());
            path = hasScheme(rest, "file:") ? decoded(rest) : withoutQuery(withoutSlashes(rest));
        } else if (hasScheme(text, "file:")) {
            path = decoded(text);
        }
        if (path.isBlank()) {
            throw new IllegalArgumentException("the SQLite URI names no file");
        }
        try {
            return new SqliteFile(Path.of(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the SQLite URI names no possible path", e);
        }
    }

    static boolean accepts(SourceUri uri) {
        return switch (uri.scheme()) {
            case "sqlite", "file" -> true;
            case "" -> !uri.text().regionMatches(true, 0, "jdbc:", 0, 5);
            default -> false;
        };
    }

    /// Why the file cannot be read as a database, judged by a look at it; null if it can.
    @Nullable ScanError obstacle() {
        if (!Files.exists(path)) {
            return failure(
                    ScanError.Code.UNREACHABLE,
                    "there is no such file",
                    "check the path; a relative one starts at the working directory");
        }
        if (Files.isDirectory(path)) {
            return failure(
                    ScanError.Code.NOT_A_DATABASE,
                    "expected a SQLite database file, found a directory",
                    "name the file inside it");
        }
        if (!Files.isRegularFile(path)) {
            return failure(
                    ScanError.Code.NOT_A_DATABASE,
                    "expected a SQLite database file, found a special file",
                    null);
        }
        if (!Files.isReadable(path)) {
            return failure(
                    ScanError.Code.PERMISSION_DENIED,
                    "the file may not be read",
                    "let the registry's user read the file and its folder");
        }
        try {
            byte[] header = header();
            boolean database =
                    header.length == 0
                            || java.util.Arrays.equals(
                                    header,
                                    0,
                                    Math.min(header.length, MAGIC.length),
                                    MAGIC,
                                    0,
                                    MAGIC.length);
            return database
                    ? null
                    : failure(
                            ScanError.Code.NOT_A_DATABASE,
                            "expected a SQLite database, found a file without its header",
                            "check the path; an encrypted database cannot be read");
        } catch (IOException e) {
            return failure(
                    ScanError.Code.PERMISSION_DENIED,
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")",
                    "let the registry's user read the file and its folder");
        }
    }

    /// True if the file may be read as immutable: in WAL mode, and nobody has it open.
    boolean atRest() throws IOException {
        byte[] header = header();
        return header.length > READ_VERSION_OFFSET
                && header[READ_VERSION_OFFSET] == WAL
                && !Files.exists(sibling("-wal"));
    }

    /// What changes if somebody writes to the file.
    Stamp stamp() throws IOException {
        return new Stamp(
                Files.size(path),
                Files.getLastModifiedTime(path).toMillis(),
                Files.exists(sibling("-wal")));
    }

    record Stamp(long bytes, long modifiedAtMillis, boolean wal) {}

    Connection open(boolean immutable, ScanLimits limits) throws SQLException {
        return open(immutable, limits.lockTimeoutMillis());
    }

    /// For a run that was allowed to write; the file is never created.
    Connection openToWrite(int lockTimeoutMillis) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(lockTimeoutMillis);
        config.enforceForeignKeys(true);
        String uri = path.toAbsolutePath().toUri().getRawPath() + "?mode=rw";
        return DriverManager.getConnection("jdbc:sqlite:file:" + uri, config.toProperties());
    }

    Connection open(boolean immutable, int lockTimeoutMillis) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(lockTimeoutMillis);
        String uri =
                path.toAbsolutePath().toUri().getRawPath()
                        + "?mode=ro"
                        + (immutable ? "&immutable=1" : "");
        return DriverManager.getConnection("jdbc:sqlite:file:" + uri, config.toProperties());
    }

    ScanError failure(ScanError.Code code, String message, @Nullable String hint) {
        return new ScanError(null, code, "SQLite file '" + path + "': " + message, hint);
    }

    private byte[] header() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(READ_VERSION_OFFSET + 1);
        }
    }

    private Path sibling(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static boolean hasScheme(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /// `sqlite:///a` names `/a` and `sqlite://a` names `a`.
    private static String withoutSlashes(String rest) {
        return rest.startsWith("//") ? rest.substring(2) : rest;
    }

    private static String withoutQuery(String rest) {
        int query = rest.indexOf('?');
        return query < 0 ? rest : rest.substring(0, query);
    }

    private static String decoded(String fileUri) {
        URI uri;
        try {
            uri = URI.create(fileUri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the file: URI is malformed; percent-encode what is not allowed in a URI", e);
        }
        if (uri.isOpaque()) {
            String path = withoutQuery(uri.getSchemeSpecificPart());
            return path.replaceFirst("#.*$", "");
        }
        String host = uri.getAuthority();
        if (host != null && !host.toLowerCase(Locale.ROOT).equals("localhost")) {
            throw new IllegalArgumentException(
                    "the file: URI names a host; expected none, as in file:///path");
        }
        return uri.getPath();
    }
}

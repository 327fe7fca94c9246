package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SourceUri;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Where a registry is kept: a SQLite file or a PostgreSQL database.
///
/// Immutable.
public sealed interface StoreUrl {

    /// A SQLite file. `sharedStorage` gives up the write-ahead log, which needs shared memory and
    /// so a local disk, for a rollback journal with `synchronous=EXTRA`.
    record SqliteFile(Path path, boolean sharedStorage) implements StoreUrl {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// A PostgreSQL database by its JDBC URL, without password; `user` is the one that stood in the
    /// URL.
    record PostgresDatabase(String jdbcUrl, @Nullable String user) implements StoreUrl {
        @Override
        public String toString() {
            return jdbcUrl;
        }
    }

    /// Reads a path, `jdbc:sqlite:PATH`, `sqlite:PATH` (with `?journal=delete` for shared storage),
    /// `postgresql://[USER@]HOST[:PORT]/DATABASE[?…]` or `jdbc:postgresql:…`.
    ///
    /// @throws IllegalArgumentException if it is none of these, or holds a password; the message
    ///   never repeats the text
    static StoreUrl parse(String text) {
        SourceUri checked = checked(text);
        String plain = text.regionMatches(true, 0, "jdbc:", 0, 5) ? text.substring(5) : text;
        return switch (checked.scheme()) {
            case "", "sqlite" -> sqlite(plain);
            case "postgresql", "postgres" -> postgres(plain);
            default ->
                    throw new IllegalArgumentException(
                            "registry URL: expected a file's path, jdbc:sqlite:PATH or"
                                    + " postgresql://HOST/DATABASE, found the scheme "
                                    + checked.scheme());
        };
    }

    /// A registry's URL obeys the rules of a source's, but its password goes to another place.
    private static SourceUri checked(String text) {
        try {
            return new SourceUri(text);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "registry URL: expected 1 to "
                            + SourceUri.MAX_CHARS
                            + " characters without a password; name the password's place in"
                            + " SCHEMA_REGISTRY_CREDENTIALS as env:NAME or file:PATH (an '@' that"
                            + " belongs to no password is written %40)",
                    refused);
        }
    }

    private static StoreUrl sqlite(String plain) {
        String rest = plain.regionMatches(true, 0, "sqlite:", 0, 7) ? plain.substring(7) : plain;
        if (rest.startsWith("file:")) {
            rest = rest.substring(5);
        }
        int question = rest.indexOf('?');
        String file = question < 0 ? rest : rest.substring(0, question);
        boolean shared = false;
        if (question >= 0) {
            shared =
                    switch (rest.substring(question + 1).toLowerCase(Locale.ROOT)) {
                        case "journal=delete" -> true;
                        case "journal=wal", "" -> false;
                        default ->
                                throw new IllegalArgumentException(
                                        "registry URL: expected no parameter but journal=wal or"
                                                + " journal=delete for a SQLite file");
                    };
        }
        if (file.isBlank() || file.equals(":memory:")) {
            throw new IllegalArgumentException(
                    "registry URL: expected a file's path, found none; a registry in memory would"
                            + " be lost");
        }
        try {
            return new SqliteFile(Path.of(file), shared);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("registry URL: expected a file's path", e);
        }
    }

    private static StoreUrl postgres(String plain) {
        String rest = plain.substring(plain.indexOf(':') + 1);
        String user = null;
        if (rest.startsWith("//")) {
            int end = rest.indexOf('/', 2);
            String authority = end < 0 ? rest.substring(2) : rest.substring(2, end);
            int at = authority.lastIndexOf('@');
            if (at >= 0) {
                String raw = authority.substring(0, at).replace("+", "%2B");
                user = URLDecoder.decode(raw, StandardCharsets.UTF_8);
            }
            rest = "//" + authority.substring(at + 1) + (end < 0 ? "/" : rest.substring(end));
        }
        return new PostgresDatabase("jdbc:postgresql:" + rest, user);
    }
}

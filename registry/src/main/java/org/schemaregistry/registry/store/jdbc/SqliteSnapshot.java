package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.RegistrySnapshot;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.jdbc.SqliteCopy.Version;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A backup by `VACUUM INTO`: one read transaction, so that in write-ahead mode nobody waits for
/// it. SQLite flushes nothing of it, so that is done here before the file gets its name.
///
/// For one thread.
final class SqliteSnapshot implements RegistrySnapshot {
    private final StoreUrl.SqliteFile source;
    private final Path target;
    private final Path partial;
    private final StoreLimits limits;
    private @Nullable RegistryRows rows;

    SqliteSnapshot(StoreUrl.SqliteFile source, Path target, StoreLimits limits) {
        this.source = source;
        this.target = target.toAbsolutePath().normalize();
        this.partial = this.target.resolveSibling(this.target.getFileName() + ".partial");
        this.limits = limits;
    }

    @Override
    public String source() {
        return SqliteCopy.name(source);
    }

    @Override
    public String target() {
        return target.toString();
    }

    @Override
    public RegistryRows take() {
        Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw failed(
                    Code.UNREACHABLE, "a file in an existing directory", "none: " + target, null);
        }
        if (Files.exists(target)) {
            throw failed(
                    Code.NOT_EMPTY,
                    "no file yet",
                    Files.isDirectory(target) ? "a directory" : "a file",
                    null);
        }
        // Not a registry: refused here, before anything is written.
        SqliteCopy.open(source, limits, Version.ANY).close();
        remove();
        vacuum();
        flush(partial, StandardOpenOption.WRITE);
        rows = SqliteCopy.open(new StoreUrl.SqliteFile(partial, true), limits, Version.ANY);
        return rows;
    }

    @Override
    public void finish() {
        closeRows();
        if (Files.exists(target)) {
            throw failed(Code.NOT_EMPTY, "no file yet", "a file", null);
        }
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(Code.IO_FAILED, "to give it its name", String.valueOf(e.getMessage()), e);
        }
        Path directory = target.getParent();
        if (directory != null) {
            flush(directory, StandardOpenOption.READ);
        }
    }

    @Override
    public void close() {
        closeRows();
        remove();
    }

    private void closeRows() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }

    private void vacuum() {
        SqliteConnections connections = SqliteConnections.unprepared(source, limits);
        try (Connection connection = connections.connect();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, partial.toString());
            connections.retrying(vacuum::executeUpdate);
        } catch (SQLException e) {
            StoreException why = connections.failure(e);
            // The source was read before; what fails now is the backup's file.
            throw new StoreException(
                    why.code(), "backup " + target, why.expected(), why.found(), why.hint(), e);
        }
    }

    private void flush(Path path, StandardOpenOption how) {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        } catch (IOException e) {
            throw failed(Code.IO_FAILED, "a working disk", String.valueOf(e.getMessage()), e);
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw failed(Code.IO_FAILED, "to remove " + partial, String.valueOf(e.getMessage()), e);
        }
    }

    private StoreException failed(
            Code code, String expected, String found, @Nullable Throwable cause) {
        return new StoreException(
                code, "backup " + target, expected, found, "name another file", cause);
    }
}

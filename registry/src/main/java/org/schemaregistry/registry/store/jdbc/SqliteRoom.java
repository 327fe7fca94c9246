package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Finds out why SQLite could not write. It tells a full disk from a broken one only where the
/// system says so plainly; a quota or a limit on the size of files reads like a broken disk.
///
/// Stateless.
final class SqliteRoom {
    private static final int PROBE_BYTES = 64 * 1024;

    private SqliteRoom() {}

    /// What the system says to a file beside the registry that grows beyond the registry's own;
    /// null if it may. Such a file is made and removed.
    static @Nullable String whyNoRoom(Path registry) {
        Path file = registry.toAbsolutePath();
        Path probe = file.resolveSibling(file.getFileName() + "-room");
        long beyond =
                Math.max(size(file), Math.max(beside(file, "-wal"), beside(file, "-journal")));
        try {
            try (FileChannel channel =
                    FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Leaves a hole before it, so it takes next to no room itself.
                ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
                channel.position(beyond);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                return null;
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static long beside(Path file, String suffix) {
        return size(file.resolveSibling(file.getFileName() + suffix));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return 0;
        }
    }
}

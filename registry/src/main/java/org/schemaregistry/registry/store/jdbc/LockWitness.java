package org.schemaregistry.registry.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A program of its own that tries to take the lock which SQLite holds while it writes, and tells
/// by its exit code what came of it. It uses nothing but the JDK, so that it starts at once.
public final class LockWitness {
    static final int HELD = 40;
    static final int FREE = 41;
    static final int REFUSED = 42;

    /// Where SQLite locks: the pending byte, the reserved one and the 510 shared ones
    /// (https://sqlite.org/src/file?name=src/os.h).
    private static final long PENDING_BYTE = 0x4000_0000L;

    private static final int LOCKED_BYTES = 512;

    private LockWitness() {}

    public static void main(String[] args) {
        System.exit(see(Path.of(args[0])));
    }

    private static int see(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(PENDING_BYTE, LOCKED_BYTES, false)) {
            return lock == null ? HELD : FREE;
        } catch (IOException e) {
            return REFUSED;
        }
    }
}

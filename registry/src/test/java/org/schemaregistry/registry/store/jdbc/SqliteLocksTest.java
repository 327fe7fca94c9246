package org.schemaregistry.registry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;

import java.io.IOException;
import java.nio.file.Path;

/// A place where locks do not work is refused before anything is written there.
class SqliteLocksTest {
    private static final boolean SHARED = true;
    private static final boolean LOCAL = false;

    @TempDir Path directory;

    private Path folder;
    private Path registry;

    @BeforeEach
    void realPath() throws IOException {
        folder = directory.toRealPath();
        registry = folder.resolve("a registry.db");
    }

    @Test
    void aSecondProcessSeesTheLockOfThisOne() {
        assertThatCode(() -> SqliteLocks.askWitness(registry, "")).doesNotThrowAnyException();
        assertThat(folder).isEmptyDirectory();
    }

    /// SQLite itself goes on as if it had the lock; only the second process can tell.
    @Test
    void locksThatAreNotTakenAreFoundOut() {
        String withoutLocks =
                System.getProperty("os.name").startsWith("Windows") ? "win32-none" : "unix-none";
        StoreException refusal =
                catchThrowableOfType(
                        StoreException.class, () -> SqliteLocks.askWitness(registry, withoutLocks));
        assertThat(refusal.code()).isEqualTo(Code.UNSUITABLE_STORAGE);
        assertThat(refusal).hasMessageContaining("a file system that grants it to two at once");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"nfs4,rw", "cifs,rw", "fuse.sshfs,rw", "ceph,rw"})
    void theWriteAheadLogIsRefusedOnANetwork(String type, String options) {
        StoreException refusal = refusal(LOCAL, mounted(type, options));
        assertThat(refusal).hasMessageContaining(type).hasMessageContaining("?journal=delete");
    }

    @ParameterizedTest
    @CsvSource({
        "nfs,'rw,nolock'",
        "nfs4,'rw,local_lock=all'",
        "nfs,'rw,local_lock=posix'",
        "cifs,'rw,nobrl'",
        "fuse.sshfs,rw"
    })
    void locksThatStayOnThisHostAreRefused(String type, String options) {
        assertThat(refusal(SHARED, mounted(type, options))).hasMessageContaining("on this host");
    }

    @ParameterizedTest
    @CsvSource({"nfs4,'rw,local_lock=none'", "cifs,rw", "ext4,rw", "overlay,rw", "9p,rw"})
    void storageWithLocksIsTaken(String type, String options) {
        MountTable mounts = mounted(type, options);
        assertThatCode(() -> SqliteLocks.check(registry, SHARED, mounts))
                .doesNotThrowAnyException();
    }

    @Test
    void theMountThatCountsIsTheInnermostAndLast() {
        MountTable mounts =
                MountTable.of(
                        """
                        /dev/a / ext4 rw 0 0
                        host:/x /shared nfs rw 0 0
                        /dev/b /shared/local\\040disk xfs rw 0 0
                        /dev/c /shared ext4 rw 0 0
                        malformed
                        """);
        assertThat(type(mounts, "/home")).isEqualTo("ext4");
        assertThat(type(mounts, "/shared/x")).isEqualTo("ext4");
        assertThat(type(mounts, "/shared/local disk/x")).isEqualTo("xfs");
        assertThat(type(mounts, "/sharedx")).isEqualTo("ext4");
        assertThat(MountTable.of("").mountOf(Path.of("/"))).isEmpty();
    }

    @Test
    void onThisMachineALocalFolderIsTaken() {
        assertThatCode(() -> SqliteLocks.check(registry, LOCAL, MountTable.ofSystem()))
                .doesNotThrowAnyException();
    }

    private static String type(MountTable mounts, String folder) {
        return mounts.mountOf(Path.of(folder)).orElseThrow().type();
    }

    private MountTable mounted(String type, String options) {
        return MountTable.of(
                "/dev/a / ext4 rw 0 0\nhost:/x "
                        + folder.toString().replace(" ", "\\040")
                        + " "
                        + type
                        + " "
                        + options
                        + " 0 0\n");
    }

    private StoreException refusal(boolean shared, MountTable mounts) {
        StoreException refusal =
                catchThrowableOfType(
                        StoreException.class, () -> SqliteLocks.check(registry, shared, mounts));
        assertThat(refusal.code()).isEqualTo(Code.UNSUITABLE_STORAGE);
        assertThat(folder).isEmptyDirectory();
        return refusal;
    }
}

package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What Linux says of the file systems that are mounted (`man 5 proc_mounts`); elsewhere nothing.
///
/// Immutable.
final class MountTable {
    private static final Path LINUX = Path.of("/proc/self/mounts");

    private final List<String> lines;

    private MountTable(List<String> lines) {
        this.lines = lines;
    }

    static MountTable ofSystem() {
        try {
            return of(Files.readString(LINUX, StandardCharsets.UTF_8));
        } catch (IOException notLinux) {
            return of("");
        }
    }

    static MountTable of(String text) {
        return new MountTable(text.lines().toList());
    }

    /// One mounted file system.
    record Mount(Path point, String type, Set<String> options) {
        private static final Set<String> NETWORK =
                Set.of(
                        "nfs",
                        "nfs4",
                        "cifs",
                        "smb3",
                        "smbfs",
                        "ncpfs",
                        "afs",
                        "ceph",
                        "lustre",
                        "glusterfs",
                        "fuse.glusterfs",
                        "fuse.ceph",
                        "fuse.juicefs",
                        "fuse.sshfs",
                        "fuse.s3fs",
                        "fuse.rclone",
                        "fuse.gcsfuse");

        /// Of those, the ones whose locks never leave this host.
        private static final Set<String> DEAF =
                Set.of("fuse.sshfs", "fuse.s3fs", "fuse.rclone", "fuse.gcsfuse");

        private static final Set<String> DEAF_OPTIONS =
                Set.of("nolock", "local_lock=all", "local_lock=posix", "nobrl");

        /// True if other hosts may have the same files, and so no shared memory with this one.
        boolean network() {
            return NETWORK.contains(type);
        }

        /// Why a lock taken here is not seen by other hosts; null if it is, as far as can be told.
        @Nullable String deafness() {
            if (DEAF.contains(type)) {
                return "a " + type + " mount at " + point + ", whose locks stay on this host";
            }
            return !network()
                    ? null
                    : options.stream()
                            .filter(DEAF_OPTIONS::contains)
                            .sorted()
                            .findFirst()
                            .map(option ->
                                    "a "
                                            + type
                                            + " mount at "
                                            + point
                                            + " with the option "
                                            + option
                                            + ", which keeps locks on this host")
                            .orElse(null);
        }
    }

    /// The file system that a folder is on; it must be absolute and without links.
    Optional<Mount> mountOf(Path folder) {
        Mount found = null;
        for (String line : lines) {
            String[] fields = line.split(" ", -1);
            if (fields.length < 4) {
                continue;
            }
            Path point = Path.of(unescaped(fields[1]));
            // Of two on one point the later one covers the other.
            if (folder.startsWith(point)
                    && (found == null || point.getNameCount() >= found.point().getNameCount())) {
                found = new Mount(point, fields[2], Set.of(fields[3].split(",", -1)));
            }
        }
        return Optional.ofNullable(found);
    }

    /// Space, tab, newline and backslash are written as three octal digits.
    private static String unescaped(String field) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '\\' && i + 3 < field.length()) {
                plain.append((char) Integer.parseInt(field.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                plain.append(field.charAt(i));
            }
        }
        return plain.toString();
    }
}

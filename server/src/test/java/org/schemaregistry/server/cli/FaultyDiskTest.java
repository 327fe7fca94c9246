package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The program on a disk that is full or read-only: one line, nothing lost, and it works again when
/// the disk does. The system itself refuses, to root as to anybody.
///
/// The full file system (ENOSPC) is a small one in memory, mounted where only the program sees it.
/// A system that gives its users no such namespace (macOS, many containers) runs that scene under a
/// limit of a file's size instead: the same answers, but by EFBIG; ENOSPC is then not covered.
final class FaultyDiskTest {
    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void shop() {
        shell = new Shell(folder);
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("introspect", "shop").ok();
    }

    @Test
    void aFullFileSystemIsNamedAndNothingIsLost() throws Exception {
        Files.createDirectory(folder.resolve("disk"));
        if (!mayMount()) {
            outgrowTheLimit();
            return;
        }
        growTheShop();
        String before = shell.run("history", "shop").ok().out();

        // What is on the disk ends with the script, so copies of it go to folders that stay.
        String script =
                """
                mount -t tmpfs -o size=3m none disk && cp schema_registry.db disk && cd disk || exit 9
                "$@"; full=$?
                mkdir ../full ../freed && cp schema_registry.db* ../full || exit 9
                mount -o remount,size=64m none . || exit 9
                "$@" >../again 2>&1 || exit 8
                cp schema_registry.db* ../freed || exit 9
                exit $full\
                """;
        Ended full =
                program(List.of("unshare", "-Urm", "sh", "-c", script, "sh"), "introspect", "shop");
        assertThat(full.exitCode()).as(full.err()).isEqualTo(2);
        assertThat(full.err().lines()).hasSize(1);
        assertThat(full.err()).contains("room for it to grow", "nothing was written");

        Shell left = new Shell(folder.resolve("full"));
        assertThat(left.run("history", "shop").ok().out()).isEqualTo(before);
        left.run("audit", "verify").ok();
        Shell freed = new Shell(folder.resolve("freed"));
        assertThat(freed.run("table", "list", "shop", "--json").ok().json()).hasSize(901);
        freed.run("audit", "verify").ok();
    }

    @Test
    void aFullDiskIsNamedAndNothingIsLost() throws Exception {
        outgrowTheLimit();
    }

    private void outgrowTheLimit() throws Exception {
        growTheShop();
        String before = shell.run("history", "shop").ok().out();

        // No file of the program may grow beyond 3 MB; blocks are of 512 bytes.
        Ended full =
                program(
                        List.of("sh", "-c", "ulimit -f 6000; exec \"$@\"", "sh"),
                        "introspect",
                        "shop");
        assertThat(full.err().lines()).hasSize(1);
        assertThat(full.err()).contains("room for it to grow", "nothing was written");
        assertThat(full.exitCode()).isEqualTo(2);
        assertThat(shell.run("history", "shop").ok().out()).isEqualTo(before);
        shell.run("audit", "verify").ok();

        shell.run("introspect", "shop").ok();
        assertThat(shell.run("table", "list", "shop", "--json").ok().json()).hasSize(901);
        shell.run("audit", "verify").ok();
    }

    /// Makes the shop so large that a scan of it needs more than 3 MB of the registry.
    private void growTheShop() {
        String columns =
                IntStream.range(0, 40)
                        .mapToObj(n -> "column_" + n + " TEXT")
                        .reduce("id INTEGER PRIMARY KEY", (a, b) -> a + ", " + b);
        String[] tables =
                IntStream.range(0, 900)
                        .mapToObj(n -> "CREATE TABLE t" + n + " (" + columns + ", c" + n + " INT)")
                        .toArray(String[]::new);
        shell.sqlite("shop.db", transaction(tables));
    }

    @Test
    void aReadOnlyDiskIsNamed() throws Exception {
        String before = shell.run("events").ok().out();
        for (String command : List.of("introspect shop", "source list")) {
            readOnly(true);
            Ended refused = program(withoutRootsPowers(), command.split(" "));
            readOnly(false);
            assertThat(refused.err().lines()).as(command).hasSize(1);
            assertThat(refused.err()).contains("a writable file in a writable directory");
            assertThat(refused.exitCode()).isEqualTo(2);
        }
        assertThat(shell.run("events").ok().out()).isEqualTo(before);
        shell.run("introspect", "shop").ok();
    }

    /// If this user may mount a file system that nobody else sees.
    private boolean mayMount() throws Exception {
        String mount = "unshare -Urm mount -t tmpfs -o size=3m none disk";
        return new ProcessBuilder("sh", "-c", mount)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private record Ended(int exitCode, String out, String err) {}

    /// The program as the launcher starts it, by way of another one.
    private Ended program(List<String> by, String... args) throws Exception {
        List<String> command = new ArrayList<>(by);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xlog:disable",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    /// Permissions do not bind root, so it gives up the power to pass over them.
    private static List<String> withoutRootsPowers() {
        return System.getProperty("user.name").equals("root")
                ? List.of(
                        "setpriv",
                        "--bounding-set",
                        "-dac_override,-dac_read_search",
                        "--inh-caps",
                        "-dac_override,-dac_read_search")
                : List.of();
    }

    private void readOnly(boolean yes) throws IOException {
        Files.setPosixFilePermissions(
                folder.resolve("schema_registry.db"),
                PosixFilePermissions.fromString(yes ? "r--r--r--" : "rw-r--r--"));
        Files.setPosixFilePermissions(
                folder, PosixFilePermissions.fromString(yes ? "r-xr-xr-x" : "rwxr-xr-x"));
    }

    private static String[] transaction(String[] statements) {
        List<String> all = new ArrayList<>(List.of("BEGIN"));
        all.addAll(List.of(statements));
        all.add("COMMIT");
        return all.toArray(String[]::new);
    }
}

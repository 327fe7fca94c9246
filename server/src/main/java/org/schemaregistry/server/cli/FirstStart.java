package org.schemaregistry.server.cli;

import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the launcher does once after a build, so that later starts are quick: it unpacks SQLite's
/// native library, and it rehearses the common commands in a JVM that notes which classes they
/// need.
final class FirstStart {
    private FirstStart() {}

    /// `extract FOLDER` or `rehearse`.
    public static void main(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals("extract")) {
            extractNativeLibrary(Path.of(args[1]));
        } else {
            rehearse();
        }
    }

    private static void extractNativeLibrary(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        Files.createDirectories(folder);
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("no native SQLite for this system: " + resource);
            }
            Path partial = folder.resolveSibling(name + ".partial");
            Files.write(partial, library.readAllBytes());
            Files.move(partial, folder.resolve(name));
        }
    }

    private static void rehearse() throws IOException {
        Path folder = Files.createTempDirectory("schema-registry-rehearsal");
        try {
            PrintStream nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Surroundings surroundings =
                    new Surroundings(
                            InputStream.nullInputStream(),
                            nowhere,
                            nowhere,
                            Map.of(),
                            folder,
                            Clock.systemUTC(),
                            0,
                            false);
            for (List<String> command : Rehearsal.COMMANDS) {
                Main.run(command.toArray(String[]::new), surroundings);
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package org.schemaregistry.server.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What the program finds around it: its streams, environment, folder, clock, and whether a person
/// looks at the streams. Tests bring their own.
///
/// `screenColumns` is the width of the terminal behind `out`, 0 if there is none.
///
/// Immutable.
record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path folder,
        Clock clock,
        int screenColumns,
        boolean errIsTerminal) {
    Surroundings {
        environment = Map.copyOf(environment);
    }

    /// The process's own. The launcher, which can tell cheaply, says by system properties whether
    /// the streams are terminals.
    static Surroundings ofProcess() {
        return new Surroundings(
                System.in,
                new Output(new FileOutputStream(FileDescriptor.out)),
                new Output(new FileOutputStream(FileDescriptor.err)),
                System.getenv(),
                Path.of(""),
                Clock.systemUTC(),
                Integer.getInteger("schemaregistry.screenColumns", 0),
                Boolean.getBoolean("schemaregistry.errIsTerminal"));
    }
}

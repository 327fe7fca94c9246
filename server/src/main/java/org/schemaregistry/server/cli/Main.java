package org.schemaregistry.server.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/// The program `schema-registry`.
public final class Main {
    private static final long MILLIS_TO_END = 5_000;

    private Main() {}

    public static void main(String[] args) {
        AtomicBoolean ended = new AtomicBoolean();
        Thread working = Thread.currentThread();
        // Ctrl-C: what is open is closed, what was made for a while is removed.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            if (!ended.get()) {
                                working.interrupt();
                                await(working);
                            }
                        }));
        int exitCode = run(args, Surroundings.ofProcess());
        ended.set(true);
        System.exit(exitCode);
    }

    /// Runs one command to its end and returns its exit code: 0 ok, 1 finding or difference, 2
    /// usage or failure. Never throws for what a user can cause.
    static int run(String[] args, Surroundings surroundings) {
        int exitCode;
        try {
            exitCode = new CommandTree(surroundings, args.length == 0 ? "" : args[0]).execute(args);
        } catch (OutOfMemoryError e) {
            new Problem(
                            "OUT_OF_MEMORY",
                            "the program needs more memory",
                            null,
                            null,
                            "give it some: SCHEMA_REGISTRY_JAVA_OPTS=-Xmx2g")
                    .print(surroundings.err(), false);
            exitCode = 2;
        }
        surroundings.out().flush();
        surroundings.err().flush();
        return exitCode;
    }

    private static void await(Thread working) {
        try {
            working.join(MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

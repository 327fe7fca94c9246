package org.schemaregistry.server.cli;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The program `schema-registry`.
public final class Main {
    private static final long MILLIS_TO_END = 5_000;

    private Main() {}

    public static void main(String[] args) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread working = Thread.currentThread();
        // Ctrl-C: what is open is closed, what was made for a while is removed.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            if (ended.getCount() > 0) {
                                working.interrupt();
                                await(ended);
                            }
                        }));
        int exitCode = run(args, Surroundings.ofProcess());
        // The thread itself does not end before the hook does: exit waits for it.
        ended.countDown();
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
        String reason = surroundings.out() instanceof Output output ? output.lost() : null;
        if (reason != null) {
            new Problem(
                            "OUTPUT_LOST",
                            "the output could not be written in full",
                            null,
                            reason,
                            "what the command changed, it changed; look again with the output to"
                                    + " another place")
                    .print(surroundings.err(), Arrays.asList(args).contains("--json"));
            exitCode = 2;
        }
        surroundings.err().flush();
        return exitCode;
    }

    private static void await(CountDownLatch ended) {
        try {
            boolean inTime = ended.await(MILLIS_TO_END, TimeUnit.MILLISECONDS);
            if (!inTime) {
                System.err.println("schema-registry: stopped in the middle of something");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

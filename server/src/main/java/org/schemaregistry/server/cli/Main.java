package org.schemaregistry.server.cli;

/// The program `schema-registry`.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Surroundings.ofProcess()));
    }

    /// Runs one command to its end and returns its exit code: 0 ok, 1 finding or difference, 2
    /// usage or failure. Never throws for what a user can cause.
    static int run(String[] args, Surroundings surroundings) {
        Session session = new Session(surroundings);
        int exitCode = CommandTree.of(session).execute(args);
        surroundings.out().flush();
        surroundings.err().flush();
        return exitCode;
    }
}

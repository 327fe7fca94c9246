package org.schemaregistry.server.cli.demo;

/// The sample could not be made or scanned. The message is for the user.
public final class DemoFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailed(String message) {
        super(message);
    }

    DemoFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

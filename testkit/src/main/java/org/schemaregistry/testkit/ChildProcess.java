package org.schemaregistry.testkit;

import java.io.IOException;

/// A process that a test starts, seen from within.
///
/// Thread-safe.
public final class ChildProcess {
    private static final int PARENT_IS_GONE = 3;

    private ChildProcess() {}

    /// Ends this process when the one that started it is gone, however that ended: the system then
    /// closes the pipe that is this one's input. Nobody else may read [System#in], and the parent
    /// must not close it.
    public static void endWithParent() {
        Thread.ofPlatform().daemon().name("parent").start(ChildProcess::await);
    }

    private static void await() {
        try {
            while (System.in.read() >= 0) {
                // What the parent writes has no meaning here.
            }
        } catch (IOException e) {
            // No pipe to wait on is no parent either.
        }
        Runtime.getRuntime().halt(PARENT_IS_GONE);
    }
}

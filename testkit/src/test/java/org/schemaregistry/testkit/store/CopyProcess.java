package org.schemaregistry.testkit.store;

import org.schemaregistry.registry.Registry;
import org.schemaregistry.testkit.ChildProcess;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Path;

/// A process of its own that copies a registry: `CopyProcess FROM TO`. It prints a line when it has
/// begun.
final class CopyProcess {
    private CopyProcess() {}

    static Process start(String from, String to) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CopyProcess.class.getName(),
                        from,
                        to)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) {
        ChildProcess.endWithParent();
        System.out.println("begin");
        Registry.copier(args[0])
                .fromCredentials(EmbeddedPostgres.SUPERUSER, null)
                .toCredentials(EmbeddedPostgres.SUPERUSER, null)
                .copyTo(args[1]);
    }
}

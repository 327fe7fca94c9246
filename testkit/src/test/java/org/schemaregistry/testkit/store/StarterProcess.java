package org.schemaregistry.testkit.store;

import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.EmbeddedPostgres;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/// A process of its own that says it is ready, waits for a line, opens the registry, registers its
/// source and says so.
final class StarterProcess {
    private StarterProcess() {}

    static Process start(String url, String source) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StarterProcess.class.getName(),
                        url,
                        source)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        try (Store store =
                JdbcStore.open(
                        args[0],
                        new StoreCredentials(EmbeddedPostgres.SUPERUSER, null),
                        StoreLimits.DEFAULT,
                        Clock.systemUTC())) {
            Steps.committed(
                    store,
                    commit(source(args[1], "1.0.0"), version(args[1], "t", 1, "1.0.0", "{}")));
            out.println("started");
        }
    }
}

package org.schemaregistry.testkit.store;

import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// A process of its own that publishes versions of `shop.t` without end: it prints each ordinal
/// made, or the code of a failure; after a failure it waits for a line and tries again.
final class PatientProcess {
    private PatientProcess() {}

    /// Starts `PatientProcess URL BODY_CHARS` in a shell that lets no file grow beyond a size.
    static Process start(int fileKilobytes, String url, int bodyChars) throws IOException {
        List<String> command = new ArrayList<>();
        // In blocks of 512 bytes.
        command.addAll(
                List.of("sh", "-c", "ulimit -f " + 2 * fileKilobytes + "; exec \"$@\"", "sh"));
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PatientProcess.class.getName(),
                        url,
                        Integer.toString(bodyChars)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String padding = "x".repeat(Integer.parseInt(args[1]));
        SourceId shop = new SourceId("shop");
        try (Store store =
                JdbcStore.open(
                        args[0], StoreCredentials.NONE, StoreLimits.DEFAULT, Clock.systemUTC())) {
            while (true) {
                try {
                    if (store.catalog().sources().get(shop) == null) {
                        store.commit(commit(source("shop", "1.0.0")));
                    }
                    var table = store.catalog().table(shop, QualifiedName.of("t"));
                    long ordinal = table == null ? 1 : table.ordinal() + 1;
                    String body = "[" + ordinal + ",\"" + padding + "\"]";
                    Steps.committed(
                            store,
                            commit(version("shop", "t", ordinal, "1." + ordinal + ".0", body)));
                    out.println(ordinal);
                } catch (StoreException e) {
                    out.println(e.code());
                    if (in.readLine() == null) {
                        return;
                    }
                }
            }
        }
    }
}

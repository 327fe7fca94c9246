package org.schemaregistry.testkit.store;

import static org.schemaregistry.testkit.store.Drafts.commit;
import static org.schemaregistry.testkit.store.Drafts.source;
import static org.schemaregistry.testkit.store.Drafts.version;

import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.JdbcStore;
import org.schemaregistry.testkit.ChildProcess;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongConsumer;

/// A process of its own that publishes versions of one table, one after the other, and prints each
/// ordinal once it is acknowledged.
final class WriterProcess {
    private WriterProcess() {}

    /// Starts `WriterProcess URL SOURCE TABLE COUNT`.
    static Process start(String url, String source, String table, int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        url,
                        source,
                        table,
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) {
        ChildProcess.endWithParent();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Store store =
                JdbcStore.open(
                        args[0],
                        new StoreCredentials("postgres", null),
                        StoreLimits.DEFAULT,
                        Clock.systemUTC())) {
            write(store, args[1], args[2], Integer.parseInt(args[3]), out::println);
        }
    }

    /// Publishes up to ordinal `count`, going on where the table is; tells each ordinal made.
    static void write(
            Store store, String source, String table, int count, LongConsumer acknowledged) {
        SourceId id = new SourceId(source);
        QualifiedName name = QualifiedName.of(table);
        while (true) {
            var state = store.catalog().sources().get(id);
            if (state == null) {
                store.commit(commit(new Requirement.SourceAbsent(id), source(source, "1.0.0")));
                continue;
            }
            var current = state.tables().get(name);
            long ordinal = current == null ? 1 : current.ordinal() + 1;
            if (ordinal > count) {
                return;
            }
            CommitResult result =
                    store.commit(
                            commit(
                                    new Requirement.SourceAtRevision(id, state.revision()),
                                    version(
                                            source,
                                            table,
                                            ordinal,
                                            "1." + ordinal + ".0",
                                            "{\"" + table + "\":" + ordinal + "}")));
            if (result instanceof CommitResult.Committed) {
                acknowledged.accept(ordinal);
            }
        }
    }
}

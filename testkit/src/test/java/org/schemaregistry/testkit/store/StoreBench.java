package org.schemaregistry.testkit.store;

import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.rule.Bump;
import org.schemaregistry.core.version.SemVer;
import org.schemaregistry.registry.audit.Actor;
import org.schemaregistry.registry.audit.AuditDraft;
import org.schemaregistry.registry.outbox.EventDraft;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.TableFacts;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.registry.store.jdbc.JdbcStore;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Measures commits per second: `StoreBench URL CALLERS SECONDS [USER PASSWORD]`. Each commit
/// publishes one version with content of its own, moves its source's version, and leaves an audit
/// entry and an event; each caller has eight sources with eight tables.
public final class StoreBench {
    private static final int SOURCES_PER_CALLER = 8;
    private static final int TABLES = 8;

    private StoreBench() {}

    public static void main(String[] args) throws InterruptedException {
        int callers = Integer.parseInt(args[1]);
        long seconds = Long.parseLong(args[2]);
        StoreCredentials credentials =
                args.length > 4 ? new StoreCredentials(args[3], args[4]) : StoreCredentials.NONE;
        try (Store store =
                JdbcStore.open(args[0], credentials, StoreLimits.DEFAULT, Clock.systemUTC())) {
            run(store, callers, 2);
            run(store, callers, seconds);
            System.out.println(store.verifyAudit());
        }
    }

    private static void run(Store store, int callers, long seconds) throws InterruptedException {
        AtomicLong commits = new AtomicLong();
        AtomicLong conflicts = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(store, "caller" + i, end, commits, conflicts);
            threads.add(Thread.ofPlatform().start(caller));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(
                Locale.ROOT,
                "%d callers: %.0f commits/s, %d conflicts%n",
                callers,
                commits.get() / (double) seconds,
                conflicts.get());
    }

    private record Caller(
            Store store, String name, long end, AtomicLong commits, AtomicLong conflicts)
            implements Runnable {
        @Override
        public void run() {
            int n = 0;
            while (System.nanoTime() < end) {
                SourceId source = new SourceId(name + "_" + n % SOURCES_PER_CALLER);
                QualifiedName table = QualifiedName.of("table" + n / SOURCES_PER_CALLER % TABLES);
                n++;
                switch (store.commit(commit(source, table))) {
                    case CommitResult.Committed committed -> commits.incrementAndGet();
                    case CommitResult.Conflict conflict -> conflicts.incrementAndGet();
                }
            }
        }

        private Commit commit(SourceId id, QualifiedName table) {
            var source = store.catalog().sources().get(id);
            var state = source == null ? null : source.tables().get(table);
            long ordinal = state == null ? 1 : state.ordinal() + 1;
            String fingerprint =
                    "sha256:"
                            + Long.toHexString(ThreadLocalRandom.current().nextLong())
                            + Long.toHexString(ThreadLocalRandom.current().nextLong());
            String body = body(fingerprint);
            return new Commit(
                    new Actor("bench"),
                    System.currentTimeMillis(),
                    "request",
                    List.of(
                            source == null
                                    ? new Requirement.SourceAbsent(id)
                                    : new Requirement.SourceAtRevision(id, source.revision())),
                    List.of(
                            new Write.PutSource(
                                    DataSource.of(
                                            id, "postgres", new SourceUri("postgresql://h/db")),
                                    new SemVer(1, (int) ordinal, 0)),
                            new Write.PutVersion(
                                    id,
                                    table,
                                    ordinal,
                                    new SemVer(1, (int) ordinal, 0),
                                    fingerprint,
                                    body,
                                    new TableFacts(TableKind.TABLE, 15, null, false),
                                    "[{\"kind\":\"column_added\",\"path\":\"fields.x\"}]",
                                    Bump.MINOR,
                                    null)),
                    List.of(
                            new AuditDraft(
                                    "table.changed", id + "." + table, null, fingerprint, "")),
                    List.of(
                            new EventDraft(
                                    "org.schemaregistry.table.changed.v1",
                                    id + "." + table,
                                    "{\"source\":\""
                                            + id
                                            + "\",\"fingerprint\":\""
                                            + fingerprint
                                            + "\"}")));
        }

        /// About 1.5 KB, as a table of 15 columns has.
        private static String body(String fingerprint) {
            StringBuilder body = new StringBuilder(1600).append("{\"x\":\"").append(fingerprint);
            for (int i = 0; i < 15; i++) {
                body.append("\"},{\"name\":\"column_").append(i);
                body.append(
                        "\",\"type\":\"text\",\"nullable\":true,\"nativeType\":\"character"
                                + " varying");
            }
            return body.append("\"}").toString();
        }
    }
}

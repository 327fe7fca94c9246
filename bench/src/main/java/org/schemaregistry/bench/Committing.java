package org.schemaregistry.bench;

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
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableFacts;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Callers that commit as fast as they are answered. Each commit publishes one version with content
/// of its own, moves its source's version, and leaves an audit entry and an event: what a scan that
/// found one changed table commits. Each caller has sources of its own.
final class Committing {
    private static final int TABLES = 8;
    private static final int COLUMNS = 15;

    private Committing() {}

    /// Commits a second, and how many were refused.
    record Rate(double perSecond, long commits, long conflicts) {}

    static Rate run(Store store, int callers, int sources, long seconds)
            throws InterruptedException {
        AtomicLong commits = new AtomicLong();
        AtomicLong conflicts = new AtomicLong();
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            String name = "caller" + i;
            int own = Math.max(1, sources / callers);
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> call(store, name, own, end, commits, conflicts)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double elapsed = (System.nanoTime() - began) / 1e9;
        return new Rate(commits.get() / elapsed, commits.get(), conflicts.get());
    }

    private static void call(
            Store store, String name, int sources, long end, AtomicLong commits, AtomicLong none) {
        for (int n = 0; System.nanoTime() < end; n++) {
            SourceId source = new SourceId(name + "_" + n % sources);
            QualifiedName table = QualifiedName.of("table" + n / sources % TABLES);
            switch (store.commit(commit(store, source, table))) {
                case CommitResult.Committed committed -> commits.incrementAndGet();
                case CommitResult.Conflict conflict -> none.incrementAndGet();
            }
        }
    }

    static Commit commit(Store store, SourceId id, QualifiedName table) {
        SourceState source = store.catalog().sources().get(id);
        TableState state = source == null ? null : source.tables().get(table);
        long ordinal = state == null ? 1 : state.ordinal() + 1;
        SemVer version = new SemVer(1, (int) ordinal, 0);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String fingerprint =
                "sha256:%016x%016x%016x%016x"
                        .formatted(
                                random.nextLong(),
                                random.nextLong(),
                                random.nextLong(),
                                random.nextLong());
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
                                DataSource.of(id, "postgres", new SourceUri("postgresql://h/db")),
                                version),
                        new Write.PutVersion(
                                id,
                                table,
                                ordinal,
                                version,
                                fingerprint,
                                body(random),
                                new TableFacts(TableKind.TABLE, COLUMNS, null, false),
                                "[{\"kind\":\"column_added\",\"path\":\"fields.x\"}]",
                                Bump.MINOR,
                                null)),
                List.of(new AuditDraft("table.changed", id + "." + table, null, fingerprint, "")),
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

    /// About 1.5 KB, as a table of 15 columns has; every column differs from the last body's.
    private static String body(ThreadLocalRandom random) {
        StringBuilder body = new StringBuilder(1700).append("{\"fields\":[");
        for (int i = 0; i < COLUMNS; i++) {
            body.append(i == 0 ? "" : ",").append("{\"name\":\"column_").append(i).append('_');
            body.append(Integer.toHexString(random.nextInt()));
            body.append("\",\"nullable\":true,\"type\":\"text\",\"nativeType\":\"character");
            body.append(" varying\"}");
        }
        return body.append("]}").toString();
    }
}

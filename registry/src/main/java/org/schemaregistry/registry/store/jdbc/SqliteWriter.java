package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Sealing;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.jdbc.SqliteSession.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// The only writer of this process: one platform thread that puts waiting commits into one
/// transaction, so that they share one flush to the disk.
///
/// Each member runs in a savepoint of its own and sees the members before it; a conflict undoes its
/// savepoint only. What ends the whole transaction is followed by trying each member alone. Nobody
/// is told of success before COMMIT.
///
/// Thread-safe.
final class SqliteWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final long GATHER_NANOS = 300_000;
    private static final Member STOP = new Member(null);

    private final SqliteConnections connections;
    private final CatalogKeeper catalog;
    private final StoreLimits limits;
    private final BlockingQueue<Member> waiting;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Thread thread;
    private volatile boolean closed;

    private record Member(@Nullable Commit commit, CompletableFuture<CommitResult> result) {
        Member(@Nullable Commit commit) {
            this(commit, new CompletableFuture<>());
        }

        Commit toCommit() {
            if (commit == null) {
                throw new IllegalStateException("not a commit");
            }
            return commit;
        }
    }

    SqliteWriter(
            SqliteConnections connections,
            CatalogKeeper catalog,
            StoreLimits limits,
            ThreadFactory threads) {
        this.connections = connections;
        this.catalog = catalog;
        this.limits = limits;
        this.waiting = new ArrayBlockingQueue<>(limits.waitingCommits());
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    CommitResult commit(Commit commit) {
        Member member = new Member(commit);
        if (closed) {
            throw SqlFailure.closed();
        }
        if (!waiting.offer(member)) {
            throw new StoreException(
                    Code.OVERLOADED,
                    "registry",
                    "at most " + limits.waitingCommits() + " waiting commits",
                    "more",
                    "write less at once, or move the registry to PostgreSQL",
                    null);
        }
        if (closed) {
            // The writer may have ended before it saw this member.
            failAll(SqlFailure.closed());
        }
        try {
            return member.result().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!waiting.offer(STOP)) {
            thread.interrupt();
        }
        Quietly.join(thread);
    }

    private void run() {
        SqliteSession session = null;
        try {
            List<Member> group = new ArrayList<>();
            int lastSize = 1;
            while (true) {
                group.clear();
                Member first = closed ? waiting.poll() : waiting.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    if (closed) {
                        return;
                    }
                    continue;
                }
                group.add(first);
                gather(group, lastSize);
                lastSize = group.size();
                group.remove(STOP);
                if (!group.isEmpty()) {
                    session = writeGroup(session, group);
                }
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            closed = true;
            failAll(SqlFailure.closed());
            closeQuietly(session);
        }
    }

    /// The callers of the last group are just about to come back: waiting for as many as there
    /// were, for less than a flush takes, saves a flush for most of them.
    private void gather(List<Member> group, int lastSize) throws InterruptedException {
        long deadline = System.nanoTime() + GATHER_NANOS;
        waiting.drainTo(group, limits.groupCommits() - group.size());
        while (group.size() < Math.min(lastSize, limits.groupCommits())) {
            Member next = waiting.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            group.add(next);
            waiting.drainTo(group, limits.groupCommits() - group.size());
        }
    }

    private void failAll(StoreException failure) {
        for (Member next = waiting.poll(); next != null; next = waiting.poll()) {
            next.result().completeExceptionally(failure);
        }
    }

    /// Returns the session to go on with; null after a failure, since a connection that saw one is
    /// not trusted again.
    private @Nullable SqliteSession writeGroup(@Nullable SqliteSession open, List<Member> group) {
        SqliteSession session = open;
        try {
            if (session == null) {
                session = new SqliteSession(connections.openWriter());
            }
            write(session, group);
            return session;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(session);
            if (group.size() == 1) {
                group.getFirst().result().completeExceptionally(asStoreException(e));
                return null;
            }
        }
        SqliteSession next = null;
        for (Member member : group) {
            next = writeGroup(next, List.of(member));
        }
        return next;
    }

    private void write(SqliteSession session, List<Member> group) throws SQLException {
        connections.retrying(() -> session.execute("BEGIN IMMEDIATE"));
        List<Runnable> answers = new ArrayList<>(group.size());
        List<CommitEffect> effects = new ArrayList<>(group.size());
        try {
            Head head = session.enter();
            long revision = head.revision();
            List<Sealing.Unsealed> unsealed = new ArrayList<>(group.size());
            for (Member member : group) {
                CommitResult result = attempt(session, member, revision + 1, effects);
                if (result instanceof Committed) {
                    revision++;
                    unsealed.add(Sealing.Unsealed.of(member.toCommit(), random));
                }
                answers.add(() -> member.result().complete(result));
            }
            if (effects.isEmpty()) {
                session.execute("ROLLBACK");
            } else {
                Sealing.Sealed sealed = Sealing.seal(head.ends(), unsealed);
                session.write(sealed);
                session.leave(new Head(revision, sealed.ends()));
                connections.retrying(() -> session.execute("COMMIT"));
            }
        } catch (SQLException | RuntimeException e) {
            rollback(session, e);
            throw e;
        }
        show(session, effects);
        answers.forEach(Runnable::run);
    }

    private CommitResult attempt(
            SqliteSession session, Member member, long revision, List<CommitEffect> effects)
            throws SQLException {
        CommitPlan plan = new CommitPlan(member.toCommit());
        session.execute("SAVEPOINT member");
        Requirement failed;
        try {
            failed = session.run(plan.opening());
            if (failed == null) {
                failed = session.run(plan.body());
            }
        } catch (SQLException e) {
            if (!SqlFailure.sqliteConstraint(e)) {
                throw e;
            }
            failed = plan.brokenConstraint();
            if (failed == null) {
                throw e;
            }
        }
        if (failed != null) {
            session.execute("ROLLBACK TO member");
            session.execute("RELEASE member");
            return new Conflict(failed);
        }
        session.execute("RELEASE member");
        effects.add(plan.effect(revision));
        return new Committed(revision);
    }

    /// The commits are on disk; whatever fails from here on is only a matter of showing them, and
    /// the watcher will.
    private void show(SqliteSession session, List<CommitEffect> effects) {
        if (catalog.apply(effects)) {
            return;
        }
        CatalogKeeper.Known known = catalog.known();
        try {
            catalog.merge(
                    SqliteReaders.inTransaction(
                            session.connection(),
                            connection ->
                                    CatalogReader.changesSince(
                                            connection, known.catalog(), known.mappingRevision())));
        } catch (SQLException e) {
            LOG.warn("cannot read what other processes committed, leaving it to the watcher", e);
        }
    }

    private static void rollback(SqliteSession session, Exception cause) {
        try {
            session.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }

    private static void closeQuietly(@Nullable SqliteSession session) {
        if (session != null) {
            Quietly.close(session.connection());
        }
    }

    private RuntimeException asStoreException(Exception e) {
        return switch (e) {
            case SQLException sql -> connections.failure(sql);
            case RuntimeException other -> other;
            default -> new IllegalStateException(e);
        };
    }
}

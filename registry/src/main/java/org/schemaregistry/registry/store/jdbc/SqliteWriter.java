package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.audit.Actor;
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

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// The only writer of this process: one platform thread that puts waiting commits into one
/// transaction, so that they share one flush to the disk.
///
/// Each member sees the members before it. One that does not hold undoes no other: if it wrote
/// something before it failed, the group is tried once more, each member in a savepoint of its own.
/// What ends the whole transaction is followed by trying each member alone. Nobody is told of
/// success before COMMIT.
///
/// Thread-safe.
final class SqliteWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final long GATHER_NANOS = 300_000;
    private static final Commit NOTHING =
            new Commit(new Actor("writer"), 0, "", List.of(), List.of(), List.of(), List.of());

    private final SqliteConnections connections;
    private final CatalogKeeper catalog;
    private final StoreLimits limits;
    private final BlockingQueue<WaitingCommit> waiting;

    /// Callers' threads draw from it at the same time, which most generators do not bear.
    private final RandomGenerator random = new SecureRandom();

    private final WaitingCommit stop;
    private final Thread thread;
    private volatile boolean closed;

    SqliteWriter(
            SqliteConnections connections,
            CatalogKeeper catalog,
            StoreLimits limits,
            ThreadFactory threads) {
        this.connections = connections;
        this.catalog = catalog;
        this.limits = limits;
        this.waiting = new ArrayBlockingQueue<>(limits.waitingCommits());
        this.stop = new WaitingCommit(NOTHING, random);
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    CommitResult commit(Commit commit) {
        WaitingCommit member = new WaitingCommit(commit, random);
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
        return member.await();
    }

    @Override
    public void close() {
        closed = true;
        if (!waiting.offer(stop)) {
            thread.interrupt();
        }
        Quietly.join(thread);
    }

    private void run() {
        SqliteSession session = null;
        try {
            List<WaitingCommit> group = new ArrayList<>();
            int lastSize = 1;
            while (true) {
                group.clear();
                WaitingCommit first = closed ? waiting.poll() : waiting.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    if (closed) {
                        return;
                    }
                    continue;
                }
                group.add(first);
                gather(group, lastSize);
                lastSize = group.size();
                group.remove(stop);
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
    private void gather(List<WaitingCommit> group, int lastSize) throws InterruptedException {
        long deadline = System.nanoTime() + GATHER_NANOS;
        waiting.drainTo(group, limits.groupCommits() - group.size());
        while (group.size() < Math.min(lastSize, limits.groupCommits())) {
            WaitingCommit next = waiting.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            group.add(next);
            waiting.drainTo(group, limits.groupCommits() - group.size());
        }
    }

    private void failAll(StoreException failure) {
        for (WaitingCommit next = waiting.poll(); next != null; next = waiting.poll()) {
            next.fail(failure);
        }
    }

    /// Returns the session to go on with; null after a failure, since a connection that saw one is
    /// not trusted again.
    private @Nullable SqliteSession writeGroup(
            @Nullable SqliteSession open, List<WaitingCommit> group) {
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
                group.getFirst().fail(asStoreException(e));
                return null;
            }
        }
        SqliteSession next = null;
        for (WaitingCommit member : group) {
            next = writeGroup(next, List.of(member));
        }
        return next;
    }

    private void write(SqliteSession session, List<WaitingCommit> group) throws SQLException {
        if (!write(session, group, false)) {
            write(session, group, true);
        }
    }

    /// False, with nothing written, if a member that does not hold left something behind that only
    /// a savepoint could have undone.
    private boolean write(SqliteSession session, List<WaitingCommit> group, boolean savepoints)
            throws SQLException {
        connections.retrying(() -> session.execute("BEGIN IMMEDIATE"));
        List<CommitResult> results = new ArrayList<>(group.size());
        List<CommitEffect> effects = new ArrayList<>(group.size());
        try {
            Head head = session.enter();
            long revision = head.revision();
            List<Sealing.Unsealed> unsealed = new ArrayList<>(group.size());
            for (WaitingCommit member : group) {
                Attempt attempt = attempt(session, member.nextAttempt(), savepoints);
                if (attempt.leftBehind() && group.size() > 1) {
                    session.execute("ROLLBACK");
                    return false;
                }
                CommitPlan made = attempt.made();
                if (made == null) {
                    results.add(new Conflict(Objects.requireNonNull(attempt.failed())));
                } else {
                    revision++;
                    effects.add(made.effect(revision));
                    unsealed.add(member.unsealed());
                    results.add(new Committed(revision));
                }
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
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer(results.get(i));
        }
        return true;
    }

    /// How a member's statements ended: exactly one of `made` and `failed` is set. `leftBehind` if
    /// some of a failed one's writes are still there.
    private record Attempt(
            @Nullable CommitPlan made, @Nullable Requirement failed, boolean leftBehind) {}

    /// Savepoints make SQLite copy each page that a member changes, while nearly all members hold,
    /// and most of the others fail in their first statement.
    private static Attempt attempt(
            SqliteSession session, WaitingCommit.Statements statements, boolean savepoint)
            throws SQLException {
        CommitPlan plan = statements.plan();
        if (savepoint) {
            session.execute("SAVEPOINT member");
        }
        Requirement failed;
        boolean wrote = true;
        try {
            Step stopped = session.run(statements.opening());
            if (stopped == null) {
                stopped = session.run(statements.bodyAfterOpening());
            } else {
                wrote = !isFirst(stopped, statements.opening());
            }
            failed = stopped == null ? null : stopped.requirement();
        } catch (SQLException e) {
            if (!SqlFailure.sqliteConstraint(e)) {
                throw e;
            }
            failed = plan.brokenConstraint();
            if (failed == null) {
                throw e;
            }
        }
        if (savepoint) {
            if (failed != null) {
                session.execute("ROLLBACK TO member");
            }
            session.execute("RELEASE member");
        }
        return failed == null
                ? new Attempt(plan, null, false)
                : new Attempt(null, failed, wrote && !savepoint);
    }

    @SuppressWarnings("ReferenceEquality") // the very step, not one like it
    private static boolean isFirst(Step step, List<Step> steps) {
        return step == steps.getFirst();
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

package org.schemaregistry.registry.store.jdbc;

import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.StoreLimits;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Puts usual commits that wait at the same time into one transaction. The server spends most of a
/// commit on starting statements and on its end, not on rows; both are shared here. One thread is
/// enough: two make smaller groups, which cost more than the overlap gains.
///
/// It only ever reports success: whatever stops a group, be it a row that another instance holds,
/// sends each of its members back, to be tried alone by its caller, where conflicts and failures
/// are told apart. So no member waits for another one's lock.
///
/// Thread-safe.
final class PostgresPublisher implements AutoCloseable {
    private final PostgresConnections connections;
    private final CatalogKeeper catalog;
    private final Consumer<List<CommitEffect>> committed;
    private final int groupCommits;
    private final BlockingQueue<Member> waiting;
    private final Thread thread;
    private volatile boolean closed;

    /// What became of a commit.
    sealed interface Outcome {
        /// It is on disk and shown.
        record Published(long revision) implements Outcome {}

        /// It was not made, or, if `inDoubt`, nobody knows.
        record Alone(boolean inDoubt) implements Outcome {}
    }

    private record Member(Publishing publishing, CompletableFuture<Outcome> outcome) {
        void sendBack(boolean inDoubt) {
            outcome.complete(new Outcome.Alone(inDoubt));
        }
    }

    /// @param committed takes over what was committed before the callers hear of it; must not throw
    PostgresPublisher(
            PostgresConnections connections,
            CatalogKeeper catalog,
            Consumer<List<CommitEffect>> committed,
            StoreLimits limits,
            ThreadFactory threads) {
        this.connections = connections;
        this.catalog = catalog;
        this.committed = committed;
        this.groupCommits = limits.groupCommits();
        this.waiting = new ArrayBlockingQueue<>(limits.waitingCommits());
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    Outcome publish(Publishing publishing) {
        Member member = new Member(publishing, new CompletableFuture<>());
        if (closed || !waiting.offer(member)) {
            return new Outcome.Alone(false);
        }
        if (closed) {
            // The thread may have ended before it saw this member.
            sendBackWaiting();
        }
        return member.outcome().join();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Quietly.join(thread);
    }

    private void run() {
        Deque<Member> later = new ArrayDeque<>();
        try {
            while (!closed) {
                Member first = later.isEmpty() ? waiting.poll(1, TimeUnit.SECONDS) : later.poll();
                if (first != null) {
                    write(group(first, later));
                }
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            later.forEach(member -> member.sendBack(false));
            sendBackWaiting();
        }
    }

    private void sendBackWaiting() {
        for (Member next = waiting.poll(); next != null; next = waiting.poll()) {
            next.sendBack(false);
        }
    }

    /// Everybody who waits, but no source twice: the second of two can only conflict, or follows on
    /// the first.
    private List<Member> group(Member first, Deque<Member> later) {
        List<Member> candidates = new ArrayList<>();
        candidates.add(first);
        candidates.addAll(later);
        later.clear();
        waiting.drainTo(candidates, Math.max(0, groupCommits - candidates.size()));
        List<Member> group = new ArrayList<>(candidates.size());
        Set<SourceId> sources = new HashSet<>();
        for (Member member : candidates) {
            if (overtaken(member.publishing())) {
                member.sendBack(false);
            } else if (sources.add(member.publishing().id())) {
                group.add(member);
            } else {
                later.add(member);
            }
        }
        return group;
    }

    private boolean overtaken(Publishing publishing) {
        SourceState now = CatalogReader.stateOf(catalog.catalog(), publishing.id());
        return now != null && now.revision() > publishing.revision();
    }

    private void write(List<Member> group) {
        if (group.isEmpty()) {
            return;
        }
        List<CommitEffect> effects;
        Connection connection = null;
        boolean sent = false;
        try {
            connection = connections.writer();
            effects = Publishing.run(connection, group.stream().map(Member::publishing).toList());
            sent = true;
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            boolean inDoubt =
                    sent
                            && (!(e instanceof SQLException sql)
                                    || sql.getSQLState() == null
                                    || SqlFailure.postgresConnectionLost(sql));
            Quietly.rollback(connection, e);
            group.forEach(member -> member.sendBack(inDoubt));
            return;
        } finally {
            Quietly.close(connection);
        }
        committed.accept(effects);
        for (int i = 0; i < group.size(); i++) {
            group.get(i).outcome().complete(new Outcome.Published(effects.get(i).revision()));
        }
    }
}

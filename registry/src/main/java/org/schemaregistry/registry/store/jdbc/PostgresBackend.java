package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.CommitResult.Committed;
import org.schemaregistry.registry.store.CommitResult.Conflict;
import org.schemaregistry.registry.store.IfMissing;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.StoreCredentials;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoreLimits;
import org.schemaregistry.registry.store.StoreUrl;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.registry.store.jdbc.PostgresPublisher.Outcome;
import org.schemaregistry.registry.store.jdbc.PostgresWriter.Attempt;
import org.schemaregistry.registry.store.jdbc.PostgresWriter.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// A registry in a PostgreSQL database, shared by any number of instances without a leader.
///
/// Thread-safe.
final class PostgresBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBackend.class);

    /// A COMMIT that the server has received is over by then.
    private static final long UNDER_WAY_NANOS = 1_000_000_000;

    private static final long LOOK_EVERY_NANOS = 50_000_000;

    private final StoreLimits limits;
    private final CatalogKeeper catalog = new CatalogKeeper();
    private final PostgresConnections connections;
    private final PostgresWriter writer = new PostgresWriter();
    private final PostgresSealer sealer;
    private final PostgresPublisher publisher;
    private final PostgresWatcher watcher;
    private volatile boolean closed;

    /// The connection broke at COMMIT.
    private static final class AnswerLost extends Exception {
        private static final long serialVersionUID = 1L;

        private final SQLException how;

        private AnswerLost(SQLException how) {
            super(how);
            this.how = how;
        }
    }

    PostgresBackend(
            StoreUrl.PostgresDatabase url,
            IfMissing ifMissing,
            StoreCredentials credentials,
            StoreLimits limits,
            ThreadFactory threads,
            long nowMillis) {
        this.limits = limits;
        this.connections =
                PostgresConnections.prepare(
                        url, ifMissing, credentials, limits, threads, nowMillis);
        try {
            refresh();
        } catch (StoreException e) {
            connections.close();
            throw e;
        }
        this.sealer = new PostgresSealer(connections, limits, threads);
        this.publisher =
                new PostgresPublisher(connections, catalog, this::committed, limits, threads);
        this.watcher = new PostgresWatcher(connections, this::refresh, limits, threads);
    }

    @Override
    public CommitResult commit(Commit commit) {
        Draft draft = writer.draft(commit);
        Publishing publishing = Publishing.of(draft);
        if (publishing == null) {
            return commitAlone(draft, false);
        }
        return switch (publisher.publish(publishing)) {
            case Outcome.Published(long revision) -> new Committed(revision);
            case Outcome.Alone(boolean inDoubt) -> commitAlone(draft, inDoubt);
        };
    }

    private CommitResult commitAlone(Draft draft, boolean sentBefore) {
        boolean inDoubt = sentBefore;
        long deadline = System.nanoTime() + limits.lockWaitMillis() * 1_000_000;
        for (int attempt = 0; ; attempt++) {
            if (closed) {
                throw SqlFailure.closed();
            }
            Connection connection = null;
            try {
                connection = connections.writer();
                CommitResult result = commit(connection, draft);
                return inDoubt && result instanceof Conflict
                        ? unlessLanded(connection, draft, result)
                        : result;
            } catch (SQLException e) {
                boolean again =
                        SqlFailure.postgresTryAgain(e)
                                ? attempt < limits.commitRetries()
                                : SqlFailure.postgresConnectionLost(e)
                                        && System.nanoTime() - deadline < 0;
                if (!again || closed) {
                    throw inDoubt ? unknown(e) : connections.failure(e);
                }
            } catch (AnswerLost e) {
                if (!canBeMadeOnceOnly(draft)) {
                    return lookedFor(draft, e.how);
                }
                if (closed || System.nanoTime() - deadline >= 0) {
                    throw unknown(e.how);
                }
                inDoubt = true;
            } finally {
                // Not by try-with-resources: a failure to close must not look like one to commit.
                Quietly.close(connection);
            }
            long most = Math.min(500_000_000L, 2_000_000L << Math.min(attempt, 10));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, most + 1));
        }
    }

    @Override
    public <T> T read(Read<T> read) {
        if (closed) {
            throw SqlFailure.closed();
        }
        try (Connection connection = connections.reader()) {
            try {
                return read.from(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw connections.failure(e);
        }
    }

    @Override
    public <T> T writeAside(Read<T> work) {
        for (int attempt = 0; ; attempt++) {
            if (closed) {
                throw SqlFailure.closed();
            }
            Connection connection = null;
            try {
                connection = connections.writer();
                T result = work.from(connection);
                connection.commit();
                return result;
            } catch (SQLException e) {
                if (connection != null) {
                    Quietly.rollback(connection, e);
                }
                if (!SqlFailure.postgresTryAgain(e) || attempt >= limits.commitRetries()) {
                    throw connections.failure(e);
                }
            } finally {
                Quietly.close(connection);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, 20_000_000));
        }
    }

    @Override
    public CatalogKeeper catalog() {
        return catalog;
    }

    @Override
    public long unsealed(Connection connection) throws SQLException {
        try (PreparedStatement count =
                        connection.prepareStatement("SELECT count(*) FROM registry_pending");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public @Nullable StoreException away() {
        return watcher.away();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        publisher.close();
        watcher.close();
        sealer.close();
        connections.close();
    }

    /// One attempt. Whatever is thrown as [SQLException] was surely not committed.
    private CommitResult commit(Connection connection, Draft draft)
            throws SQLException, AnswerLost {
        Commit commit = draft.commit();
        Attempt attempt;
        try {
            attempt = writer.attempt(connection, draft);
        } catch (SQLException e) {
            Quietly.rollback(connection, e);
            if (SqlFailure.postgresConstraint(e)) {
                return stopped(connection, commit, e);
            }
            throw e;
        }
        CommitEffect effect = attempt.effect();
        if (effect == null) {
            connection.rollback();
            return conflict(Objects.requireNonNull(attempt.failed()));
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            if (SqlFailure.postgresConnectionLost(e) || e.getSQLState() == null) {
                throw new AnswerLost(e);
            }
            // The server's own answer decides.
            throw connections.failure(e);
        }
        committed(List.of(effect));
        return new Committed(effect.revision());
    }

    /// The commits are made; whatever fails from here on is only a matter of showing them.
    private void committed(List<CommitEffect> effects) {
        sealer.wake();
        boolean settles =
                effects.stream()
                        .flatMap(effect -> effect.commit().writes().stream())
                        .anyMatch(w -> w instanceof Write.SettleForeignEdit);
        if (!catalog.apply(effects) || settles) {
            refreshAfterCommit();
        }
    }

    /// A commit whose answer was lost may have been made after all: then it stands in its own way
    /// when it is sent again.
    private CommitResult unlessLanded(Connection connection, Draft draft, CommitResult result)
            throws SQLException {
        Long revision = PostgresWriter.landed(connection, draft);
        connection.rollback();
        return revision == null ? result : new Committed(revision);
    }

    private CommitResult stopped(Connection connection, Commit commit, SQLException cause)
            throws SQLException {
        Requirement failed = writer.failedRequirement(connection, commit);
        connection.rollback();
        if (failed == null) {
            failed = new CommitPlan(commit).brokenConstraint();
        }
        if (failed == null) {
            throw cause;
        }
        return conflict(failed);
    }

    private CommitResult conflict(Requirement failed) {
        refresh();
        return new Conflict(failed);
    }

    /// True if a commit that was made stands in its own way when it is sent again, by the ordinal
    /// of a table's version, and can be found by an event.
    private static boolean canBeMadeOnceOnly(Draft draft) {
        return !draft.eventIds().isEmpty()
                && draft.commit().writes().stream()
                        .anyMatch(
                                w -> w instanceof Write.PutVersion || w instanceof Write.DropTable);
    }

    /// A commit that could be made twice is only looked for, a while: its COMMIT may be under way.
    private CommitResult lookedFor(Draft draft, SQLException lost) {
        long deadline = System.nanoTime() + limits.lockWaitMillis() * 1_000_000;
        long underWay = System.nanoTime() + UNDER_WAY_NANOS;
        boolean looked = false;
        while (!draft.eventIds().isEmpty() && !closed) {
            Connection connection = null;
            try {
                connection = connections.writer();
                Long revision = PostgresWriter.landed(connection, draft);
                connection.rollback();
                if (revision != null) {
                    sealer.wake();
                    refreshAfterCommit();
                    return new Committed(revision);
                }
                looked = true;
            } catch (SQLException away) {
                // The server may be back soon.
                lost.addSuppressed(away);
            } finally {
                Quietly.close(connection);
            }
            if (System.nanoTime() - (looked ? underWay : deadline) >= 0) {
                break;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        throw unknown(lost);
    }

    private static StoreException unknown(SQLException e) {
        return new StoreException(
                Code.OUTCOME_UNKNOWN,
                "registry",
                "an answer to COMMIT",
                String.valueOf(e.getMessage()),
                "read the current state before trying again",
                e);
    }

    /// The commit is made; that its catalog cannot be read now must not make it look failed.
    private void refreshAfterCommit() {
        try {
            refresh();
        } catch (StoreException e) {
            LOG.warn("cannot read what other instances committed, leaving it to the watcher", e);
        }
    }

    private void refresh() {
        CatalogKeeper.Known known = catalog.known();
        catalog.merge(
                read(connection ->
                        CatalogReader.changesSince(
                                connection, known.catalog(), known.mappingRevision())));
    }
}

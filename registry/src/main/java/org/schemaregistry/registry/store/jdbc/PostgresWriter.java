package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Requirement;
import org.schemaregistry.registry.store.Sealing;
import org.schemaregistry.registry.store.jdbc.Step.Returned;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes one commit on one connection: all statements travel together, so that it is two round
/// trips, the statements and COMMIT. The rows of the touched sources are locked first and in one
/// order, so commits to different sources never wait for each other. The usual commits that arrive
/// together are made by [PostgresPublisher] instead.
///
/// Thread-safe.
final class PostgresWriter {
    /// More statements than this travel in several messages.
    private static final int STEPS_PER_MESSAGE = 64;

    /// A lost commit is looked for among this many events, more than arrive while one waits.
    private static final long LATEST_EVENTS = 500_000;

    private static final String LANDED =
            """
            SELECT commit_no FROM registry_pending WHERE position(? IN payload) > 0
            UNION ALL
            SELECT h.revision FROM registry_head h
            WHERE EXISTS (
              SELECT 1 FROM (
                SELECT event_id FROM registry_outbox ORDER BY seq DESC LIMIT ?) AS latest
              WHERE event_id = ?)\
            """;

    /// Callers' threads draw from it at the same time, which most generators do not bear.
    private final RandomGenerator random = new SecureRandom();

    /// A commit on its way. Its events keep their ids however often it is sent, so that it can be
    /// found again.
    record Draft(Commit commit, String payload, List<String> eventIds) {}

    /// How an attempt ended before COMMIT: exactly one is set.
    record Attempt(@Nullable CommitEffect effect, @Nullable Requirement failed) {}

    Draft draft(Commit commit) {
        Sealing.Unsealed unsealed = Sealing.Unsealed.of(commit, random);
        return new Draft(commit, UnsealedJson.print(unsealed), unsealed.eventIds());
    }

    /// Runs everything but COMMIT.
    Attempt attempt(Connection connection, Draft draft) throws SQLException {
        Commit commit = draft.commit();
        CommitPlan plan = new CommitPlan(commit);
        Step pending = Step.of(Sql.PUT_PENDING, draft.payload());
        Returned number = pending.returned();
        Requirement failed;
        if (plan.bodyNeedsOpening()) {
            failed = run(connection, plan.opening());
            if (failed == null) {
                failed = run(connection, with(plan.body(), pending));
            }
        } else {
            List<Step> all = plan.opening();
            all.addAll(plan.body());
            failed = run(connection, with(all, pending));
        }
        return failed == null
                ? new Attempt(plan.effect(number.get()), null)
                : new Attempt(null, failed);
    }

    /// Which requirement of a commit does not hold now, after a constraint stopped it; null if all
    /// do.
    @Nullable Requirement failedRequirement(Connection connection, Commit commit)
            throws SQLException {
        for (Step check : new CommitPlan(commit).checks()) {
            Requirement failed = run(connection, List.of(check));
            if (failed != null) {
                return failed;
            }
        }
        return null;
    }

    /// The revision as of which a commit with events is known to be committed, after its answer was
    /// lost; null if it is not.
    static @Nullable Long landed(Connection connection, Draft draft) throws SQLException {
        String id = draft.eventIds().getFirst();
        try (PreparedStatement select = connection.prepareStatement(LANDED)) {
            select.setString(1, id);
            select.setLong(2, LATEST_EVENTS);
            select.setString(3, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private static List<Step> with(List<Step> steps, Step last) {
        List<Step> all = new ArrayList<>(steps);
        all.add(last);
        return all;
    }

    private static @Nullable Requirement run(Connection connection, List<Step> steps)
            throws SQLException {
        for (int from = 0; from < steps.size(); from += STEPS_PER_MESSAGE) {
            int to = Math.min(steps.size(), from + STEPS_PER_MESSAGE);
            Requirement failed = send(connection, steps.subList(from, to));
            if (failed != null) {
                return failed;
            }
        }
        return null;
    }

    private static @Nullable Requirement send(Connection connection, List<Step> steps)
            throws SQLException {
        StringBuilder text = new StringBuilder(256 * steps.size());
        for (Step step : steps) {
            text.append(step.sql().text()).append(";\n");
        }
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            int index = 1;
            for (Step step : steps) {
                index = Parameters.bind(statement, index, step.parameters());
            }
            statement.execute();
            for (Step step : steps) {
                if (step.sql().returnsRow()) {
                    try (ResultSet row = statement.getResultSet()) {
                        if (row.next()) {
                            step.returned().set(row.getLong(1));
                        } else if (step.requirement() != null) {
                            return step.requirement();
                        }
                    }
                }
                statement.getMoreResults();
            }
            return null;
        }
    }
}

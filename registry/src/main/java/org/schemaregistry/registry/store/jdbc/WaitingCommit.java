package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Sealing;
import org.schemaregistry.registry.store.StoreException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

/// A commit on its way to [SqliteWriter]. Whatever needs no connection is made by its caller, since
/// there is only one writer. Its events keep their ids however often it is tried.
///
/// Of its caller's thread until it is handed over, then of the writer's; the answer is thread-safe.
final class WaitingCommit {
    private final Commit commit;
    private final Sealing.Unsealed unsealed;
    private final CompletableFuture<CommitResult> answer = new CompletableFuture<>();
    private @Nullable Statements prepared;

    WaitingCommit(Commit commit, RandomGenerator random) {
        this.commit = commit;
        this.unsealed = Sealing.Unsealed.of(commit, random);
        this.prepared = statements();
    }

    /// The statements of one attempt. `body` is null if it cannot be told before the opening ran.
    record Statements(CommitPlan plan, List<Step> opening, @Nullable List<Step> body) {
        List<Step> bodyAfterOpening() {
            return body == null ? plan.body() : body;
        }
    }

    Sealing.Unsealed unsealed() {
        return unsealed;
    }

    Statements nextAttempt() {
        Statements next = prepared == null ? statements() : prepared;
        prepared = null;
        return next;
    }

    void answer(CommitResult result) {
        answer.complete(result);
    }

    void fail(RuntimeException failure) {
        answer.completeExceptionally(failure);
    }

    CommitResult await() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private Statements statements() {
        CommitPlan plan = new CommitPlan(commit);
        return new Statements(plan, plan.opening(), plan.bodyNeedsOpening() ? null : plan.body());
    }
}

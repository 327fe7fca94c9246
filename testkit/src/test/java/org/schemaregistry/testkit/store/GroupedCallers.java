package org.schemaregistry.testkit.store;

import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.CommitResult;
import org.schemaregistry.registry.store.Store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Callers that commit, each on a thread of its own, and can be seen to wait for their answers. For
/// one thread.
final class GroupedCallers {
    private static final long WAIT_SECONDS = 60;

    private final Store store;
    private final List<Thread> threads = new ArrayList<>();
    private final List<FutureTask<CommitResult>> answers = new ArrayList<>();

    GroupedCallers(Store store) {
        this.store = store;
    }

    /// Begins a commit and returns once its caller waits.
    Thread begin(Commit commit) {
        FutureTask<CommitResult> answer = new FutureTask<>(() -> store.commit(commit));
        Thread thread = Thread.ofPlatform().daemon().start(answer);
        threads.add(thread);
        answers.add(answer);
        Steps.await(() -> thread.getState() == Thread.State.WAITING || answer.isDone());
        return thread;
    }

    boolean isDone(int caller) {
        return answers.get(caller).isDone();
    }

    CommitResult answer(int caller)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answers.get(caller).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    List<CommitResult> answers() throws ExecutionException, InterruptedException, TimeoutException {
        List<CommitResult> results = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            results.add(answer(i));
        }
        return results;
    }
}

package org.schemaregistry.adapter.source.postgres;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Watches over one call to the server: a thread that waits on a socket notices neither an
/// interrupt nor that its time is over. Ends the call at most once, and never after [#close].
final class QueryWatch implements AutoCloseable {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /// How the call stands.
    enum State {
        RUNNING,
        DONE,
        INTERRUPTED,
        OVER_TIME,
        CANCELLED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private final Thread caller = Thread.currentThread();
    private final Runnable end;
    private final long deadlineNanos;

    private QueryWatch(Runnable end, long limitMillis) {
        this.end = end;
        this.deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    }

    /// Watches the calling thread from now on; `end` makes what it waits for fail.
    static QueryWatch over(Runnable end, long limitMillis) {
        QueryWatch watch = new QueryWatch(end, limitMillis);
        Watchers.START.execute(watch::watch);
        return watch;
    }

    State state() {
        return state.get();
    }

    /// True if this ended the call.
    boolean ended() {
        return switch (state.get()) {
            case RUNNING, DONE -> false;
            case INTERRUPTED, OVER_TIME, CANCELLED -> true;
        };
    }

    void cancel() {
        end(State.CANCELLED);
    }

    @Override
    public void close() {
        state.compareAndSet(State.RUNNING, State.DONE);
    }

    private void watch() {
        while (state.get() == State.RUNNING) {
            if (caller.isInterrupted()) {
                end(State.INTERRUPTED);
            } else if (System.nanoTime() - deadlineNanos > 0) {
                end(State.OVER_TIME);
            } else {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private void end(State why) {
        if (state.compareAndSet(State.RUNNING, why)) {
            end.run();
        }
    }

    /// One virtual thread for each call that is under way.
    private static final class Watchers {
        static final ExecutorService START = Executors.newVirtualThreadPerTaskExecutor();
    }
}

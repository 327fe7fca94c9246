package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.RegistryException;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Says on stderr, once each, that the registry of a command that goes on until it is stopped went
/// away, and that it is back. It looks from a thread of its own, since the command itself may wait
/// for the registry meanwhile.
final class AwayWatch {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Session session;
    private final Registry registry;

    private AwayWatch(Session session, Registry registry) {
        this.session = session;
        this.registry = registry;
    }

    /// Watches while the work goes on.
    static <T> T during(Session session, Registry registry, Supplier<T> work) {
        Thread thread =
                Thread.ofVirtual()
                        .name("away-watch")
                        .start(new AwayWatch(session, registry)::watch);
        try {
            return work.get();
        } finally {
            thread.interrupt();
        }
    }

    private void watch() {
        Long since = null;
        while (!Thread.currentThread().isInterrupted()) {
            since = look(since, registry.away().orElse(null));
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /// When it went away, null while it is there.
    private @Nullable Long look(@Nullable Long since, @Nullable RegistryException away) {
        long now = session.surroundings().clock().millis();
        if (since == null && away != null) {
            session.warn(
                    "the registry is away, trying again until it is back: "
                            + Problem.of(away).line());
            return now;
        }
        if (since != null && away == null) {
            session.warn("the registry is back after " + Times.showDuration(now - since));
            return null;
        }
        return since;
    }
}

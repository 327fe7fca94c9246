package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// `events`: everything after a number, then, if asked, everything that comes, also after the
/// registry's database was away.
final class EventsCommand {
    private static final int PAGE = 500;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration AWAY = Duration.ofMillis(500);

    private final Session session;

    EventsCommand(Session session) {
        this.session = session;
    }

    /// Without `since` from the oldest event that is kept.
    int run(@Nullable Long since, boolean follow) {
        if (since != null && since < 0) {
            throw new IllegalArgumentException("--since: expected 0 or more, found " + since);
        }
        try (Registry registry = session.open()) {
            return follow
                    ? AwayWatch.during(session, registry, () -> print(registry, since, true))
                    : print(registry, since, false);
        }
    }

    private int print(Registry registry, @Nullable Long since, boolean follow) {
        PrintStream out = session.surroundings().out();
        long seen = since == null ? registry.firstEvent() - 1 : since;
        while (!Thread.currentThread().isInterrupted()) {
            Optional<List<ObjectNode>> read = page(registry, seen, follow);
            if (read.isEmpty()) {
                LockSupport.parkNanos(AWAY.toNanos());
                continue;
            }
            List<ObjectNode> page = read.get();
            for (ObjectNode event : page) {
                session.print(event);
                seen = event.get("sequence").longValue();
            }
            // The first is true once nobody reads any more.
            if (out.checkError() || (page.isEmpty() && !follow)) {
                return 0;
            }
            if (page.isEmpty()) {
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        return 0;
    }

    /// Empty where the registry is away and may come back.
    private static Optional<List<ObjectNode>> page(Registry registry, long seen, boolean follow) {
        try {
            return Optional.of(registry.events(seen, PAGE));
        } catch (RegistryException e) {
            if (!follow || e.code() != ErrorCode.STORE_UNAVAILABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }
}

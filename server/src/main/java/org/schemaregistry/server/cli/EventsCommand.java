package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
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
        PrintStream out = session.surroundings().out();
        try (Registry registry = session.open()) {
            long seen = since == null ? registry.firstEvent() - 1 : since;
            boolean away = false;
            while (!Thread.currentThread().isInterrupted()) {
                List<ObjectNode> page;
                try {
                    page = registry.events(seen, PAGE);
                    away = false;
                } catch (RegistryException e) {
                    if (!follow || e.code() != ErrorCode.STORE_UNAVAILABLE) {
                        throw e;
                    }
                    if (!away && !Thread.currentThread().isInterrupted()) {
                        sayAway(e);
                    }
                    away = true;
                    LockSupport.parkNanos(AWAY.toNanos());
                    continue;
                }
                for (ObjectNode event : page) {
                    session.print(event);
                    seen = event.get("sequence").longValue();
                }
                // True once nobody reads any more.
                if (out.checkError()) {
                    return 0;
                }
                if (page.isEmpty()) {
                    if (!follow) {
                        return 0;
                    }
                    LockSupport.parkNanos(POLL.toNanos());
                }
            }
        }
        return 0;
    }

    private void sayAway(RegistryException e) {
        Problem problem = Problem.of(e);
        new Problem(
                        problem.code(),
                        "the registry is away, waiting for it: " + problem.message(),
                        problem.expected(),
                        problem.found(),
                        problem.hint())
                .print(session.surroundings().err(), session.json());
    }
}

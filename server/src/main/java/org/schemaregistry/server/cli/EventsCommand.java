package org.schemaregistry.server.cli;

import org.schemaregistry.registry.Registry;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// `events`: everything after a number, then, if asked, everything that comes.
final class EventsCommand {
    private static final int PAGE = 500;
    private static final Duration POLL = Duration.ofMillis(50);

    private final Session session;

    EventsCommand(Session session) {
        this.session = session;
    }

    int run(long since, boolean follow) {
        if (since < 0) {
            throw new IllegalArgumentException("--since: expected 0 or more, found " + since);
        }
        PrintStream out = session.surroundings().out();
        try (Registry registry = session.open()) {
            long seen = since;
            while (!Thread.currentThread().isInterrupted()) {
                List<ObjectNode> page = registry.events(seen, PAGE);
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
}

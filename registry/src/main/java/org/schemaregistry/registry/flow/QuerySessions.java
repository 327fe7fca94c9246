package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.spi.Capability;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.QueryConnector;
import org.schemaregistry.core.spi.QueryLimits;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.spi.SessionRequest;
import org.schemaregistry.core.spi.SourceException;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Logins for queries, under the source's query credentials alone. A few that left nothing behind
/// are kept for a moment, since to log in takes many times longer than to describe a query.
///
/// Thread-safe.
public final class QuerySessions implements AutoCloseable {
    private static final int MAX_IDLE = 8;
    private static final long MAX_IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /// A changed secret or role takes effect within this time.
    private static final long MAX_AGE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Extensions extensions;
    private final QueryLimits limits;
    private final Deque<Kept> idle = new ArrayDeque<>();
    private boolean closed;

    private record Kept(
            DataSource source, QuerySession session, long openedNanos, long idleNanos) {}

    public QuerySessions(Extensions extensions, QueryLimits limits) {
        this.extensions = extensions;
        this.limits = limits;
    }

    /// A session on loan; closing it gives it back.
    final class Loan implements AutoCloseable {
        private final DataSource source;
        private final QuerySession session;
        private final long openedNanos;

        private Loan(DataSource source, QuerySession session, long openedNanos) {
            this.source = source;
            this.session = session;
            this.openedNanos = openedNanos;
        }

        QuerySession session() {
            return session;
        }

        @Override
        public void close() {
            long now = System.nanoTime();
            boolean young = now - openedNanos < MAX_AGE_NANOS;
            if (!young || !session.reset() || !keep(new Kept(source, session, openedNanos, now))) {
                session.close();
            }
        }
    }

    QueryLimits limits() {
        return limits;
    }

    /// @throws RegistryException `NOT_QUERYABLE`
    QueryConnector connector(DataSource source) {
        Connector connector = extensions.connector(source.type());
        if (connector instanceof QueryConnector query
                && connector.capabilities().contains(Capability.QUERY)) {
            return query;
        }
        throw new RegistryException(
                ErrorCode.NOT_QUERYABLE,
                "source '" + source.id() + "' of type '" + source.type() + "' takes no queries",
                "a source whose connector has the capability QUERY",
                source.type(),
                "its queries can be checked, not dry-run or run");
    }

    /// @throws RegistryException `NOT_QUERYABLE`, `SECRET_UNAVAILABLE`
    /// @throws SourceException if the source cannot be reached
    Loan borrow(DataSource source, String defaultSchema) throws SourceException {
        QueryConnector connector = connector(source);
        Kept kept = take(source);
        if (kept != null) {
            return new Loan(source, kept.session(), kept.openedNanos());
        }
        try (Credentials credentials = extensions.lease(source.queryCredentials())) {
            List<String> path =
                    source.searchPath().isEmpty() ? List.of(defaultSchema) : source.searchPath();
            QuerySession session =
                    connector.open(
                            new SessionRequest(source, defaultSchema, path, credentials, limits));
            return new Loan(source, session, System.nanoTime());
        }
    }

    /// Ends the sessions nobody uses.
    @Override
    public void close() {
        List<Kept> ended;
        synchronized (this) {
            closed = true;
            ended = List.copyOf(idle);
            idle.clear();
        }
        ended.forEach(kept -> kept.session().close());
    }

    /// How a lost source is told to callers.
    static RegistryException told(DataSource source, SourceException e) {
        ScanError error = e.error();
        return new RegistryException(
                error.code() == ScanError.Code.CANCELLED
                        ? ErrorCode.CANCELLED
                        : ErrorCode.SOURCE_UNAVAILABLE,
                "source '" + source.id() + "': " + error.message(),
                null,
                null,
                error.hint(),
                e);
    }

    private @Nullable Kept take(DataSource source) {
        List<Kept> ended = new java.util.ArrayList<>();
        Kept found = null;
        synchronized (this) {
            long now = System.nanoTime();
            for (Iterator<Kept> each = idle.iterator(); each.hasNext(); ) {
                Kept kept = each.next();
                if (now - kept.idleNanos() > MAX_IDLE_NANOS) {
                    each.remove();
                    ended.add(kept);
                } else if (found == null && kept.source().equals(source)) {
                    each.remove();
                    found = kept;
                }
            }
        }
        ended.forEach(kept -> kept.session().close());
        return found;
    }

    private boolean keep(Kept kept) {
        Kept oldest = null;
        synchronized (this) {
            if (closed) {
                return false;
            }
            idle.addFirst(kept);
            if (idle.size() > MAX_IDLE) {
                oldest = idle.removeLast();
            }
        }
        if (oldest != null) {
            oldest.session().close();
        }
        return true;
    }
}

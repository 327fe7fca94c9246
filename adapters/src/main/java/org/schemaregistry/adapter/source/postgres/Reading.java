package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.spi.ScanRequest;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads everything of one instant, and whether the catalogs changed meanwhile.
///
/// A large source is read over two connections that see the same snapshot, so that the server and
/// this side work at the same time. Where a second connection cannot be had, one does it all.
///
/// One scan; one thread, which starts and outlives a second one.
final class Reading {
    /// From this many relations on a second connection is worth its making.
    static final int LARGE = 500;

    private static final String DEFAULT_SCHEMA = "public";

    private final ScanRequest request;
    private final DataSource source;
    private final PostgresAddress address;
    private final Session session;
    private final Facts facts;

    /// True once a second connection or its snapshot was refused.
    private boolean alone;

    Reading(ScanRequest request, PostgresAddress address, Session session, Facts facts) {
        this.request = request;
        this.source = request.source();
        this.address = address;
        this.session = session;
        this.facts = facts;
    }

    /// What was read, with the catalogs' fingerprint at that instant and after the last look at
    /// them.
    record Result(Snapshot snapshot, String before, String after) {}

    private record Comparison(String before, String after) {}

    /// Reads within the session's current transaction. `before` is its fingerprint if it was taken.
    Result read(@Nullable String before) throws ScanFailed {
        long capturedAtMillis = request.clock().millis();
        String ended = ChangeDetection.ended(session, facts);
        CatalogReader reader = new CatalogReader(session, facts.major(), request);
        reader.readRelations();
        if (!alone && reader.inScope().size() >= LARGE) {
            String snapshot = exported();
            if (snapshot == null) {
                // The refusal ended the transaction, and what was read in it is of another instant.
                session.begin();
                return read(null);
            }
            try (Session second = joined(snapshot)) {
                if (second != null) {
                    return together(reader, second, before, ended, capturedAtMillis);
                }
            }
        }
        return alone(reader, before, ended, capturedAtMillis);
    }

    private @Nullable String exported() throws ScanFailed {
        try {
            return session.exported();
        } catch (SQLException e) {
            if (Failures.lostConnection(e)) {
                throw session.failed(e);
            }
            alone = true;
            return null;
        }
    }

    /// A second session on the snapshot. Too few connections, a pooler that hands out another
    /// server, a role without the right: none of these is a reason to fail.
    private @Nullable Session joined(String snapshot) {
        Session second = null;
        try {
            second = Session.open(request, address);
            second.join(snapshot);
            return second;
        } catch (SQLException | ScanFailed refused) {
            if (second != null) {
                second.close();
            }
            alone = true;
            return null;
        }
    }

    private Result alone(
            CatalogReader reader, @Nullable String before, String ended, long capturedAtMillis)
            throws ScanFailed {
        String first = before == null ? fingerprint(session) : before;
        reader.readSpelled();
        reader.readPlain();
        reader.report("indexes", 6);
        reader.readIndexes();
        reader.report("expressions", 7);
        Map<Long, ScanError.Code> failed = deparsed(session, reader);
        reader.report("comparison", 8);
        String after = after(session, first, ended);
        reader.report("tables", CatalogReader.STEPS);
        return new Result(snapshot(reader, failed, capturedAtMillis), first, after);
    }

    /// This connection reads most of the catalogs, the other indexes and texts. The other compares
    /// when both have asked all that the engine answers by its newest catalogs.
    private Result together(
            CatalogReader reader,
            Session second,
            @Nullable String before,
            String ended,
            long capturedAtMillis)
            throws ScanFailed {
        CountDownLatch spelled = new CountDownLatch(1);
        ExecutorService other = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Future<Map<Long, ScanError.Code>> texts =
                    other.submit(() -> {
                        CatalogReader its = reader.on(second);
                        its.readIndexes();
                        return deparsed(second, its);
                    });
            Future<Comparison> comparison =
                    other.submit(() -> {
                        result(texts);
                        String first = before == null ? fingerprint(second) : before;
                        spelled.await();
                        return new Comparison(first, after(second, first, ended));
                    });
            reader.readSpelled();
            spelled.countDown();
            reader.readPlain();
            reader.report("expressions", 7);
            Map<Long, ScanError.Code> failed = result(texts);
            reader.report("tables", 8);
            Snapshot snapshot = snapshot(reader, failed, capturedAtMillis);
            reader.report("comparison", CatalogReader.STEPS);
            Comparison compared = result(comparison);
            return new Result(snapshot, compared.before(), compared.after());
        } finally {
            // Interrupting the other thread closes its connection at once.
            other.shutdownNow();
            other.close();
        }
    }

    private Map<Long, ScanError.Code> deparsed(Session over, CatalogReader reader)
            throws ScanFailed {
        return new Deparser(over, reader, request.limits().maxTextChars())
                .deparse(reader.rows(), reader.inScope());
    }

    /// The fingerprint as it is now: as it was, if no transaction ended since.
    private String after(Session over, String before, String ended) throws ScanFailed {
        over.begin();
        return !ended.isEmpty() && ended.equals(ChangeDetection.ended(over, facts))
                ? before
                : fingerprint(over);
    }

    private String fingerprint(Session over) throws ScanFailed {
        return ChangeDetection.fingerprint(over, facts.major());
    }

    private Snapshot snapshot(
            CatalogReader reader, Map<Long, ScanError.Code> failed, long capturedAtMillis) {
        return new SnapshotAssembler(
                        reader.rows(),
                        facts,
                        source.scope(),
                        defaultSchema(source),
                        new HashSet<>(reader.inScope()),
                        failed)
                .assemble(source.id(), searchPath(source), capturedAtMillis);
    }

    private static String defaultSchema(DataSource source) {
        String schema = source.scope().defaultSchema();
        return schema == null ? DEFAULT_SCHEMA : schema;
    }

    static List<String> searchPath(DataSource source) {
        return source.searchPath().isEmpty() ? List.of(defaultSchema(source)) : source.searchPath();
    }

    private static <T> T result(Future<T> task) throws ScanFailed {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScanFailed.of(ScanError.Code.CANCELLED, "the scan was cancelled", "scan again");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ScanFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

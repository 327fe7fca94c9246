package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;

import java.sql.Array;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// One scan: look cheaply whether anything changed, else read everything, then make sure that
/// nothing changed meanwhile. One thread.
final class Scan {
    private static final int ATTEMPTS = 3;
    private static final int OLDEST_MAJOR = 13;
    private static final String DEFAULT_SCHEMA = "public";

    private final ScanRequest request;
    private final DataSource source;

    Scan(ScanRequest request) {
        this.request = request;
        this.source = request.source();
    }

    ScanOutcome run() {
        try {
            PostgresAddress address = PostgresAddress.parse(source.uri());
            try (Session session = Session.open(request, address)) {
                return run(session);
            }
        } catch (IllegalArgumentException e) {
            return failed(
                    ScanError.Code.UNREACHABLE,
                    e.getMessage() == null ? "malformed URI" : e.getMessage(),
                    "expected postgresql://[user@]host[:port]/database");
        } catch (ScanFailed e) {
            return new ScanOutcome.Failed(e.error());
        }
    }

    private ScanOutcome run(Session session) throws ScanFailed {
        session.begin();
        Facts facts = facts(session);
        if (facts.major() < OLDEST_MAJOR) {
            return failed(
                    ScanError.Code.UNSUPPORTED,
                    "expected PostgreSQL 13 or newer, found major version " + facts.major(),
                    "upgrade the server");
        }
        ChangeDetection.Counters counters = ChangeDetection.counters(session, facts);
        ScanState previous = usable(ScanState.parse(request.previous()), facts);
        long startedAtMillis = request.clock().millis();
        if (previous != null
                && ChangeDetection.hintsUnchanged(
                        previous, facts, counters, request.mode(), startedAtMillis)) {
            return new ScanOutcome.Unchanged(previous.toJson());
        }
        String fingerprint = ChangeDetection.fingerprint(session, facts.major());
        if (previous != null && previous.fingerprint().equals(fingerprint)) {
            return new ScanOutcome.Unchanged(
                    previous.comparedAgain(startedAtMillis, counters).toJson());
        }
        return read(session, facts, counters, fingerprint);
    }

    /// Reads everything until nothing changed between before and after.
    private ScanOutcome read(
            Session session, Facts facts, ChangeDetection.Counters counters, String first)
            throws ScanFailed {
        String before = first;
        ChangeDetection.Counters counted = counters;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Attempt read = attempt(session, facts);
            request.progress().report("comparison", CatalogReader.STEPS, CatalogReader.STEPS);
            session.begin();
            ChangeDetection.Counters afterwards = ChangeDetection.counters(session, facts);
            String after = ChangeDetection.fingerprint(session, facts.major());
            if (read.snapshot() != null && before.equals(after)) {
                ScanState state =
                        new ScanState(
                                subject(facts),
                                read.snapshot().complete() ? before : "",
                                facts.system(),
                                read.snapshot().capturedAtMillis(),
                                read.snapshot().capturedAtMillis(),
                                counted.writes(),
                                counted.startedMicros(),
                                counted.resetMicros());
                return new ScanOutcome.Scanned(read.snapshot(), state.toJson());
            }
            if (read.failure() != null && before.equals(after)) {
                return new ScanOutcome.Failed(read.failure());
            }
            before = after;
            counted = afterwards;
        }
        return failed(
                ScanError.Code.UNSTABLE,
                "the catalogs changed during each of " + ATTEMPTS + " scans",
                "scan again when the migration is over");
    }

    /// A snapshot, or a failure that a concurrent change may explain.
    private record Attempt(@Nullable Snapshot snapshot, @Nullable ScanError failure) {}

    private Attempt attempt(Session session, Facts facts) throws ScanFailed {
        try {
            return new Attempt(snapshot(session, facts), null);
        } catch (ScanFailed e) {
            if (e.error().code() == ScanError.Code.UNSTABLE) {
                return new Attempt(null, e.error());
            }
            throw e;
        }
    }

    private Snapshot snapshot(Session session, Facts facts) throws ScanFailed {
        long capturedAtMillis = request.clock().millis();
        CatalogReader reader = new CatalogReader(session, facts.major(), request);
        Rows rows = reader.read();
        Map<Long, ScanError.Code> failed =
                new Deparser(session, reader, request.limits().maxTextChars())
                        .deparse(rows, reader.inScope());
        request.progress().report("tables", CatalogReader.STEPS - 1, CatalogReader.STEPS);
        return new SnapshotAssembler(
                        rows,
                        facts,
                        source.scope(),
                        defaultSchema(),
                        new HashSet<>(reader.inScope()),
                        failed)
                .assemble(source.id(), searchPath(), capturedAtMillis);
    }

    private String defaultSchema() {
        String schema = source.scope().defaultSchema();
        return schema == null ? DEFAULT_SCHEMA : schema;
    }

    private List<String> searchPath() {
        return source.searchPath().isEmpty() ? List.of(defaultSchema()) : source.searchPath();
    }

    /// The previous state if it may be believed for this request.
    private @Nullable ScanState usable(@Nullable ScanState previous, Facts facts) {
        return previous == null
                        || request.mode() == ScanRequest.Mode.FULL
                        || previous.fingerprint().isEmpty()
                        || !previous.subject().equals(subject(facts))
                        || !previous.system().equals(facts.system())
                        || request.clock().millis() - previous.scannedAtMillis()
                                >= ChangeDetection.SCAN_EVERY_MILLIS
                ? null
                : previous;
    }

    /// What the result depends on beside the catalogs.
    private String subject(Facts facts) {
        return ChangeDetection.sha256(
                String.join(
                        "\n",
                        source.id().value(),
                        source.uri().text(),
                        source.scope().toString(),
                        searchPath().toString(),
                        facts.role(),
                        Long.toString(facts.database()),
                        Integer.toString(request.limits().maxTextChars())));
    }

    private static Facts facts(Session session) throws ScanFailed {
        List<Facts> found = new ArrayList<>(1);
        boolean[] mayReadControl = new boolean[1];
        session.each(
                Sql.load("facts", OLDEST_MAJOR, 0, true),
                r -> {
                    Array schemas = r.getArray(9);
                    List<String> writable = new ArrayList<>();
                    for (Object schema : (Object[]) schemas.getArray()) {
                        writable.add(schema.toString());
                    }
                    mayReadControl[0] = r.getBoolean(8);
                    found.add(
                            new Facts(
                                    r.getInt(1),
                                    r.getBoolean(2),
                                    r.getString(3),
                                    r.getBoolean(4),
                                    r.getLong(5),
                                    r.getBoolean(6),
                                    r.getLong(7),
                                    writable,
                                    ""));
                });
        if (found.isEmpty()) {
            throw ScanFailed.of(
                    ScanError.Code.UNSUPPORTED,
                    "the server did not name the current role and database",
                    "expected PostgreSQL 13 or newer");
        }
        Facts facts = found.getFirst();
        if (!mayReadControl[0]) {
            return facts;
        }
        String[] system = {""};
        session.each(Sql.load("system", OLDEST_MAJOR, 0, true), r -> system[0] = r.getString(1));
        return facts.withSystem(system[0] + "/" + facts.database());
    }

    private static ScanOutcome failed(ScanError.Code code, String message, String hint) {
        return new ScanOutcome.Failed(new ScanError(null, code, message, hint));
    }
}

package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.spi.ScanOutcome;
import org.schemaregistry.core.spi.ScanRequest;

import java.sql.Array;
import java.util.ArrayList;
import java.util.List;

/// One scan: look cheaply whether anything changed, else read everything, then make sure that
/// nothing changed meanwhile. One thread.
final class Scan {
    private static final int ATTEMPTS = 3;
    private static final int OLDEST_MAJOR = 13;

    /// Raised with whatever a scan newly tells: the state of an older program is not believed then,
    /// and everything is read once.
    private static final String TELLS = "database, unseen";

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
                return run(session, address);
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

    private ScanOutcome run(Session session, PostgresAddress address) throws ScanFailed {
        List<String> searched = session.begin();
        Facts facts = facts(session, source.searchPath().isEmpty() ? searched : List.of());
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
        String fingerprint = null;
        if (previous != null) {
            fingerprint = ChangeDetection.fingerprint(session, facts.major());
            if (previous.fingerprint().equals(fingerprint)) {
                return new ScanOutcome.Unchanged(
                        previous.comparedAgain(startedAtMillis, counters).toJson());
            }
        }
        return read(session, address, facts, counters, fingerprint);
    }

    /// Reads everything until nothing changed between before and after.
    private ScanOutcome read(
            Session session,
            PostgresAddress address,
            Facts facts,
            ChangeDetection.Counters counters,
            @Nullable String fingerprint)
            throws ScanFailed {
        Reading reading = new Reading(request, address, session, facts);
        ChangeDetection.Counters counted = counters;
        String before = fingerprint;
        ScanFailed failure = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                session.begin();
                counted = ChangeDetection.counters(session, facts);
                before = null;
            }
            try {
                Reading.Result read = reading.read(before);
                if (read.before().equals(read.after())) {
                    return scanned(read, facts, counted);
                }
                failure = null;
            } catch (ScanFailed e) {
                // A concurrent change may explain it, and then the next attempt goes well.
                if (e.error().code() != ScanError.Code.UNSTABLE) {
                    throw e;
                }
                failure = e;
            }
        }
        return failure != null
                ? new ScanOutcome.Failed(failure.error())
                : failed(
                        ScanError.Code.UNSTABLE,
                        "the catalogs changed during each of " + ATTEMPTS + " scans",
                        "scan again when the migration is over");
    }

    private ScanOutcome scanned(
            Reading.Result read, Facts facts, ChangeDetection.Counters counted) {
        Snapshot snapshot = read.snapshot();
        ScanState state =
                new ScanState(
                        subject(facts),
                        snapshot.complete() ? read.before() : "",
                        facts.system(),
                        snapshot.capturedAtMillis(),
                        snapshot.capturedAtMillis(),
                        counted.writes(),
                        counted.startedMicros(),
                        counted.resetMicros());
        return new ScanOutcome.Scanned(snapshot, state.toJson());
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
                        TELLS,
                        source.id().value(),
                        source.uri().text(),
                        source.scope().toString(),
                        Reading.searchPath(source).toString(),
                        facts.role(),
                        Long.toString(facts.database()),
                        Integer.toString(request.limits().maxTextChars())));
    }

    private static Facts facts(Session session, List<String> searched) throws ScanFailed {
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
                                    searched,
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

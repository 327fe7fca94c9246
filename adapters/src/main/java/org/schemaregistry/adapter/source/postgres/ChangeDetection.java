package org.schemaregistry.adapter.source.postgres;

import org.schemaregistry.core.spi.ScanRequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/// The two cheap looks: a fingerprint of the catalogs, which is sure, and the statistics counters,
/// which are a hint that may be seconds late and only thins polls.
final class ChangeDetection {
    /// A hint counts only this long after the last full scan.
    static final long HINT_AFTER_SCAN_MILLIS = 60_000;

    /// The fingerprint is taken at least this often.
    static final long FINGERPRINT_EVERY_MILLIS = 5 * 60_000;

    /// Everything is read at least this often.
    static final long SCAN_EVERY_MILLIS = 6 * 60 * 60_000;

    private ChangeDetection() {}

    /// Writes to the catalogs as the statistics count them, and since when.
    record Counters(long writes, long startedMicros, long resetMicros) {}

    static Counters counters(Session session, Facts facts) throws ScanFailed {
        long[] found = new long[2];
        session.each(
                Sql.load("counters", facts.major(), 0, true),
                r -> {
                    found[0] = r.getLong(1);
                    found[1] = r.getLong(2);
                });
        return new Counters(found[0], facts.startedMicros(), found[1]);
    }

    /// A hash over row versions of every catalog that feeds the model. Equal hashes of two
    /// transactions mean that nothing was committed to these catalogs in between.
    static String fingerprint(Session session, int major) throws ScanFailed {
        TreeSet<String> lines = new TreeSet<>();
        session.each(
                Sql.load("fingerprint", major, 0, true),
                r -> lines.add(r.getString(1) + ' ' + r.getLong(2) + ' ' + r.getString(3)));
        return sha256(major + "\n" + String.join("\n", lines));
    }

    /// Which transactions the current one sees as ended. Where two give the same, none ended in
    /// between, and so none changed a catalog. A standby cannot tell: empty.
    static String ended(Session session, Facts facts) throws ScanFailed {
        String[] found = {""};
        if (!facts.standby()) {
            session.each(Sql.load("ended", facts.major(), 0, true), r -> found[0] = r.getString(1));
        }
        return found[0];
    }

    /// True if the counters may end a poll.
    static boolean hintsUnchanged(
            ScanState state, Facts facts, Counters now, ScanRequest.Mode mode, long atMillis) {
        return mode == ScanRequest.Mode.POLL
                && !facts.standby()
                && atMillis - state.scannedAtMillis() >= HINT_AFTER_SCAN_MILLIS
                && atMillis - state.comparedAtMillis() < FINGERPRINT_EVERY_MILLIS
                && state.writes() == now.writes()
                && state.startedMicros() == now.startedMicros()
                && state.resetMicros() == now.resetMicros();
    }

    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

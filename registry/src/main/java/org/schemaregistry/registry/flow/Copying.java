package org.schemaregistry.registry.flow;

import org.schemaregistry.registry.api.CopyProgress;
import org.schemaregistry.registry.api.CopyReport;
import org.schemaregistry.registry.api.CopyReport.TableRows;
import org.schemaregistry.registry.audit.AuditVerification;
import org.schemaregistry.registry.flow.RowDigest.Result;
import org.schemaregistry.registry.store.RegistryBuild;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.RegistrySnapshot;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoreException.Code;
import org.schemaregistry.registry.store.StoredRow;
import org.schemaregistry.registry.store.StoredTable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Copies a whole registry to an empty place, on the same or another kind of database: reads one
/// moment of it, writes it, reads what was written back, compares the two by their fingerprints,
/// and only then lets it be a registry. Killed in between, it begins anew.
///
/// For one thread.
public final class Copying {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int CHARS_AT_ONCE = 4_000_000;

    private final CopyProgress progress;
    private final Clock clock;
    private long done;
    private long total;

    public Copying(CopyProgress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    public CopyReport run(RegistryRows from, RegistryBuild to) {
        long begin = clock.millis();
        List<StoredTable> tables = to.begin(from.name(), begin);
        compareShapes(from, tables);
        done = 0;
        total = 2 * tables.stream().mapToLong(from::count).sum();
        List<Result> read = new ArrayList<>();
        for (StoredTable table : tables) {
            read.add(copy(from, to, table));
        }
        RegistryProof proof = new RegistryProof();
        List<TableRows> counts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            StoredTable table = tables.get(i);
            Result written = readBack(to.written(), table, proof);
            if (!written.equals(read.get(i))) {
                throw differs(to.name(), table, read.get(i), written);
            }
            counts.add(new TableRows(table.name(), written.rows()));
        }
        to.finish();
        return report(from.name(), to.name(), counts, proof, clock.millis() - begin);
    }

    /// Makes a backup of a registry into a new SQLite file while others write to it.
    public CopyReport snapshot(RegistrySnapshot snapshot) {
        long begin = clock.millis();
        progress.report("writing " + snapshot.target(), 0, 0);
        RegistryRows rows = snapshot.take();
        CopyReport report = prove(snapshot.source(), snapshot.target(), rows, begin);
        snapshot.finish();
        return report;
    }

    /// Reads a registry and says what it proves about itself, without comparing it.
    private CopyReport prove(String from, String to, RegistryRows rows, long begin) {
        done = 0;
        total = rows.tables().stream().mapToLong(rows::count).sum();
        RegistryProof proof = new RegistryProof();
        List<TableRows> counts = new ArrayList<>();
        for (StoredTable table : rows.tables()) {
            counts.add(new TableRows(table.name(), readBack(rows, table, proof).rows()));
        }
        return report(from, to, counts, proof, clock.millis() - begin);
    }

    private Result copy(RegistryRows from, RegistryBuild to, StoredTable table) {
        RowDigest digest = new RowDigest();
        Batch batch = new Batch(to, table);
        from.read(
                table,
                row -> {
                    digest.add(row);
                    batch.add(row);
                    step("copying " + table.name());
                });
        batch.flush();
        return digest.result();
    }

    private Result readBack(RegistryRows rows, StoredTable table, RegistryProof proof) {
        RowDigest digest = new RowDigest();
        rows.read(
                table,
                row -> {
                    digest.add(row);
                    proof.see(table, row);
                    step("verifying " + table.name());
                });
        return digest.result();
    }

    private void step(String what) {
        done++;
        if (done % ROWS_AT_ONCE == 0) {
            progress.report(what, done, total);
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreException(
                        Code.CLOSED,
                        "copy",
                        "to go on to its end",
                        "an interruption while " + what,
                        "run it again: it begins anew",
                        null);
            }
        }
    }

    /// Rows on their way to the target, a bounded number of them.
    private static final class Batch {
        private final RegistryBuild to;
        private final StoredTable table;
        private final List<StoredRow> rows = new ArrayList<>(ROWS_AT_ONCE);
        private long chars;

        Batch(RegistryBuild to, StoredTable table) {
            this.to = to;
            this.table = table;
        }

        void add(StoredRow row) {
            rows.add(row);
            for (Object value : row.values()) {
                chars += value instanceof String text ? text.length() : 8;
            }
            if (rows.size() >= ROWS_AT_ONCE || chars >= CHARS_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            if (!rows.isEmpty()) {
                to.write(table, rows);
                rows.clear();
                chars = 0;
            }
        }
    }

    /// Both were made by the same migrations, so a difference is a mistake in those.
    private static void compareShapes(RegistryRows from, List<StoredTable> tables) {
        if (!new HashSet<>(from.tables()).containsAll(tables)) {
            List<StoredTable> unlike = new ArrayList<>(tables);
            unlike.removeAll(from.tables());
            throw new StoreException(
                    Code.INTERNAL,
                    "copy of " + from.name(),
                    "the same tables on both sides",
                    "another form of " + unlike.getFirst().name(),
                    "report this message",
                    null);
        }
    }

    private static StoreException differs(
            String to, StoredTable table, Result expected, Result found) {
        return new StoreException(
                Code.CORRUPT,
                "table " + table.name() + " of the copy " + to,
                expected.toString(),
                found.toString(),
                "see that nobody else writes to the target, and copy again",
                null);
    }

    private static CopyReport report(
            String from, String to, List<TableRows> counts, RegistryProof proof, long millis) {
        AuditVerification audit = proof.audit();
        AuditVerification.Broken broken = audit.broken();
        return new CopyReport(
                from,
                to,
                proof.revision(),
                proof.events(),
                counts,
                proof.contents(),
                proof.damaged(),
                audit.entries(),
                audit.head().hash(),
                broken == null ? null : "entry " + broken.seq() + ": " + broken.reason(),
                millis);
    }
}

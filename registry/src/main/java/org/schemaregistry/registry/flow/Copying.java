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
import org.schemaregistry.registry.store.StoredTable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Copies a whole registry to an empty place, on the same or another kind of database: reads one
/// moment of it, writes it, reads what was written back, compares the two by their fingerprints,
/// and only then lets it be a registry.
///
/// Killed in between, the next one goes on: of each table it keeps what is there, if the table
/// begins with just these rows today, and begins the table anew if the registry has moved on
/// otherwise. Both are known by fingerprints alone, never by trust in the earlier copy.
///
/// For one thread.
public final class Copying {
    private static final int ROWS_BETWEEN_REPORTS = 1_000;

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
        total =
                2 * tables.stream().mapToLong(from::count).sum()
                        + tables.stream().mapToLong(to.written()::count).sum();
        List<Copied> copied = new ArrayList<>();
        for (StoredTable table : tables) {
            copied.add(copy(from, to, table));
        }
        RegistryProof proof = new RegistryProof();
        List<TableRows> counts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            StoredTable table = tables.get(i);
            Copied expected = copied.get(i);
            Result written = readBack(to.written(), table, proof);
            if (!written.equals(expected.read())) {
                throw differs(to.name(), table, expected.read(), written);
            }
            counts.add(
                    new TableRows(
                            table.name(), written.rows(), expected.kept(), expected.discarded()));
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
            counts.add(new TableRows(table.name(), readBack(rows, table, proof).rows(), 0, 0));
        }
        return report(from, to, counts, proof, clock.millis() - begin);
    }

    /// What was read of a table; how many of its rows an earlier copy had written, and how many of
    /// that one's were of no use.
    private record Copied(Result read, long kept, long discarded) {}

    private Copied copy(RegistryRows from, RegistryBuild to, StoredTable table) {
        Result there = there(to.written(), table);
        TableCopy copy = copy(from, table, new TableCopy(to, table, there));
        if (copy.finish()) {
            return new Copied(copy.taken(), there.rows(), 0);
        }
        to.clear(table);
        total += copy.taken().rows();
        copy = copy(from, table, new TableCopy(to, table, new RowDigest().result()));
        copy.finish();
        return new Copied(copy.taken(), 0, there.rows());
    }

    private TableCopy copy(RegistryRows from, StoredTable table, TableCopy copy) {
        from.readWhile(
                table,
                row -> {
                    step("copying " + table.name());
                    return copy.take(row);
                });
        return copy;
    }

    private Result there(RegistryRows rows, StoredTable table) {
        RowDigest digest = new RowDigest();
        rows.read(
                table,
                row -> {
                    digest.add(row);
                    step("looking at " + table.name());
                });
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
        if (done % ROWS_BETWEEN_REPORTS == 0) {
            progress.report(what, done, total);
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreException(
                        Code.CLOSED,
                        "copy",
                        "to go on to its end",
                        "an interruption while " + what,
                        "run it again: it goes on from here",
                        null);
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

package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.SnapshotView;
import org.schemaregistry.core.diff.SourceDiff;
import org.schemaregistry.core.diff.SourceDiff.AccessChange;
import org.schemaregistry.core.json.SourceJson;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.version.Fingerprint;
import org.schemaregistry.registry.store.Catalog;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the registry knows of a source when a scan of it begins: its tables, and the memory of the
/// last scan if there was one.
///
/// Immutable; reads the contents of tables from the store.
final class KnownSource {
    private static final int MOST_NAMES_TOLD = 3;

    private final Store store;
    private final SourceState base;
    private final @Nullable ScanMemory memory;

    KnownSource(Store store, SourceState base, @Nullable ScanMemory memory) {
        this.store = store;
        this.base = base;
        this.memory = memory;
    }

    /// @throws org.schemaregistry.registry.api.RegistryException `UNKNOWN_SOURCE`
    static KnownSource of(SourceId id, Store store) {
        Catalog catalog = store.catalog();
        SourceState base = catalog.sources().get(id);
        if (base == null) {
            throw Lookup.unknownSource(id, catalog);
        }
        return new KnownSource(store, base, store.scanMemory(id).orElse(null));
    }

    SourceState base() {
        return base;
    }

    @Nullable ScanMemory memory() {
        return memory;
    }

    /// What the last scan saw; everything if there was none.
    Coverage coverage() {
        return memory == null || memory.coverageJson() == null
                ? Coverage.FULL
                : SourceJson.readCoverage(memory.coverageJson());
    }

    /// The last complete scan's objects; null before the first.
    ScanMemory.@Nullable Document objects() {
        return memory == null ? null : memory.objects();
    }

    /// Whether the last scan ended so.
    boolean ended(ScanStatus status) {
        return memory != null && memory.lastStatus() == status;
    }

    /// What the registry knew before. A table whose content is unchanged is not parsed again: the
    /// snapshot's own instance stands for it.
    SnapshotView before(Snapshot snapshot) {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        base.tables()
                .forEach((name, known) -> {
                    if (!known.declared()) {
                        tables.put(name, known(name, known, snapshot.tables().get(name)));
                    }
                });
        Coverage coverage = coverage();
        Identity identity =
                memory == null || memory.identityJson() == null
                        ? Identity.NONE
                        : SourceJson.readIdentity(memory.identityJson());
        return new SnapshotView(tables, identity, coverage, true);
    }

    private Table known(QualifiedName name, TableState known, @Nullable Table scanned) {
        if (scanned != null && same(known, scanned)) {
            return scanned;
        }
        return TableJson.read(
                store.content(known.contentId())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the store has no content for "
                                                + base.source().id()
                                                + "."
                                                + name)));
    }

    /// Declared tables are what somebody wrote; a scan neither changes nor drops them.
    SnapshotView withoutDeclared(Snapshot snapshot) {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>(snapshot.tables());
        base.tables()
                .forEach((name, known) -> {
                    if (known.declared()) {
                        tables.remove(name);
                    }
                });
        return new SnapshotView(
                tables, snapshot.identity(), snapshot.coverage(), snapshot.complete());
    }

    /// Which kinds of objects differ from the last complete scan's; empty on the first.
    List<String> movedObjects(Snapshot snapshot, ScanMemory.Document now, int respelled) {
        if (memory == null
                || memory.objects() == null
                || !snapshot.complete()
                || memory.objects().fingerprint().equals(now.fingerprint())) {
            return List.of();
        }
        SourceObjects was = SourceJson.readObjects(memory.objects().body());
        SourceObjects is = snapshot.objects();
        List<String> moved = new ArrayList<>();
        boolean upgraded = was.majorVersion() != is.majorVersion();
        addIf(upgraded, "server version", moved);
        addIf(upgraded && respelled > 0, "spelling of " + respelled + " tables", moved);
        addIf(!was.searchPath().equals(is.searchPath()), "search path", moved);
        addIf(!was.types().equals(is.types()), "types", moved);
        addIf(!was.routines().equals(is.routines()), "routines", moved);
        addIf(!was.operators().equals(is.operators()), "operators", moved);
        addIf(!was.casts().equals(is.casts()), "casts", moved);
        return moved;
    }

    List<String> warnings(Snapshot snapshot, SourceDiff diff) {
        Coverage coverage = snapshot.coverage();
        List<String> warnings = warnings(coverage, snapshot.tables().isEmpty());
        List<QualifiedName> lost =
                diff.access().stream()
                        .filter(change -> !change.visible())
                        .map(AccessChange::table)
                        .toList();
        if (!lost.isEmpty()) {
            warnings.add(
                    role(coverage)
                            + " may no longer read "
                            + some(lost)
                            + "; what is known of it stays; GRANT SELECT brings it back");
        }
        base.tables()
                .forEach((name, known) -> {
                    Table scanned = snapshot.tables().get(name);
                    if (known.declared() && scanned != null && !same(known, scanned)) {
                        warnings.add(
                                "declared table "
                                        + name
                                        + " differs from the source's; a scan does not"
                                        + " change a declared table");
                    }
                });
        diff.outOfScope()
                .forEach(name ->
                        warnings.add(
                                "table "
                                        + name
                                        + " is no longer in the scope; it stays as it was"));
        return warnings;
    }

    /// A partial scan leaves no connector state, so that the next one reads everything.
    ScanMemory remember(
            ScanStatus status,
            Snapshot snapshot,
            String state,
            ScanMemory.Document objects,
            long nowMillis) {
        boolean complete = snapshot.complete();
        return new ScanMemory(
                status,
                nowMillis,
                complete ? state : null,
                SourceJson.writeIdentity(identity(snapshot)),
                SourceJson.writeCoverage(snapshot.coverage()),
                complete || memory == null ? (complete ? objects : null) : memory.objects(),
                List.of());
    }

    /// The ids of what the scan saw, and the old ones of known tables it could not see.
    private Identity identity(Snapshot snapshot) {
        Identity now = snapshot.identity();
        if (memory == null || memory.identityJson() == null) {
            return now;
        }
        Identity old = SourceJson.readIdentity(memory.identityJson());
        if (!old.system().equals(now.system())) {
            return now;
        }
        SortedMap<QualifiedName, Identity.OfTable> tables = new TreeMap<>(now.tables());
        Coverage coverage = snapshot.coverage();
        for (List<QualifiedName> unseen : List.of(coverage.notVisible(), coverage.failed())) {
            for (QualifiedName name : unseen) {
                Identity.OfTable known = old.tables().get(name);
                if (known != null && base.tables().containsKey(name)) {
                    tables.putIfAbsent(name, known);
                }
            }
        }
        return new Identity(now.system(), tables);
    }

    /// The last memory with another status.
    ScanMemory remember(ScanStatus status, long nowMillis) {
        return memory == null
                ? new ScanMemory(status, nowMillis, null, null, null, null, List.of())
                : new ScanMemory(
                        status,
                        nowMillis,
                        memory.connectorState(),
                        memory.identityJson(),
                        memory.coverageJson(),
                        memory.objects(),
                        memory.heldDeletions());
    }

    /// The memory of a scan that found everything as it was.
    ScanMemory unchanged(String state, long nowMillis) {
        ScanMemory last = remember(ScanStatus.UNCHANGED, nowMillis);
        return new ScanMemory(
                last.lastStatus(),
                nowMillis,
                state,
                last.identityJson(),
                last.coverageJson(),
                last.objects(),
                List.of());
    }

    /// The last memory, with what would be deleted.
    ScanMemory held(List<QualifiedName> deletions, long nowMillis) {
        ScanMemory last = remember(ScanStatus.HELD, nowMillis);
        return new ScanMemory(
                last.lastStatus(),
                nowMillis,
                last.connectorState(),
                last.identityJson(),
                last.coverageJson(),
                last.objects(),
                deletions);
    }

    /// The warnings of a scan that found everything as it was.
    List<String> warnings() {
        return warnings(coverage(), base.tables().isEmpty());
    }

    private static List<String> warnings(Coverage coverage, boolean nothing) {
        List<String> warnings = new ArrayList<>(coverage.warnings());
        if (nothing && !coverage.notVisible().isEmpty()) {
            warnings.add(
                    role(coverage)
                            + " may read none of the relations here, such as "
                            + some(coverage.notVisible())
                            + "; give it USAGE on their schemas and SELECT on them");
        }
        return warnings;
    }

    private static String role(Coverage coverage) {
        return coverage.role() == null ? "the role" : "role '" + coverage.role() + "'";
    }

    private static String some(List<QualifiedName> names) {
        String first =
                names.stream()
                        .limit(MOST_NAMES_TOLD)
                        .map(QualifiedName::toString)
                        .collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES_TOLD;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static boolean same(TableState known, Table scanned) {
        return Fingerprint.of(TableJson.write(scanned)).text().equals(known.fingerprint());
    }

    private static void addIf(boolean condition, String word, List<String> words) {
        if (condition) {
            words.add(word);
        }
    }
}

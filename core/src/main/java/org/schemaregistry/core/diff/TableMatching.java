package org.schemaregistry.core.diff;

import static java.util.Comparator.comparing;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.SourceDiff.AccessChange;
import org.schemaregistry.core.diff.SourceDiff.RenameSuggestion;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds which table of one scan is which of the next, and compares them.
///
/// Ids of the same database decide first, if the kind is equal and a field survives; then names. A
/// table created again under its name is the same table, compared by the names of its fields.
///
/// One instance serves one call.
final class TableMatching {
    private final SnapshotView before;
    private final SnapshotView after;
    private final boolean sameSystem;

    /// New name to old name of each table that is on both sides.
    private final SortedMap<QualifiedName, QualifiedName> pairs = new TreeMap<>();

    /// Old names that a pair has taken.
    private final Set<QualifiedName> taken = new HashSet<>();

    /// Renamed fields by the table's old name.
    private final SortedMap<QualifiedName, SortedMap<String, String>> renamedFields =
            new TreeMap<>();

    TableMatching(SnapshotView before, SnapshotView after) {
        this.before = before;
        this.after = after;
        String system = before.identity().system();
        sameSystem = !system.isEmpty() && system.equals(after.identity().system());
    }

    SourceDiff diff() {
        Set<QualifiedName> failed = new HashSet<>(after.coverage().failed());
        if (sameSystem) {
            matchById(failed);
        }
        for (QualifiedName name : after.tables().keySet()) {
            if (!failed.contains(name)
                    && !pairs.containsKey(name)
                    && !taken.contains(name)
                    && before.tables().containsKey(name)) {
                match(name, name);
            }
        }
        List<TableDelta> deltas = new ArrayList<>();
        compare(failed, deltas);
        List<QualifiedName> outOfScope = new ArrayList<>();
        List<QualifiedName> unseen = new ArrayList<>();
        findMissing(failed, deltas, outOfScope, unseen);
        deltas.sort(
                comparing(TableDelta::currentName).thenComparing(d -> d.allChanges().toString()));
        return new SourceDiff(
                deltas,
                accessChanges(),
                outOfScope,
                unseen,
                new RenameGuess(deltas, sameSystem).suggestions());
    }

    private void matchById(Set<QualifiedName> failed) {
        Map<String, QualifiedName> byId = new HashMap<>();
        before.identity().tables().forEach((name, ids) -> byId.put(ids.id(), name));
        after.identity()
                .tables()
                .forEach((name, ids) -> {
                    QualifiedName old = byId.get(ids.id());
                    if (old != null && !failed.contains(name) && isSame(old, name, ids)) {
                        match(old, name);
                    }
                });
    }

    /// Ids alone do not prove it: a copied database reuses them.
    private boolean isSame(QualifiedName old, QualifiedName name, Identity.OfTable ids) {
        Table was = before.tables().get(old);
        Table is = after.tables().get(name);
        Identity.OfTable oldIds = before.identity().tables().get(old);
        if (was == null || is == null || oldIds == null || was.kind() != is.kind()) {
            return false;
        }
        if (old.equals(name)) {
            return true;
        }
        Map<String, String> newNames = inverted(ids.fields());
        for (Map.Entry<String, String> field : oldIds.fields().entrySet()) {
            Field oldField = was.field(field.getKey());
            Field newField = is.field(newNames.getOrDefault(field.getValue(), ""));
            if (oldField != null
                    && newField != null
                    && (oldField.name().equals(newField.name())
                            || oldField.nativeType().equals(newField.nativeType()))) {
                return true;
            }
        }
        return false;
    }

    private void match(QualifiedName old, QualifiedName name) {
        pairs.put(name, old);
        taken.add(old);
        Identity.OfTable oldIds = before.identity().tables().get(old);
        Identity.OfTable newIds = after.identity().tables().get(name);
        if (sameSystem
                && oldIds != null
                && newIds != null
                && oldIds.id().equals(newIds.id())
                && !oldIds.fields().equals(newIds.fields())) {
            SortedMap<String, String> renamed = new TreeMap<>();
            Map<String, String> newNames = inverted(newIds.fields());
            oldIds.fields()
                    .forEach((field, id) -> {
                        String newName = newNames.get(id);
                        if (newName != null && !newName.equals(field)) {
                            renamed.put(field, newName);
                        }
                    });
            if (!renamed.isEmpty()) {
                renamedFields.put(old, renamed);
            }
        }
    }

    private void compare(Set<QualifiedName> failed, List<TableDelta> deltas) {
        SortedMap<QualifiedName, QualifiedName> renamedTables = new TreeMap<>();
        pairs.forEach((name, old) -> {
            if (!name.equals(old)) {
                renamedTables.put(old, name);
            }
        });
        Renames renames = new Renames(renamedTables, renamedFields);
        SqlText.Pairs words = SqlText.Pairs.of(renames);
        after.tables()
                .forEach((name, is) -> {
                    QualifiedName old = pairs.get(name);
                    Table was = old == null ? null : before.tables().get(old);
                    if (old == null || was == null) {
                        if (!failed.contains(name)) {
                            deltas.add(new TableDelta.Added(name, is));
                        }
                    } else if (!old.equals(name) || !was.equals(is)) {
                        deltas.add(delta(old, name, was, is, renames, words));
                    }
                });
    }

    private TableDelta delta(
            QualifiedName old,
            QualifiedName name,
            Table was,
            Table is,
            Renames renames,
            SqlText.Pairs words) {
        SortedMap<String, String> fields = renamedFields.getOrDefault(old, new TreeMap<>());
        List<Change> changes = Differ.diff(was, is, new Hints(fields, old, name, renames), words);
        return old.equals(name)
                ? new TableDelta.Changed(name, was, is, changes)
                : new TableDelta.Renamed(old, name, was, is, changes);
    }

    private void findMissing(
            Set<QualifiedName> failed,
            List<TableDelta> deltas,
            List<QualifiedName> outOfScope,
            List<QualifiedName> unseen) {
        Set<QualifiedName> notVisible = new HashSet<>(after.coverage().notVisible());
        Set<QualifiedName> excluded = new HashSet<>(after.coverage().excluded());
        Map<String, QualifiedName> idsAfter = new HashMap<>();
        if (sameSystem) {
            after.identity().tables().forEach((name, ids) -> idsAfter.put(ids.id(), name));
        }
        before.tables()
                .forEach((name, table) -> {
                    if (taken.contains(name)) {
                        return;
                    }
                    QualifiedName now = nameNow(name, idsAfter);
                    if (excluded.contains(now)) {
                        outOfScope.add(name);
                    } else if (!after.complete()
                            || notVisible.contains(now)
                            || failed.contains(now)) {
                        unseen.add(name);
                    } else {
                        deltas.add(new TableDelta.Dropped(name, table));
                    }
                });
    }

    /// A table that cannot be read may have been renamed as well.
    private QualifiedName nameNow(QualifiedName name, Map<String, QualifiedName> idsAfter) {
        Identity.OfTable ids = before.identity().tables().get(name);
        QualifiedName now = ids == null ? null : idsAfter.get(ids.id());
        return now == null || after.tables().containsKey(now) ? name : now;
    }

    private List<AccessChange> accessChanges() {
        Set<QualifiedName> was = new HashSet<>(before.coverage().notVisible());
        Set<QualifiedName> is = new HashSet<>(after.coverage().notVisible());
        List<AccessChange> changes = new ArrayList<>();
        for (QualifiedName name : before.tables().keySet()) {
            if (is.contains(name) && !was.contains(name)) {
                changes.add(new AccessChange(name, false));
            } else if (was.contains(name)
                    && !is.contains(name)
                    && after.tables().containsKey(name)) {
                changes.add(new AccessChange(name, true));
            }
        }
        return changes;
    }

    private static Map<String, String> inverted(SortedMap<String, String> names) {
        Map<String, String> inverted = new HashMap<>();
        names.forEach((name, id) -> inverted.put(id, name));
        return inverted;
    }

    /// Looks for what went and what came with nearly the same content.
    private record RenameGuess(List<TableDelta> deltas, boolean idsKnown) {
        /// Beyond this many on either side a guess is worth nothing.
        private static final int MAX_CANDIDATES = 50;

        private static final double ENOUGH = 0.6;

        List<RenameSuggestion> suggestions() {
            if (idsKnown) {
                return List.of();
            }
            List<RenameSuggestion> found = new ArrayList<>();
            suggestTables(found);
            for (TableDelta delta : deltas) {
                if (delta instanceof TableDelta.Changed changed) {
                    suggestFields(changed, found);
                }
            }
            return found;
        }

        private void suggestTables(List<RenameSuggestion> found) {
            List<TableDelta.Dropped> gone = new ArrayList<>();
            List<TableDelta.Added> come = new ArrayList<>();
            for (TableDelta delta : deltas) {
                if (delta instanceof TableDelta.Dropped dropped) {
                    gone.add(dropped);
                } else if (delta instanceof TableDelta.Added added) {
                    come.add(added);
                }
            }
            if (gone.size() > MAX_CANDIDATES || come.size() > MAX_CANDIDATES) {
                return;
            }
            for (TableDelta.Dropped dropped : gone) {
                TableDelta.Added best = null;
                double bestSimilarity = 0;
                for (TableDelta.Added added : come) {
                    double similarity = similarity(dropped.table(), added.table());
                    if (similarity > bestSimilarity) {
                        best = added;
                        bestSimilarity = similarity;
                    }
                }
                if (best != null && bestSimilarity >= ENOUGH) {
                    found.add(
                            new RenameSuggestion(
                                    dropped.name(), best.name(), null, null, bestSimilarity));
                }
            }
        }

        private static void suggestFields(
                TableDelta.Changed changed, List<RenameSuggestion> found) {
            for (Change gone : changed.changes()) {
                if (gone instanceof Change.FieldDropped(Field old)) {
                    Field now = sameTyped(old, changed.changes());
                    if (now != null) {
                        found.add(
                                new RenameSuggestion(
                                        changed.name(),
                                        changed.name(),
                                        old.name(),
                                        now.name(),
                                        ENOUGH));
                    }
                }
            }
        }

        private static @Nullable Field sameTyped(Field old, List<Change> changes) {
            for (Change change : changes) {
                if (change instanceof Change.FieldAdded(Field field)
                        && field.nativeType().equals(old.nativeType())
                        && field.nullable() == old.nullable()
                        && field.position() == old.position()) {
                    return field;
                }
            }
            return null;
        }

        private static double similarity(Table before, Table after) {
            Set<String> old = new HashSet<>();
            before.fields().forEach(f -> old.add(f.name() + " " + f.nativeType()));
            Set<String> now = new HashSet<>();
            after.fields().forEach(f -> now.add(f.name() + " " + f.nativeType()));
            Set<String> all = new HashSet<>(old);
            all.addAll(now);
            old.retainAll(now);
            return all.isEmpty() ? 0 : (double) old.size() / all.size();
        }
    }
}

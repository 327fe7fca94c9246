package org.schemaregistry.bench;

import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.diff.SnapshotView;
import org.schemaregistry.core.diff.TableDelta;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.rule.RuleSet;
import org.schemaregistry.core.version.Fingerprint;

import java.util.SortedMap;

/// Diff and classification of 10,000 tables of 15 fields.
public final class DiffBench {
    private static final int TABLES = 10_000;

    private DiffBench() {}

    public static void main(String[] args) {
        SortedMap<QualifiedName, Table> before = Samples.tables(TABLES, "");
        SortedMap<QualifiedName, Table> same = Samples.tables(TABLES, "");
        SortedMap<QualifiedName, Table> changed = Samples.tables(TABLES, "x");
        Samples.show("diff + classify, 10,000 unchanged", () -> diff(before, same, 0));
        Samples.show("diff + classify, 10,000 changed", () -> diff(before, changed, TABLES));
        Samples.show(
                "write canonical JSON and fingerprint, 10,000",
                () -> before.values().forEach(table -> Fingerprint.of(TableJson.write(table))));
    }

    private static void diff(
            SortedMap<QualifiedName, Table> before,
            SortedMap<QualifiedName, Table> after,
            int expected) {
        int found = 0;
        for (TableDelta delta :
                Differ.diff(SnapshotView.of(before), SnapshotView.of(after)).tables()) {
            found += RuleSet.DEFAULT.classify(delta).size();
        }
        if (found != expected) {
            throw new IllegalStateException("expected " + expected + " changes, found " + found);
        }
    }
}

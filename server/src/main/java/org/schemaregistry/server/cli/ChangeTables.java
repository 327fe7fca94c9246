package org.schemaregistry.server.cli;

import org.schemaregistry.core.rule.ClassifiedChange;
import org.schemaregistry.core.rule.Effect;
import org.schemaregistry.registry.api.HistoryEntry;
import org.schemaregistry.registry.api.TableChange;

import java.util.List;
import java.util.stream.Collectors;

/// Changes as tables for a person: one line a change.
final class ChangeTables {
    private ChangeTables() {}

    /// A diff.
    static TextTable changes(List<ClassifiedChange> changes) {
        TextTable table = new TextTable("BUMP", "RULE", "AFFECTS", "CHANGE");
        for (ClassifiedChange change : changes) {
            table.row(
                    change.bump(), change.rule(), affects(change), ChangeText.of(change.change()));
        }
        return table;
    }

    /// A history; a version's first line names it, its further changes follow.
    static TextTable history(List<HistoryEntry> entries) {
        TextTable table = new TextTable("TABLE", "VERSION", "AT", "BUMP", "RULE", "CHANGE");
        for (HistoryEntry entry : entries) {
            String at = Times.show(entry.atMillis());
            if (entry.changes().isEmpty()) {
                table.row(entry.table(), entry.version(), at, "", "", "first registration");
            }
            boolean first = true;
            for (ClassifiedChange change : entry.changes()) {
                table.row(
                        first ? entry.table() : "",
                        first ? entry.version() : "",
                        first ? at : "",
                        change.bump(),
                        change.rule(),
                        ChangeText.of(change.change()));
                first = false;
            }
        }
        return table;
    }

    /// What a scan changed, without first registrations.
    static TextTable changed(List<TableChange> changed, int mostTables) {
        TextTable table = new TextTable("TABLE", "VERSION", "BUMP", "RULE", "CHANGE");
        changed.stream()
                .filter(change -> change.from() != null)
                .limit(mostTables)
                .forEach(change -> rows(change, table));
        return table;
    }

    private static void rows(TableChange change, TextTable table) {
        String version = change.from() + " -> " + change.to();
        if (change.changes().isEmpty()) {
            table.row(change.table(), version, change.bump(), "", "");
        }
        boolean first = true;
        for (ClassifiedChange classified : change.changes()) {
            table.row(
                    first ? change.table() : "",
                    first ? version : "",
                    classified.bump(),
                    classified.rule(),
                    ChangeText.of(classified.change()));
            first = false;
        }
    }

    private static String affects(ClassifiedChange change) {
        return change.affects().stream().map(Effect::json).collect(Collectors.joining(","));
    }
}

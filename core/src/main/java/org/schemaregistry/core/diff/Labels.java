package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.FieldType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The labels of two enumerations, compared one by one. Labels have no id: one that went and one
/// that came at the same place, between the same neighbours, are taken for a rename (a removal and
/// a rename weigh the same).
final class Labels {
    private Labels() {}

    /// The labels of an enumeration or a list of them, or null.
    static @Nullable List<String> of(FieldType type) {
        if (type instanceof FieldType.ListOf(FieldType element)) {
            return of(element);
        }
        return type instanceof FieldType.Enumerated(List<String> values) ? values : null;
    }

    static List<Change> diff(String field, List<String> before, List<String> after) {
        Map<String, String> renamed = renamed(before, after);
        List<Change> changes = new ArrayList<>();
        Set<String> kept = new HashSet<>(after);
        List<String> survivors = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            String old = before.get(i);
            String now = renamed.getOrDefault(old, old);
            if (kept.contains(now)) {
                survivors.add(now);
            } else {
                changes.add(new Change.EnumValueRemoved(field, old, i));
            }
        }
        for (String old : before) {
            String now = renamed.get(old);
            if (now != null) {
                changes.add(new Change.EnumValueRenamed(field, old, now));
            }
        }
        Set<String> surviving = new HashSet<>(survivors);
        List<String> order = after.stream().filter(surviving::contains).toList();
        if (!order.equals(survivors)) {
            changes.add(new Change.EnumValuesReordered(field, survivors, order));
        }
        for (int i = 0; i < after.size(); i++) {
            if (!surviving.contains(after.get(i))) {
                changes.add(new Change.EnumValueAdded(field, after.get(i), i));
            }
        }
        return changes;
    }

    static FieldType apply(FieldType type, List<Change> changes) {
        if (type instanceof FieldType.ListOf(FieldType element)) {
            return new FieldType.ListOf(apply(element, changes));
        }
        if (type instanceof FieldType.Enumerated(List<String> values)) {
            return new FieldType.Enumerated(applied(values, changes));
        }
        throw new IllegalArgumentException(
                "enum change: expected an enumeration, found " + type.text());
    }

    private static List<String> applied(List<String> values, List<Change> changes) {
        List<String> labels = new ArrayList<>(values);
        for (Change change : changes) {
            if (change instanceof Change.EnumValueRemoved removed) {
                labels.remove(removed.value());
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.EnumValueRenamed renamed) {
                labels.replaceAll(l -> l.equals(renamed.from()) ? renamed.to() : l);
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.EnumValuesReordered reordered) {
                labels = new ArrayList<>(reordered.to());
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.EnumValueAdded added) {
                labels.add(Math.min(added.index(), labels.size()), added.value());
            }
        }
        return labels;
    }

    private static Map<String, String> renamed(List<String> before, List<String> after) {
        Set<String> common = new HashSet<>(before);
        common.retainAll(new HashSet<>(after));
        if (!before.stream()
                .filter(common::contains)
                .toList()
                .equals(after.stream().filter(common::contains).toList())) {
            return Map.of();
        }
        Map<String, String> renamed = new HashMap<>();
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            int bEnd = nextCommon(before, b, common);
            int aEnd = nextCommon(after, a, common);
            if (bEnd - b == aEnd - a) {
                for (int i = 0; i < bEnd - b; i++) {
                    renamed.put(before.get(b + i), after.get(a + i));
                }
            }
            b = bEnd + 1;
            a = aEnd + 1;
        }
        return renamed;
    }

    private static int nextCommon(List<String> labels, int from, Set<String> common) {
        int at = Math.min(from, labels.size());
        while (at < labels.size() && !common.contains(labels.get(at))) {
            at++;
        }
        return at;
    }
}

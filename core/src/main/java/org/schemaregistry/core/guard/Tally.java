package org.schemaregistry.core.guard;

import org.schemaregistry.core.guard.Mismatch.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts faults, within bounds. One thread.
final class Tally {
    private static final int MAX_VARIANTS_PER_COLUMN = 8;
    private static final String OTHERS = "various";

    private record Key(String column, Kind kind, String variant) {}

    private static final class Count {
        private String found;
        private final String expected;
        private long count;
        private final List<Long> firstRows = new ArrayList<>(Mismatch.MAX_ROWS);

        private Count(String expected, String found) {
            this.expected = expected;
            this.found = found;
        }
    }

    private final Map<Key, Count> counts = new LinkedHashMap<>();
    private final Map<Key, Integer> variants = new LinkedHashMap<>();
    private long unlisted;

    /// Counts one fault of one row, and answers with it as it will be listed.
    Mismatch add(String column, Fault fault, long row) {
        String name = column + fault.path();
        Key key = key(name, fault);
        Count count = counts.get(key);
        if (count == null) {
            if (counts.size() == GuardReport.MAX_MISMATCHES) {
                unlisted++;
                return new Mismatch(
                        fault.kind(), name, fault.expected(), fault.found(), 1, List.of(row));
            }
            count =
                    new Count(
                            fault.expected(),
                            key.variant().isEmpty() ? fault.found() : key.variant());
            counts.put(key, count);
        } else if (fault.kind() == Kind.LENGTH && longer(fault.found(), count.found)) {
            count.found = fault.found();
        }
        count.count++;
        if (count.firstRows.size() < Mismatch.MAX_ROWS) {
            count.firstRows.add(row);
        }
        return new Mismatch(fault.kind(), name, fault.expected(), fault.found(), 1, List.of(row));
    }

    long unlisted() {
        return unlisted;
    }

    /// What was counted, with what all `checked` rows share.
    List<Mismatch> list(List<Fault> ofAllRows, long checked, List<Long> firstRows) {
        List<Mismatch> list = new ArrayList<>();
        for (Fault fault : ofAllRows) {
            if (list.size() + counts.size() < GuardReport.MAX_MISMATCHES) {
                list.add(
                        new Mismatch(
                                fault.kind(),
                                fault.path(),
                                fault.expected(),
                                fault.found(),
                                checked,
                                firstRows));
            }
        }
        counts.forEach((key, count) ->
                list.add(
                        new Mismatch(
                                key.kind(),
                                key.column(),
                                count.expected,
                                count.found,
                                count.count,
                                count.firstRows)));
        list.sort(
                Comparator.comparing(Mismatch::column)
                        .thenComparing(Mismatch::kind)
                        .thenComparing(Mismatch::found));
        return List.copyOf(list);
    }

    /// Types and dimensions are told apart, within a bound; of lengths the longest is kept.
    private Key key(String column, Fault fault) {
        return switch (fault.kind()) {
            case MISSING, EXTRA, NULL, ENUM, LENGTH -> new Key(column, fault.kind(), "");
            case TYPE, VECTOR_SIZE -> {
                Key exact = new Key(column, fault.kind(), fault.found());
                if (counts.containsKey(exact)) {
                    yield exact;
                }
                int known = variants.merge(new Key(column, fault.kind(), ""), 1, Integer::sum);
                yield known <= MAX_VARIANTS_PER_COLUMN
                        ? exact
                        : new Key(column, fault.kind(), OTHERS);
            }
        };
    }

    /// Both are printed as `text(25)`.
    private static boolean longer(String a, String b) {
        return a.length() != b.length() ? a.length() > b.length() : a.compareTo(b) > 0;
    }
}

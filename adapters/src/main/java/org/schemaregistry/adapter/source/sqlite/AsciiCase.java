package org.schemaregistry.adapter.source.sqlite;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// Compares names as SQLite does: `A` to `Z` without case, all other letters exactly.
///
/// Stateless, thread-safe.
final class AsciiCase {
    static final Comparator<String> ORDER = AsciiCase::compare;

    private AsciiCase() {}

    /// An empty map whose keys are names.
    static <V> Map<String, V> map() {
        return new TreeMap<>(ORDER);
    }

    static boolean equal(String left, String right) {
        return compare(left, right) == 0;
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            int difference = folded(left.charAt(i)) - folded(right.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return left.length() - right.length();
    }

    private static int folded(char c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}

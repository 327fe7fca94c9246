package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Finding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Ranks the names that may have been meant: by edit distance, by words in common, by scope.
final class Suggestions {
    /// A name further off than this share of its length is no suggestion.
    private static final double FARTHEST = 0.75;

    private static final double PER_SCOPE = 0.1;

    /// Among so many names only rather near ones are looked at closely.
    private static final int MANY = 500;

    private static final double FARTHEST_OF_MANY = 0.34;

    private static final double CLEAR = 0.34;
    private static final int LETTERS_PER_SLIP = 6;
    private static final double CLEARLY_FURTHER = 0.1;

    private Suggestions() {}

    private record Ranked(Fault.Candidate candidate, double distance) {}

    /// The nearest, best first.
    static List<Fault.Candidate> nearest(String wrong, List<Fault.Candidate> candidates) {
        Map<String, Ranked> best = new LinkedHashMap<>();
        int letters = Fault.Candidate.lettersOf(wrong);
        boolean many = candidates.size() > MANY;
        for (Fault.Candidate candidate : candidates) {
            if (many && candidate.scope() >= 0 && isFar(wrong, letters, candidate)) {
                continue;
            }
            double distance = distance(wrong, candidate.name()) + candidate.scope() * PER_SCOPE;
            best.merge(
                    candidate.shown(),
                    new Ranked(candidate, distance),
                    (one, other) -> one.distance() <= other.distance() ? one : other);
        }
        return best.values().stream()
                .filter(ranked -> ranked.distance() <= FARTHEST)
                .sorted(
                        Comparator.comparingDouble(Ranked::distance)
                                .thenComparing(ranked -> ranked.candidate().shown()))
                .limit(Finding.MAX_SUGGESTIONS)
                .map(Ranked::candidate)
                .toList();
    }

    /// The one of which the wrong name is a slip of the pen, and no other one is as near.
    static Fault.@Nullable Candidate slipped(String wrong, List<Fault.Candidate> candidates) {
        Fault.Candidate nearest = standingOut(wrong, candidates);
        return nearest != null && isSlip(wrong, nearest.name()) ? nearest : null;
    }

    /// The same, or the one that the wrong name adds a word to.
    static Fault.@Nullable Candidate clearly(String wrong, List<Fault.Candidate> candidates) {
        Fault.Candidate nearest = standingOut(wrong, candidates);
        boolean clear =
                nearest != null
                        && (isSlip(wrong, nearest.name())
                                || words(lower(wrong)).containsAll(words(lower(nearest.name()))));
        return clear ? nearest : null;
    }

    private static Fault.@Nullable Candidate standingOut(
            String wrong, List<Fault.Candidate> candidates) {
        List<Fault.Candidate> nearest = nearest(wrong, candidates);
        if (nearest.isEmpty()) {
            return null;
        }
        double first = distance(wrong, nearest.get(0).name());
        double second = nearest.size() < 2 ? 1 : distance(wrong, nearest.get(1).name());
        return first <= CLEAR && second - first >= CLEARLY_FURTHER ? nearest.get(0) : null;
    }

    /// One edit in a short word, and one more for every six letters.
    private static boolean isSlip(String wrong, String candidate) {
        List<String> a = List.of(lower(wrong).split("_", -1));
        List<String> b = List.of(lower(candidate).split("_", -1));
        if (a.size() != b.size()) {
            return isSlipOfWord(lower(wrong), lower(candidate));
        }
        for (int i = 0; i < a.size(); i++) {
            if (!isSlipOfWord(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSlipOfWord(String wrong, String candidate) {
        int longest = Math.max(wrong.length(), candidate.length());
        return edits(wrong, candidate) <= 1 + longest / LETTERS_PER_SLIP;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Cheap bound on the edits: each one changes at most two letters of the two sets.
    private static boolean isFar(String wrong, int letters, Fault.Candidate candidate) {
        int longest = Math.max(wrong.length(), candidate.name().length());
        int byLength = Math.abs(wrong.length() - candidate.name().length());
        int byLetters = (Integer.bitCount(letters ^ candidate.letters()) + 1) / 2;
        return Math.max(byLength, byLetters) > longest * FARTHEST_OF_MANY;
    }

    /// 0 for equal, about 1 for nothing in common.
    static double distance(String wrong, String candidate) {
        String a = lower(wrong);
        String b = lower(candidate);
        int longest = Math.max(a.length(), b.length());
        if (longest == 0) {
            return 0;
        }
        double edits = (double) edits(a, b) / longest;
        double overlap = overlap(a, b);
        boolean within = a.length() > 2 && b.length() > 2 && (a.contains(b) || b.contains(a));
        return Math.min(edits, 1 - 0.6 * overlap - (within ? 0.2 : 0)) - (within ? 0.1 : 0);
    }

    /// The share of words that both names have, 0 to 1.
    private static double overlap(String a, String b) {
        if (a.indexOf('_') < 0 && b.indexOf('_') < 0) {
            return a.equals(b) ? 1 : 0;
        }
        Set<String> left = words(a);
        Set<String> right = words(b);
        int shared = 0;
        for (String word : left) {
            shared += right.contains(word) ? 1 : 0;
        }
        return 2.0 * shared / (left.size() + right.size());
    }

    private static Set<String> words(String name) {
        return new HashSet<>(Arrays.asList(name.split("_")));
    }

    /// Insertions, deletions, replacements and swaps of neighbours.
    static int edits(String a, String b) {
        int width = b.length() + 1;
        int[] beforeLast = new int[width];
        int[] last = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            char current = a.charAt(i - 1);
            row[0] = i;
            for (int j = 1; j < width; j++) {
                char other = b.charAt(j - 1);
                int cost = current == other ? 0 : 1;
                int least = Math.min(Math.min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && current == b.charAt(j - 2) && a.charAt(i - 2) == other) {
                    least = Math.min(least, beforeLast[j - 2] + 1);
                }
                row[j] = least;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[width - 1];
    }
}

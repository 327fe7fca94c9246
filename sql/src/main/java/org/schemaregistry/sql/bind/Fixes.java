package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Mends the wrong names of a query, all of them at once: a name that is wrong at several places is
/// replaced by the same one everywhere. Stateless and thread-safe.
public final class Fixes {
    /// Two names with three suggestions each; where there are more ways, only the best of each name
    /// is tried.
    private static final int MOST_TRIED = 9;

    private Fixes() {}

    /// A name that is wrong at one place.
    ///
    /// @param name as it was understood
    /// @param options what may have been meant, best first
    public record Wrong(String name, List<Option> options) {
        public Wrong {
            options = List.copyOf(options);
        }
    }

    /// What may have been meant.
    ///
    /// @param name as it is told
    /// @param replaced what it stands in for
    /// @param sql as the query spells it
    public record Option(String name, Span replaced, String sql) {}

    /// One name to be decided on, at all its places.
    private record Choice(String name, List<String> options, List<Wrong> places) {
        private boolean holds(Wrong wrong) {
            return name.equals(wrong.name()) && options.equals(names(wrong));
        }
    }

    /// The query with every wrong name replaced; null where no choice passes, or where another one
    /// competes with the best.
    ///
    /// @param passes whether an edited query is one to be proposed
    public static @Nullable String of(String text, List<Wrong> wrong, Predicate<String> passes) {
        List<Choice> choices = choices(wrong);
        int ways = ways(choices);
        if (ways == 0) {
            return null;
        }
        boolean bestOnly = ways > MOST_TRIED;
        List<int[]> passing = new ArrayList<>();
        String fix = null;
        for (int way = 0; way < (bestOnly ? 1 : ways); way++) {
            int[] chosen = chosen(choices, way);
            String edited = edited(text, choices, chosen);
            if (edited != null && passes.test(edited)) {
                fix = passing.isEmpty() ? edited : fix;
                passing.add(chosen);
            }
        }
        if (passing.isEmpty()) {
            return null;
        }
        for (int i = 0; i < choices.size(); i++) {
            if (!isClear(choices.get(i), i, passing, bestOnly)) {
                return null;
            }
        }
        return fix;
    }

    private static List<Choice> choices(List<Wrong> wrong) {
        List<Choice> choices = new ArrayList<>();
        for (Wrong each : wrong) {
            Choice known = null;
            for (Choice choice : choices) {
                known = choice.holds(each) ? choice : known;
            }
            if (known == null) {
                known = new Choice(each.name(), names(each), new ArrayList<>());
                choices.add(known);
            }
            known.places().add(each);
        }
        return choices;
    }

    private static List<String> names(Wrong wrong) {
        return wrong.options().stream().map(Option::name).toList();
    }

    /// 0 where there is nothing to choose, or a name for which there is nothing.
    private static int ways(List<Choice> choices) {
        int ways = choices.isEmpty() ? 0 : 1;
        for (Choice choice : choices) {
            ways = Math.min(ways * choice.options().size(), MOST_TRIED + 1);
        }
        return ways;
    }

    /// Way 0 takes the best of each; the last name's options change first.
    private static int[] chosen(List<Choice> choices, int way) {
        int[] chosen = new int[choices.size()];
        int left = way;
        for (int i = choices.size() - 1; i >= 0; i--) {
            int options = choices.get(i).options().size();
            chosen[i] = left % options;
            left /= options;
        }
        return chosen;
    }

    /// Null where two of the edits are in each other's way.
    private static @Nullable String edited(String text, List<Choice> choices, int[] chosen) {
        List<Option> edits = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            for (Wrong place : choices.get(i).places()) {
                edits.add(place.options().get(chosen[i]));
            }
        }
        edits.sort(Comparator.comparingInt(edit -> edit.replaced().start()));
        StringBuilder edited = new StringBuilder(text.length());
        int end = 0;
        for (Option edit : edits) {
            if (edit.replaced().start() < end) {
                return null;
            }
            edited.append(text, end, edit.replaced().start()).append(edit.sql());
            end = edit.replaced().end();
        }
        return edited.append(text, end, text.length()).toString();
    }

    /// Whether the first way that passes has what was surely meant by a name.
    private static boolean isClear(
            Choice choice, int index, List<int[]> passing, boolean bestOnly) {
        List<String> ranked = new ArrayList<>();
        for (int option = 0; option < choice.options().size(); option++) {
            boolean taken = bestOnly;
            for (int[] way : passing) {
                taken |= way[index] == option;
            }
            if (taken) {
                ranked.add(choice.options().get(option));
            }
        }
        String first = choice.options().get(passing.getFirst()[index]);
        return ranked.getFirst().equals(first) && NearestNames.isClear(choice.name(), ranked);
    }
}

package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The names of a map in its order, and where each stands in the contract. Documents of one reading
/// mostly have the same names in the same order: walked once, each name costs a comparison, which
/// for the names that a parser shares is one of references.
///
/// One thread.
final class DocumentShape {
    /// No map has this shape.
    static final DocumentShape NONE = new DocumentShape(-1, new Step[0], new int[0], false);

    /// A map that has this many names more than the contract is no shape to remember.
    private static final int MOST_EXTRA = 50;

    /// A name and where it stands in the contract, behind its last if it is not there.
    static final class Step {
        final String name;
        final int place;
        final boolean nullable;

        /// The check of the values, where none fits by its class alone.
        final @Nullable ValueCheck each;

        /// The class of which every value fits there, as far as a reading has seen.
        @Nullable Class<?> fitting;

        private Step(String name, int place, Rule rule) {
            this.name = name;
            this.place = place;
            nullable = rule.nullable();
            each = rule.each();
        }
    }

    /// What is wanted at a place; `each` is the check of its values if none fits by its class
    /// alone.
    record Rule(boolean nullable, @Nullable ValueCheck each) {}

    private final int size;
    private final Step[] steps;
    private final int[] absent;
    private final boolean extra;

    private DocumentShape(int size, Step[] steps, int[] absent, boolean extra) {
        this.size = size;
        this.steps = steps;
        this.absent = absent;
        this.extra = extra;
    }

    /// [#NONE] where the map's is not worth remembering.
    static DocumentShape of(
            Map<String, ?> values, Map<String, Integer> contract, IntFunction<Rule> rules) {
        if (values.size() > contract.size() + MOST_EXTRA
                || values.keySet().stream().anyMatch(Objects::isNull)) {
            return NONE;
        }
        Step[] steps =
                values.keySet().stream()
                        .map(name -> {
                            int place = contract.getOrDefault(name, contract.size());
                            return new Step(name, place, rules.apply(place));
                        })
                        .toArray(Step[]::new);
        int[] absent =
                IntStream.range(0, contract.size())
                        .filter(place -> Arrays.stream(steps).noneMatch(one -> one.place == place))
                        .toArray();
        boolean extra = Arrays.stream(steps).anyMatch(one -> one.place == contract.size());
        return new DocumentShape(steps.length, steps, absent, extra);
    }

    int size() {
        return size;
    }

    /// The names in the map's order.
    Step[] steps() {
        return steps;
    }

    /// True if one of the first `count` names stands at this place of the contract.
    boolean isAmong(int count, int place) {
        return Arrays.stream(steps, 0, count).anyMatch(one -> one.place == place);
    }

    /// The places of the contract that no name stands at.
    int[] absent() {
        return absent;
    }

    boolean hasExtra() {
        return extra;
    }
}

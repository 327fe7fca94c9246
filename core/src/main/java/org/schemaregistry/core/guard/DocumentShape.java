package org.schemaregistry.core.guard;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// The names of a map in its order, and where each stands in the contract. Documents of one reading
/// mostly have the same names in the same order: walked once, each name costs a comparison, which
/// for the names that a parser shares is one of references.
///
/// Immutable.
final class DocumentShape {
    /// No map has this shape.
    static final DocumentShape NONE =
            new DocumentShape(-1, new String[0], new int[0], new int[0], false);

    /// A map that has this many names more than the contract is no shape to remember.
    private static final int MOST_EXTRA = 50;

    private final int size;
    private final String[] names;
    private final int[] places;
    private final int[] absent;
    private final boolean extra;

    private DocumentShape(int size, String[] names, int[] places, int[] absent, boolean extra) {
        this.size = size;
        this.names = names;
        this.places = places;
        this.absent = absent;
        this.extra = extra;
    }

    /// [#NONE] where the map's is not worth remembering.
    static DocumentShape of(Map<String, ?> values, Map<String, Integer> contract) {
        if (values.size() > contract.size() + MOST_EXTRA
                || values.keySet().stream().anyMatch(Objects::isNull)) {
            return NONE;
        }
        String[] names = values.keySet().toArray(new String[0]);
        int[] places =
                Arrays.stream(names)
                        .mapToInt(name -> contract.getOrDefault(name, contract.size()))
                        .toArray();
        int[] absent =
                IntStream.range(0, contract.size())
                        .filter(place -> Arrays.stream(places).noneMatch(one -> one == place))
                        .toArray();
        boolean extra = Arrays.stream(places).anyMatch(place -> place == contract.size());
        return new DocumentShape(names.length, names, places, absent, extra);
    }

    int size() {
        return size;
    }

    /// True if this name is the one at this place of the map's order.
    boolean isAt(int at, String name) {
        return at < names.length && names[at].equals(name);
    }

    /// Where the name stands in the contract; behind its last if it is not there.
    int place(int at) {
        return places[at];
    }

    /// True if one of the first `count` names stands at this place of the contract.
    boolean isAmong(int count, int place) {
        return Arrays.stream(places, 0, count).anyMatch(one -> one == place);
    }

    /// The places of the contract that no name stands at.
    int[] absent() {
        return absent;
    }

    boolean hasExtra() {
        return extra;
    }
}

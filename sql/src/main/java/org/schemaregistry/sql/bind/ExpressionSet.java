package org.schemaregistry.sql.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Expressions to be found again by what they are: few are compared one by one, many by a hash of
/// their structure that agrees with [Bound#same]. One thread.
final class ExpressionSet {
    private static final int FEW = 8;

    private final List<Bound> items;
    private final Map<Integer, List<Bound>> byHash = new HashMap<>();
    private final IdentityHashMap<Bound, Integer> hashes = new IdentityHashMap<>();

    ExpressionSet(List<Bound> items) {
        this.items = items;
        if (items.size() > FEW) {
            for (Bound item : items) {
                byHash.computeIfAbsent(hash(item), h -> new ArrayList<>(1)).add(item);
            }
        }
    }

    boolean contains(Bound wanted) {
        List<Bound> candidates =
                items.size() > FEW ? byHash.getOrDefault(hash(wanted), List.of()) : items;
        for (Bound candidate : candidates) {
            if (Bound.same(candidate, wanted)) {
                return true;
            }
        }
        return false;
    }

    private int hash(Bound bound) {
        Integer known = hashes.get(bound);
        if (known != null) {
            return known;
        }
        int own =
                switch (bound) {
                    case Bound.Column c -> 31 * System.identityHashCode(c.entry()) + c.index();
                    case Bound.Constant c -> c.text().hashCode();
                    case Bound.Parameter p -> p.number();
                    case Bound.Computed c -> c.key().hashCode();
                    case Bound.Aggregate a -> a.key().hashCode();
                    case Bound.Windowed w -> w.key().hashCode();
                    case Bound.Subquery s -> s.key().hashCode();
                    case Bound.Grouping ignored -> 1;
                    case Bound.Row ignored -> 2;
                    case Bound.Unresolved ignored -> 3;
                };
        int hash = own;
        for (Bound part : bound.parts()) {
            hash = 31 * hash + hash(part);
        }
        hashes.put(bound, hash);
        return hash;
    }
}

package org.schemaregistry.sql.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The names that may have been meant by a wrong one. Stateless and thread-safe.
public final class NearestNames {
    private static final double FURTHER = 0.15;

    private NearestNames() {}

    /// At most three of the known names, best first.
    public static List<String> of(String wrong, Collection<String> known) {
        List<Fault.Candidate> candidates = new ArrayList<>(known.size());
        for (String name : known) {
            candidates.add(new Fault.Candidate(name, 0));
        }
        return Suggestions.nearest(wrong, candidates).stream().map(Fault.Candidate::shown).toList();
    }

    /// True if the first of the ranked names was surely meant: it stands alone, or the next one is
    /// further off.
    public static boolean isClear(String wrong, List<String> ranked) {
        return ranked.size() == 1
                || (ranked.size() > 1
                        && Suggestions.distance(wrong, ranked.get(1))
                                        - Suggestions.distance(wrong, ranked.get(0))
                                > FURTHER);
    }
}

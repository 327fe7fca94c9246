package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Picks the signature that fits a list of argument types best: the heuristics that functions and
/// operators share. Immutable and thread-safe.
final class CandidateChoice {
    private static final char NO_CATEGORY = '\0';
    private static final char STRING = 'S';

    private final TypeCatalog catalog;
    private final Coercions coercions;

    CandidateChoice(TypeCatalog catalog, Coercions coercions) {
        this.catalog = catalog;
        this.coercions = coercions;
    }

    /// One thing to choose, with the types it takes for this very call.
    interface Candidate {
        List<PgType> takes();
    }

    /// The candidates that can take the arguments at all.
    <C extends Candidate> List<C> fitting(List<PgType> given, List<C> candidates) {
        List<C> fitting = new ArrayList<>();
        for (C candidate : candidates) {
            if (coercions.canCoerce(given, candidate.takes(), CoercionContext.IMPLICIT)) {
                fitting.add(candidate);
            }
        }
        return fitting;
    }

    /// The best of two or more fitting candidates; null where none is.
    <C extends Candidate> @Nullable C best(List<PgType> given, List<C> fitting) {
        List<PgType> inputs = new ArrayList<>(given.size());
        int unknowns = 0;
        for (PgType type : given) {
            inputs.add(catalog.baseType(type));
            unknowns += type.isUnknown() ? 1 : 0;
        }
        List<C> left = mostMatches(inputs, fitting, false);
        if (left.size() > 1) {
            left = mostMatches(inputs, left, true);
        }
        if (left.size() > 1 && unknowns > 0) {
            left = byCategory(inputs, left);
            if (left.size() > 1 && unknowns < inputs.size()) {
                return byTheOneKnownType(inputs, left);
            }
        }
        return left.size() == 1 ? left.get(0) : null;
    }

    /// Keeps those with the most arguments of the very type, or also of a preferred type of its
    /// category.
    private static <C extends Candidate> List<C> mostMatches(
            List<PgType> inputs, List<C> candidates, boolean preferredToo) {
        List<C> kept = new ArrayList<>();
        int most = -1;
        for (C candidate : candidates) {
            int matches = 0;
            for (int i = 0; i < inputs.size(); i++) {
                PgType input = inputs.get(i);
                PgType takes = candidate.takes().get(i);
                if (!input.isUnknown()
                        && (takes.oid() == input.oid()
                                || (preferredToo
                                        && takes.preferred()
                                        && takes.category() == input.category()))) {
                    matches++;
                }
            }
            if (matches > most) {
                most = matches;
                kept.clear();
            }
            if (matches == most) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    /// Gives each unknown argument a category, strings first, and keeps the candidates that have it
    /// there.
    private static <C extends Candidate> List<C> byCategory(
            List<PgType> inputs, List<C> candidates) {
        List<C> kept = candidates;
        List<Predicate<PgType>> wanted = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).isUnknown()) {
                wanted.add(type -> true);
                continue;
            }
            Slot slot = slot(candidates, i);
            if (slot == null) {
                return kept;
            }
            wanted.add(type ->
                    type.category() == slot.category && (type.preferred() || !slot.hasPreferred));
        }
        List<C> matching = new ArrayList<>();
        for (C candidate : candidates) {
            boolean matches = true;
            for (int i = 0; i < inputs.size() && matches; i++) {
                matches = wanted.get(i).test(candidate.takes().get(i));
            }
            if (matches) {
                matching.add(candidate);
            }
        }
        return matching.isEmpty() ? kept : matching;
    }

    private record Slot(char category, boolean hasPreferred) {}

    private static <C extends Candidate> @Nullable Slot slot(List<C> candidates, int argument) {
        char category = NO_CATEGORY;
        boolean hasPreferred = false;
        boolean conflict = false;
        for (C candidate : candidates) {
            PgType takes = candidate.takes().get(argument);
            if (category == NO_CATEGORY
                    || (takes.category() != category && takes.category() == STRING)) {
                category = takes.category();
                hasPreferred = takes.preferred();
            } else if (takes.category() == category) {
                hasPreferred |= takes.preferred();
            } else {
                conflict = true;
            }
        }
        return conflict && category != STRING ? null : new Slot(category, hasPreferred);
    }

    /// Where all known arguments have one type, takes the unknown ones to have it too.
    private <C extends Candidate> @Nullable C byTheOneKnownType(
            List<PgType> inputs, List<C> candidates) {
        PgType known = null;
        for (PgType input : inputs) {
            if (input.isUnknown()) {
                continue;
            }
            if (known != null && known.oid() != input.oid()) {
                return null;
            }
            known = input;
        }
        if (known == null) {
            return null;
        }
        List<C> fitting = fitting(java.util.Collections.nCopies(inputs.size(), known), candidates);
        return fitting.size() == 1 ? fitting.get(0) : null;
    }
}

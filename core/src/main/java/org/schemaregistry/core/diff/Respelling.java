package org.schemaregistry.core.diff;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.SqlText.Kind;
import org.schemaregistry.core.diff.SqlText.Token;
import org.schemaregistry.core.model.Keys;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;

/// Tells a text that an engine merely spells in another way from one that somebody changed. A new
/// major version of a server deparses the same definition with fewer names before its columns, or
/// with other parentheses.
///
/// Only what cannot change the meaning counts: a qualifier that stands on one side alone, doubled
/// parentheses, white space, quoting. Every word, literal and operator must be the same, in the
/// same order; whatever else differs is a change.
///
/// Thread-safe.
public final class Respelling {
    private Respelling() {}

    /// True if the change is of definitions that differ in their spelling alone.
    public static boolean only(Change change) {
        return switch (change) {
            case Change.Followed(Change inner) -> only(inner);
            case Change.DefaultChanged(var field, var from, var to) -> same(from, to);
            case Change.GenerationChanged(var field, var from, var to) ->
                    from != null
                            && to != null
                            && from.stored() == to.stored()
                            && same(from.expression(), to.expression());
            case Change.TypeChecksChanged(var field, var from, var to) ->
                    pairwise(from, to, Respelling::same);
            case Change.CheckChanged(var from, var to) ->
                    from != null
                            && to != null
                            && from.validated() == to.validated()
                            && from.enforced() == to.enforced()
                            && same(from.expression(), to.expression());
            case Change.UniqueChanged(var from, var to) ->
                    from != null
                            && to != null
                            && from.nullsNotDistinct() == to.nullsNotDistinct()
                            && from.deferrable() == to.deferrable()
                            && from.withoutOverlaps() == to.withoutOverlaps()
                            && from.constraint() == to.constraint()
                            && pairwise(from.columns(), to.columns(), Respelling::sameKey)
                            && sameOrNone(from.where(), to.where());
            case Change.IndexChanged(var from, var to) ->
                    from != null
                            && to != null
                            && from.method().equals(to.method())
                            && from.include().equals(to.include())
                            && pairwise(from.keys(), to.keys(), Respelling::sameKey)
                            && sameOrNone(from.where(), to.where());
            case Change.ExclusionChanged(var from, var to) ->
                    from != null && to != null && same(from.definition(), to.definition());
            case Change.TriggerChanged(var from, var to) ->
                    from != null
                            && to != null
                            && from.name().equals(to.name())
                            && from.enabled() == to.enabled()
                            && same(from.definition(), to.definition());
            case Change.RowSecurityChanged(var from, var to) ->
                    from != null
                            && to != null
                            && from.enabled() == to.enabled()
                            && from.forced() == to.forced()
                            && pairwise(from.policies(), to.policies(), Respelling::samePolicy);
            case Change.PartitioningChanged(var from, var to) ->
                    from != null
                            && to != null
                            && from.strategy().equals(to.strategy())
                            && same(from.key(), to.key())
                            && pairwise(
                                    from.partitions(), to.partitions(), Respelling::samePartition);
            case Change.PartitionChanged(var from, var to) ->
                    from != null && to != null && samePartition(from, to);
            case Change.DefinitionChanged(var from, var to) -> same(from, to);
            case Change.TableAdded ignored -> false;
            case Change.TableDropped ignored -> false;
            case Change.TableRenamed ignored -> false;
            case Change.AccessChanged ignored -> false;
            case Change.RelationChanged ignored -> false;
            case Change.FieldAdded ignored -> false;
            case Change.FieldDropped ignored -> false;
            case Change.FieldRenamed ignored -> false;
            case Change.FieldsReordered ignored -> false;
            case Change.TypeChanged ignored -> false;
            case Change.EnumValueAdded ignored -> false;
            case Change.EnumValueRemoved ignored -> false;
            case Change.EnumValueRenamed ignored -> false;
            case Change.EnumValuesReordered ignored -> false;
            case Change.NullabilityChanged ignored -> false;
            case Change.IdentityChanged ignored -> false;
            case Change.CollationChanged ignored -> false;
            case Change.CommentChanged ignored -> false;
            case Change.PrimaryKeyChanged ignored -> false;
            case Change.ForeignKeyChanged ignored -> false;
            case Change.OwnerChanged ignored -> false;
            case Change.OptionChanged ignored -> false;
        };
    }

    private static boolean samePolicy(Keys.Policy from, Keys.Policy to) {
        return from.name().equals(to.name())
                && from.command().equals(to.command())
                && from.permissive() == to.permissive()
                && from.roles().equals(to.roles())
                && sameOrNone(from.using(), to.using())
                && sameOrNone(from.withCheck(), to.withCheck());
    }

    private static boolean samePartition(Keys.Partition from, Keys.Partition to) {
        return from.name().equals(to.name()) && same(from.bound(), to.bound());
    }

    /// A key of an index is a bare name, or an expression in parentheses.
    private static boolean sameKey(String from, String to) {
        return from.equals(to) || (from.startsWith("(") && to.startsWith("(") && same(from, to));
    }

    private static <T> boolean pairwise(List<T> from, List<T> to, BiPredicate<T, T> same) {
        if (from.size() != to.size()) {
            return false;
        }
        for (int i = 0; i < from.size(); i++) {
            if (!same.test(from.get(i), to.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameOrNone(@Nullable String from, @Nullable String to) {
        return (from == null && to == null) || same(from, to);
    }

    /// True if two texts are there and say the same.
    static boolean same(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return false;
        }
        return from.equals(to)
                || sameTokens(plain(SqlText.tokens(from)), plain(SqlText.tokens(to)));
    }

    private static boolean sameTokens(List<Token> from, List<Token> to) {
        int f = 0;
        int t = 0;
        while (f < from.size() && t < to.size()) {
            if (!from.get(f).equals(to.get(t))) {
                if (isQualifier(from, f) && stands(to, t, from.get(f + 2))) {
                    f += 2;
                } else if (isQualifier(to, t) && stands(from, f, to.get(t + 2))) {
                    t += 2;
                } else {
                    return false;
                }
            }
            f++;
            t++;
        }
        return f == from.size() && t == to.size();
    }

    /// A name, a dot, and what it qualifies.
    private static boolean isQualifier(List<Token> tokens, int at) {
        return tokens.get(at).kind() == Kind.WORD
                && at + 2 < tokens.size()
                && tokens.get(at + 1).is(".");
    }

    /// True if that very name stands there with no qualifier.
    private static boolean stands(List<Token> tokens, int at, Token name) {
        return tokens.get(at).equals(name)
                && !isQualifier(tokens, at)
                && (at == 0 || !tokens.get(at - 1).is("."));
    }

    /// Leaves out parentheses around parentheses, and around the whole.
    private static List<Token> plain(List<Token> tokens) {
        int[] closing = closing(tokens);
        int first = 0;
        int last = tokens.size() - 1;
        while (first < last && closing[first] == last) {
            first++;
            last--;
        }
        BitSet doubled = new BitSet();
        for (int i = first; i < last; i++) {
            if (closing[i] > i + 1 && closing[i + 1] == closing[i] - 1) {
                doubled.set(i);
                doubled.set(closing[i]);
            }
        }
        List<Token> plain = new ArrayList<>(tokens.size());
        for (int i = first; i <= last; i++) {
            if (!doubled.get(i)) {
                plain.add(tokens.get(i));
            }
        }
        return plain;
    }

    /// Where each opening parenthesis is closed; -1 for all other tokens.
    private static int[] closing(List<Token> tokens) {
        int[] closing = new int[tokens.size()];
        Arrays.fill(closing, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() != Kind.SYMBOL) {
                continue;
            }
            if (tokens.get(i).is("(")) {
                open.push(i);
            } else if (tokens.get(i).is(")") && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }
}

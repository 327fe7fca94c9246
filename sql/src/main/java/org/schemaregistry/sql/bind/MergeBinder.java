package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Statement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// MERGE, whose WHEN clauses see the target, the source or both. One thread.
final class MergeBinder {
    private static final int MERGE_INTO_VIEWS = 17;

    private final Binding binding;

    MergeBinder(Binding binding) {
        this.binding = binding;
    }

    SelectBinder.Result merge(Statement.Merge merge, @Nullable Level parent) {
        Level level = binding.dml.level(merge.with(), parent);
        level.merging = true;
        unreachable(merge.whens());
        RelationInfo target = binding.dml.target(merge.target());
        boolean oldView =
                target != null
                        && target.kind() == RelationInfo.Kind.VIEW
                        && binding.catalog.majorVersion() < MERGE_INTO_VIEWS;
        if (target != null && (oldView || refusesMerge(target.kind()))) {
            binding.error(
                    "0A000", null, "cannot execute MERGE on relation \"" + target.name() + "\"");
        }
        binding.dml.targetEntry(merge.target(), target, level);
        Level.Item targetItem = level.namespace.get(0);
        level.namespace.remove(targetItem);
        binding.from.clause(List.of(merge.source()), level);
        level.namespace.add(0, targetItem);
        sameName(targetItem, level);
        level.clause = Level.Clause.JOIN_ON;
        binding.expressions.bind(merge.on(), level);
        for (Statement.MergeWhen when : merge.whens()) {
            mergeWhen(when, merge, target, targetItem, level);
        }
        if (merge.whens().stream()
                .anyMatch(when -> when.match() == Statement.MergeMatch.NOT_MATCHED_BY_SOURCE)) {
            for (RangeEntry source : level.entries.subList(1, level.entries.size())) {
                source.outerJoins++;
            }
        }
        return binding.dml.returning(merge.returning(), level, DmlBinder.Missing.EITHER);
    }

    private static boolean refusesMerge(RelationInfo.Kind kind) {
        return switch (kind) {
            case SEQUENCE, MATERIALIZED_VIEW -> true;
            case TABLE, VIEW, FOREIGN_TABLE -> false;
        };
    }

    private void unreachable(List<Statement.MergeWhen> whens) {
        Set<Statement.MergeMatch> closed = EnumSet.noneOf(Statement.MergeMatch.class);
        for (Statement.MergeWhen when : whens) {
            if (closed.contains(when.match())) {
                binding.error(
                        "42601",
                        null,
                        "unreachable WHEN clause specified after unconditional WHEN clause");
                return;
            }
            if (when.condition() == null) {
                closed.add(when.match());
            }
        }
    }

    private void sameName(Level.Item target, Level level) {
        for (Level.Item item : level.namespace) {
            if (item != target
                    && item.relationVisible
                    && item.entry.alias.equals(target.entry.alias)) {
                binding.error(
                        "42712",
                        null,
                        "name \"" + target.entry.alias + "\" specified more than once");
            }
        }
    }

    private void mergeWhen(
            Statement.MergeWhen when,
            Statement.Merge merge,
            @Nullable RelationInfo target,
            Level.Item targetItem,
            Level level) {
        boolean sees = when.match() != Statement.MergeMatch.NOT_MATCHED_BY_TARGET;
        List<Level.Item> before = level.namespace;
        if (!sees) {
            level.namespace = new ArrayList<>(before);
            level.namespace.remove(targetItem);
        } else if (when.match() == Statement.MergeMatch.NOT_MATCHED_BY_SOURCE) {
            level.namespace = new ArrayList<>(List.of(targetItem));
        }
        Expr condition = when.condition();
        if (condition != null) {
            level.clause = Level.Clause.MERGE_WHEN;
            binding.bool(binding.expressions.bind(condition, level), "WHEN");
        }
        level.clause = Level.Clause.NONE;
        switch (when.action()) {
            case NOTHING -> {}
            case DELETE ->
                    binding.dml.throughView(target, ViewTarget.Write.DELETE, List.of(), true);
            case UPDATE -> {
                binding.assignments.set(when.set(), merge.target(), target, level);
                binding.dml.throughView(
                        target,
                        ViewTarget.Write.UPDATE,
                        DmlBinder.positions(when.set(), target),
                        true);
            }
            case INSERT -> mergeInsert(when, target, level);
        }
        level.namespace = before;
    }

    private void mergeInsert(Statement.MergeWhen when, @Nullable RelationInfo target, Level level) {
        List<Integer> positions =
                when.columns().isEmpty()
                        ? DmlBinder.everyColumn(target)
                        : binding.assignments.columns(when.columns(), target);
        binding.dml.throughView(target, ViewTarget.Write.INSERT, positions, true);
        List<Expr> values = when.values();
        if (values == null || target == null) {
            return;
        }
        level.clause = Level.Clause.INSERT_SOURCE;
        List<Bound> bound = new ArrayList<>();
        Set<Integer> defaults = new HashSet<>();
        for (Expr value : values) {
            if (value instanceof Expr.Star star) {
                binding.expressions
                        .star(star.span(), star.qualifier(), level)
                        .forEach(each -> bound.add(each.value));
            } else if (value instanceof Expr.Default) {
                defaults.add(bound.size());
                bound.add(new Bound.Unresolved(value.span()));
            } else {
                bound.add(binding.expressions.bind(value, level));
            }
        }
        level.clause = Level.Clause.NONE;
        if (bound.size() > positions.size()) {
            binding.error(
                    "42601",
                    bound.get(positions.size()).span(),
                    "INSERT has more expressions than target columns");
        } else if (!when.columns().isEmpty() && bound.size() < positions.size()) {
            binding.error(
                    "42601",
                    when.columns().get(bound.size()).span(),
                    "INSERT has more target columns than expressions");
        }
        binding.assignments.refuseGenerated(
                bound.size(), defaults::contains, target, positions, when.overriding());
        for (int i = 0; i < bound.size() && i < positions.size(); i++) {
            if (positions.get(i) >= 0) {
                binding.assignments.assign(target.columns().get(positions.get(i)), bound.get(i));
            }
        }
    }
}

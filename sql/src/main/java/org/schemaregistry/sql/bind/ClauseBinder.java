package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement.GroupItem;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// ORDER BY, GROUP BY, DISTINCT and WINDOW clauses, and the check that nothing ungrouped is read:
/// the server's `parse_clause.c` and `parse_agg.c`. One thread.
final class ClauseBinder {
    private static final String BAD_REFERENCE = "42P10";
    private static final int MAX_CUBE = 12;
    private static final int MAX_SETS = 4096;

    private final Binding binding;

    ClauseBinder(Binding binding) {
        this.binding = binding;
    }

    /// What a query groups by; `damaged` where an item could not be resolved.
    ///
    /// @param sets how many grouping sets that makes
    record Groups(List<Bound> items, boolean hasSets, boolean damaged, long sets) {}

    /// Binds ORDER BY; an expression that is no target yet becomes a junk target.
    List<Bound> orderBy(List<Expr.SortKey> keys, Level level) {
        List<Bound> sorted = new ArrayList<>(keys.size());
        for (Expr.SortKey key : keys) {
            Level.Target target = target(key.value(), "ORDER BY", Level.Clause.ORDER_BY, level);
            if (target == null) {
                continue;
            }
            target.value = binding.resolvedUnknown(target.value);
            sorted.add(target.value);
            binding.collations.sorted(target.value);
            PgType type = target.value.type().type();
            if (type.isUnresolved()) {
                continue;
            }
            Expr.OperatorName using = key.using();
            if (using != null) {
                sortOperator(using, target.value);
                continue;
            }
            Problem problem = binding.types.operators().requireOrdering(type);
            if (problem != null) {
                binding.problem(problem, key.value().span(), List.of(target.value));
            }
        }
        return sorted;
    }

    private static final Set<String> ORDERING_OPERATORS =
            Set.of("<", ">", "~<~", "~>~", "*<", "*>");

    private void sortOperator(Expr.OperatorName using, Bound value) {
        Bound compared = binding.operators.operator(using.span(), using, value, value);
        if (!Binding.unresolved(compared) && !ORDERING_OPERATORS.contains(using.name())) {
            binding.error(
                    "42809",
                    using.span(),
                    "operator " + using.name() + " is not a valid ordering operator",
                    "Ordering operators must be \"<\" or \">\" members of btree operator"
                            + " families.");
        }
    }

    /// The target that an item of ORDER BY, GROUP BY or DISTINCT ON means: by name, by position, or
    /// by an equal expression; null if that failed.
    private Level.@Nullable Target target(
            Expr item, String clause, Level.Clause kind, Level level) {
        binding.step(level.targets.size());
        if (level.overfull()) {
            return null;
        }
        if (item instanceof Expr.Column column && column.parts().size() == 1) {
            Name name = column.parts().get(0);
            boolean input = false;
            if (kind == Level.Clause.GROUP_BY) {
                int before = binding.faults.size();
                Bound found = binding.names.find(column.span(), name.text(), level, true);
                input = found != null;
                if (binding.faults.size() > before) {
                    return null;
                }
            }
            Level.Target named = input ? null : named(name, clause, level);
            if (named != null) {
                checkGroupTarget(named, kind, level);
                return named;
            }
        }
        if (item instanceof Expr.Literal literal) {
            return positioned(literal, clause, kind, level);
        }
        level.clause = kind;
        Bound value = binding.expressions.bind(item, level);
        level.clause = Level.Clause.NONE;
        for (Level.Target target : level.targets) {
            if (Bound.same(value, target.value) && !Binding.uncertain(value)) {
                // The target stands for it: a parameter in it asks for no type of its own.
                binding.untyped.keySet().removeIf(item.span()::covers);
                return target;
            }
        }
        Level.Target added = new Level.Target("?column?", value, true);
        level.targets.add(added);
        return added;
    }

    private Level.@Nullable Target named(Name name, String clause, Level level) {
        Level.Target found = null;
        for (Level.Target target : level.targets) {
            if (target.junk || !target.name.equals(name.text())) {
                continue;
            }
            if (found == null) {
                found = target;
            } else if (!Bound.same(found.value, target.value)) {
                binding.error(
                        "42702", name.span(), clause + " \"" + name.text() + "\" is ambiguous");
                return found;
            }
        }
        return found;
    }

    private Level.@Nullable Target positioned(
            Expr.Literal literal, String clause, Level.Clause kind, Level level) {
        if (literal.kind() != Expr.LiteralKind.INTEGER) {
            binding.error("42601", literal.span(), "non-integer constant in " + clause);
            return null;
        }
        int wanted = Integer.parseInt(literal.text());
        int position = 0;
        for (Level.Target target : level.targets) {
            if (!target.junk && ++position == wanted) {
                checkGroupTarget(target, kind, level);
                return target;
            }
        }
        if (!level.starred && !level.damaged) {
            binding.error(
                    BAD_REFERENCE,
                    literal.span(),
                    clause + " position " + literal.text() + " is not in select list");
        }
        return null;
    }

    /// A target named in GROUP BY must not aggregate.
    private void checkGroupTarget(Level.Target target, Level.Clause kind, Level level) {
        if (kind != Level.Clause.GROUP_BY) {
            return;
        }
        Bound.OfLevel aggregate = aggregateIn(target.value, level);
        if (aggregate != null) {
            binding.error(
                    "42803", aggregate.span(), "aggregate functions are not allowed in GROUP BY");
            return;
        }
        Bound.Windowed windowed = windowedIn(target.value);
        if (windowed != null) {
            binding.error("42P20", windowed.span(), "window functions are not allowed in GROUP BY");
        }
    }

    private static Bound.@Nullable OfLevel aggregateIn(Bound bound, Level level) {
        if (bound instanceof Bound.OfLevel aggregate && aggregate.level() == level) {
            return aggregate;
        }
        if (bound instanceof Bound.Subquery subquery) {
            for (Bound.OfLevel aggregate : subquery.aggregates()) {
                if (aggregate.level() == level) {
                    return aggregate;
                }
            }
        }
        for (Bound part : bound.parts()) {
            Bound.OfLevel found = aggregateIn(part, level);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Bound.@Nullable Windowed windowedIn(Bound bound) {
        if (bound instanceof Bound.Windowed windowed) {
            return windowed;
        }
        for (Bound part : bound.parts()) {
            Bound.Windowed found = windowedIn(part);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    Groups groupBy(List<GroupItem> items, Level level) {
        List<Bound> groups = new ArrayList<>();
        boolean[] flags = new boolean[2];
        for (GroupItem item : items) {
            group(item, groups, flags, level);
        }
        long sets = 1;
        for (GroupItem item : items) {
            sets = Math.min(sets * sets(item), MAX_SETS + 1L);
        }
        return new Groups(groups, flags[0], flags[1], sets);
    }

    private static long sets(GroupItem item) {
        if (!(item instanceof GroupItem.Sets sets)) {
            return 1;
        }
        int size = sets.items().size();
        return switch (sets.kind()) {
            case ROLLUP -> size + 1L;
            case CUBE -> 1L << Math.min(size, MAX_CUBE + 1);
            case GROUPING_SETS -> sets.items().stream().mapToLong(ClauseBinder::sets).sum();
        };
    }

    private void group(GroupItem item, List<Bound> groups, boolean[] flags, Level level) {
        switch (item) {
            case GroupItem.Empty ignored -> flags[0] = true;
            case GroupItem.Sets sets -> {
                flags[0] = true;
                if (sets.kind() == GroupItem.Kind.CUBE && sets.items().size() > MAX_CUBE) {
                    binding.error(
                            Binding.TOO_MANY,
                            sets.span(),
                            "CUBE is limited to " + MAX_CUBE + " elements");
                }
                for (GroupItem inner : sets.items()) {
                    group(inner, groups, flags, level);
                }
            }
            case GroupItem.Plain(Expr.Row row) when !row.explicit() -> {
                for (Expr each : row.items()) {
                    group(new GroupItem.Plain(each), groups, flags, level);
                }
            }
            case GroupItem.Plain(Expr value) -> {
                Level.Target target = target(value, "GROUP BY", Level.Clause.GROUP_BY, level);
                if (target == null || Binding.uncertain(target.value)) {
                    flags[1] = true;
                    return;
                }
                target.value = binding.resolvedUnknown(target.value);
                groups.add(target.value);
                binding.collations.sorted(target.value);
                Problem problem =
                        binding.types.operators().requireEquality(target.value.type().type());
                if (problem != null) {
                    binding.problem(problem, value.span(), List.of(target.value));
                }
            }
        }
    }

    /// DISTINCT [ON]: the sort must agree with it.
    void distinct(List<Expr> on, List<Expr.SortKey> keys, List<Bound> sorted, Level level) {
        if (on.isEmpty()) {
            plainDistinct(keys, sorted, level);
            return;
        }
        List<Bound> distinct = new ArrayList<>();
        List<Span> places = new ArrayList<>();
        boolean damaged = false;
        for (Expr item : on) {
            Level.Target target = target(item, "DISTINCT ON", Level.Clause.DISTINCT_ON, level);
            if (target == null || Binding.uncertain(target.value)) {
                damaged = true;
            } else {
                target.value = binding.resolvedUnknown(target.value);
                distinct.add(target.value);
                binding.collations.sorted(target.value);
                places.add(item.span());
            }
        }
        if (damaged || sorted.stream().anyMatch(Binding::uncertain)) {
            return;
        }
        boolean skipped = false;
        for (Bound each : sorted) {
            binding.step(distinct.size());
            int listed = indexOf(distinct, each);
            if (listed >= 0 && skipped) {
                distinctMismatch(places.get(listed));
                return;
            }
            skipped |= listed < 0;
        }
        for (int i = 0; i < distinct.size(); i++) {
            if (contains(sorted, distinct.get(i))) {
                continue;
            }
            if (skipped) {
                distinctMismatch(places.get(i));
                return;
            }
            PgType type = distinct.get(i).type().type();
            Problem problem = binding.types.operators().requireEquality(type);
            if (problem != null) {
                binding.problem(problem, places.get(i), List.of());
            }
        }
    }

    private void distinctMismatch(Span place) {
        binding.error(
                BAD_REFERENCE,
                place,
                "SELECT DISTINCT ON expressions must match initial ORDER BY expressions");
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private void plainDistinct(List<Expr.SortKey> keys, List<Bound> sorted, Level level) {
        boolean complete = sorted.size() == keys.size() && !level.starred && !level.damaged;
        for (Bound each : sorted) {
            binding.step(level.targets.size());
            boolean listed = Binding.uncertain(each);
            boolean unresolved = false;
            for (Level.Target target : level.targets) {
                listed |= !target.junk && Bound.same(target.value, each);
                unresolved |= !target.junk && Binding.uncertain(target.value);
            }
            if (!listed && !unresolved && complete) {
                binding.error(
                        BAD_REFERENCE,
                        each.span(),
                        "for SELECT DISTINCT, ORDER BY expressions must appear in select list");
                return;
            }
        }
        for (Level.Target target : level.targets) {
            if (target.junk) {
                continue;
            }
            target.value = binding.resolvedUnknown(target.value);
            binding.collations.sorted(target.value);
            Problem problem = binding.types.operators().requireEquality(target.value.type().type());
            if (problem != null) {
                binding.problem(problem, target.value.span(), List.of(target.value));
            }
        }
    }

    private static boolean contains(List<Bound> list, Bound wanted) {
        return indexOf(list, wanted) >= 0;
    }

    private static int indexOf(List<Bound> list, Bound wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (Bound.same(list.get(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    /// A query that reads the CTE being defined must not aggregate.
    void checkRecursive(@Nullable Bound having, Level level) {
        boolean reads = false;
        for (RangeEntry entry : level.entries) {
            reads |= entry.selfReference;
        }
        if (!reads) {
            return;
        }
        Bound.OfLevel found = having == null ? null : aggregateIn(having, level);
        for (Level.Target target : level.targets) {
            Bound.OfLevel here = aggregateIn(target.value, level);
            found = here != null && (found == null || !target.junk) ? here : found;
            if (here != null) {
                break;
            }
        }
        binding.error(
                "42P19",
                found == null ? null : found.span(),
                "aggregate functions are not allowed in a recursive query's recursive term");
    }

    /// Every column read outside of an aggregate must be grouped, or depend on a grouped primary
    /// key.
    void checkGrouping(Groups groups, @Nullable Bound having, Level level) {
        if (groups.sets() > MAX_SETS) {
            binding.error(
                    "54001", null, "too many grouping sets present (maximum " + MAX_SETS + ")");
        }
        if (groups.damaged()) {
            return;
        }
        Ungrouped walk = new Ungrouped(groups, level);
        for (Level.Target target : level.targets) {
            walk.groupings(target.value);
        }
        for (Level.Target target : level.targets) {
            walk.visit(target.value);
        }
        if (having != null) {
            walk.groupings(having);
            walk.visit(having);
        }
    }

    private final class Ungrouped {
        private final Groups groups;
        private final ExpressionSet grouped;
        private final Level level;
        private final Set<Object> reported = new HashSet<>();
        private final boolean ungrouped;

        Ungrouped(Groups groups, Level level) {
            this.groups = groups;
            this.grouped = new ExpressionSet(groups.items());
            this.level = level;
            this.ungrouped = groups.items().isEmpty() && !groups.hasSets();
        }

        void visit(Bound bound) {
            if (isGrouped(bound)) {
                return;
            }
            switch (bound) {
                case Bound.Column column -> column(column, false);
                case Bound.Aggregate aggregate -> {
                    if (aggregate.level() == level) {
                        aggregate.direct().forEach(this::visit);
                    }
                }
                case Bound.Grouping ignored -> {}
                case Bound.Subquery subquery -> {
                    subquery.arguments().forEach(this::visit);
                    for (Bound.Column column : subquery.outer()) {
                        if (!isGrouped(column)) {
                            column(column, true);
                        }
                    }
                }
                case Bound.Windowed windowed -> windowed.arguments().forEach(this::visit);
                case Bound.Computed computed -> computed.arguments().forEach(this::visit);
                case Bound.Row row -> row.items().forEach(this::visit);
                case Bound.Constant ignored -> {}
                case Bound.Parameter ignored -> {}
                case Bound.Unresolved ignored -> {}
            }
        }

        /// GROUPING calls, which the server looks at before it looks at columns.
        void groupings(Bound bound) {
            if (!level.hasGroupings) {
                return;
            }
            switch (bound) {
                case Bound.Grouping grouping -> grouping(grouping);
                case Bound.Aggregate aggregate -> {
                    if (aggregate.level() == level) {
                        aggregate.direct().forEach(this::groupings);
                    }
                }
                case Bound.Subquery subquery -> {
                    subquery.arguments().forEach(this::groupings);
                    for (Bound.OfLevel inside : subquery.aggregates()) {
                        if (inside instanceof Bound.Grouping grouping) {
                            grouping(grouping);
                        }
                    }
                }
                case Bound.Column ignored -> {}
                case Bound.Windowed windowed -> windowed.arguments().forEach(this::groupings);
                case Bound.Computed computed -> computed.arguments().forEach(this::groupings);
                case Bound.Row row -> row.items().forEach(this::groupings);
                case Bound.Constant ignored -> {}
                case Bound.Parameter ignored -> {}
                case Bound.Unresolved ignored -> {}
            }
        }

        private void grouping(Bound.Grouping grouping) {
            if (grouping.level() != level) {
                return;
            }
            for (Bound argument : grouping.arguments()) {
                if (!grouped.contains(argument) && !Binding.uncertain(argument)) {
                    binding.error(
                            "42803",
                            argument.span(),
                            "arguments to GROUPING must be grouping expressions of the associated"
                                    + " query level");
                }
            }
        }

        private boolean isGrouped(Bound bound) {
            binding.step(1);
            return !(bound instanceof Bound.Constant)
                    && !(bound instanceof Bound.Unresolved)
                    && grouped.contains(bound);
        }

        private void column(Bound.Column column, boolean inSubquery) {
            RangeEntry entry = column.entry();
            boolean once = ungrouped && !reported.isEmpty();
            if (entry.level != level || once || dependsOnKey(entry)) {
                return;
            }
            String name = column.index() >= 0 ? entry.columns.get(column.index()).name() : "*";
            if (!reported.add(column.span()) || !reported.add(List.of(entry.alias, name))) {
                return;
            }
            String full = entry.alias + "." + name;
            binding.error(
                    "42803",
                    column.span(),
                    inSubquery
                            ? "subquery uses ungrouped column \"" + full + "\" from outer query"
                            : "column \""
                                    + full
                                    + "\" must appear in the GROUP BY clause or be used in an"
                                    + " aggregate function");
        }

        private boolean dependsOnKey(RangeEntry entry) {
            RelationInfo relation = entry.relation;
            if (relation == null || relation.primaryKey().isEmpty() || groups.hasSets()) {
                return false;
            }
            for (int index : relation.primaryKey()) {
                boolean grouped = false;
                for (Bound item : groups.items()) {
                    grouped |=
                            item instanceof Bound.Column c
                                    && c.entry() == entry
                                    && c.index() == index;
                }
                if (!grouped) {
                    return false;
                }
            }
            return true;
        }
    }
}

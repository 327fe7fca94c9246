package org.schemaregistry.sql.bind;

import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.type.CommonType;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.OperatorResolution;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.Problem;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Joins: what both sides show, the columns that USING and NATURAL merge, ON. One thread.
final class JoinBinder {
    /// The server's `MaxAttrNumber`.
    private static final int MAX_JOINED = 32_767;

    private final Binding binding;

    JoinBinder(Binding binding) {
        this.binding = binding;
    }

    List<Level.Item> join(FromItem.Join join, Level level) {
        int start = level.entries.size();
        List<Level.Item> left = binding.from.item(join.left(), level);
        int middle = level.entries.size();
        boolean lateralOk =
                switch (join.kind()) {
                    case CROSS, INNER, LEFT -> true;
                    case RIGHT, FULL -> false;
                };
        List<Level.Item> outside = level.namespace;
        level.namespace = new ArrayList<>(outside);
        for (Level.Item each : left) {
            each.lateralOnly = true;
            each.lateralOk = lateralOk;
        }
        level.namespace.addAll(left);
        List<Level.Item> right = right(join, level);
        level.namespace = outside;
        binding.from.checkConflicts(left, right);
        List<Level.Item> both = new ArrayList<>(left);
        both.addAll(right);
        List<RangeEntry.Column> leftColumns = visible(left);
        List<RangeEntry.Column> rightColumns = visible(right);
        List<String> merged = mergedNames(join, leftColumns, rightColumns);
        boolean open = isOpen(left) || isOpen(right);
        level.unsureOrder |= unsureOrder(join, merged, level);
        List<RangeEntry.Column> columns =
                columns(join, merged, leftColumns, rightColumns, open, inPlace(level));
        if (columns.size() > MAX_JOINED) {
            binding.error("54000", null, "joins can have at most " + MAX_JOINED + " columns");
        }
        Expr on = join.on();
        if (on != null) {
            on(on, both, level);
        }
        fill(join.kind(), level.entries, start, middle);
        return result(join, both, columns, open, level);
    }

    /// Notes what an outer join fills with nulls; also what no name outside of it reaches, for
    /// columns of it are still shown.
    private static void fill(
            FromItem.JoinKind kind, List<RangeEntry> entries, int start, int middle) {
        boolean left = kind == FromItem.JoinKind.RIGHT || kind == FromItem.JoinKind.FULL;
        boolean right = kind == FromItem.JoinKind.LEFT || kind == FromItem.JoinKind.FULL;
        for (int i = left ? start : middle; i < (right ? entries.size() : middle); i++) {
            entries.get(i).outerJoins++;
        }
    }

    private List<Level.Item> right(FromItem.Join join, Level level) {
        boolean before = level.inParentheses;
        level.inParentheses = before || join.right() instanceof FromItem.Join;
        List<Level.Item> right = binding.from.item(join.right(), level);
        level.inParentheses = before;
        return right;
    }

    private static boolean isOpen(List<Level.Item> items) {
        for (Level.Item item : items) {
            if (item.entry.isOpen()) {
                return true;
            }
        }
        return false;
    }

    /// The columns that the items show unqualified, each standing for what it is there.
    private List<RangeEntry.Column> visible(List<Level.Item> items) {
        List<RangeEntry.Column> columns = new ArrayList<>();
        for (Level.Item item : items) {
            if (!item.columnsVisible) {
                continue;
            }
            RangeEntry entry = item.entry;
            binding.step(entry.columns.size());
            for (int i = 0; i < entry.columns.size(); i++) {
                RangeEntry.Column column = entry.columns.get(i);
                columns.add(
                        column.source() != null
                                ? column
                                : new RangeEntry.Column(
                                        column.name(),
                                        column.type(),
                                        column.nullable(),
                                        new Bound.Column(new Span(0, 0), entry, i, column.type())));
            }
        }
        return columns;
    }

    private List<String> mergedNames(
            FromItem.Join join, List<RangeEntry.Column> left, List<RangeEntry.Column> right) {
        List<String> names = new ArrayList<>();
        if (join.natural()) {
            Set<String> shared = new HashSet<>();
            right.forEach(column -> shared.add(column.name()));
            for (RangeEntry.Column column : left) {
                if (shared.contains(column.name())) {
                    names.add(column.name());
                }
            }
            return names;
        }
        for (Name name : join.using()) {
            names.add(name.text());
        }
        return names;
    }

    private int position(List<RangeEntry.Column> columns, String name) {
        binding.step(columns.size() / 4);
        int found = RangeEntry.NONE;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                if (found != RangeEntry.NONE) {
                    return RangeEntry.AMBIGUOUS;
                }
                found = i;
            }
        }
        return found;
    }

    private boolean unsureOrder(FromItem.Join join, List<String> merged, Level level) {
        return switch (binding.stars) {
            case MERGED_FIRST -> false;
            case MERGED_IN_PLACE ->
                    level.inParentheses
                            && join.left() instanceof FromItem.Join
                            && !merged.isEmpty();
        };
    }

    private boolean inPlace(Level level) {
        return switch (binding.stars) {
            case MERGED_FIRST -> false;
            case MERGED_IN_PLACE -> !level.inParentheses;
        };
    }

    /// Merged columns, first or where the left side has them, and the other ones of both sides.
    private List<RangeEntry.Column> columns(
            FromItem.Join join,
            List<String> merged,
            List<RangeEntry.Column> left,
            List<RangeEntry.Column> right,
            boolean open,
            boolean inPlace) {
        List<RangeEntry.Column> columns = new ArrayList<>();
        List<RangeEntry.Column> ofLeft = new ArrayList<>(left);
        boolean[] leftUsed = new boolean[left.size()];
        boolean[] rightUsed = new boolean[right.size()];
        Set<String> seen = new HashSet<>();
        for (String name : merged) {
            if (!seen.add(name) && !join.natural()) {
                binding.error(
                        "42701",
                        null,
                        "column name \"" + name + "\" appears more than once in USING clause");
            }
            int l = position(left, name);
            int r = l < 0 ? RangeEntry.NONE : position(right, name);
            if (l < 0) {
                notIn("left", l, named(join, name), left, right, open);
            } else if (r < 0) {
                notIn("right", r, named(join, name), left, right, open);
            }
            if (l >= 0 && r >= 0) {
                rightUsed[r] = true;
                RangeEntry.Column both = mergedColumn(join, name, left.get(l), right.get(r));
                if (inPlace) {
                    ofLeft.set(l, both);
                } else {
                    leftUsed[l] = true;
                    columns.add(both);
                }
            }
        }
        for (int i = 0; i < left.size(); i++) {
            if (!leftUsed[i]) {
                columns.add(ofLeft.get(i));
            }
        }
        for (int i = 0; i < right.size(); i++) {
            if (!rightUsed[i]) {
                columns.add(right.get(i));
            }
        }
        return columns;
    }

    /// The name as the query's USING has it; a natural join names only what both sides have.
    private static Name named(FromItem.Join join, String name) {
        return join.using().stream()
                .filter(one -> one.text().equals(name))
                .findFirst()
                .orElseGet(() -> new Name(Span.NOWHERE, name));
    }

    /// Reports a name that one side has not, or more than once; what both have may be meant.
    private void notIn(
            String side,
            int found,
            Name name,
            List<RangeEntry.Column> left,
            List<RangeEntry.Column> right,
            boolean open) {
        if (found == RangeEntry.AMBIGUOUS) {
            binding.error(
                    "42702",
                    null,
                    "common column name \""
                            + name.text()
                            + "\" appears more than once in "
                            + side
                            + " table");
        } else if (!open) {
            Set<String> ofRight = new HashSet<>();
            right.forEach(column -> ofRight.add(column.name()));
            binding.report(
                    new Fault(
                            "42703",
                            Severity.ERROR,
                            null,
                            "column \""
                                    + name.text()
                                    + "\" specified in USING clause does not exist in "
                                    + side
                                    + " table",
                            null,
                            name,
                            left.stream()
                                    .map(RangeEntry.Column::name)
                                    .filter(ofRight::contains)
                                    .map(both -> new Fault.Candidate(both, 0))
                                    .toList()));
        }
    }

    private RangeEntry.Column mergedColumn(
            FromItem.Join join, String name, RangeEntry.Column left, RangeEntry.Column right) {
        PgType a = left.type().type();
        PgType b = right.type().type();
        OperatorResolution equals = binding.types.operators().binary(null, "=", a, b);
        if (equals instanceof OperatorResolution.Failed(Problem problem)) {
            binding.error(problem.sqlState(), null, problem.message(), problem.hint());
            return new RangeEntry.Column(name, Bound.UNRESOLVED, true, null);
        }
        CommonType common = binding.types.commonTypes().select("JOIN/USING", List.of(a, b));
        if (!(common instanceof CommonType.Found(PgType type))) {
            return new RangeEntry.Column(name, Bound.UNRESOLVED, true, null);
        }
        Bound l = java.util.Objects.requireNonNull(left.source());
        Bound r = java.util.Objects.requireNonNull(right.source());
        TypeRef target = type.equals(a) ? left.type() : TypeRef.of(type);
        Bound source =
                switch (join.kind()) {
                    case CROSS, INNER -> a.equals(type) || !b.equals(type) ? l : r;
                    case LEFT -> l;
                    case RIGHT -> r;
                    case FULL ->
                            new Bound.Computed(
                                    new Span(0, 0), Collations.MERGED, List.of(l, r), target);
                };
        Bound typed =
                source.type().type().equals(type)
                        ? source
                        : new Bound.Computed(
                                new Span(0, 0), "cast " + type.oid(), List.of(source), target);
        return new RangeEntry.Column(name, target, true, typed);
    }

    private void on(Expr on, List<Level.Item> both, Level level) {
        List<Level.Item> outside = level.namespace;
        Level.Clause clause = level.clause;
        for (Level.Item each : both) {
            each.lateralOnly = false;
            each.lateralOk = true;
        }
        level.namespace = both;
        level.clause = Level.Clause.JOIN_ON;
        binding.bool(binding.expressions.bind(on, level), "JOIN/ON");
        level.namespace = outside;
        level.clause = clause;
    }

    private List<Level.Item> result(
            FromItem.Join join,
            List<Level.Item> both,
            List<RangeEntry.Column> columns,
            boolean open,
            Level level) {
        FromItem.Alias alias = join.alias();
        String shown = alias == null ? "" : alias.name().text();
        RangeEntry entry =
                new RangeEntry(
                        RangeEntry.Kind.JOIN,
                        shown,
                        level,
                        binding.from.renamed(columns, alias, shown),
                        null,
                        binding.type(Oids.RECORD));
        List<Level.Item> items = new ArrayList<>();
        if (alias == null) {
            for (Level.Item each : both) {
                each.columnsVisible = false;
                if (each.relationVisible || each.entry.isOpen()) {
                    items.add(each);
                }
            }
        } else {
            level.entries.add(entry);
            if (open) {
                items.add(new Level.Item(binding.from.open(shown, level), true, false));
            }
        }
        Name usingAlias = join.usingAlias();
        if (usingAlias != null) {
            List<RangeEntry.Column> shared = columns.subList(0, join.using().size());
            RangeEntry using =
                    new RangeEntry(
                            RangeEntry.Kind.JOIN,
                            usingAlias.text(),
                            level,
                            List.copyOf(shared),
                            null,
                            binding.type(Oids.RECORD));
            items.add(new Level.Item(using, true, false));
        }
        items.add(new Level.Item(entry, alias != null, true));
        return items;
    }
}

package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.Severity;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.Statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// INSERT, UPDATE, DELETE and MERGE, in the order of the server's `analyze.c`. One thread.
final class DmlBinder {
    private final Binding binding;

    DmlBinder(Binding binding) {
        this.binding = binding;
    }

    SelectBinder.Result insert(Statement.Insert insert, @Nullable Level parent) {
        Level level = level(insert.with(), parent);
        RelationInfo target = target(insert.target());
        List<Integer> positions =
                insert.hasColumns()
                        ? binding.assignments.columns(insert.columns(), target)
                        : everyColumn(target);
        RangeEntry entry = entry(insert.target(), target, level);
        level.entries.add(entry);
        SelectStatement source = insert.source();
        if (source == null) {
            required(insert, target, positions, 0);
        } else if (source.isBare() && source.body() instanceof SelectStatement.Body.Values values) {
            values(insert, values, target, positions, level);
        } else {
            Level around = new Level(level.parent);
            around.commonTables.putAll(level.commonTables);
            around.entries.add(entry);
            SelectBinder.Result result = binding.selects.query(source, around, false);
            if (!result.open()) {
                binding.assignments.assign(
                        insert, result.values(), columnsOf(result), target, positions, level);
                binding.assignments.refuseGenerated(
                        result.values().size(), i -> false, target, positions, insert.overriding());
            }
        }
        throughView(target, ViewTarget.Write.INSERT, positions, false);
        level.namespace.add(new Level.Item(entry, true, true));
        Statement.OnConflict conflict = insert.onConflict();
        if (conflict != null) {
            binding.conflicts.onConflict(conflict, insert.target(), target, entry, level);
        }
        return returning(insert.returning(), level, Missing.OLD);
    }

    /// A view passes a write on, if it does.
    ///
    /// @param merging it is an action of a MERGE
    void throughView(
            @Nullable RelationInfo target,
            ViewTarget.Write write,
            Collection<Integer> written,
            boolean merging) {
        if (target != null && target.kind() == RelationInfo.Kind.VIEW) {
            String doubt =
                    merging
                            ? ViewTarget.doubtOfMerge(binding.catalog, target, write, written)
                            : ViewTarget.doubt(binding.catalog, target, write, written);
            if (doubt != null) {
                binding.cannotTell(doubt);
            }
        }
    }

    private static List<Span> columnsOf(SelectBinder.Result result) {
        List<Span> spans = new ArrayList<>();
        result.values().forEach(v -> spans.add(v.span()));
        return spans;
    }

    Level level(SelectStatement.@Nullable With with, @Nullable Level parent) {
        Level level = new Level(parent);
        if (with != null) {
            binding.withs.with(with, level);
        }
        return level;
    }

    @Nullable RelationInfo target(FromItem.Relation relation) {
        RelationInfo info = binding.from.find(relation.name(), relation.span(), null);
        if (info != null) {
            binding.touch(info);
            binding.written.add(info.ref());
            if (info.kind() == RelationInfo.Kind.SEQUENCE) {
                binding.report(
                        new Fault(
                                "42809",
                                Severity.WARNING,
                                null,
                                "cannot change sequence \"" + info.name() + "\"",
                                null,
                                null,
                                List.of()));
            }
            if (info.kind() == RelationInfo.Kind.MATERIALIZED_VIEW) {
                binding.report(
                        new Fault(
                                "42809",
                                Severity.WARNING,
                                null,
                                "cannot change materialized view \"" + info.name() + "\"",
                                null,
                                null,
                                List.of()));
            }
        }
        return info;
    }

    /// The target's range entry, put into the namespace for ON CONFLICT, RETURNING and the like.
    RangeEntry targetEntry(FromItem.Relation relation, @Nullable RelationInfo info, Level level) {
        RangeEntry entry = entry(relation, info, level);
        level.entries.add(entry);
        level.namespace.add(new Level.Item(entry, true, true));
        return entry;
    }

    private RangeEntry entry(FromItem.Relation relation, @Nullable RelationInfo info, Level level) {
        FromItem.Alias alias = relation.alias();
        String shown = alias == null ? relation.name().getLast().text() : alias.name().text();
        RangeEntry entry =
                info == null
                        ? new RangeEntry(
                                RangeEntry.Kind.OPEN,
                                shown,
                                level,
                                List.of(),
                                null,
                                Bound.UNRESOLVED)
                        : binding.from.entry(info, null, shown, level);
        if (info == null) {
            entry.presumed = binding.from.presumed(relation.name(), null);
        }
        return entry;
    }

    static List<Integer> everyColumn(@Nullable RelationInfo target) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; target != null && i < target.columns().size(); i++) {
            positions.add(i);
        }
        return positions;
    }

    private void values(
            Statement.Insert insert,
            SelectStatement.Body.Values values,
            @Nullable RelationInfo target,
            List<Integer> positions,
            Level level) {
        level.clause = values.rows().size() == 1 ? Level.Clause.INSERT_SOURCE : Level.Clause.VALUES;
        int width = -1;
        for (List<Expr> row : values.rows()) {
            List<Bound> bound = new ArrayList<>(row.size());
            List<Span> spans = new ArrayList<>(row.size());
            for (Expr item : row) {
                Bound value =
                        item instanceof Expr.Default
                                ? new Bound.Unresolved(item.span())
                                : binding.expressions.bind(item, level);
                bound.add(value);
                spans.add(value.span());
            }
            if (width >= 0 && row.size() != width) {
                binding.error("42601", spans.get(0), "VALUES lists must all be the same length");
            }
            width = row.size();
            binding.assignments.assign(insert, bound, spans, target, positions, level);
            binding.assignments.refuseGenerated(
                    row.size(),
                    i -> row.get(i) instanceof Expr.Default,
                    target,
                    positions,
                    insert.overriding());
        }
        level.clause = Level.Clause.NONE;
    }

    /// The server finds a missing required column only when the statement runs: a warning.
    void required(
            Statement.Insert insert,
            @Nullable RelationInfo target,
            List<Integer> positions,
            int given) {
        if (target == null || target.kind() != RelationInfo.Kind.TABLE) {
            return;
        }
        Set<Integer> written =
                new HashSet<>(positions.subList(0, Math.min(given, positions.size())));
        for (int i = 0; i < target.columns().size(); i++) {
            RelationInfo.Column column = target.columns().get(i);
            if (column.notNull() && !column.optional() && !written.contains(i)) {
                Fault warning =
                        new Fault(
                                "23502",
                                Severity.WARNING,
                                insert.target().span(),
                                "column \""
                                        + column.name()
                                        + "\" of relation \""
                                        + target.name()
                                        + "\" needs a value: it is not null and has no default",
                                null,
                                null,
                                List.of());
                if (!binding.faults.contains(warning)) {
                    binding.report(warning);
                }
            }
        }
    }

    SelectBinder.Result update(Statement.Update update, @Nullable Level parent) {
        Level level = level(update.with(), parent);
        RelationInfo target = target(update.target());
        targetEntry(update.target(), target, level);
        fromWithTarget(update.from(), level);
        where(update.where(), level);
        SelectBinder.Result result = returning(update.returning(), level, Missing.NEITHER);
        binding.assignments.set(update.set(), update.target(), target, level);
        throughView(target, ViewTarget.Write.UPDATE, positions(update.set(), target), false);
        return result;
    }

    static List<Integer> positions(List<Statement.Assignment> set, @Nullable RelationInfo target) {
        List<Integer> positions = new ArrayList<>();
        for (Statement.Assignment assignment : set) {
            for (Statement.WrittenColumn column : assignment.columns()) {
                positions.add(target == null ? -1 : target.indexOf(column.name().text()));
            }
        }
        return positions;
    }

    /// FROM and USING see the target only where they are lateral, and then may not use it.
    private void fromWithTarget(List<FromItem> items, Level level) {
        for (Level.Item item : level.namespace) {
            item.lateralOnly = true;
            item.lateralOk = false;
        }
        binding.from.clause(items, level);
        for (Level.Item item : level.namespace) {
            item.lateralOnly = false;
            item.lateralOk = true;
        }
    }

    private void where(@Nullable Expr where, Level level) {
        if (where != null) {
            level.clause = Level.Clause.WHERE;
            binding.bool(binding.expressions.bind(where, level), "WHERE");
            level.clause = Level.Clause.NONE;
        }
    }

    SelectBinder.Result delete(Statement.Delete delete, @Nullable Level parent) {
        Level level = level(delete.with(), parent);
        RelationInfo target = target(delete.target());
        targetEntry(delete.target(), target, level);
        fromWithTarget(delete.using(), level);
        where(delete.where(), level);
        throughView(target, ViewTarget.Write.DELETE, List.of(), false);
        return returning(delete.returning(), level, Missing.NEW);
    }

    /// Which row there may be none of, before or after: its columns are null then.
    enum Missing {
        OLD,
        NEW,
        EITHER,
        NEITHER;

        private boolean may(boolean old) {
            return switch (this) {
                case OLD -> old;
                case NEW -> !old;
                case EITHER -> true;
                case NEITHER -> false;
            };
        }
    }

    SelectBinder.Result returning(
            Statement.@Nullable Returning returning, Level level, Missing missing) {
        if (returning == null) {
            Span none = new Span(0, 0);
            return new SelectBinder.Result(
                    List.of(), List.of(), level.outerColumns(), level.outerAggregates, false, none);
        }
        Level.Item target = level.namespace.get(0);
        for (boolean old : new boolean[] {true, false}) {
            Name alias = old ? returning.oldAlias() : returning.newAlias();
            if (binding.catalog.majorVersion() >= 18) {
                String shown = alias == null ? (old ? "old" : "new") : alias.text();
                RangeEntry row = copy(target.entry, shown);
                row.outerJoins = missing.may(old) ? 1 : 0;
                level.namespace.add(new Level.Item(row, true, false));
            }
        }
        binding.selects.targets(returning.targets(), level, Level.Clause.RETURNING);
        level.clause = Level.Clause.NONE;
        List<RangeEntry.Column> columns = new ArrayList<>();
        List<Bound> values = new ArrayList<>();
        for (Level.Target each : level.targets) {
            each.value = binding.resolvedUnknown(each.value);
            columns.add(
                    new RangeEntry.Column(
                            each.name,
                            each.value.type(),
                            Nullability.of(each.value, false),
                            null,
                            binding.collations.ofColumn(each.value)));
            values.add(each.value);
        }
        return new SelectBinder.Result(
                columns,
                values,
                level.outerColumns(),
                level.outerAggregates,
                level.damaged || level.starred,
                returning.span());
    }

    private static RangeEntry copy(RangeEntry entry, String alias) {
        return new RangeEntry(
                entry.kind, alias, entry.level, entry.columns, entry.relation, entry.rowType);
    }
}

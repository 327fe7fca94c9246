package org.schemaregistry.sql.bind;

import org.schemaregistry.sql.bind.SelectBinder.Result;
import org.schemaregistry.sql.syntax.SelectStatement;
import org.schemaregistry.sql.syntax.Statement;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// WITH: what its items are and in which order they are looked at, as the server's `parse_cte.c`.
/// One thread.
final class WithBinder {
    private static final int MERGE_RETURNS = 17;

    private final Binding binding;

    WithBinder(Binding binding) {
        this.binding = binding;
    }

    void with(SelectStatement.With with, Level level) {
        Set<String> seen = new HashSet<>();
        for (SelectStatement.CommonTable table : with.tables()) {
            if (merges(table)) {
                binding.error("0A000", table.name().span(), "MERGE not supported in WITH query");
            }
            if (!seen.add(table.name().text())) {
                binding.error(
                        "42712",
                        table.name().span(),
                        "WITH query name \"" + table.name().text() + "\" specified more than once");
            }
            if (with.recursive()) {
                declare(table, level);
            }
        }
        if (with.recursive()) {
            recursive(with.tables(), level);
            return;
        }
        for (SelectStatement.CommonTable table : with.tables()) {
            Result result = statement(table, level);
            Level.CommonTable entry = new Level.CommonTable(table.name().text());
            define(entry, table, result, false, level);
            level.commonTables.put(entry.name, entry);
        }
    }

    /// It is a MERGE on a version that has none in WITH.
    private boolean merges(SelectStatement.CommonTable table) {
        return table.query() instanceof Statement.Merge
                && binding.catalog.majorVersion() < MERGE_RETURNS;
    }

    private static void declare(SelectStatement.CommonTable table, Level level) {
        Level.CommonTable entry = new Level.CommonTable(table.name().text());
        entry.open = true;
        level.commonTables.put(entry.name, entry);
    }

    private Result statement(SelectStatement.CommonTable table, Level level) {
        if (merges(table)) {
            return new Result(List.of(), List.of(), List.of(), List.of(), true, table.span());
        }
        Result result = statement(table.query(), level);
        if (level.parent == null) {
            binding.collations.settle();
        }
        if (level.parent != null && !(table.query() instanceof SelectStatement)) {
            binding.error(
                    "0A000",
                    table.name().span(),
                    "WITH clause containing a data-modifying statement must be at the top level");
        }
        return result;
    }

    private Result statement(Statement statement, Level level) {
        return switch (statement) {
            case SelectStatement select -> binding.selects.query(select, level, true);
            case Statement.Insert insert -> binding.dml.insert(insert, level);
            case Statement.Update update -> binding.dml.update(update, level);
            case Statement.Delete delete -> binding.dml.delete(delete, level);
            case Statement.Merge merge -> binding.merges.merge(merge, level);
            case Statement.NotQuery ignored ->
                    new Result(List.of(), List.of(), List.of(), List.of(), true, ignored.span());
        };
    }

    /// @param recursive it reads itself
    void define(
            Level.CommonTable entry,
            SelectStatement.CommonTable table,
            Result result,
            boolean recursive,
            Level level) {
        entry.open = result.open();
        if (withoutReturning(table.query())) {
            entry.missingReturning = true;
            entry.columns = null;
            return;
        }
        List<RangeEntry.Column> columns = new ArrayList<>(result.columns());
        if (!result.open() && table.columns().size() > columns.size()) {
            binding.error(
                    "42P10",
                    table.name().span(),
                    "WITH query \""
                            + entry.name
                            + "\" has "
                            + columns.size()
                            + " columns available but "
                            + table.columns().size()
                            + " columns specified");
        }
        for (int i = 0; i < columns.size() && i < table.columns().size(); i++) {
            RangeEntry.Column column = columns.get(i);
            columns.set(i, column.named(table.columns().get(i).text()));
        }
        if (!entry.defining && !entry.open) {
            Recursion.clauses(binding, table, columns, recursive);
        }
        SelectStatement.Search search = table.search();
        if (search != null) {
            columns.add(
                    new RangeEntry.Column(search.sequence().text(), Bound.UNRESOLVED, true, null));
        }
        SelectStatement.Cycle cycle = table.cycle();
        if (cycle != null) {
            TypeRef mark = Recursion.mark(binding, cycle, level);
            columns.add(new RangeEntry.Column(cycle.mark().text(), mark, true, null));
            columns.add(
                    new RangeEntry.Column(
                            cycle.path().text(), binding.type(Oids.RECORD_ARRAY), true, null));
        }
        entry.columns = columns;
    }

    private static boolean withoutReturning(Statement statement) {
        return switch (statement) {
            case SelectStatement ignored -> false;
            case Statement.Insert insert -> insert.returning() == null;
            case Statement.Update update -> update.returning() == null;
            case Statement.Delete delete -> delete.returning() == null;
            case Statement.Merge merge -> merge.returning() == null;
            case Statement.NotQuery ignored -> false;
        };
    }

    private void recursive(List<SelectStatement.CommonTable> tables, Level level) {
        Recursion.Order order = Recursion.order(binding, tables);
        for (SelectStatement.CommonTable table : order.tables()) {
            Level.CommonTable entry = level.commonTables.get(table.name().text());
            if (entry == null) {
                continue;
            }
            String name = entry.name;
            boolean refused = order.refused().contains(name);
            if (!refused && order.selfRecursive().contains(name)) {
                recursive(table, entry, level);
            } else {
                Result result = statement(table, level);
                define(entry, table, result, false, level);
                entry.open |= refused;
            }
        }
    }

    /// The left side of the UNION gives the columns that the right side may read.
    private void recursive(
            SelectStatement.CommonTable table, Level.CommonTable entry, Level level) {
        if (table.query() instanceof SelectStatement query) {
            Level inner = new Level(level);
            SelectStatement.With with = query.with();
            if (with != null) {
                with(with, inner);
            }
            Result result =
                    binding.selects.setOperation(query, inner, true, new Self(entry, table));
            entry.defining = false;
            define(entry, table, result, true, level);
            if (level.parent == null) {
                binding.collations.settle();
            }
        }
    }

    /// The CTE that a set operation defines by reading itself.
    record Self(Level.CommonTable entry, SelectStatement.CommonTable table) {}
}
